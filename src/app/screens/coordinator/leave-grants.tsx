import { useMemo, useState } from 'react';
import { leaveRoundDecided } from '../../../domain/changes/leave-round-decided.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { type LeaveQuestion, leaveQuestion } from '../../../domain/leave/leave-question.ts';
import type { LeaveRound } from '../../../domain/rows/leave.ts';
import type { Request } from '../../../domain/rows/request.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import type { GrantAnswer } from '../../../solver/leave/grant.ts';
import type { LeaveBook } from '../../../store/queries/leave.ts';
import { deviceNow } from '../../device-clock.ts';
import { useDeviceText } from '../../hooks/use-device-setting.ts';
import { leaveFactsOf } from '../../hooks/use-leave.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { Button } from '../../parts/button.tsx';
import { startGranting } from '../../solving.ts';
import { useTold } from './definition-actions.tsx';
import { LeaveRequests, type Verdict } from './leave-requests.tsx';
import { reasonWords } from './leave-words.ts';

interface LeaveGrantsProps {
  readonly round: LeaveRound;
  readonly requests: readonly Request[];
  readonly book: LeaveBook;
  readonly schedule: Schedule;
}

interface Proposal {
  readonly question: LeaveQuestion;
  readonly answer: GrantAnswer;
}

/** Proposes what to grant in a closed round, with the reason of each, and keeps it by one press. */
export function LeaveGrants({ round, requests, book, schedule }: LeaveGrantsProps) {
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const { plan } = schedule;
  const propose = async (): Promise<void> => {
    const facts = leaveFactsOf(book, plan.rows.year);
    const question = leaveQuestion(round, requests, schedule, facts);
    setProposal({ question, answer: await startGranting(question).answer });
  };
  const verdicts = useMemo(
    () => (proposal ? verdictsOf(proposal, round, schedule) : undefined),
    [proposal, round, schedule],
  );
  return (
    <LeaveRequests requests={requests} plan={plan} {...(verdicts && { verdicts })}>
      <p>
        As many people as can be get one of their choices, then one of their better choices, up to
        their first; where that is equal, who has had less leave, then who asked first. Nothing is
        decided before you keep it.
      </p>
      <div>
        <Button look={proposal ? 'plain' : 'main'} onPress={propose}>
          Propose what to grant
        </Button>
      </div>
      {proposal?.answer.kind === 'crashed' && <p role="alert">{proposal.answer.message}</p>}
      {proposal?.answer.kind === 'granted' && verdicts && (
        <>
          <p role="status">{summaryWords(proposal.question, proposal.answer)}</p>
          <Keep round={round} requests={requests} verdicts={verdicts} />
        </>
      )}
    </LeaveRequests>
  );
}

function verdictsOf(
  { question, answer }: Proposal,
  round: LeaveRound,
  { plan }: Schedule,
): ReadonlyMap<string, Verdict> | undefined {
  if (answer.kind !== 'granted') return undefined;
  const grantedIds = new Set<string>(answer.requestIds);
  return new Map(
    question.asked.map((asked) => [
      asked.requestId,
      {
        isGranted: grantedIds.has(asked.requestId),
        reason: reasonWords(asked, { question, grantedIds, round, plan }),
      },
    ]),
  );
}

/** How many people get which choice as their best, and whether that is proven to be the fairest. */
function summaryWords(
  { asked }: LeaveQuestion,
  { requestIds, isProven }: Extract<GrantAnswer, { kind: 'granted' }>,
): string {
  const granted = new Set<string>(requestIds);
  const best = [...groupBy(asked, ({ personId }) => personId).values()].map((own) =>
    Math.min(...own.filter(({ requestId }) => granted.has(requestId)).map(({ rank }) => rank)),
  );
  const ranks = [...new Set(best)].filter(Number.isFinite).toSorted((one, other) => one - other);
  const none = best.filter((rank) => !Number.isFinite(rank)).length;
  const counts = ranks.map((rank) => {
    const count = best.filter((each) => each === rank).length;
    return `${count} get choice ${rank}`;
  });
  return `Of ${best.length} people ${[...counts, `${none} get none`].join(', ')}. ${
    isProven ? 'No other choice is fairer: that is proven.' : 'A fairer choice may exist.'
  }`;
}

function Keep(props: {
  readonly round: LeaveRound;
  readonly requests: readonly Request[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
}) {
  const { round, requests, verdicts } = props;
  const record = useRecord();
  const told = useTold();
  const [publisher] = useDeviceText('publisher');
  const keep = () =>
    told(
      record(leaveRoundDecided, {
        roundId: round.id,
        name: round.name,
        decisions: requests.flatMap(({ id }) => {
          const verdict = verdicts.get(id);
          return verdict ? [{ requestId: id, ...verdict }] : [];
        }),
        decidedAt: deviceNow(),
        decidedBy: publisher.trim() || null,
      }),
    );
  return (
    <div>
      <Button look="main" onPress={keep}>
        Keep all {requests.length} decisions
      </Button>
    </div>
  );
}
