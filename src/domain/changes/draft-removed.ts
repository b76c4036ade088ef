import * as z from 'zod/mini';
import { draftIdSchema } from '../id.ts';
import { defineChange, done, refused } from './change.ts';

/** A draft was deleted with all its assignments and comments. */
export const draftRemoved = defineChange({
  name: 'draft-removed',
  args: z.object({ draftId: draftIdSchema, name: z.string() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { draftId }) => {
    if (!(await rows.get('draft', draftId)))
      return refused('draft-missing', 'This draft is already gone.');
    const assignments = await rows.by('assignment', 'draftId', draftId);
    await rows.remove(
      'assignment',
      assignments.map((each) => each.id),
    );
    const comments = await rows.by('comment', 'draftId', draftId);
    await rows.remove(
      'comment',
      comments.map((each) => each.id),
    );
    await rows.remove('draft', [draftId]);
    return done;
  },
  sentence: ({ name }) => `Deleted the draft ${name}`,
});
