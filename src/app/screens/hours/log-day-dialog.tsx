import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { HoursDay } from '../../../answers/my-hours.ts';
import { dayLong, dayShort } from '../../../answers/time-words.ts';
import { WORK_KIND_WORDS } from '../../../answers/work-words.ts';
import { workOfDaySchema } from '../../../domain/rows/logged-day.ts';
import { addDays, type Day } from '../../../domain/time/day.ts';
import { workKindSchema } from '../../../domain/work/work-period.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import type { HoursLogger } from '../../hooks/use-my-hours.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { CheckField, FieldRow } from '../../parts/field.tsx';
import { FieldSet, Form } from '../../parts/form.tsx';
import {
  argumentsOf,
  type DayValues,
  emptyPeriod,
  type PeriodValues,
  valuesOf,
  withEnd,
} from './log-day-form.ts';

interface LogDayDialogProps {
  readonly each: HoursDay;
  readonly timeZone: string;
  readonly logger: HoursLogger;
  readonly onClose: () => void;
}

/** Says what was really worked on a day: any number of periods, or none. */
export function LogDayDialog({ each, timeZone, logger, onClose }: LogDayDialogProps) {
  const { day, logged } = each;
  const [values, setValues] = useState<DayValues>(() => valuesOf(each, timeZone));
  const form = useForm(workOfDaySchema, logger.logDay, onClose);
  const setPeriod = (changed: PeriodValues): void =>
    setValues({
      ...values,
      periods: values.periods.map((period) => (period.key === changed.key ? changed : period)),
    });
  const addPeriod = (): void => {
    const key = Math.max(...values.periods.map((period) => period.key)) + 1;
    setValues({ ...values, periods: [...values.periods, emptyPeriod(key, day)] });
  };
  const removePeriod = (key: number): void =>
    setValues({ ...values, periods: values.periods.filter((period) => period.key !== key) });
  const takeAway = async (): Promise<void> => {
    await logger.remove(day);
    onClose();
  };
  return (
    <Dialog title={`Hours of ${dayLong(day)}`} onClose={onClose}>
      <Form
        submitLabel="Save"
        summary={form.summary}
        onSubmit={() => form.submit(argumentsOf(values, day, timeZone))}
        onCancel={onClose}
      >
        <CheckField
          label="I was off this day"
          checked={values.isOff}
          onChange={(isOff) => setValues({ ...values, isOff })}
        />
        {!values.isOff &&
          values.periods.map((period, place) => (
            <FieldSet key={period.key} title={`Work ${place + 1}`}>
              <PeriodFields
                period={period}
                place={place}
                day={day}
                form={form}
                onChange={setPeriod}
              />
              {values.periods.length > 1 && (
                <div>
                  <Button
                    look="quiet"
                    label={`Remove work ${place + 1}`}
                    onPress={() => removePeriod(period.key)}
                  >
                    <Trash2 aria-hidden size={18} /> Remove
                  </Button>
                </div>
              )}
            </FieldSet>
          ))}
        {!values.isOff && (
          <div>
            <Button onPress={addPeriod}>
              <Plus aria-hidden size={18} /> Add work of this day
            </Button>
          </div>
        )}
        {logged && (
          <div>
            <Button look="danger" onPress={takeAway}>
              Take this log away
            </Button>
          </div>
        )}
      </Form>
    </Dialog>
  );
}

interface PeriodFieldsProps {
  readonly period: PeriodValues;
  readonly place: number;
  readonly day: Day;
  readonly form: FormState;
  readonly onChange: (period: PeriodValues) => void;
}

const KINDS = workKindSchema.options.map((value) => ({ value, label: WORK_KIND_WORDS[value] }));

function PeriodFields({ period, place, day, form, onChange }: PeriodFieldsProps) {
  const { kind, start, end, endDay, leftAt, reason } = period;
  const set = (changed: Partial<PeriodValues>): void => onChange({ ...period, ...changed });
  const error = (field: string): string | undefined => form.errorAt(`periods.${place}.${field}`);
  const timeError = (field: string, time: string): string | undefined =>
    error(field) && (time === '' ? 'A time is needed' : error(field));
  return (
    <>
      <SelectField
        label="Kind"
        value={kind}
        choices={KINDS}
        onChange={(chosen) => set({ kind: chosen })}
      />
      <FieldRow>
        <TextField
          label="Start"
          type="time"
          value={start}
          error={timeError('start', start)}
          onChange={(time) => set({ start: time })}
        />
        <TextField
          label="End"
          type="time"
          value={end}
          error={timeError('end', end)}
          onChange={(time) => onChange(withEnd(period, time, day))}
        />
        <SelectField
          label="Ends on"
          value={endDay}
          choices={[0, 1, 2].map((days) => {
            const value = addDays(day, days);
            return { value, label: dayShort(value) };
          })}
          onChange={(chosen) => set({ endDay: chosen })}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          label="Left at"
          hint="Only if you stayed after the end."
          type="time"
          value={leftAt}
          error={error('leftAt')}
          onChange={(time) => set({ leftAt: time })}
        />
        {leftAt !== '' && (
          <TextField
            label="Why you stayed"
            hint="Asked for where you stayed of your own accord."
            value={reason}
            error={error('reason')}
            onChange={(why) => set({ reason: why })}
          />
        )}
      </FieldRow>
    </>
  );
}
