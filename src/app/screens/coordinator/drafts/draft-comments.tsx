import { useState } from 'react';
import type { Draft } from '../../../../domain/rows/schedule.ts';
import type { CommentSubject } from '../../../../domain/rows/comment.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import { daySchema } from '../../../../domain/time/day.ts';
import { useComments } from '../../../hooks/use-comments.ts';
import { TextField } from '../../../parts/choices.tsx';
import { CheckField } from '../../../parts/field.tsx';
import { Card, Skeleton } from '../../../parts/page.tsx';
import { subjectTitle } from './cell-subject.ts';
import { CommentList, CommentThread } from './comment-thread.tsx';

/** Every comment on a draft and its days and places, and what is said of the whole or of a day. */
export function DraftComments({ draft, plan }: { readonly draft: Draft; readonly plan: Plan }) {
  const comments = useComments(draft.id);
  const [withSettled, setWithSettled] = useState(false);
  const [day, setDay] = useState('');
  const chosen = daySchema.safeParse(day);
  const subject: CommentSubject = chosen.success
    ? { kind: 'day', day: chosen.data }
    : { kind: 'draft' };
  if (!comments) return <Skeleton />;
  const settled = comments.filter(({ isSettled }) => isSettled).length;
  const shown = comments.filter(({ isSettled }) => withSettled || !isSettled);
  return (
    <>
      <Card title="Comments on this draft">
        {shown.length === 0 ? (
          <p>Nothing is open. Comments on a place are written where the place is changed.</p>
        ) : (
          <CommentList comments={shown} titleOf={(each) => subjectTitle(each.subject, plan)} />
        )}
        {settled > 0 && (
          <CheckField
            label={`Show the ${settled} settled`}
            checked={withSettled}
            onChange={setWithSettled}
          />
        )}
      </Card>
      <Card title="Say something about the draft or a day of it">
        <TextField
          label="Day"
          hint="Empty for the whole draft."
          type="date"
          min={plan.rows.year.firstDay}
          max={plan.rows.year.lastDay}
          value={day}
          onChange={setDay}
        />
        <CommentThread draftId={draft.id} subject={subject} />
      </Card>
    </>
  );
}
