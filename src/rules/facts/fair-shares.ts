import { groupBy } from '../../domain/group-by.ts';
import type { Holiday } from '../../domain/rows/academic-year.ts';
import { type CallRole, isNeededOn } from '../../domain/rows/rotation.ts';
import type { CarriedLoad } from '../../domain/rows/person.ts';
import type { PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { type Day, daysBetween, isWeekend } from '../../domain/time/day.ts';
import { isOvernight } from './call-days.ts';
import { callDays, isEligibleFor } from './call-availability.ts';

/** Which nights are counted against one another. */
export type Tally = 'all' | 'weekend' | 'holiday';

/** Call roles that are shared by the same people, whose calls are therefore counted together. */
export interface CallGroup {
  readonly name: string;
  readonly roles: readonly CallRole[];
}

/** What a person's part of a group's calls would be if all were shared by the days on which each can serve. */
export interface FairShare {
  readonly member: Member;
  /** Calls, not a whole number. */
  readonly calls: number;
}

/** The roles in groups of equal mode and eligibility; who is only there in reserve is not counted. */
export function callGroups(plan: Plan): CallGroup[] {
  const roles = plan.rows.callRoles.filter((role) => role.mode !== 'jeopardy' && !role.isArchived);
  const groups = groupBy(roles, ({ mode, eligibleRoles, eligibleClasses }) =>
    JSON.stringify([mode, eligibleRoles, eligibleClasses]),
  );
  return [...groups.values()].map((group) => ({
    name: group.map((role) => role.name).join(', '),
    roles: group,
  }));
}

/** Whether the tally counts calls of that day. */
export function isTallied(tally: Tally, day: Day, holidays: readonly Holiday[]): boolean {
  if (tally === 'all') return true;
  if (tally === 'weekend') return isWeekend(day);
  return holidays.some((holiday) => holiday.actualDay === day);
}

/** A group's days that are counted, with what each person has to do with them. */
export interface TalliedDays {
  readonly group: CallGroup;
  readonly days: ReadonlySet<Day>;
  /** The days of the year, from 0, on which the group is needed. */
  readonly places: readonly number[];
  /** The calls to be shared. */
  readonly calls: number;
}

/** The days on which the group's calls are counted, of these days. */
export function talliedDays(plan: Plan, group: CallGroup, days: readonly Day[]): TalliedDays {
  const places: number[] = [];
  let calls = 0;
  for (const day of days) {
    const roles = group.roles.filter((role) => isNeededOn(role, day));
    if (roles.length > 0) places.push(daysBetween(plan.rows.year.firstDay, day));
    calls += roles.reduce((sum, role) => sum + role.needed, 0);
  }
  return { group, days: new Set(days), places, calls };
}

/** On how many of the days the person can serve in the group: is there, may take call, and is on a rotation that takes it. */
export function daysServed(own: PersonSchedule, { group, places }: TalliedDays): number {
  const [role] = group.roles;
  if (!own.member || !role || !isEligibleFor(own.member, role)) return 0;
  const days = callDays(own);
  return places.reduce((count, place) => count + (days[place] ?? 0), 0);
}

/** A count that is shared: of which tally, and of which days. */
export interface SharedCount {
  readonly tally: Tally;
  readonly tallied: TalliedDays;
}

/**
 * The fair shares of each count, of all who can serve on its days: in proportion to full-time equivalent and to the number of
 * days, less what somebody served beyond the fair share in years before and more what was missing then. Nobody owes less than
 * nothing: what is left of a debt to others is theirs to share.
 * @param counts of all groups, for what is carried over is spread over the groups in which somebody serves.
 * @param servedBy on how many of a count's days somebody can serve.
 */
export function fairShares(
  plan: Plan,
  counts: readonly SharedCount[],
  servedBy: (member: Member, place: number) => number,
): FairShare[][] {
  const parts = counts.map(({ tallied }, place) =>
    proportionalShares(plan, tallied.calls, (member) => servedBy(member, place)),
  );
  if (!plan.members.some(({ year }) => year.carriedLoad)) return parts;
  return counts.map((count, place) => {
    const own = parts[place] ?? [];
    const alike = parts.filter((_, other) => isCarriedAlike(counts[other], count));
    return settled(own.map((share) => ({ share, carried: carriedIn(share, count, alike) })));
  });
}

/** The parts of so many calls in proportion to full-time equivalent and to the days on which each can serve. */
export function proportionalShares(
  plan: Plan,
  calls: number,
  servedBy: (member: Member) => number,
): FairShare[] {
  const parts: { member: Member; part: number }[] = [];
  let whole = 0;
  for (const member of plan.members) {
    const part = servedBy(member) * member.year.fte;
    if (part === 0) continue;
    parts.push({ member, part });
    whole += part;
  }
  return parts.map(({ member, part }) => ({ member, calls: (calls * part) / whole }));
}

/** Whether both counts draw on the same number that is carried over. */
function isCarriedAlike(one: SharedCount | undefined, other: SharedCount): boolean {
  return one !== undefined && carriedNameOf(one) === carriedNameOf(other);
}

/** Which of the numbers that are carried over a count draws on. */
export function carriedNameOf({ tally, tallied }: SharedCount): keyof CarriedLoad {
  if (tally === 'weekend') return 'weekends';
  if (tally === 'holiday') return 'holidays';
  return tallied.group.roles.some(isOvernight) ? 'nights' : 'days';
}

/** What somebody carries into a count: by this count's part of the person's shares in all counts alike. */
function carriedIn(
  { member, calls }: FairShare,
  count: SharedCount,
  alike: readonly (readonly FairShare[])[],
): number {
  const carried = member.year.carriedLoad?.[carriedNameOf(count)] ?? 0;
  if (carried === 0) return 0;
  const own = alike.flatMap((shares) => shares.filter((share) => share.member === member));
  const whole = own.reduce((sum, share) => sum + share.calls, 0);
  return whole === 0 ? 0 : (carried * calls) / whole;
}

interface Carrying {
  readonly share: FairShare;
  readonly carried: number;
}

/** The shares by which everybody comes out even with the years before; whoever would owe less than nothing owes nothing. */
function settled(all: readonly Carrying[]): FairShare[] {
  const free = new Set<Member>();
  for (;;) {
    const sharing = all.filter(({ share }) => !free.has(share.member));
    const parts = sharing.reduce((sum, { share }) => sum + share.calls, 0);
    const carried = sharing.reduce((sum, each) => sum + each.carried, 0);
    const calls = all.reduce((sum, { share }) => sum + share.calls, 0);
    const even = new Map(
      sharing.map((each) => [
        each.share.member,
        (each.share.calls * (calls + carried)) / parts - each.carried,
      ]),
    );
    const fresh = [...even].filter(([, share]) => share < 0);
    for (const [member] of fresh) free.add(member);
    if (fresh.length === 0) {
      return all.map(({ share: { member } }) => ({ member, calls: even.get(member) ?? 0 }));
    }
  }
}
