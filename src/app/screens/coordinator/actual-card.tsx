import { useState } from 'react';
import { nameOf } from '../../../answers/naming.ts';
import { actualIdSchema, type DraftId, personIdSchema } from '../../../domain/id.ts';
import { fullName, type Plan } from '../../../domain/schedule/plan.ts';
import { type Filled, slotKey } from '../../../domain/schedule/slot.ts';
import { addDays, type Day, daySchema } from '../../../domain/time/day.ts';
import { deviceNow, newId } from '../../device-clock.ts';
import { useActuals, useRecordActual } from '../../hooks/use-repairs.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/choices.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card } from '../../parts/page.tsx';
import { dayWords } from './day-words.ts';

interface ActualCardProps {
  readonly draftId: DraftId;
  readonly plan: Plan;
  readonly filled: readonly Filled[];
  readonly today: Day;
}

const NOBODY = 'nobody';

/** Notes who really served a call or shift of a past day, with the reason, and lists what was noted. */
export function ActualCard({ draftId, plan, filled, today }: ActualCardProps) {
  const [values, setValues] = useState<ActualValues>(() => valuesAtFirst(addDays(today, -1)));
  const [trouble, setTrouble] = useState<string | null>(null);
  const record = useRecordActual();
  const day = daySchema.safeParse(values.at);
  const isPast = day.success && day.data < today;
  const calls = isPast
    ? filled.filter((each) => each.slot.layer === 'call' && each.slot.day === day.data)
    : [];
  const save = async (): Promise<void> => {
    const planned = calls.find((each) => slotKey(each.slot) === values.slot);
    if (!planned || !day.success || values.who === '') {
      setTrouble('Choose the call and who was there.');
      return;
    }
    const { slot, who, reason } = values;
    const outcome = await record({
      draftId,
      actual: {
        id: actualIdSchema.parse(newId()),
        slot,
        day: day.data,
        plannedId: planned.personId,
        actualId: who === NOBODY ? null : personIdSchema.parse(who),
        reason,
        recordedAt: deviceNow(),
      },
    });
    setTrouble(outcome.ok ? null : outcome.problem.message);
    if (outcome.ok) setValues(valuesAtFirst(values.at));
  };
  return (
    <Card title="What really happened">
      <p>For days that are over: who was there instead of who was planned.</p>
      <ActualFields
        plan={plan}
        calls={calls}
        isPast={isPast}
        dayMax={addDays(today, -1)}
        values={values}
        set={(change) => setValues({ ...values, ...change })}
      />
      {trouble && <p role="alert">{trouble}</p>}
      <div>
        <Button onPress={save}>Note it</Button>
      </div>
      <Noted plan={plan} />
    </Card>
  );
}

/** What the form holds, as typed. */
interface ActualValues {
  readonly at: string;
  readonly slot: string;
  readonly who: string;
  readonly reason: string;
}

function valuesAtFirst(at: string): ActualValues {
  return { at, slot: '', who: '', reason: '' };
}

function ActualFields(props: {
  readonly plan: Plan;
  readonly calls: readonly Filled[];
  readonly isPast: boolean;
  readonly dayMax: Day;
  readonly values: ActualValues;
  readonly set: (change: Partial<ActualValues>) => void;
}) {
  const { plan, calls, isPast, dayMax, values, set } = props;
  const nameOfCall = ({ slot, personId }: Filled): string => {
    const role = plan.rows.callRoles.find(({ id }) => id === slot.demandId)?.name ?? 'Call';
    return `${role}: ${nameOf(plan, personId).name}`;
  };
  return (
    <FieldRow>
      <TextField
        label="Day"
        type="date"
        max={dayMax}
        value={values.at}
        error={isPast ? undefined : 'Only days that are over.'}
        onChange={(at) => set({ at, slot: '' })}
      />
      <SelectField
        label="Call or shift"
        value={values.slot}
        choices={[
          { value: '', label: calls.length > 0 ? 'Choose' : 'None on this day' },
          ...calls.map((each) => ({ value: slotKey(each.slot), label: nameOfCall(each) })),
        ]}
        onChange={(slot) => set({ slot })}
      />
      <SelectField
        label="Who was there"
        value={values.who}
        choices={[
          { value: '', label: 'Choose' },
          { value: NOBODY, label: 'Nobody' },
          ...plan.members.map(({ person }) => ({
            value: person.id as string,
            label: fullName(person),
          })),
        ]}
        onChange={(who) => set({ who })}
      />
      <TextField label="Reason" value={values.reason} onChange={(reason) => set({ reason })} />
    </FieldRow>
  );
}

function Noted({ plan }: { readonly plan: Plan }) {
  const actuals = useActuals();
  if (!actuals || actuals.length === 0) return null;
  const named = (id: (typeof actuals)[number]['actualId']): string =>
    id ? nameOf(plan, id).name : 'Nobody';
  return (
    <ItemList label="What really happened">
      {actuals.map((each) => (
        <Item
          key={each.id}
          title={`${named(each.actualId)} instead of ${named(each.plannedId)}`}
          subtitle={each.reason}
          facts={[dayWords(each.day)]}
        />
      ))}
    </ItemList>
  );
}
