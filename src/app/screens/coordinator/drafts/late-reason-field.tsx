import type { DaySpan } from '../../../../domain/time/day.ts';
import { TextAreaField } from '../../../parts/choices.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { spanWords } from '../day-words.ts';
import styles from './publication.module.css';

/** Asks why days of the freeze window change all the same. */
export function LateReasonField(props: {
  readonly window: DaySpan;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (reason: string) => void;
}) {
  return (
    <div className={classOf(styles, 'reason')}>
      <TextAreaField
        label="Why so late"
        hint={`This changes ${spanWords(props.window)}, which may not change without a reason. The history keeps it, for those who build the schedule; it is not published.`}
        value={props.value}
        error={props.error}
        onChange={props.onChange}
      />
    </div>
  );
}
