import * as z from 'zod/mini';
import { commentSchema } from '../rows/comment.ts';
import { defineChange, done, refused } from './change.ts';

/** A comment on a draft, a day or a cell of it was written, or its words were changed. */
export const commentWritten = defineChange({
  name: 'comment-written',
  args: z.object({ comment: commentSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { comment }) => {
    if (!(await rows.get('draft', comment.draftId)))
      return refused('draft-missing', 'This draft does not exist any more.');
    await rows.put('comment', [comment]);
    return done;
  },
  sentence: ({ comment }) =>
    comment.subject.kind === 'draft'
      ? 'Commented on a draft'
      : comment.subject.kind === 'day'
        ? `Commented on ${comment.subject.day}`
        : 'Commented on a place',
});
