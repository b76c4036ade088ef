import { groupBy } from '../../domain/group-by.ts';
import type { Holiday } from '../../domain/rows/academic-year.ts';
import { type CallRole, isNeededOn } from '../../domain/rows/rotation.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { type Day, isWeekend, weekdayOf } from '../../domain/time/day.ts';

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

/**
 * The fair shares of all who can serve in the group on these days: in proportion to full-time equivalent and to the
 * number of the days on which they are there, may take call, and are on a rotation that takes it.
 */
export function fairShares(
  schedule: Schedule,
  group: CallGroup,
  days: readonly Day[],
): FairShare[] {
  const needs = days.map((day) => ({
    day,
    roles: group.roles.filter((role) => isNeededOn(role, day)),
  }));
  const total = needs.flatMap(({ roles }) => roles).reduce((sum, role) => sum + role.needed, 0);
  const parts = schedule.plan.members
    .filter((member) => !member.person.isArchived)
    .map((member) => {
      const served = needs.filter(
        ({ day, roles }) => roles.length > 0 && canServe(schedule, member, group, day),
      );
      return { member, part: served.length * member.year.fte };
    })
    .filter(({ part }) => part > 0);
  const whole = parts.reduce((sum, { part }) => sum + part, 0);
  return parts.map(({ member, part }) => ({ member, calls: (total * part) / whole }));
}

function canServe(
  schedule: Schedule,
  { person, year }: Member,
  group: CallGroup,
  day: Day,
): boolean {
  const [role] = group.roles;
  if (!role?.eligibleRoles.includes(year.role) || !year.takesCall) return false;
  const isOfClass =
    year.pgy === null ||
    role.eligibleClasses.length === 0 ||
    role.eligibleClasses.includes(year.pgy);
  if (!isOfClass || year.callWeekdaysOff.includes(weekdayOf(day))) return false;
  if (day < year.firstDay || year.lastDay < day || schedule.plan.isAbsent(person.id, day))
    return false;
  return year.role !== 'resident' || schedule.rotationOn(person.id, day)?.takesCall === true;
}
