import * as z from 'zod/mini';
import { draftIdSchema } from '../id.ts';
import { nameSchema } from '../rows/row.ts';
import { defineChange, done, refused } from './change.ts';

/** A draft got another name. */
export const draftRenamed = defineChange({
  name: 'draft-renamed',
  args: z.object({ draftId: draftIdSchema, name: nameSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { draftId, name }) => {
    const draft = await rows.get('draft', draftId);
    if (!draft) return refused('draft-missing', 'This draft does not exist any more.');
    await rows.put('draft', [{ ...draft, name }]);
    return done;
  },
  sentence: ({ name }) => `Renamed a draft to ${name}`,
});
