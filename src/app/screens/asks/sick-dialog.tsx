import { useState } from 'react';
import { sickCalled } from '../../../domain/changes/sick-called.ts';
import { absenceIdSchema, type PersonId } from '../../../domain/id.ts';
import type { Day } from '../../../domain/time/day.ts';
import { newId } from '../../device-clock.ts';
import { useAsk } from '../../hooks/use-asks.ts';
import { useForm } from '../../hooks/use-form.ts';
import { TextAreaField, TextField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { say } from '../../../answers/say.ts';

interface SickDialogProps {
  readonly personId: PersonId;
  readonly today: Day;
  readonly onClose: () => void;
}

/** Calls in sick from today on: it is told, not asked. */
export function SickDialog({ personId, today, onClose }: SickDialogProps) {
  const [values, setValues] = useState({ firstDay: today as string, lastDay: '', note: '' });
  const ask = useAsk();
  const form = useForm(sickCalled.args, (args) => ask(sickCalled, args), onClose);
  const submit = (): Promise<void> => {
    const { firstDay, lastDay, note } = values;
    return form.submit({
      absenceId: absenceIdSchema.parse(newId()),
      personId,
      firstDay,
      lastDay: lastDay === '' ? firstDay : lastDay,
      note,
    });
  };
  return (
    <Dialog title={say`Call in sick`} onClose={onClose}>
      <Form
        submitLabel={say`Call in sick`}
        summary={form.summary}
        onSubmit={submit}
        onCancel={onClose}
      >
        <p>
          {say`Your coordinator learns it when you hand it on. If you were to start within hours, phone as well.`}
        </p>
        <FieldRow>
          <TextField
            label={say`From`}
            type="date"
            value={values.firstDay}
            error={form.errorAt('firstDay') && say`A first day is needed`}
            onChange={(firstDay) => setValues({ ...values, firstDay })}
          />
          <TextField
            label={say`To`}
            type="date"
            hint={say`Empty for a single day.`}
            value={values.lastDay}
            error={values.lastDay === '' ? undefined : form.errorAt('lastDay')}
            onChange={(lastDay) => setValues({ ...values, lastDay })}
          />
        </FieldRow>
        <TextAreaField
          label={say`Note`}
          hint={say`For your coordinator alone; it is never published.`}
          value={values.note}
          error={form.errorAt('note')}
          onChange={(note) => setValues({ ...values, note })}
        />
      </Form>
    </Dialog>
  );
}
