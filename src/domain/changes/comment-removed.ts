import * as z from 'zod/mini';
import { commentIdSchema } from '../id.ts';
import { defineChange, done, refused } from './change.ts';

/** A comment was deleted. */
export const commentRemoved = defineChange({
  name: 'comment-removed',
  args: z.object({ commentId: commentIdSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { commentId }) => {
    if (!(await rows.get('comment', commentId)))
      return refused('comment-missing', 'This comment is already gone.');
    await rows.remove('comment', [commentId]);
    return done;
  },
  sentence: () => 'Deleted a comment',
});
