import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { nameOf } from '../../../answers/naming.ts';
import { isTooLate } from '../../../domain/asks/request-state.ts';
import { isOpenSwap, partnersOf } from '../../../domain/asks/swap-state.ts';
import { subjectOf } from '../../../domain/asks/ask.ts';
import { requestWithdrawn } from '../../../domain/changes/request-withdrawn.ts';
import { swapWithdrawn } from '../../../domain/changes/swap-withdrawn.ts';
import type { Request } from '../../../domain/rows/request.ts';
import type { Swap } from '../../../domain/rows/swap.ts';
import type { ProgramDatabase } from '../../../store/database.ts';
import { readOutbox } from '../../../store/outbox.ts';
import type { OwnAsks } from '../../../store/queries/asks.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { useAsk } from '../../hooks/use-asks.ts';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import type { AsksView } from './asks-page.tsx';
import { daysWords, moveWords, requestOutcome, swapOutcome, wishWords } from './asks-words.ts';
import { useMarkHandedOn, useWriteMessage } from './hand-on-card.tsx';
import { SendButtons } from './send-buttons.tsx';
import styles from './asks.module.css';
import { say } from '../../../answers/say.ts';

interface OwnAsksProps {
  readonly own: OwnAsks;
  readonly view: AsksView;
}

/** What the owner of this phone asked, offered or was offered, each with where it stands. */
export function OwnAsksList({ own, view }: OwnAsksProps) {
  const { waiting } = own;
  const meId = view.me.person.id;
  const swaps = own.swaps.filter(
    (swap) => swap.offeredById === meId || swap.acceptedBy.includes(meId) || !isOpenSwap(swap),
  );
  const isEmpty = own.requests.length + swaps.length + own.sickCalls.length === 0;
  return (
    <Card title={say`What you asked and offered`}>
      {isEmpty && <p className={classOf(styles, 'quiet')}>{say`Nothing yet.`}</p>}
      <ul className={classOf(styles, 'list')} aria-label={say`What you asked and offered`}>
        {own.sickCalls.map(({ absence, isKnown }) => (
          <li key={absence.id} className={classOf(styles, 'ask')}>
            <h3>{say`Sick, ${daysWords(absence)}`}</h3>
            <State isWaiting={waiting.has(absence.id)} tone={isKnown ? 'good' : 'quiet'}>
              {isKnown
                ? say`Your coordinator knows`
                : say`Told; what you were to do waits for a cover`}
            </State>
          </li>
        ))}
        {own.requests.map((request) => (
          <RequestItem
            key={request.id}
            request={request}
            view={view}
            isWaiting={waiting.has(request.id)}
          />
        ))}
        {swaps.map((swap) => (
          <SwapItem key={swap.id} swap={swap} view={view} isWaiting={waiting.has(swap.id)} />
        ))}
      </ul>
    </Card>
  );
}

interface StateProps {
  readonly isWaiting: boolean;
  readonly tone: 'good' | 'bad' | 'quiet';
  readonly children: ReactNode;
}

/** Where something stands; what has not left the phone says so first. */
function State({ isWaiting, tone, children }: StateProps) {
  const { program } = useDeviceSession();
  return isWaiting ? (
    <p className={classOf(styles, 'waiting')}>
      {program?.server ? say`Waits for the server` : say`Waiting on this phone: hand it on`}
    </p>
  ) : (
    <p className={classOf(styles, tone)}>{children}</p>
  );
}

const REQUEST_TONES = {
  requested: 'quiet',
  granted: 'good',
  declined: 'bad',
  withdrawn: 'quiet',
} as const satisfies Record<Request['status'], StateProps['tone']>;

function RequestItem(props: {
  readonly request: Request;
  readonly view: AsksView;
  readonly isWaiting: boolean;
}) {
  const { request, view, isWaiting } = props;
  const ask = useAsk();
  const notify = useNotify();
  const { plan } = view.published.schedule;
  const { title, when } = wishWords(request.wish, plan);
  const isLate = isTooLate(request, view.today, plan.blockById);
  const isOpen = request.status === 'requested' && !isLate;
  const withdraw = async (): Promise<void> => {
    const outcome = await ask(requestWithdrawn, {
      requestId: request.id,
      personId: request.personId,
    });
    if (!outcome.ok) notify({ text: outcome.problem.message });
  };
  return (
    <li className={classOf(styles, 'ask')}>
      <h3>{title}</h3>
      <p>
        {when}
        {request.rank > 1 && `; ${say`choice ${request.rank}`}`}
      </p>
      {request.note && <p className={classOf(styles, 'quiet')}>{request.note}</p>}
      <State isWaiting={isWaiting && isOpen} tone={REQUEST_TONES[request.status]}>
        {requestOutcome(request, isLate)}
      </State>
      {isOpen && (
        <div>
          <Button look="quiet" label={say`Withdraw: ${title}, ${when}`} onPress={withdraw}>
            {say`Withdraw`}
          </Button>
        </div>
      )}
    </li>
  );
}

function toneOf({ state }: Swap): StateProps['tone'] {
  if (state === 'approved' || state === 'done') return 'good';
  return ['declined', 'refused', 'expired', 'overtaken'].includes(state) ? 'bad' : 'quiet';
}

function SwapItem(props: {
  readonly swap: Swap;
  readonly view: AsksView;
  readonly isWaiting: boolean;
}) {
  const { swap, view, isWaiting } = props;
  const { plan } = view.published.schedule;
  const meId = view.me.person.id;
  const isMine = swap.offeredById === meId;
  const others = [swap.offeredById, ...partnersOf(swap)].filter((id) => id !== meId);
  const names = others.map((id) => nameOf(plan, id).name).join(` ${say`and`} `);
  return (
    <li className={classOf(styles, 'ask')}>
      <h3>{swap.moves.length === 1 ? say`Given to ${names}` : say`Swap with ${names}`}</h3>
      {moveWords(swap, plan, meId).map((words) => (
        <p key={words}>{words}</p>
      ))}
      <State isWaiting={isWaiting && isOpenSwap(swap)} tone={toneOf(swap)}>
        {swapOutcome(swap, plan)}
      </State>
      {isOpenSwap(swap) && <SendToPartner swap={swap} names={names} isMine={isMine} />}
      {isOpenSwap(swap) && isMine && <Withdraw swap={swap} names={names} />}
      {swap.state === 'overtaken' && isMine && (
        <Link to="/asks/swap">{say`Look for another swap`}</Link>
      )}
    </li>
  );
}

function Withdraw({ swap, names }: { readonly swap: Swap; readonly names: string }) {
  const ask = useAsk();
  const notify = useNotify();
  const withdraw = async (): Promise<void> => {
    const outcome = await ask(swapWithdrawn, { swapId: swap.id, personId: swap.offeredById });
    if (!outcome.ok) notify({ text: outcome.problem.message });
  };
  return (
    <div>
      <Button look="quiet" label={say`Withdraw the offer to ${names}`} onPress={withdraw}>
        {say`Withdraw`}
      </Button>
    </div>
  );
}

/** A message with this swap alone: a partner sees nothing else of what was asked. */
function SendToPartner(props: {
  readonly swap: Swap;
  readonly names: string;
  readonly isMine: boolean;
}) {
  const { swap, names, isMine } = props;
  const write = useWriteMessage(async (database: ProgramDatabase) =>
    (await readOutbox(database)).filter((line) => subjectOf(line) === swap.id),
  );
  const markHandedOn = useMarkHandedOn();
  const isAnswered = swap.state === 'accepted';
  const why =
    isMine && !isAnswered
      ? say`Send it to ${names}, who says yes or no on their own phone.`
      : say`Tell ${names} and your coordinator.`;
  return (
    <>
      <p className={classOf(styles, 'quiet')}>{why}</p>
      <SendButtons
        title={say`Swap with ${names}`}
        to={names}
        write={write}
        // The coordinator has not got it yet: it goes on waiting for that.
        onSent={isMine ? nothingMore : markHandedOn}
      />
    </>
  );
}

async function nothingMore(): Promise<void> {}
