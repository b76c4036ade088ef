import * as z from 'zod/mini';
import { draftSchema } from '../rows/draft.ts';
import { defineChange, done, refused } from './change.ts';

/** A draft was started, empty. */
export const draftStarted = defineChange({
  name: 'draft-started',
  args: z.object({ draft: draftSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { draft }) => {
    if (!(await rows.get('academicYear', draft.yearId))) {
      return refused('year-missing', 'This academic year does not exist any more.');
    }
    await rows.put('draft', [draft]);
    return done;
  },
  sentence: ({ draft }) => `Started the draft ${draft.name}`,
});
