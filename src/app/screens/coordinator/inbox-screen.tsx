import { useMemo } from 'react';
import { isTooLate } from '../../../domain/asks/request-state.ts';
import type { Request } from '../../../domain/rows/request.ts';
import type { Draft } from '../../../domain/rows/schedule.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { type Day } from '../../../domain/time/day.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import type { Inbox } from '../../../store/queries/asks.ts';
import { useNow } from '../../device-clock.ts';
import { usePlan } from '../../hooks/use-directory.ts';
import { useDraft } from '../../hooks/use-drafts.ts';
import { useInbox } from '../../hooks/use-inbox.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { SelectField } from '../../parts/choices.tsx';
import { Card, EmptyState, Page, Skeleton } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { OpenMessageCard } from '../asks/open-message-card.tsx';
import { type DraftInUse, useDraftChoice, useDraftInUse } from './draft-in-use.ts';
import { InboxAnswers } from './inbox-answers.tsx';
import { InboxArrange } from './inbox-arrange.tsx';
import { InboxPast } from './inbox-past.tsx';
import { InboxRequest } from './inbox-request.tsx';
import { InboxSwap } from './inbox-swap.tsx';
import { InboxUncovered } from './inbox-uncovered.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { uncoveredCalls } from './uncovered-calls.ts';
import styles from './inbox.module.css';

const TITLE = 'Inbox';

/** Whatever people asked that needs a decision, each with what it would do, and what was decided. */
export function InboxScreen() {
  const open = useOpenYear();
  const plan = usePlan();
  const inbox = useInbox();
  const now = useNow();
  if (open.status === 'none') return <NoProgram title={TITLE} />;
  if (open.status === 'loading' || !plan || !inbox) return <LoadingPage title={TITLE} />;
  const today = localTimeAt(now, open.program.timeZone).day;
  return <OpenInbox plan={plan} inbox={withoutLate(inbox, plan, today)} today={today} />;
}

/** What came too late to be decided is over. */
function withoutLate(inbox: Inbox, plan: Plan, today: Day): Inbox {
  const isLate = (request: Request): boolean => isTooLate(request, today, plan.blockById);
  return {
    ...inbox,
    requests: inbox.requests.filter((request) => !isLate(request)),
    past: [...inbox.past, ...inbox.requests.filter(isLate)],
  };
}

interface OpenInboxProps {
  readonly plan: Plan;
  readonly inbox: Inbox;
  readonly today: Day;
}

function OpenInbox({ plan, inbox, today }: OpenInboxProps) {
  const choice = useDraftChoice(plan.rows.year.id);
  return (
    <Page title={TITLE}>
      {choice?.draft && choice.drafts.length > 1 && (
        <SelectField
          label="Decide for the draft"
          hint="Swaps and covers change this draft; publish it and phones see them."
          value={choice.draft.id as string}
          choices={choice.drafts.map(({ id, name }) => ({ value: id as string, label: name }))}
          onChange={choice.choose}
        />
      )}
      {choice?.draft ? (
        <Waiting
          key={choice.draft.id}
          draft={choice.draft}
          plan={plan}
          inbox={inbox}
          today={today}
        />
      ) : choice ? (
        <WithoutDraft plan={plan} inbox={inbox} today={today} />
      ) : (
        <Skeleton />
      )}
      <OpenMessageCard
        title="Take in what people sent"
        hint="Message files from phones; each thing in them is taken in once, however often it comes."
      />
      <InboxAnswers plan={plan} inbox={inbox} />
      <InboxPast plan={plan} past={inbox.past} />
    </Page>
  );
}

function Waiting({ draft, ...rest }: OpenInboxProps & { readonly draft: Draft }) {
  const found = useDraft(draft.id);
  const inUse = useDraftInUse(draft, found?.filled ?? null, rest.plan);
  return inUse ? <Decisions {...rest} inUse={inUse} /> : <Skeleton lines={5} />;
}

function WithoutDraft(props: OpenInboxProps) {
  const inUse = useDraftInUse(null, NOTHING_FILLED, props.plan);
  return inUse && <Decisions {...props} inUse={inUse} />;
}

const NOTHING_FILLED = [] as const;

function Decisions(props: OpenInboxProps & { readonly inUse: DraftInUse }) {
  const { plan, inbox, today, inUse } = props;
  const uncovered = useMemo(() => uncoveredCalls(inUse.schedule, today), [inUse.schedule, today]);
  const { requests, swaps } = inbox;
  const count = requests.length + swaps.length + uncovered.length;
  if (count === 0) {
    return (
      <EmptyState title="Nothing needs a decision">
        <p>What people ask on their phones comes here when you open their message.</p>
        {inUse.draft && <InboxArrange inUse={inUse} today={today} />}
      </EmptyState>
    );
  }
  return (
    <div className={classOf(styles, 'waiting')}>
      {inUse.draft && <InboxArrange inUse={inUse} today={today} />}
      {uncovered.length > 0 && (
        <Card title={`To be covered (${uncovered.length})`}>
          <ul className={classOf(styles, 'list')} aria-label="To be covered">
            {uncovered.map((each) => (
              <InboxUncovered key={each.slot} uncovered={each} inUse={inUse} today={today} />
            ))}
          </ul>
        </Card>
      )}
      {swaps.length > 0 && (
        <Card title={`Swaps (${swaps.length})`}>
          <ul className={classOf(styles, 'list')} aria-label="Swaps">
            {swaps.map((swap) => (
              <InboxSwap key={swap.id} swap={swap} inUse={inUse} today={today} />
            ))}
          </ul>
        </Card>
      )}
      {requests.length > 0 && (
        <Card title={`Requests (${requests.length})`}>
          <ul className={classOf(styles, 'list')} aria-label="Requests">
            {requests.map((request) => (
              <InboxRequest key={request.id} request={request} plan={plan} inUse={inUse} />
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
