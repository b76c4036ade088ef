import { useMemo, useState } from 'react';
import { nameOf } from '../../../answers/naming.ts';
import { swapStanding, swapToday } from '../../../domain/asks/swap-standing.ts';
import type { Swap, SwapMove } from '../../../domain/rows/swap.ts';
import type { Day } from '../../../domain/time/day.ts';
import { recheck } from '../../../rules/recheck.ts';
import { newOrWorse } from '../../../solver/mend/matters.ts';
import { Fairness } from '../../../solver/swap/fairness.ts';
import { loadChanges, swapDifference } from '../../../solver/swap/swap-effects.ts';
import { deviceNow } from '../../device-clock.ts';
import { useDeviceText } from '../../hooks/use-device-setting.ts';
import { useApproveSwap, useRefuseSwap } from '../../hooks/use-inbox.ts';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { loadWords, moveWords, overtakenWords, swapOutcome } from '../asks/asks-words.ts';
import type { DraftInUse } from './draft-in-use.ts';
import { EffectsOf, type RuleEffects } from './effects-of.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import styles from './inbox.module.css';

interface InboxSwapProps {
  readonly swap: Swap;
  readonly inUse: DraftInUse;
  readonly today: Day;
}

/** A swap that everybody accepted: what it does to rules, loads and fairness as the draft is now, and the decision. */
export function InboxSwap({ swap, inUse, today }: InboxSwapProps) {
  const { plan } = inUse.schedule;
  const standing = swapStanding(swap.moves, inUse.holdings);
  const now = swapToday(swap, today, plan.blockById);
  const moves = standing.kind === 'stands' ? [...standing.moves] : swap.moves;
  const isPossible = inUse.draft !== null && standing.kind === 'stands' && now.state === 'accepted';
  const isMoved = moves.some(({ slot }, place) => slot !== swap.moves[place]?.slot);
  const why =
    now.state === 'expired'
      ? swapOutcome(now, plan)
      : standing.kind === 'overtaken'
        ? overtakenWords(standing.overtaken, plan)
        : null;
  return (
    <li className={classOf(styles, 'item')}>
      <h3>{moveWords({ moves }, plan).join('; ')}</h3>
      {isMoved && (
        <p className={classOf(styles, 'quiet')}>
          The schedule moved since it was offered; the swap follows.
        </p>
      )}
      {swap.note && <p className={classOf(styles, 'quiet')}>“{swap.note}”</p>}
      {why === null ? (
        <SwapEffects moves={moves} inUse={inUse} />
      ) : (
        <p className={classOf(styles, 'bad')}>{why}</p>
      )}
      <Decide swap={swap} moves={isPossible ? moves : null} inUse={inUse} />
    </li>
  );
}

function SwapEffects(props: { readonly moves: readonly SwapMove[]; readonly inUse: DraftInUse }) {
  const { moves, inUse } = props;
  const { schedule, checked } = inUse;
  const { plan } = schedule;
  const effects = useMemo((): RuleEffects | undefined => {
    const difference = checked && swapDifference(checked.schedule, moves);
    if (!difference) return undefined;
    const after = recheck(checked, difference);
    return {
      come: newOrWorse(checked.findings, after.findings),
      go: newOrWorse(after.findings, checked.findings),
    };
  }, [checked, moves]);
  const difference = swapDifference(schedule, moves);
  const loads = difference && loadChanges(schedule, schedule.after(difference), moves);
  const unfairness = loads ? new Fairness(schedule).change(loads) : 0;
  return (
    <>
      <dl className={classOf(styles, 'loads')}>
        {[...(loads ?? [])].map(([id, load]) => (
          <div key={id}>
            <dt>{nameOf(plan, id).name}</dt>
            <dd>{loadWords(load)}</dd>
          </div>
        ))}
        <div>
          <dt>Fairness</dt>
          <dd>
            {unfairness === 0
              ? 'As even within the classes as before'
              : unfairness < 0
                ? 'More even within the classes'
                : 'Less even within the classes'}
          </dd>
        </div>
      </dl>
      <EffectsOf effects={effects} plan={plan} />
    </>
  );
}

function Decide(props: {
  readonly swap: Swap;
  /** Null where it cannot be approved. */
  readonly moves: readonly SwapMove[] | null;
  readonly inUse: DraftInUse;
}) {
  const { swap, moves, inUse } = props;
  const approve = useApproveSwap();
  const refuse = useRefuseSwap();
  const notify = useNotify();
  const [name] = useDeviceText('publisher');
  const [isRefusing, setRefusing] = useState(false);
  const decidedBy = name.trim() || null;
  const about = moveWords(swap, inUse.schedule.plan).join('; ');
  const approveNow = async (): Promise<void> => {
    if (!moves || !inUse.draft) return;
    const outcome = await approve({
      swapId: swap.id,
      draftId: inUse.draft.id,
      moves: [...moves],
      decidedAt: deviceNow(),
      decidedBy,
      reason: '',
    });
    if (!outcome.ok) notify({ text: outcome.problem.message });
  };
  return (
    <div className={classOf(styles, 'decide')}>
      <Button
        look="main"
        label={`Approve: ${about}`}
        disabled={moves === null || !inUse.checked}
        onPress={approveNow}
      >
        Approve
      </Button>
      <Button label={`Refuse: ${about}`} onPress={() => setRefusing(true)}>
        Refuse
      </Button>
      {isRefusing && (
        <ReasonDialog
          title="Refuse the swap"
          submitLabel="Refuse"
          onDecide={(reason) =>
            refuse({ swapId: swap.id, decidedAt: deviceNow(), decidedBy, reason })
          }
          onClose={() => setRefusing(false)}
        />
      )}
    </div>
  );
}
