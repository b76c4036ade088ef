import { useState } from 'react';
import { requestMade } from '../../../domain/changes/request-made.ts';
import { requestIdSchema } from '../../../domain/id.ts';
import type { Member, Plan } from '../../../domain/schedule/plan.ts';
import type { Day } from '../../../domain/time/day.ts';
import { deviceNow, newId } from '../../device-clock.ts';
import { useAsk } from '../../hooks/use-asks.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { SelectField, TextAreaField, TextField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { daysWords } from './asks-words.ts';
import { RankField } from './rank-field.tsx';
import { say } from '../../../answers/say.ts';

interface Values {
  readonly kind: 'call' | 'rotation';
  readonly wanted: 'yes' | 'no';
  readonly day: string;
  /** Empty for any call. */
  readonly callRoleId: string;
  readonly rotationId: string;
  readonly blockId: string;
  readonly rank: string;
  readonly note: string;
}

interface PreferenceDialogProps {
  readonly member: Member;
  readonly plan: Plan;
  readonly today: Day;
  readonly onClose: () => void;
}

const EMPTY: Values = {
  kind: 'call',
  wanted: 'no',
  day: '',
  callRoleId: '',
  rotationId: '',
  blockId: '',
  rank: '1',
  note: '',
};

/** Says which call, day without call or rotation the owner of this phone would or would not like. */
export function PreferenceDialog({ member, plan, today, onClose }: PreferenceDialogProps) {
  const [values, setValues] = useState(EMPTY);
  const ask = useAsk();
  const form = useForm(requestMade.args, (args) => ask(requestMade, args), onClose);
  const set = (change: Partial<Values>): void => setValues({ ...values, ...change });
  const submit = (): Promise<void> =>
    form.submit({
      request: {
        id: requestIdSchema.parse(newId()),
        personId: member.person.id,
        wish: wishOf(values),
        rank: Number(values.rank),
        status: 'requested',
        madeAt: deviceNow(),
        note: values.note,
      },
    });
  const hasBlocks = plan.blocksFor(member).some(({ firstDay }) => firstDay > today);
  return (
    <Dialog title={say`Say what you would like`} onClose={onClose}>
      <Form submitLabel={say`Ask`} summary={form.summary} onSubmit={submit} onCancel={onClose}>
        <KindFields values={values} hasBlocks={hasBlocks} set={set} />
        {values.kind === 'call' ? (
          <CallFields values={values} form={form} plan={plan} member={member} set={set} />
        ) : (
          <RotationFields
            values={values}
            form={form}
            plan={plan}
            member={member}
            today={today}
            set={set}
          />
        )}
        <RankField value={values.rank} onChange={(rank) => set({ rank })} />
        <TextAreaField
          label={say`Note`}
          hint={say`For your coordinator alone; it is never published.`}
          value={values.note}
          error={form.errorAt('request.note')}
          onChange={(note) => set({ note })}
        />
      </Form>
    </Dialog>
  );
}

function KindFields(props: {
  readonly values: Values;
  readonly hasBlocks: boolean;
  readonly set: (change: Partial<Values>) => void;
}) {
  const { values, hasBlocks, set } = props;
  return (
    <FieldRow>
      {hasBlocks && (
        <SelectField
          label={say`About`}
          value={values.kind}
          choices={[
            { value: 'call', label: say`A call or shift` },
            { value: 'rotation', label: say`A rotation` },
          ]}
          onChange={(kind) => set({ kind })}
        />
      )}
      <SelectField
        label={say`I would`}
        value={values.wanted}
        choices={[
          { value: 'no', label: say`Rather not have it` },
          { value: 'yes', label: say`Like to have it` },
        ]}
        onChange={(wanted) => set({ wanted })}
      />
    </FieldRow>
  );
}

function wishOf({ kind, wanted, day, callRoleId, rotationId, blockId }: Values): unknown {
  const isWanted = wanted === 'yes';
  return kind === 'call'
    ? { kind, callRoleId: callRoleId === '' ? null : callRoleId, day, wanted: isWanted }
    : { kind, rotationId, blockId, wanted: isWanted };
}

interface Part {
  readonly values: Values;
  readonly form: FormState;
  readonly plan: Plan;
  readonly member: Member;
  readonly set: (change: Partial<Values>) => void;
}

function CallFields({ values, form, plan, member, set }: Part) {
  const roles = plan.rows.callRoles.filter(
    (role) => !role.isArchived && role.eligibleRoles.includes(member.year.role),
  );
  return (
    <FieldRow>
      <TextField
        label={say`Day`}
        type="date"
        value={values.day}
        error={form.errorAt('request.wish.day') && say`A day is needed`}
        onChange={(day) => set({ day })}
      />
      <SelectField
        label={say`Call or shift`}
        value={values.callRoleId}
        choices={[
          { value: '', label: say`Any` },
          ...roles.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        onChange={(callRoleId) => set({ callRoleId })}
      />
    </FieldRow>
  );
}

function RotationFields({
  values,
  form,
  plan,
  member,
  today,
  set,
}: Part & { readonly today: Day }) {
  const blocks = plan.blocksFor(member).filter(({ firstDay }) => firstDay > today);
  const rotations = plan.rows.rotations.filter((rotation) => !rotation.isArchived);
  return (
    <FieldRow>
      <SelectField
        label={say`Rotation`}
        value={values.rotationId}
        choices={[
          { value: '', label: say`Choose a rotation` },
          ...rotations.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        error={form.errorAt('request.wish.rotationId') && say`Choose a rotation`}
        onChange={(rotationId) => set({ rotationId })}
      />
      <SelectField
        label={say`Block`}
        value={values.blockId}
        choices={[
          { value: '', label: say`Choose a block` },
          ...blocks.map((block) => ({
            value: block.id as string,
            label: `${block.label}: ${daysWords(block)}`,
          })),
        ]}
        error={form.errorAt('request.wish.blockId') && say`Choose a block`}
        onChange={(blockId) => set({ blockId })}
      />
    </FieldRow>
  );
}
