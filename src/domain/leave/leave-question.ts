import * as z from 'zod/mini';
import { groupBy } from '../group-by.ts';
import { type PersonId, personIdSchema, requestIdSchema, type RequestId } from '../id.ts';
import type { AbsenceType } from '../rows/absence.ts';
import type { LeaveLimit, LeavePolicy, LeaveRound } from '../rows/leave.ts';
import type { Request } from '../rows/request.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { type Day, daysOf, daySchema, type DaySpan, overlapOf, spanHolds } from '../time/day.ts';
import { leaveDays } from './leave-days.ts';

/** Why a request cannot be granted at all, whatever becomes of others. */
export const barSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('blackout'), label: z.string() }),
  z.object({ kind: z.literal('rotation'), name: z.string(), day: daySchema }),
  z.object({ kind: z.literal('not-there'), day: daySchema }),
  z.object({ kind: z.literal('away-already') }),
  z.object({ kind: z.literal('balance'), left: z.number() }),
]);
/** Why a request cannot be granted at all. */
export type Bar = z.infer<typeof barSchema>;

const askedSchema = z.object({
  requestId: requestIdSchema,
  personId: personIdSchema,
  rank: z.int(),
  /** The days of leave that it would take. */
  days: z.number(),
  /** Null where it can be granted as far as it alone is concerned. */
  bar: z.nullable(barSchema),
});
/** A request of a leave round, as it is weighed. */
export type AskedLeave = z.infer<typeof askedSchema>;

const capSchema = z.discriminatedUnion('kind', [
  /** On that day so many more people may be away. */
  z.object({ kind: z.literal('away'), limit: z.int(), day: daySchema }),
  /** Leave of one person: days of a type, requests that overlap, or the grants of the round. */
  z.object({ kind: z.literal('balance') }),
  z.object({ kind: z.literal('overlap') }),
  z.object({ kind: z.literal('grants') }),
]);

/** What cannot all be granted: the sum of the weights of what is granted is at most `most`. */
const leaveCapSchema = z.object({
  cap: capSchema,
  most: z.number(),
  of: z.array(z.object({ requestId: requestIdSchema, weight: z.number() })),
});
/** What cannot all be granted. */
export type LeaveCap = z.infer<typeof leaveCapSchema>;

/** A leave round as the solver is asked about it: plain data. */
export const leaveQuestionSchema = z.object({
  asked: z.array(askedSchema),
  caps: z.array(leaveCapSchema),
  grantsMax: z.int(),
  /** Whoever comes first where all else is equal: requests in the order in which they are preferred. */
  preferred: z.array(requestIdSchema),
});
/** A leave round as the solver is asked about it. */
export type LeaveQuestion = z.infer<typeof leaveQuestionSchema>;

/** Whether the round decides the request: leave within its days that was asked for before it was closed. */
export function isOfRound({ wish, status, madeAt }: Request, round: LeaveRound): boolean {
  return (
    wish.kind === 'leave' &&
    status === 'requested' &&
    round.firstDay <= wish.firstDay &&
    wish.lastDay <= round.lastDay &&
    (round.closedAt === null || madeAt <= round.closedAt)
  );
}

/** What is known of people beside the schedule. */
export interface LeaveFacts {
  readonly policy: LeavePolicy;
  /** What somebody has left of a type; null where the policy does not count it. */
  readonly leftOf: (personId: PersonId, type: AbsenceType) => number | null;
  /** Days of leave that somebody had in the year before this round. */
  readonly awayDaysOf: (personId: PersonId) => number;
}

type Leave = Request & { readonly wish: Extract<Request['wish'], { kind: 'leave' }> };

/**
 * The round as the solver is asked about it.
 * @param schedule by which rotations are known and limits counted. @param requests of any kind and state.
 */
export function leaveQuestion(
  round: LeaveRound,
  requests: readonly Request[],
  schedule: Schedule,
  facts: LeaveFacts,
): LeaveQuestion {
  const own = requests.filter((each): each is Leave => isOfRound(each, round));
  const { policy } = facts;
  const asked = own.map((request): AskedLeave => ({
    requestId: request.id,
    personId: request.personId,
    rank: request.rank,
    days: leaveDays(request.wish, policy.counted),
    bar: barOf(request, round, schedule, facts),
  }));
  const open = new Set(asked.filter(({ bar }) => bar === null).map(({ requestId }) => requestId));
  const free = own.filter(({ id }) => open.has(id));
  const preferred = free.toSorted(
    (one, other) =>
      facts.awayDaysOf(one.personId) - facts.awayDaysOf(other.personId) ||
      one.madeAt - other.madeAt ||
      (one.id < other.id ? -1 : 1),
  );
  return {
    asked,
    caps: [
      ...round.limits.flatMap((limit, place) => awayCaps(limit, place, free, round, schedule)),
      ...personCaps(free, round, facts),
    ],
    grantsMax: round.grantsMax,
    preferred: preferred.map(({ id }) => id),
  };
}

function barOf(
  { personId, wish }: Leave,
  round: LeaveRound,
  schedule: Schedule,
  facts: LeaveFacts,
): Bar | null {
  const { plan } = schedule;
  const blackout = round.blackouts.find((each) => overlapOf(each, wish));
  if (blackout) return { kind: 'blackout', label: blackout.label };
  const member = plan.memberById.get(personId);
  const missing = daysOf(wish).find((day) => !member || !plan.isOnDuty(member, day));
  if (missing) return { kind: 'not-there', day: missing };
  const isAway = plan
    .absencesOf(personId)
    .some((absence) => absence.status === 'approved' && overlapOf(absence, wish));
  if (isAway) return { kind: 'away-already' };
  for (const day of daysOf(wish)) {
    const rotation = schedule.rotationOn(personId, day);
    if (rotation && !rotation.leaveAllowed) return { kind: 'rotation', name: rotation.name, day };
  }
  const left = facts.leftOf(personId, wish.type);
  const isTooMuch = left !== null && leaveDays(wish, facts.policy.counted) > left;
  return isTooMuch ? { kind: 'balance', left } : null;
}

/** One cap for each day on which a limit could be passed. */
function awayCaps(
  limit: LeaveLimit,
  place: number,
  free: readonly Leave[],
  round: DaySpan,
  schedule: Schedule,
): LeaveCap[] {
  return daysOf(round).flatMap((day) => {
    const wanting = free.filter(
      ({ personId, wish }) => spanHolds(wish, day) && isCounted(limit, personId, day, schedule),
    );
    const most = Math.max(0, limit.awayMax - awayOn(limit, day, schedule));
    if (wanting.length <= most) return [];
    const of = wanting.map(({ id }) => ({ requestId: id, weight: 1 }));
    return [{ cap: { kind: 'away' as const, limit: place, day }, most, of }];
  });
}

/** How many of those whom the limit counts are away on the day already. */
export function awayOn(limit: LeaveLimit, day: Day, schedule: Schedule): number {
  return schedule.plan.members.filter(
    ({ person }) =>
      isCounted(limit, person.id, day, schedule) && schedule.plan.isAbsent(person.id, day),
  ).length;
}

function isCounted(
  { classes, rotationIds }: LeaveLimit,
  personId: PersonId,
  day: Day,
  schedule: Schedule,
): boolean {
  const member = schedule.plan.memberById.get(personId);
  if (!member || member.person.isArchived) return false;
  const { pgy } = member.year;
  if (classes.length > 0 && (pgy === null || !classes.includes(pgy))) return false;
  if (rotationIds.length === 0) return true;
  const rotation = schedule.rotationOn(personId, day);
  return rotation !== null && rotationIds.includes(rotation.id);
}

/** What one person cannot have all of. */
function personCaps(
  free: readonly Leave[],
  { grantsMax }: LeaveRound,
  { policy, leftOf }: LeaveFacts,
): LeaveCap[] {
  return [...groupBy(free, ({ personId }) => personId)].flatMap(([personId, own]) => {
    const one = ({ id }: { id: RequestId }) => ({ requestId: id, weight: 1 });
    const caps: LeaveCap[] = [];
    if (own.length > grantsMax) {
      caps.push({ cap: { kind: 'grants' }, most: grantsMax, of: own.map(one) });
    }
    own.forEach((request, place) => {
      for (const other of own.slice(place + 1)) {
        if (!overlapOf(request.wish, other.wish)) continue;
        caps.push({ cap: { kind: 'overlap' }, most: 1, of: [one(request), one(other)] });
      }
    });
    for (const [type, alike] of groupBy(own, ({ wish }) => wish.type)) {
      const left = leftOf(personId, type);
      const of = alike.map(({ id, wish }) => ({
        requestId: id,
        weight: leaveDays(wish, policy.counted),
      }));
      const whole = of.reduce((sum, { weight }) => sum + weight, 0);
      if (left !== null && whole > left) {
        caps.push({ cap: { kind: 'balance' }, most: Math.max(0, left), of });
      }
    }
    return caps;
  });
}
