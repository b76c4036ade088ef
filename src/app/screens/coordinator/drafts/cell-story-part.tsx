import { useState } from 'react';
import type { DraftId } from '../../../../domain/id.ts';
import { subjectKey } from '../../../../domain/rows/comment.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import { useComments } from '../../../hooks/use-comments.ts';
import { classOf } from '../../../styles/css-modules.ts';
import { CellHistory } from './cell-history.tsx';
import type { CellSubject } from './cell-subject.ts';
import { CommentThread } from './comment-thread.tsx';
import styles from './cell-story.module.css';

/** Comments on a cell and its history, each read when it is opened. */
export function CellStoryPart(props: {
  readonly draftId: DraftId;
  readonly subject: CellSubject;
  readonly plan: Plan;
}) {
  const { draftId, subject, plan } = props;
  const key = subjectKey(subject);
  const open = useComments(draftId)?.filter(
    (each) => subjectKey(each.subject) === key && !each.isSettled,
  );
  const [hasHistory, setHasHistory] = useState(false);
  return (
    <div className={classOf(styles, 'place')}>
      <details>
        <summary>Comments{open && open.length > 0 ? ` (${open.length})` : ''}</summary>
        <CommentThread draftId={draftId} subject={subject} />
      </details>
      <details onToggle={(event) => setHasHistory(event.currentTarget.open)}>
        <summary>History</summary>
        {hasHistory && <CellHistory draftId={draftId} subject={subject} plan={plan} />}
      </details>
    </div>
  );
}
