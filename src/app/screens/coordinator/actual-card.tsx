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
  const [at, setAt] = useState<string>(() => addDays(today, -1));
  const [slot, setSlot] = useState('');
  const [who, setWho] = useState('');
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const record = useRecordActual();
  const day = daySchema.safeParse(at);
  const isPast = day.success && day.data < today;
  const calls = isPast
    ? filled.filter((each) => each.slot.layer === 'call' && each.slot.day === day.data)
    : [];
  const planned = calls.find((each) => slotKey(each.slot) === slot);
  const save = async (): Promise<void> => {
    if (!planned || !day.success || who === '') {
      setTrouble('Choose the call and who was there.');
      return;
    }
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
    if (!outcome.ok) return;
    setSlot('');
    setWho('');
    setReason('');
  };
  return (
    <Card title="What really happened">
      <p>For days that are over: who was there instead of who was planned.</p>
      <FieldRow>
        <TextField
          label="Day"
          type="date"
          max={addDays(today, -1)}
          value={at}
          error={isPast ? undefined : 'Only days that are over.'}
          onChange={setAt}
        />
        <SelectField
          label="Call or shift"
          value={slot}
          choices={[
            { value: '', label: calls.length > 0 ? 'Choose' : 'None on this day' },
            ...calls.map((each) => ({
              value: slotKey(each.slot),
              label: `${plan.rows.callRoles.find(({ id }) => id === each.slot.demandId)?.name ?? 'Call'}: ${nameOf(plan, each.personId).name}`,
            })),
          ]}
          onChange={setSlot}
        />
        <SelectField
          label="Who was there"
          value={who}
          choices={[
            { value: '', label: 'Choose' },
            { value: NOBODY, label: 'Nobody' },
            ...plan.members.map(({ person }) => ({
              value: person.id as string,
              label: fullName(person),
            })),
          ]}
          onChange={setWho}
        />
        <TextField label="Reason" value={reason} onChange={setReason} />
      </FieldRow>
      {trouble && <p role="alert">{trouble}</p>}
      <div>
        <Button onPress={save}>Note it</Button>
      </div>
      <Noted plan={plan} />
    </Card>
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
