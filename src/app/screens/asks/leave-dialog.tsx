import { useState } from 'react';
import { requestMade } from '../../../domain/changes/request-made.ts';
import { type PersonId, requestIdSchema } from '../../../domain/id.ts';
import { type AbsenceType, absenceTypeSchema } from '../../../domain/rows/absence.ts';
import { deviceNow, newId } from '../../device-clock.ts';
import { useAsk } from '../../hooks/use-asks.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { SelectField, TextAreaField, TextField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { leaveWords } from './asks-words.ts';
import { RankField } from './rank-field.tsx';
import { say } from '../../../answers/say.ts';

interface Values {
  readonly type: AbsenceType;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly rank: string;
  readonly note: string;
}

const PLANNED = absenceTypeSchema.options.filter((type) => type !== 'sick');

/** Asks for leave: type, days, which choice it is, and a note for the coordinator alone. */
export function LeaveDialog(props: { readonly personId: PersonId; readonly onClose: () => void }) {
  const { personId, onClose } = props;
  const [values, setValues] = useState<Values>({
    type: 'vacation',
    firstDay: '',
    lastDay: '',
    rank: '1',
    note: '',
  });
  const ask = useAsk();
  const form = useForm(requestMade.args, (args) => ask(requestMade, args), onClose);
  const set = (change: Partial<Values>): void => setValues({ ...values, ...change });
  const submit = (): Promise<void> => {
    const { type, firstDay, lastDay, rank, note } = values;
    return form.submit({
      request: {
        id: requestIdSchema.parse(newId()),
        personId,
        wish: { kind: 'leave', type, firstDay, lastDay: lastDay === '' ? firstDay : lastDay },
        rank: Number(rank),
        status: 'requested',
        madeAt: deviceNow(),
        note,
      },
    });
  };
  return (
    <Dialog title={say`Ask for leave`} onClose={onClose}>
      <Form submitLabel={say`Ask`} summary={form.summary} onSubmit={submit} onCancel={onClose}>
        <LeaveFields values={values} form={form} set={set} />
      </Form>
    </Dialog>
  );
}

interface LeaveFieldsProps {
  readonly values: Values;
  readonly form: FormState;
  readonly set: (change: Partial<Values>) => void;
}

function LeaveFields({ values, form, set }: LeaveFieldsProps) {
  return (
    <>
      <SelectField
        label={say`Type`}
        hint={say`Only you and your coordinator see it.`}
        value={values.type}
        choices={PLANNED.map((value) => ({ value, label: leaveWords(value) }))}
        onChange={(type) => set({ type })}
      />
      <FieldRow>
        <TextField
          label={say`First day`}
          type="date"
          value={values.firstDay}
          error={form.errorAt('request.wish.firstDay') && say`A first day is needed`}
          onChange={(firstDay) => set({ firstDay })}
        />
        <TextField
          label={say`Last day`}
          type="date"
          hint={say`Empty for a single day.`}
          value={values.lastDay}
          error={values.lastDay === '' ? undefined : form.errorAt('request.wish.lastDay')}
          onChange={(lastDay) => set({ lastDay })}
        />
      </FieldRow>
      <RankField value={values.rank} onChange={(rank) => set({ rank })} />
      <TextAreaField
        label={say`Note`}
        hint={say`For your coordinator alone; it is never published.`}
        value={values.note}
        error={form.errorAt('request.note')}
        onChange={(note) => set({ note })}
      />
    </>
  );
}
