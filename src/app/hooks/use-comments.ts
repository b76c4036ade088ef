import { useCallback } from 'react';
import type { Outcome } from '../../domain/changes/change.ts';
import { commentRemoved } from '../../domain/changes/comment-removed.ts';
import { commentSettled } from '../../domain/changes/comment-settled.ts';
import { commentWritten } from '../../domain/changes/comment-written.ts';
import type { DraftId } from '../../domain/id.ts';
import type { Comment } from '../../domain/rows/comment.ts';
import { readComments } from '../../store/queries/cell-story.ts';
import { useStored } from '../program-session.tsx';
import { useRecord } from './use-record.ts';

/** The comments on a draft, the oldest first. */
export function useComments(draftId: DraftId): Comment[] | undefined {
  return useStored((database) => readComments(database, draftId), [draftId]);
}

/** What can be done with comments. */
export interface CommentActions {
  readonly write: (comment: Comment) => Promise<Outcome>;
  readonly settle: (comment: Comment, isSettled: boolean) => Promise<Outcome>;
  readonly remove: (comment: Comment) => Promise<Outcome>;
}

/** Writes, settles and deletes comments; each notice offers to take it back. */
export function useCommentActions(): CommentActions {
  const record = useRecord();
  return {
    write: useCallback((comment) => record(commentWritten, { comment }), [record]),
    settle: useCallback(
      (comment, isSettled) => record(commentSettled, { commentId: comment.id, isSettled }),
      [record],
    ),
    remove: useCallback((comment) => record(commentRemoved, { commentId: comment.id }), [record]),
  };
}
