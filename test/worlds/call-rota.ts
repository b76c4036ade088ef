import type { Member, Plan } from '../../src/domain/schedule/plan.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import type { Filled } from '../../src/domain/schedule/slot.ts';
import { type CallMode, type CallRole, isNeededOn } from '../../src/domain/rows/rotation.ts';
import {
  addDays,
  type Day,
  daysBetween,
  type DaySpan,
  daysOf,
  spanHolds,
  weekdayOf,
} from '../../src/domain/time/day.ts';
import { dutySpan, hoursIn, type InstantSpan } from '../../src/domain/time/zone.ts';

interface Load {
  hours: number;
  duties: { readonly day: Day; readonly span: InstantSpan; readonly mode: CallMode }[];
}

const REST_HOURS_MIN = 10;
const SHIFT_HOURS_BEFORE_MAX = 50;
const SHIFTS_IN_SEVEN_DAYS_MAX = 5;

/** Fills every call and shift of the span day by day with whoever is free, rested and has had least so far. */
export function callRota(plan: Plan, blocks: readonly Filled[], span: DaySpan): Filled[] {
  const schedule = new Schedule(plan, blocks);
  const loads = new Map(plan.members.map((member) => [member, { hours: 0, duties: [] } as Load]));
  return daysOf(span).flatMap((at) =>
    rolesNeededOn(plan, at).flatMap((role) =>
      Array.from({ length: role.needed }, (_, ordinal): Filled => {
        const member = nextFor(role, at, loads, schedule);
        const load = loads.get(member);
        const duty = dutySpan(at, role.start, role.end, addDays(at, 1), plan.rows.program.timeZone);
        if (load) load.hours += hoursIn(duty) * weightOf(role);
        load?.duties.push({ day: at, span: duty, mode: role.mode });
        const slot = { layer: 'call', demandId: role.id, day: at, ordinal } as const;
        return { slot, personId: member.person.id, source: 'solved' };
      }),
    ),
  );
}

/** The roles needed on the day, those that fewest may take first. */
function rolesNeededOn(plan: Plan, at: Day): CallRole[] {
  const choices = ({ eligibleClasses }: CallRole): number => eligibleClasses.length || 9;
  return plan.rows.callRoles
    .filter((role) => isNeededOn(role, at))
    .toSorted((one, other) => choices(one) - choices(other));
}

function weightOf({ mode }: CallRole): number {
  return mode === 'jeopardy' ? 0.3 : mode === 'home' ? 0.6 : 1;
}

function nextFor(
  role: CallRole,
  at: Day,
  loads: ReadonlyMap<Member, Load>,
  schedule: Schedule,
): Member {
  let best: Member | null = null;
  let least = Infinity;
  for (const [member, load] of loads) {
    const burden =
      load.hours / (member.year.fte * Math.max(1, daysBetween(member.year.firstDay, at)));
    if (
      burden >= least ||
      !mayTake(member, role, at, schedule) ||
      !isRested(load, role, at, member, schedule.plan)
    )
      continue;
    best = member;
    least = burden;
  }
  if (!best) throw new Error(`Nobody for ${role.name} on ${at}`);
  return best;
}

/**
 * Whether the person may take the role on that day by contract, class, rotation and leave, asked for or granted. Nights
 * end on the first morning of the block after, so that nobody is in the house that evening again.
 */
function mayTake({ person, year }: Member, role: CallRole, at: Day, schedule: Schedule): boolean {
  if (!year.takesCall || !role.eligibleRoles.includes(year.role) || !spanHolds(year, at))
    return false;
  if (role.eligibleClasses.length > 0 && !role.eligibleClasses.includes(year.pgy ?? 0))
    return false;
  const { plan } = schedule;
  if (year.callWeekdaysOff.includes(weekdayOf(at))) return false;
  const days = role.end > role.start ? [at] : [at, addDays(at, 1)];
  const absences = plan.absencesOf(person.id);
  if (days.some((each) => absences.some((absence) => spanHolds(absence, each)))) return false;
  if (year.role !== 'resident') return true;
  const isFromNights = schedule.rotationOn(person.id, addDays(at, -1))?.kind === 'nights';
  if (role.mode === 'in-house' && isFromNights) return false;
  return schedule.rotationOn(person.id, at)?.takesCall === true;
}

function isRested(load: Load, role: CallRole, at: Day, member: Member, plan: Plan): boolean {
  if (role.mode === 'shift') return isRestedForShift(load, role, at, plan);
  if (role.mode === 'in-house' && !hasNightLeft(load, at, member, plan)) return false;
  return load.duties.every((duty) => daysBetween(duty.day, at) >= daysApart(duty.mode, role.mode));
}

/** Whether one more night in the house leaves the block, less its days of leave, at every third night. */
function hasNightLeft({ duties }: Load, at: Day, member: Member, plan: Plan): boolean {
  const block = plan.blocksFor(member).find((each) => spanHolds(each, at));
  if (!block) return true;
  const days = daysOf(block).filter((each) => !plan.isAbsent(member.person.id, each));
  const nights = duties.filter(({ day, mode }) => mode === 'in-house' && spanHolds(block, day));
  return nights.length < Math.floor(days.length / 3);
}

function daysApart(before: CallMode, now: CallMode): number {
  if (before === 'in-house') return now === 'in-house' ? 3 : 2;
  return before === 'home' && now === 'home' ? 2 : 1;
}

function isRestedForShift({ duties }: Load, role: CallRole, at: Day, plan: Plan): boolean {
  const { start } = dutySpan(at, role.start, role.end, addDays(at, 1), plan.rows.program.timeZone);
  const last = duties.at(-1);
  const restMin = last ? Math.max(REST_HOURS_MIN, hoursIn(last.span)) : 0;
  if (last && hoursIn({ start: last.span.end, end: start }) < restMin) return false;
  const week = duties.filter((duty) => daysBetween(duty.day, at) < 7);
  const hours = week.reduce((sum, duty) => sum + hoursIn(duty.span), 0);
  return hours < SHIFT_HOURS_BEFORE_MAX && week.length < SHIFTS_IN_SEVEN_DAYS_MAX;
}
