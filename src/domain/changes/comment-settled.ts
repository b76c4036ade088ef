import * as z from 'zod/mini';
import { commentIdSchema } from '../id.ts';
import { defineChange, done, refused } from './change.ts';

/** What a comment was about is settled, or is not after all. */
export const commentSettled = defineChange({
  name: 'comment-settled',
  args: z.object({ commentId: commentIdSchema, isSettled: z.boolean() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { commentId, isSettled }) => {
    const comment = await rows.get('comment', commentId);
    if (!comment) return refused('comment-missing', 'This comment does not exist any more.');
    await rows.put('comment', [{ ...comment, isSettled }]);
    return done;
  },
  sentence: ({ isSettled }) => (isSettled ? 'Settled a comment' : 'Took a comment up again'),
});
