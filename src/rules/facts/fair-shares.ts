import { groupBy } from '../../domain/group-by.ts';
import type { Holiday } from '../../domain/rows/academic-year.ts';
import { type CallRole, isNeededOn } from '../../domain/rows/rotation.ts';
import type { PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { type Day, daysBetween, isWeekend } from '../../domain/time/day.ts';
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

/**
 * The fair shares of all who can serve on these days: in proportion to full-time equivalent and to the number of days.
 * @param servedBy on how many of the days somebody can serve.
 */
export function fairShares(
  plan: Plan,
  tallied: TalliedDays,
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
  return parts.map(({ member, part }) => ({ member, calls: (tallied.calls * part) / whole }));
}
