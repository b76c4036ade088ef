import * as z from 'zod/mini';

const MILLISECONDS_PER_DAY = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
/** From 0000-03-01 to 1970-01-01. */
const DAYS_TO_1970 = 719_468;

/**
 * A civil day, `YYYY-MM-DD`, of no particular time zone. Sorts as text.
 * Only days that exist are accepted (2027-02-29 is not).
 */
export const daySchema = z
  .string()
  .check(
    z.regex(SHAPE),
    z.refine((text) => isRealDay(text), 'This day does not exist in the calendar'),
  )
  .brand<'Day'>();
/** A civil day, `YYYY-MM-DD`. */
export type Day = z.infer<typeof daySchema>;

/** Day of the week, Monday = 0 to Sunday = 6. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;
/** Day of the week, Monday = 0 to Sunday = 6. */
export const weekdaySchema = z.union([
  z.literal(0),
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
]);

function isRealDay(text: string): boolean {
  return SHAPE.test(text) && dayFromEpoch(epochDayOf(text)) === text;
}

/** Reads a day, as the same text whatever it was cut from. @throws RangeError if it is no real day `YYYY-MM-DD`. */
export function day(text: string): Day {
  if (!isRealDay(text)) throw new RangeError(`No day: ${text}`);
  return dayFromEpoch(epochDayOf(text));
}

/** Days since 1970-01-01; consecutive days differ by one, whatever the clocks do. */
export function epochDayOf(of: Day | string): number {
  const year = 100 * digitsAt(of, 0) + digitsAt(of, 2);
  const month = digitsAt(of, 5);
  // The year is counted from March, so that the day that leap years add is its last one: Hinnant's days_from_civil.
  const fromMarch = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digitsAt(of, 8) - 1;
  const leapDays =
    Math.floor(fromMarch / 4) - Math.floor(fromMarch / 100) + Math.floor(fromMarch / 400);
  return fromMarch * 365 + leapDays + dayOfYear - DAYS_TO_1970;
}

/** The number that the two digits from this place on write. */
export function digitsAt(text: string, place: number): number {
  return 10 * text.charCodeAt(place) + text.charCodeAt(place + 1) - 528;
}

/** The inverse of `epochDayOf`. @throws RangeError outside the years 0 to 9999. */
export function dayFromEpoch(epochDay: number): Day {
  let text = written.get(epochDay);
  if (text === undefined) {
    text = new Date(epochDay * MILLISECONDS_PER_DAY).toISOString().slice(0, 10) as Day;
    written.set(epochDay, text);
  }
  return text;
}

/** The days that were written so far: the few years that anybody speaks of, again and again. */
const written = new Map<number, Day>();

/** The day `days` later (earlier when negative). */
export function addDays(from: Day, days: number): Day {
  return dayFromEpoch(epochDayOf(from) + days);
}

/** The same day of the month `months` later (earlier when negative); the last of a month that is too short. */
export function addMonths(from: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const at = Date.UTC(year, month - 1 + months, Math.min(date, lastDate));
  return day(new Date(at).toISOString().slice(0, 10));
}

/** Whole days from `first` to `last`: 0 when they are the same, negative when `last` is earlier. */
export function daysBetween(first: Day, last: Day): number {
  return epochDayOf(last) - epochDayOf(first);
}

/** How many days the inclusive span holds; 0 when `last` is before `first`. */
export function daysIn(span: DaySpan): number {
  return Math.max(0, daysBetween(span.firstDay, span.lastDay) + 1);
}

/** Monday = 0 to Sunday = 6. */
export function weekdayOf(of: Day): Weekday {
  return weekdayOfEpoch(epochDayOf(of));
}

/** Monday = 0 to Sunday = 6, of a day by its days since 1970-01-01. */
export function weekdayOfEpoch(epochDay: number): Weekday {
  return ((((epochDay + 3) % 7) + 7) % 7) as Weekday;
}

/** Whether the day is a Saturday or a Sunday. */
export function isWeekend(of: Day): boolean {
  return weekdayOf(of) >= 5;
}

/** An inclusive span of days. */
export interface DaySpan {
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** Whether the span holds the day. */
export function spanHolds(span: DaySpan, at: Day): boolean {
  return span.firstDay <= at && at <= span.lastDay;
}

/** Whether the spans share a day. */
export function doSpansMeet(one: DaySpan, other: DaySpan): boolean {
  return one.firstDay <= other.lastDay && other.firstDay <= one.lastDay;
}

/** The days both spans share, or null. */
export function overlapOf(one: DaySpan, other: DaySpan): DaySpan | null {
  const firstDay = one.firstDay > other.firstDay ? one.firstDay : other.firstDay;
  const lastDay = one.lastDay < other.lastDay ? one.lastDay : other.lastDay;
  return firstDay <= lastDay ? { firstDay, lastDay } : null;
}

/** Every day of the span, in order. */
export function daysOf(span: DaySpan): Day[] {
  const first = epochDayOf(span.firstDay);
  return Array.from({ length: daysIn(span) }, (_, offset) => dayFromEpoch(first + offset));
}

/** The Monday of the week that holds the day. */
export function mondayOf(of: Day): Day {
  const epochDay = epochDayOf(of);
  return dayFromEpoch(epochDay - weekdayOfEpoch(epochDay));
}
