import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { nameOf } from '../../../answers/naming.ts';
import { partnersOf } from '../../../domain/asks/swap-state.ts';
import { swapArranged } from '../../../domain/changes/swap-arranged.ts';
import { type PersonId, swapIdSchema } from '../../../domain/id.ts';
import type { Swap, SwapMove } from '../../../domain/rows/swap.ts';
import { compareNames, fullName } from '../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import type { SlotKey } from '../../../domain/schedule/slot.ts';
import type { Day } from '../../../domain/time/day.ts';
import type { CallLoad } from '../../../solver/swap/call-load.ts';
import { proposedSwaps } from '../../../solver/swap/propose.ts';
import { proposedRings } from '../../../solver/swap/propose-rings.ts';
import { deviceNow, newId } from '../../device-clock.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { useSearchInTurns } from '../../hooks/use-search-in-turns.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { loadWords, moveWords, placeWords } from '../asks/asks-words.ts';
import type { DraftInUse } from './draft-in-use.ts';
import { useTold } from './definition-actions.tsx';
import styles from './inbox.module.css';

/** A swap that could be arranged, and what it changes for whom. */
interface Arrangement {
  readonly kind: 'give-away' | 'one-for-one' | 'three-way';
  readonly moves: readonly SwapMove[];
  readonly loads: ReadonlyMap<PersonId, CallLoad>;
  readonly unfairness: number;
}

const KINDS = [
  ['give-away', 'Given away'],
  ['one-for-one', 'One for one'],
  ['three-way', 'Three in a ring'],
] as const satisfies readonly (readonly [Arrangement['kind'], string])[];
/** Of each kind as many as can be weighed against each other. */
const COUNT_MAX = 5;

/** Finds a give-away, a swap or a three-way swap of a call of the draft, and enters it once everybody agreed. */
export function InboxArrange({
  inUse,
  today,
}: {
  readonly inUse: DraftInUse;
  readonly today: Day;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button onPress={() => setOpen(true)}>
        <Plus aria-hidden size={18} /> Arrange a swap
      </Button>
      {isOpen && (
        <ArrangeDialog schedule={inUse.schedule} today={today} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

interface ArrangeProps {
  readonly schedule: Schedule;
  readonly today: Day;
  readonly onClose: () => void;
}

function ArrangeDialog({ schedule, today, onClose }: ArrangeProps) {
  const { plan } = schedule;
  const [personText, setPerson] = useState('');
  const [slotText, setSlot] = useState('');
  const people = plan.members.filter(
    ({ person }) => !person.isArchived && laterCalls(schedule, person.id, today).length > 0,
  );
  const person = people.find(({ person: each }) => each.id === personText)?.person ?? null;
  const calls = person ? laterCalls(schedule, person.id, today) : [];
  const slot = calls.find((each) => each.slot === slotText)?.slot ?? null;
  return (
    <Dialog title="Arrange a swap" onClose={onClose}>
      <SelectField
        label="Who cannot do a call"
        value={personText}
        choices={[
          { value: '', label: 'Choose a person' },
          ...people
            .toSorted((one, other) => compareNames(fullName(one.person), fullName(other.person)))
            .map((each) => ({ value: each.person.id as string, label: fullName(each.person) })),
        ]}
        onChange={setPerson}
      />
      {person && (
        <SelectField
          label="Which call"
          value={slotText}
          choices={[
            { value: '', label: 'Choose a call' },
            ...calls.map((each) => ({ value: each.slot, label: placeWords(each.slot, plan) })),
          ]}
          onChange={setSlot}
        />
      )}
      {person && slot !== null && (
        <Search
          schedule={schedule}
          personId={person.id}
          slot={slot}
          today={today}
          onArranged={onClose}
        />
      )}
    </Dialog>
  );
}

/** Looks for ways to be rid of a call, and shows them as they are found. */
function Search(props: {
  readonly schedule: Schedule;
  readonly personId: PersonId;
  readonly slot: SlotKey;
  readonly today: Day;
  readonly onArranged: () => void;
}) {
  const { schedule, personId, slot, today, onArranged } = props;
  const search = useMemo(
    () => () => arrangements({ schedule, personId, slot, notBefore: today, countMax: COUNT_MAX }),
    [schedule, personId, slot, today],
  );
  const { found, passedOver, isDone } = useSearchInTurns(search);
  return (
    <>
      <p role="status">
        {isDone ? `${found.length} ways found` : 'Looking …'}; {passedOver} would break a rule.
      </p>
      {KINDS.map(([kind, title]) => (
        <Ways
          key={kind}
          title={title}
          ways={found.filter((each) => each.kind === kind)}
          schedule={schedule}
          onArranged={onArranged}
        />
      ))}
    </>
  );
}

function laterCalls(schedule: Schedule, personId: PersonId, today: Day) {
  return schedule
    .callsOf(personId)
    .filter(({ day }) => day > today)
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

function* arrangements(
  question: Parameters<typeof proposedRings>[0],
): Generator<Arrangement | null, void> {
  for (const found of proposedSwaps(question)) {
    yield (
      found && {
        ...found,
        loads: new Map([
          [question.personId, found.mine],
          [found.partnerId, found.theirs],
        ]),
      }
    );
  }
  yield* proposedRings(question);
}

function Ways(props: {
  readonly title: string;
  readonly ways: readonly Arrangement[];
  readonly schedule: Schedule;
  readonly onArranged: () => void;
}) {
  const { title, ways, schedule, onArranged } = props;
  const record = useRecord();
  const told = useTold();
  if (ways.length === 0) return null;
  const { plan } = schedule;
  const arrange = async ({ moves }: Arrangement): Promise<void> => {
    const swap = swapOf(moves);
    if (!swap) return;
    await told(record(swapArranged, { swap }));
    onArranged();
  };
  return (
    <section>
      <h3>{title}</h3>
      <ul className={classOf(styles, 'list')} aria-label={title}>
        {ways.map((way) => {
          const words = moveWords({ moves: [...way.moves] }, plan);
          return (
            <li key={words.join()} className={classOf(styles, 'item')}>
              {words.map((each) => (
                <p key={each}>{each}</p>
              ))}
              <dl className={classOf(styles, 'loads')}>
                {[...way.loads].map(([id, load]) => (
                  <div key={id}>
                    <dt>{nameOf(plan, id).name}</dt>
                    <dd>{loadWords(load)}</dd>
                  </div>
                ))}
              </dl>
              <div>
                <Button label={`They agreed: ${words.join('; ')}`} onPress={() => arrange(way)}>
                  They agreed
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The swap of these moves, agreed to by all. */
function swapOf(moves: readonly SwapMove[]): Swap | null {
  const [first] = moves;
  if (!first) return null;
  const shape = { offeredById: first.fromId, moves: [...moves] };
  return {
    ...shape,
    id: swapIdSchema.parse(newId()),
    state: 'accepted',
    acceptedBy: partnersOf(shape),
    madeAt: deviceNow(),
    note: '',
    decision: null,
    overtaken: null,
  };
}
