import { Check, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { commentWritten } from '../../../../domain/changes/comment-written.ts';
import type { DraftId } from '../../../../domain/id.ts';
import { type Comment, type CommentSubject, subjectKey } from '../../../../domain/rows/comment.ts';
import { deviceNow, newId } from '../../../device-clock.ts';
import {
  type CommentActions,
  useCommentActions,
  useComments,
} from '../../../hooks/use-comments.ts';
import { useDeviceText } from '../../../hooks/use-device-setting.ts';
import { useForm } from '../../../hooks/use-form.ts';
import { Button } from '../../../parts/button.tsx';
import { TextAreaField } from '../../../parts/choices.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { momentWords } from '../day-words.ts';
import styles from './cell-story.module.css';

/** The comments on a place, a day or a draft, and a field for one more. Needs no form around it. */
export function CommentThread(props: {
  readonly draftId: DraftId;
  readonly subject: CommentSubject;
}) {
  const { draftId, subject } = props;
  const key = subjectKey(subject);
  const own = useComments(draftId)?.filter((each) => subjectKey(each.subject) === key);
  return (
    <div className={classOf(styles, 'thread')}>
      {own && own.length > 0 && <CommentList comments={own} />}
      <NewComment draftId={draftId} subject={subject} />
    </div>
  );
}

/** Comments with what can be done with each. @param titleOf what a comment is about, where that is not plain. */
export function CommentList(props: {
  readonly comments: readonly Comment[];
  readonly titleOf?: (comment: Comment) => string;
}) {
  const actions = useCommentActions();
  return (
    <ul aria-label="Comments" className={classOf(styles, 'story')}>
      {props.comments.map((comment) => (
        <li key={comment.id} data-settled={comment.isSettled}>
          {props.titleOf && <b>{props.titleOf(comment)}</b>}
          <span>{comment.text}</span>
          <small>
            {[momentWords(comment.writtenAt), comment.writtenBy, comment.isSettled && 'settled']
              .filter(Boolean)
              .join(' · ')}
          </small>
          <CommentButtons comment={comment} actions={actions} />
        </li>
      ))}
    </ul>
  );
}

function CommentButtons(props: { readonly comment: Comment; readonly actions: CommentActions }) {
  const { comment, actions } = props;
  const settle = async (): Promise<void> => {
    await actions.settle(comment, !comment.isSettled);
  };
  const remove = async (): Promise<void> => {
    await actions.remove(comment);
  };
  return (
    <div className={classOf(styles, 'buttons')}>
      <Button look="quiet" onPress={settle}>
        {comment.isSettled ? <Undo2 aria-hidden size={18} /> : <Check aria-hidden size={18} />}
        {comment.isSettled ? 'Take up again' : 'Settle'}
      </Button>
      <Button look="quiet" label={`Delete the comment “${comment.text}”`} onPress={remove}>
        <Trash2 aria-hidden size={18} />
      </Button>
    </div>
  );
}

function NewComment(props: { readonly draftId: DraftId; readonly subject: CommentSubject }) {
  const { draftId, subject } = props;
  const [text, setText] = useState('');
  const [writer] = useDeviceText('publisher');
  const { write } = useCommentActions();
  const form = useForm(
    commentWritten.args,
    ({ comment }) => write(comment),
    () => setText(''),
  );
  const submit = (): Promise<void> =>
    form.submit({
      comment: {
        id: newId(),
        draftId,
        subject,
        text,
        writtenBy: writer.trim() || null,
        writtenAt: deviceNow(),
      },
    });
  return (
    <>
      <TextAreaField
        label="Comment"
        hint="For those who build the schedule; never published."
        value={text}
        error={form.errorAt('comment.text')}
        onChange={setText}
      />
      <div className={classOf(styles, 'buttons')}>
        <Button onPress={submit}>Add the comment</Button>
      </div>
    </>
  );
}
