import { nameOf } from '../../../answers/naming.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { Day } from '../../../domain/time/day.ts';
import { useAssignSlot } from '../../hooks/use-drafts.ts';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { loadWords, placeWords } from '../asks/asks-words.ts';
import { useProposals } from '../asks/use-proposals.ts';
import type { DraftInUse } from './draft-in-use.ts';
import { inReserve, type UncoveredCall } from './uncovered-calls.ts';
import styles from './inbox.module.css';

interface InboxUncoveredProps {
  readonly uncovered: UncoveredCall;
  readonly inUse: DraftInUse;
  readonly today: Day;
}

/** A call of somebody who is ill: who is in reserve, and who else could take it without breaking a must-rule. */
export function InboxUncovered({ uncovered, inUse, today }: InboxUncoveredProps) {
  const { slot, absence } = uncovered;
  const { schedule, draft } = inUse;
  const { plan } = schedule;
  const proposals = useProposals(schedule, absence.personId, slot, today);
  const takers = proposals.found.filter(({ kind }) => kind === 'give-away');
  const reserve = inReserve(schedule, uncovered);
  const assign = useAssignSlot();
  const notify = useNotify();
  const give = async (personId: PersonId): Promise<void> => {
    if (!draft) return;
    const outcome = await assign({
      draftId: draft.id,
      slot,
      personId,
      source: 'pinned',
      vacated: [],
    });
    if (!outcome.ok) notify({ text: outcome.problem.message });
  };
  const place = placeWords(slot, plan);
  return (
    <li className={classOf(styles, 'item')}>
      <h3>
        {nameOf(plan, absence.personId).name} is away: {place}
      </h3>
      {reserve.map(({ personId, role }) => (
        <div key={`${role.id} ${personId}`} className={classOf(styles, 'choice')}>
          <p>
            <strong>{nameOf(plan, personId).name}</strong> is in reserve ({role.name})
          </p>
          <Give place={place} name={nameOf(plan, personId).name} onPress={() => give(personId)} />
        </div>
      ))}
      {takers.map(({ partnerId, theirs }) => (
        <div key={partnerId} className={classOf(styles, 'choice')}>
          <p>
            <strong>{nameOf(plan, partnerId).name}</strong>{' '}
            <small>{nameOf(plan, partnerId).standing}</small>: {loadWords(theirs)}
          </p>
          <Give place={place} name={nameOf(plan, partnerId).name} onPress={() => give(partnerId)} />
        </div>
      ))}
      <p role="status" className={classOf(styles, 'quiet')}>
        {!proposals.isDone
          ? 'Asking the rules about everybody …'
          : takers.length === 0
            ? 'Nobody else can take it without breaking a must-rule.'
            : 'The fairest first; no must-rule breaks.'}
      </p>
    </li>
  );
}

function Give(props: {
  readonly place: string;
  readonly name: string;
  readonly onPress: () => Promise<void>;
}) {
  const { place, name, onPress } = props;
  return (
    <Button label={`Give it to ${name}: ${place}`} onPress={onPress}>
      Give it to {name}
    </Button>
  );
}
