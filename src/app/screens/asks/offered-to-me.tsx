import { useMemo } from 'react';
import { nameOf } from '../../../answers/naming.ts';
import { swapStanding } from '../../../domain/asks/swap-standing.ts';
import { swapAccepted } from '../../../domain/changes/swap-accepted.ts';
import { swapDeclined } from '../../../domain/changes/swap-declined.ts';
import type { Swap } from '../../../domain/rows/swap.ts';
import { slotKey } from '../../../domain/schedule/slot.ts';
import { Candidate, Judge } from '../../../solver/mend/judge.ts';
import { loadChanges, swapChanges } from '../../../solver/swap/swap-effects.ts';
import { useAsk } from '../../hooks/use-asks.ts';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import type { AsksView } from './asks-page.tsx';
import { loadWords, moveWords, overtakenWords } from './asks-words.ts';
import { becauseText } from './because-text.ts';
import styles from './asks.module.css';
import { say } from '../../../answers/say.ts';

interface OfferedProps {
  readonly swaps: readonly Swap[];
  readonly view: AsksView;
}

/** Swaps that wait for this phone's owner, each with what it changes and whether a rule would be broken. */
export function OfferedToMe({ swaps, view }: OfferedProps) {
  return (
    <Card title={say`Offered to you`}>
      <ul className={classOf(styles, 'list')} aria-label={say`Offered to you`}>
        {swaps.map((swap) => (
          <Offer key={swap.id} swap={swap} view={view} />
        ))}
      </ul>
    </Card>
  );
}

function Offer({ swap, view }: { readonly swap: Swap; readonly view: AsksView }) {
  const { plan } = view.published.schedule;
  const meId = view.me.person.id;
  const ask = useAsk();
  const notify = useNotify();
  const effects = useSwapEffects(swap, view);
  const from = nameOf(plan, swap.offeredById).name;
  const answer = async (change: typeof swapAccepted | typeof swapDeclined): Promise<void> => {
    const args = { swapId: swap.id, personId: meId };
    const outcome = await (change.name === 'swap-accepted'
      ? ask(swapAccepted, args)
      : ask(swapDeclined, args));
    if (!outcome.ok) notify({ text: outcome.problem.message });
  };
  return (
    <li className={classOf(styles, 'ask')}>
      <h3>{say`${from} asks you`}</h3>
      {moveWords(swap, plan, meId).map((words) => (
        <p key={words}>{words}</p>
      ))}
      {swap.note && <p className={classOf(styles, 'quiet')}>“{swap.note}”</p>}
      {effects.kind === 'void' ? (
        <p className={classOf(styles, 'bad')}>{effects.because}</p>
      ) : (
        <>
          <p>{say`For you: ${effects.mine}`}</p>
          <p className={classOf(styles, effects.broken.length === 0 ? 'good' : 'bad')}>
            {effects.broken.length === 0
              ? say`No must-rule would be broken.`
              : say`This would break a must-rule: ${effects.broken.join(' ')}`}
          </p>
        </>
      )}
      <div className={classOf(styles, 'ways')}>
        <Button
          look="main"
          label={say`Accept the offer of ${from}`}
          disabled={effects.kind === 'void'}
          onPress={() => answer(swapAccepted)}
        >
          {say`Accept`}
        </Button>
        <Button label={say`Decline the offer of ${from}`} onPress={() => answer(swapDeclined)}>
          {say`Decline`}
        </Button>
      </div>
    </li>
  );
}

type Effects =
  | { readonly kind: 'void'; readonly because: string }
  | { readonly kind: 'stands'; readonly mine: string; readonly broken: readonly string[] };

const SHOWN_MAX = 3;

/** What the swap would do as the published schedule is now. */
function useSwapEffects(swap: Swap, { published, me }: AsksView): Effects {
  const { schedule } = published;
  return useMemo(() => {
    const { plan } = schedule;
    const holdings = swap.moves
      .flatMap(({ fromId }) => schedule.of(fromId).filled)
      .map(({ slot, personId }) => ({ slot: slotKey(slot), personId }));
    const standing = swapStanding(swap.moves, holdings);
    if (standing.kind === 'overtaken') {
      return { kind: 'void', because: overtakenWords(standing.overtaken, plan) };
    }
    const changes = swapChanges(schedule, standing.moves) ?? [];
    const candidate = new Candidate(schedule, changes);
    const load = loadChanges(schedule, candidate.schedule, standing.moves).get(me.person.id);
    return {
      kind: 'stands',
      mine: load ? loadWords(load) : '',
      broken: new Judge(schedule)
        .violations(candidate, SHOWN_MAX)
        .map((finding) => becauseText(finding, plan)),
    };
  }, [schedule, swap, me]);
}
