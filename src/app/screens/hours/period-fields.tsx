import { dayShort } from '../../../answers/time-words.ts';
import { workKindWords } from '../../../answers/work-words.ts';
import { addDays, type Day } from '../../../domain/time/day.ts';
import { workKindSchema } from '../../../domain/work/work-period.ts';
import type { FormState } from '../../hooks/use-form.ts';
import { SelectField, TextField } from '../../parts/choices.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { type PeriodValues, withEnd } from './log-day-form.ts';
import { say } from '../../../answers/say.ts';

const kindChoices = () =>
  workKindSchema.options.map((value) => ({ value, label: workKindWords(value) }));

interface PeriodFieldsProps {
  readonly period: PeriodValues;
  readonly day: Day;
  /** What is wrong with a field of the period. */
  readonly errorOf: (field: string) => ReturnType<FormState['errorAt']>;
  readonly onChange: (period: PeriodValues) => void;
}

/** What kind of work it was, from when to when, and whether the person stayed on. */
export function PeriodFields({ period, day, errorOf, onChange }: PeriodFieldsProps) {
  return (
    <>
      <SelectField
        label={say`Kind`}
        value={period.kind}
        choices={kindChoices()}
        onChange={(kind) => onChange({ ...period, kind })}
      />
      <SpanFields period={period} day={day} errorOf={errorOf} onChange={onChange} />
      <StayFields period={period} day={day} errorOf={errorOf} onChange={onChange} />
    </>
  );
}

function SpanFields({ period, day, errorOf, onChange }: PeriodFieldsProps) {
  const { start, end, endDay } = period;
  const timeError = (field: string, time: string): string | undefined =>
    errorOf(field) && (time === '' ? say`A time is needed` : errorOf(field));
  return (
    <FieldRow>
      <TextField
        label={say`Start`}
        type="time"
        value={start}
        error={timeError('start', start)}
        onChange={(time) => onChange({ ...period, start: time })}
      />
      <TextField
        label={say`End`}
        type="time"
        value={end}
        error={timeError('end', end)}
        onChange={(time) => onChange(withEnd(period, time, day))}
      />
      <SelectField
        label={say`Ends on`}
        value={endDay}
        choices={[0, 1, 2].map((days) => {
          const value = addDays(day, days);
          return { value, label: dayShort(value) };
        })}
        onChange={(chosen) => onChange({ ...period, endDay: chosen })}
      />
    </FieldRow>
  );
}

function StayFields({ period, errorOf, onChange }: PeriodFieldsProps) {
  const { leftAt, reason } = period;
  return (
    <FieldRow>
      <TextField
        label={say`Left at`}
        hint={say`Only if you stayed after the end.`}
        type="time"
        value={leftAt}
        error={errorOf('leftAt')}
        onChange={(time) => onChange({ ...period, leftAt: time })}
      />
      {leftAt !== '' && (
        <TextField
          label={say`Why you stayed`}
          hint={say`Asked for where you stayed of your own accord.`}
          value={reason}
          error={errorOf('reason')}
          onChange={(why) => onChange({ ...period, reason: why })}
        />
      )}
    </FieldRow>
  );
}
