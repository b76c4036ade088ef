import { useState } from 'react';
import type { HoursDay } from '../../../answers/my-hours.ts';
import { dayLong } from '../../../answers/time-words.ts';
import { workOfDaySchema } from '../../../domain/rows/logged-day.ts';
import type { Day } from '../../../domain/time/day.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import type { HoursLogger } from '../../hooks/use-my-hours.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { CheckField } from '../../parts/field.tsx';
import { FieldSet, Form } from '../../parts/form.tsx';
import { argumentsOf, type DayValues, emptyPeriod, valuesOf } from './log-day-form.ts';
import { HoursPicture } from './hours-picture.tsx';
import { PeriodFields } from './period-fields.tsx';
import { say } from '../../../answers/say.ts';

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
  const takeAway = async (): Promise<void> => {
    await logger.remove(day);
    onClose();
  };
  return (
    <Dialog title={say`Hours of ${dayLong(day)}`} onClose={onClose}>
      <Form
        submitLabel={say`Save`}
        summary={form.summary}
        onSubmit={() => form.submit(argumentsOf(values, day, timeZone))}
        onCancel={onClose}
      >
        <CheckField
          label={say`I was off this day`}
          checked={values.isOff}
          onChange={(isOff) => setValues({ ...values, isOff })}
        />
        {!values.isOff && <Periods values={values} day={day} form={form} onChange={setValues} />}
        {logged && (
          <div>
            <Button look="danger" onPress={takeAway}>
              {say`Take this log away`}
            </Button>
          </div>
        )}
      </Form>
    </Dialog>
  );
}

interface PeriodsProps {
  readonly values: DayValues;
  readonly day: Day;
  readonly form: FormState;
  readonly onChange: (values: DayValues) => void;
}

function Periods({ values, day, form, onChange }: PeriodsProps) {
  const { periods } = values;
  const set = (changed: DayValues['periods']): void => onChange({ ...values, periods: changed });
  const nextKey = Math.max(...periods.map(({ key }) => key)) + 1;
  return (
    <>
      {periods.map((period, place) => (
        <FieldSet key={period.key} title={say`Work ${place + 1}`}>
          <PeriodFields
            period={period}
            day={day}
            errorOf={(field) => form.errorAt(`periods.${place}.${field}`)}
            onChange={(changed) =>
              set(periods.map((other) => (other.key === changed.key ? changed : other)))
            }
          />
          {periods.length > 1 && (
            <div>
              <Button
                look="quiet"
                label={say`Remove work ${place + 1}`}
                onPress={() => set(periods.filter(({ key }) => key !== period.key))}
              >
                <HoursPicture name="trash" /> {say`Remove`}
              </Button>
            </div>
          )}
        </FieldSet>
      ))}
      <div>
        <Button onPress={() => set([...periods, emptyPeriod(nextKey, day)])}>
          <HoursPicture name="plus" /> {say`Add work of this day`}
        </Button>
      </div>
    </>
  );
}
