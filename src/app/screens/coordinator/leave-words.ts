import type { LeaveStanding } from '../../../domain/leave/balances.ts';
import type {
  AskedLeave,
  Bar,
  LeaveCap,
  LeaveQuestion,
} from '../../../domain/leave/leave-question.ts';
import type { LeaveLimit, LeaveRound } from '../../../domain/rows/leave.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { dayWords } from './day-words.ts';
import { ABSENCE_TYPE_WORDS } from './words.ts';

/** Where a round stands. */
export function roundStateWords({ closedAt, decidedAt }: LeaveRound): string {
  if (decidedAt !== null) return 'Decided';
  return closedAt === null ? 'Open for requests' : 'Closed, to be decided';
}

/** Whom a limit counts, such as `PGY-1 on ICU`. */
export function countedWords({ classes, rotationIds }: LeaveLimit, plan: Plan): string {
  const who = classes.length === 0 ? 'all' : classes.map((pgy) => `PGY-${pgy}`).join('/');
  const codes = rotationIds.map((id) => plan.rotationById.get(id)?.code ?? '');
  return codes.length === 0 ? who : `${who} on ${codes.join('/')}`;
}

/** What somebody has left of each type, such as `Vacation 12 of 20 days left`. */
export function balanceLines({ types, awayDays }: LeaveStanding): string[] {
  return [
    ...types.map(({ type, allowed, carried, left }) => {
      const whole = carried > 0 ? `${allowed} + ${carried} carried over` : String(allowed);
      return `${ABSENCE_TYPE_WORDS[type]}: ${left} of ${whole} days left`;
    }),
    `${awayDays} days of leave in all`,
  ];
}

/** That training would have to be extended; the empty text where not. */
export function extensionWords({ extensionDays }: LeaveStanding): string {
  return extensionDays === 0
    ? ''
    : `Training would have to be extended by ${extensionDays} ${extensionDays === 1 ? 'day' : 'days'}.`;
}

function barWords(bar: Bar): string {
  switch (bar.kind) {
    case 'blackout':
      return `Nobody is granted leave then: ${bar.label}.`;
    case 'rotation':
      return `On ${dayWords(bar.day)} you are on ${bar.name}, which allows no leave.`;
    case 'not-there':
      return `You are not in the program on ${dayWords(bar.day)}.`;
    case 'away-already':
      return 'You are away on some of these days already.';
    case 'balance':
      return `It takes more days than the ${bar.left} you have left of this leave.`;
  }
}

/** What is granted, and what reasons are made of. */
export interface Weighed {
  readonly question: LeaveQuestion;
  readonly grantedIds: ReadonlySet<string>;
  readonly round: LeaveRound;
  readonly plan: Plan;
}

/**
 * Why a request is granted or not, for whoever asked: it tells of others only how many and their choices, never who.
 * @throws where nothing stands against a request that is not granted.
 */
export function reasonWords(asked: AskedLeave, weighed: Weighed): string {
  const { question, grantedIds } = weighed;
  if (asked.bar) return barWords(asked.bar);
  const own = question.asked.filter(({ personId }) => personId === asked.personId);
  if (grantedIds.has(asked.requestId)) {
    return own.length === 1 ? 'Granted.' : `Your choice ${asked.rank} of ${own.length}.`;
  }
  const full = question.caps.find((each) => isInTheWay(each, asked, grantedIds));
  if (!full) throw new Error(`Nothing stands against the request ${asked.requestId}`);
  return capWords(full, own, weighed);
}

/** Whether granting the request too would pass the cap. */
function isInTheWay(
  { most, of }: LeaveCap,
  { requestId }: AskedLeave,
  grantedIds: ReadonlySet<string>,
): boolean {
  const own = of.find((each) => each.requestId === requestId);
  const taken = of
    .filter((each) => grantedIds.has(each.requestId))
    .reduce((sum, { weight }) => sum + weight, 0);
  return own !== undefined && taken + own.weight > most;
}

function capWords(
  { cap, most, of }: LeaveCap,
  own: readonly AskedLeave[],
  { question, grantedIds, round, plan }: Weighed,
): string {
  const ranksOf = (all: readonly AskedLeave[]): string =>
    all
      .filter(({ requestId }) => grantedIds.has(requestId))
      .map(({ rank }) => rank)
      .toSorted((one, other) => one - other)
      .join(', ');
  switch (cap.kind) {
    case 'grants':
      return `Your choice ${ranksOf(own)} is granted; this round grants ${most} each.`;
    case 'overlap':
      return 'It overlaps with another choice of yours, which is granted.';
    case 'balance':
      return 'Your other choices take the days that you have left of this leave.';
    case 'away': {
      const limit = round.limits[cap.limit];
      const ids = new Set(of.map(({ requestId }) => requestId));
      const others = question.asked.filter(({ requestId }) => ids.has(requestId));
      const whom = limit ? countedWords(limit, plan) : 'all';
      const start = `On ${dayWords(cap.day)} at most ${limit?.awayMax ?? most} of ${whom} can be away`;
      return most === 0
        ? `${start}, and so many are already.`
        : `${start}. ${most === 1 ? 'The place' : `The ${most} places`} left went to choice ${ranksOf(others)} of others.`;
    }
  }
}
