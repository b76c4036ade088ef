import { type Day, dayFromEpoch, type DaySpan, epochDayOf } from '../domain/time/day.ts';
import { workedTime } from '../domain/work/averaging-periods.ts';
import { HOUR, sharedWith } from '../domain/work/stretches.ts';
import type { Plan } from '../domain/schedule/plan.ts';
import type { WorkRecord } from '../domain/work/work-record.ts';
import { rule as eightyHours } from './acgme/eighty-hours.rule.ts';

/** The limit of a week that the program has set. */
export function weeklyLimitOf({ rows }: Plan): number {
  const setting = rows.ruleSettings.find(({ id }) => id === eightyHours.id);
  const set = eightyHours.params.safeParse(setting?.params ?? {});
  return (set.success ? set.data : eightyHours.params.parse({})).hoursMax;
}

/** A week of the early warning, Monday to Sunday, cut to the days on which the person has rotations. */
export interface WeekHours extends DaySpan {
  readonly monday: Day;
  /** Hours worked in it; null where not all its days are known. */
  readonly hours: number | null;
  /** The limit of a week; between the usual one and that of an exception where only some days have one. */
  readonly limit: number;
  readonly isAbove: boolean;
  /**
   * Hours in an average week of the four that end with it, days of leave left out; null before there are four, where not
   * all is known, and where all is leave.
   */
  readonly average: number | null;
}

const WEEKS_AVERAGED = 4;

interface WeekDays extends DaySpan {
  readonly monday: Day;
  readonly first: number;
  readonly next: number;
}

/**
 * Hours by week, with the average of four weeks rolling on: an early warning, not how compliance is judged, for that
 * averages over rotations. A week above the limit is shown although the average is kept.
 * @param hoursMax the limit of a week without an exception.
 */
export function hoursByWeek(record: WorkRecord, hoursMax: number): WeekHours[] {
  const days = daysByWeek(record);
  return days.map(({ first, next, ...week }, place) => {
    const isKnown = !has(record.unknownDays, first, next);
    const hours = isKnown ? timeIn(record, first, next) / HOUR : null;
    const limit = limitOf(record, first, next, hoursMax);
    const window = place + 1 >= WEEKS_AVERAGED ? days[place + 1 - WEEKS_AVERAGED] : undefined;
    const average = window ? averageOf(record, window.first, next) : null;
    return { ...week, hours, limit, isAbove: hours !== null && hours > limit, average };
  });
}

/** From the first day on a rotation to the last. */
function daysByWeek({ assignments }: WorkRecord): WeekDays[] {
  const { first: begin } = assignments[0] ?? {};
  const { next: end } = assignments.at(-1) ?? {};
  if (begin === undefined || end === undefined) return [];
  const weeks: WeekDays[] = [];
  // 1970-01-01 was a Thursday: the Monday before it is day -3.
  for (let monday = begin - ((begin + 3) % 7); monday < end; monday += 7) {
    const first = Math.max(begin, monday);
    const next = Math.min(end, monday + 7);
    const [firstDay, lastDay] = [dayFromEpoch(first), dayFromEpoch(next - 1)];
    weeks.push({ monday: dayFromEpoch(monday), firstDay, lastDay, first, next });
  }
  return weeks;
}

function timeIn(record: WorkRecord, first: number, next: number): number {
  const stretch = { start: record.clock.startOf(first), end: record.clock.startOf(next) };
  return sharedWith(stretch, workedTime(record));
}

function averageOf(record: WorkRecord, first: number, next: number): number | null {
  if (has(record.unknownDays, first, next)) return null;
  let time = 0;
  let days = 0;
  for (let day = first; day < next; day++) {
    if (record.leaveDays.has(day)) continue;
    time += timeIn(record, day, day + 1);
    days++;
  }
  return days === 0 ? null : (time / HOUR / days) * 7;
}

function limitOf(
  { assignments }: WorkRecord,
  first: number,
  next: number,
  hoursMax: number,
): number {
  let allowed = hoursMax * (next - first);
  for (const { exception, firstDay, lastDay } of assignments.flatMap(({ spans }) => spans)) {
    if (!exception?.isProven) continue;
    const shared = Math.min(next, epochDayOf(lastDay) + 1) - Math.max(first, epochDayOf(firstDay));
    allowed += Math.max(0, shared) * (exception.hoursMax - hoursMax);
  }
  return allowed / (next - first);
}

function has(days: ReadonlySet<number>, first: number, next: number): boolean {
  for (let day = first; day < next; day++) {
    if (days.has(day)) return true;
  }
  return false;
}
