import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { leaveRoundSet } from '../../../domain/changes/leave-round-set.ts';
import { isOfRound } from '../../../domain/leave/leave-question.ts';
import type { LeaveRound } from '../../../domain/rows/leave.ts';
import type { Request } from '../../../domain/rows/request.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { Schedule } from '../../../domain/schedule/schedule.ts';
import type { LeaveBook } from '../../../store/queries/leave.ts';
import { deviceNow } from '../../device-clock.ts';
import { usePlan } from '../../hooks/use-directory.ts';
import {
  IN_FORCE,
  type JudgedChoice,
  useJudged,
  useJudgedChoices,
} from '../../hooks/use-judged.ts';
import { useLeaveBook } from '../../hooks/use-leave.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/choices.tsx';
import { Card, EmptyState, Page } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { spanWords } from './day-words.ts';
import { useTold } from './definition-actions.tsx';
import { LeaveGrants } from './leave-grants.tsx';
import { LeaveRequests } from './leave-requests.tsx';
import { LeaveRoundDialog } from './leave-round-dialog.tsx';
import { countedWords, roundStateWords } from './leave-words.ts';
import styles from './leave.module.css';
import { LoadingPage, NoProgram } from './no-program.tsx';

const TITLE = 'Leave round';

/** One leave round: what is asked in it, what would be granted and why, and the decision. */
export function LeaveRoundScreen() {
  const { roundId } = useParams({ from: '/leave/$roundId' });
  const open = useOpenYear();
  const plan = usePlan();
  if (open.status === 'none') return <NoProgram title={TITLE} />;
  if (open.status === 'loading' || !plan) return <LoadingPage title={TITLE} />;
  return <RoundOf key={plan.rows.year.id} roundId={roundId} plan={plan} />;
}

function RoundOf({ roundId, plan }: { readonly roundId: string; readonly plan: Plan }) {
  const book = useLeaveBook(plan.rows.year.id);
  const choices = useJudgedChoices(plan);
  const [value, setValue] = useState<string | null>(null);
  const usual = choices?.find((each) => each.value === IN_FORCE) ?? choices?.[0] ?? null;
  const choice = choices?.find((each) => each.value === value) ?? usual;
  const judged = useJudged(plan, choice);
  if (!book || !choices || (choice && !judged)) return <LoadingPage title={TITLE} />;
  const round = book.rounds.find(({ id }) => id === roundId);
  if (!round) {
    return (
      <Page title={TITLE}>
        <EmptyState title="This round is not here any more">
          <Link to="/leave">All leave</Link>
        </EmptyState>
      </Page>
    );
  }
  const requests = requestsOf(round, book);
  // Leave that came in since is in the plan, not in what was published.
  const filled = judged?.schedule.filled ?? [];
  return (
    <Page title={round.name} actions={<Link to="/leave">All leave</Link>}>
      <RoundCard round={round} plan={plan} requestCount={requests.length} />
      {round.decidedAt === null && choice && choices.length > 1 && (
        <ScheduleChoice choices={choices} choice={choice} onChoose={setValue} />
      )}
      {round.closedAt !== null && round.decidedAt === null && requests.length > 0 ? (
        <LeaveGrants
          round={round}
          requests={requests}
          book={book}
          schedule={new Schedule(plan, filled)}
        />
      ) : (
        <LeaveRequests requests={requests} plan={plan} />
      )}
    </Page>
  );
}

/** What waits in the round, or what was decided in it. */
function requestsOf(round: LeaveRound, { requests }: LeaveBook): Request[] {
  return requests.filter((request) =>
    round.decidedAt === null
      ? isOfRound(request, round)
      : request.wish.kind === 'leave' && request.decision?.at === round.decidedAt,
  );
}

function ScheduleChoice(props: {
  readonly choices: readonly JudgedChoice[];
  readonly choice: JudgedChoice;
  readonly onChoose: (value: string) => void;
}) {
  return (
    <SelectField
      label="Rotations by"
      hint="The schedule that tells who is on which rotation when."
      value={props.choice.value}
      choices={props.choices}
      onChange={props.onChoose}
    />
  );
}

function RoundCard(props: {
  readonly round: LeaveRound;
  readonly plan: Plan;
  readonly requestCount: number;
}) {
  const { round, plan, requestCount } = props;
  const [isEditing, setEditing] = useState(false);
  const record = useRecord();
  const told = useTold();
  const isOpen = round.closedAt === null;
  const turn = () =>
    told(record(leaveRoundSet, { round: { ...round, closedAt: isOpen ? deviceNow() : null } }));
  return (
    <Card title={roundStateWords(round)}>
      <p>
        {spanWords(round)}; {requestCount} requests; at most {round.grantsMax} granted to each.
      </p>
      {round.limits.length > 0 && (
        <ul className={classOf(styles, 'lines')}>
          {round.limits.map((limit) => (
            <li key={countedWords(limit, plan)}>
              On any day at most {limit.awayMax} of {countedWords(limit, plan)} away
            </li>
          ))}
        </ul>
      )}
      {round.blackouts.length > 0 && (
        <ul className={classOf(styles, 'lines')}>
          {round.blackouts.map((blackout) => (
            <li key={blackout.label + blackout.firstDay}>
              Nobody away: {blackout.label}, {spanWords(blackout)}
            </li>
          ))}
        </ul>
      )}
      {round.decidedAt === null && (
        <div className={classOf(styles, 'buttons')}>
          <Button look={isOpen ? 'main' : 'plain'} onPress={turn}>
            {isOpen ? 'Close the round' : 'Open it again'}
          </Button>
          <Button onPress={() => setEditing(true)}>Edit the round</Button>
        </div>
      )}
      {isEditing && (
        <LeaveRoundDialog round={round} plan={plan} onClose={() => setEditing(false)} />
      )}
    </Card>
  );
}
