import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { dayShort } from '../../../answers/time-words.ts';
import { swapOffered } from '../../../domain/changes/swap-offered.ts';
import { swapIdSchema } from '../../../domain/id.ts';
import type { Duty } from '../../../domain/schedule/person-schedule.ts';
import { type SlotKey, slotKey } from '../../../domain/schedule/slot.ts';
import { addDays } from '../../../domain/time/day.ts';
import type { SwapProposal } from '../../../solver/swap/propose.ts';
import { deviceNow, newId } from '../../device-clock.ts';
import { useAsk } from '../../hooks/use-asks.ts';
import { useNotify } from '../../parts/notices.tsx';
import { Card, EmptyState } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { AsksPage, type AsksView } from './asks-page.tsx';
import { placeWords } from './asks-words.ts';
import { ProposalList } from './proposal-list.tsx';
import { useProposals } from './use-proposals.ts';
import styles from './asks.module.css';
import { say, sayCount } from '../../../answers/say.ts';

const route = getRouteApi('/asks/swap');

/** Finds somebody to swap a call with, or to give it to, for whom no must-rule breaks. */
export function SwapScreen() {
  return <AsksPage title={say`Swap a call`}>{(view) => <Swapping view={view} />}</AsksPage>;
}

function Swapping({ view }: { readonly view: AsksView }) {
  const { slot } = route.useSearch();
  const { published, me, today } = view;
  const calls = published.schedule
    .callsOf(me.person.id)
    .filter(({ day }) => day > today)
    .toSorted((one, other) => one.span.start - other.span.start);
  const chosen = calls.find((duty) => keyOf(duty) === slot);
  if (calls.length === 0) {
    return (
      <EmptyState title={say`You have no call to swap`}>
        <p>
          {say`None of your calls from tomorrow on is published.`}{' '}
          <Link to="/asks">{say`Ask and offer`}</Link>
        </p>
      </EmptyState>
    );
  }
  return chosen ? (
    <Partners view={view} slot={keyOf(chosen)} />
  ) : (
    <Card title={say`Which one?`}>
      <ul className={classOf(styles, 'list')} aria-label={say`Your calls`}>
        {calls.map((duty) => (
          <li key={keyOf(duty)}>
            <Link
              to="/asks/swap"
              search={{ slot: keyOf(duty) }}
              className={classOf(styles, 'target')}
            >
              {placeWords(keyOf(duty), published.schedule.plan)}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function keyOf({ role, day, ordinal }: Duty): SlotKey {
  return slotKey({ layer: 'call', demandId: role.id, day, ordinal });
}

function Partners({ view, slot }: { readonly view: AsksView; readonly slot: SlotKey }) {
  const { published, me, today } = view;
  const { schedule } = published;
  const { plan } = schedule;
  const proposals = useProposals(schedule, me.person.id, slot, addDays(today, 1));
  const offer = useOffer(view);
  const of = (kind: SwapProposal['kind']) =>
    proposals.found.filter((proposal) => proposal.kind === kind);
  const until = plan.rows.year.lastDay;
  return (
    <>
      <Card title={placeWords(slot, plan)}>
        <p role="status">
          {!proposals.isDone
            ? say`Asking the rules about everybody …`
            : proposals.found.length === 0
              ? say`Nobody can take it without breaking a must-rule.`
              : `${say`For these people no must-rule breaks.`} ${proposals.passedOver === 0 ? '' : sayCount(proposals.passedOver, '# other way breaks one.', '# other ways break one.')}`}
        </p>
        <p className={classOf(styles, 'quiet')}>
          {say`Judged on this phone by edition ${published.editions[0].number}, up to ${dayShort(until)}; your coordinator’s rules have the last word.`}
        </p>
        <Link to="/asks/swap" search={{}} className={classOf(styles, 'target')}>
          {say`Another call`}
        </Link>
      </Card>
      <ProposalList
        title={say`One for one`}
        proposals={of('one-for-one')}
        view={view}
        onOffer={offer}
      />
      <ProposalList
        title={say`Give it away`}
        proposals={of('give-away')}
        view={view}
        onOffer={offer}
      />
    </>
  );
}

/** Offers what was proposed, then shows it among what was asked, where it is sent. */
function useOffer({ me }: AsksView): (proposal: SwapProposal) => Promise<void> {
  const ask = useAsk();
  const notify = useNotify();
  const navigate = useNavigate();
  return async ({ moves }) => {
    const outcome = await ask(swapOffered, {
      swap: {
        id: swapIdSchema.parse(newId()),
        offeredById: me.person.id,
        moves: [...moves],
        note: '',
        state: 'offered',
        madeAt: deviceNow(),
        acceptedBy: [],
        decision: null,
        overtaken: null,
      },
    });
    if (outcome.ok) await navigate({ to: '/asks' });
    else notify({ text: outcome.problem.message });
  };
}
