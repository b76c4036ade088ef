import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { leavePolicySet } from '../../../domain/changes/leave-policy-set.ts';
import { type AbsenceType, absenceTypeSchema } from '../../../domain/rows/absence.ts';
import type { LeavePolicy } from '../../../domain/rows/leave.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField, ToggleGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './leave.module.css';
import { ABSENCE_TYPE_WORDS, choicesOf } from './words.ts';

/** What the program grants of leave: days a year by type, what is carried over, when training is extended. */
export function LeavePolicyCard({ policy }: { readonly policy: LeavePolicy }) {
  const [isEditing, setEditing] = useState(false);
  const unit = policy.counted === 'weekdays' ? 'weekdays' : 'days';
  return (
    <Card title="What is granted">
      {policy.allowances.length === 0 && <p>No type of leave has a balance yet.</p>}
      {policy.allowances.length > 0 && (
        <ul className={classOf(styles, 'lines')}>
          {policy.allowances.map(({ type, daysAYear, carryDaysMax }) => (
            <li key={type}>
              {ABSENCE_TYPE_WORDS[type]}: {daysAYear} {unit} a year
              {carryDaysMax > 0 && `, up to ${carryDaysMax} carried over`}
            </li>
          ))}
        </ul>
      )}
      <p>
        {policy.awayDaysMax === null
          ? 'Nobody has set after how much leave training is extended.'
          : `Training is extended by what goes beyond ${policy.awayDaysMax} ${unit} of leave in a year.`}
      </p>
      <div>
        <Button onPress={() => setEditing(true)}>
          <Pencil aria-hidden size={18} /> Set what is granted
        </Button>
      </div>
      {isEditing && <PolicyDialog policy={policy} onClose={() => setEditing(false)} />}
    </Card>
  );
}

interface AllowanceValues {
  readonly type: AbsenceType;
  readonly daysAYear: string;
  readonly carryDaysMax: string;
}

function PolicyDialog(props: { readonly policy: LeavePolicy; readonly onClose: () => void }) {
  const { policy, onClose } = props;
  const [allowances, setAllowances] = useState<readonly AllowanceValues[]>(() =>
    policy.allowances.map((each) => ({
      type: each.type,
      daysAYear: String(each.daysAYear),
      carryDaysMax: String(each.carryDaysMax),
    })),
  );
  const [counted, setCounted] = useState(policy.counted);
  const [awayDaysMax, setAwayDaysMax] = useState(String(policy.awayDaysMax ?? ''));
  const record = useRecord();
  const form = useForm(leavePolicySet.args, (args) => record(leavePolicySet, args), onClose);
  const typed = {
    id: 'leave',
    counted,
    awayDaysMax: awayDaysMax.trim() === '' ? null : Number(awayDaysMax),
    allowances: allowances.map(({ type, daysAYear, carryDaysMax }) => ({
      type,
      daysAYear: Number(daysAYear),
      carryDaysMax: Number(carryDaysMax),
    })),
  };
  return (
    <Dialog title="What is granted" onClose={onClose}>
      <Form
        submitLabel="Save"
        summary={form.summary}
        onSubmit={() => form.submit({ policy: typed })}
        onCancel={onClose}
      >
        <FieldRow>
          <SelectField
            label="Days that count"
            value={counted}
            choices={[
              { value: 'weekdays', label: 'Monday to Friday' },
              { value: 'all-days', label: 'All days' },
            ]}
            onChange={setCounted}
          />
          <TextField
            label="Training is extended beyond"
            type="number"
            min={0}
            hint="Days of leave a year, as your board has it; empty for never."
            value={awayDaysMax}
            error={form.errorAt('policy.awayDaysMax')}
            onChange={setAwayDaysMax}
          />
        </FieldRow>
        <AllowanceFields allowances={allowances} form={form} onChange={setAllowances} />
      </Form>
    </Dialog>
  );
}

function AllowanceFields(props: {
  readonly allowances: readonly AllowanceValues[];
  readonly form: FormState;
  readonly onChange: (allowances: readonly AllowanceValues[]) => void;
}) {
  const { allowances, form, onChange } = props;
  const change = (place: number, part: Partial<AllowanceValues>): void =>
    onChange(allowances.map((each, at) => (at === place ? { ...each, ...part } : each)));
  const withTypes = (types: readonly AbsenceType[]): AllowanceValues[] =>
    types.map(
      (type) =>
        allowances.find((each) => each.type === type) ?? {
          type,
          daysAYear: '0',
          carryDaysMax: '0',
        },
    );
  return (
    <>
      <ToggleGroup
        label="Types with a balance"
        choices={choicesOf(absenceTypeSchema.options, ABSENCE_TYPE_WORDS)}
        chosen={allowances.map(({ type }) => type)}
        onChange={(types) => onChange(withTypes(types))}
      />
      {allowances.map(({ type, daysAYear, carryDaysMax }, place) => (
        <FieldRow key={type}>
          <TextField
            label={`${ABSENCE_TYPE_WORDS[type]}: days a year`}
            type="number"
            min={0}
            value={daysAYear}
            error={form.errorAt(`policy.allowances.${place}.daysAYear`)}
            onChange={(text) => change(place, { daysAYear: text })}
          />
          <TextField
            label={`${ABSENCE_TYPE_WORDS[type]}: carried over at most`}
            type="number"
            min={0}
            value={carryDaysMax}
            error={form.errorAt(`policy.allowances.${place}.carryDaysMax`)}
            onChange={(text) => change(place, { carryDaysMax: text })}
          />
        </FieldRow>
      ))}
    </>
  );
}
