import * as z from 'zod/mini';
import type { Day } from './day.ts';

const MILLISECONDS_PER_MINUTE = 60_000;

/** A moment: milliseconds since 1970-01-01T00:00Z. */
export const instantSchema = z.int().brand<'Instant'>();
/** A moment: milliseconds since 1970-01-01T00:00Z. */
export type Instant = z.infer<typeof instantSchema>;

/** An IANA time zone name such as `America/New_York` that this platform knows. */
export const timeZoneSchema = z.string().check(z.refine(isTimeZone, 'Unknown time zone'));

/** A time of day in the program's zone, `HH:MM`, 00:00 to 23:59. */
export const clockTimeSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** A civil day and time of day in some zone. */
export interface LocalTime {
  readonly day: Day;
  /** `HH:MM` */
  readonly time: string;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA-u-hc-h23', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** What calendar and clock on the wall of that zone show at that moment. @throws RangeError for an unknown zone. */
export function localTimeAt(at: Instant, timeZone: string): LocalTime {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}` as Day,
    time: `${part('hour')}:${part('minute')}`,
  };
}

function wallMinutes(local: LocalTime): number {
  return Date.parse(`${local.day}T${local.time}:00Z`) / MILLISECONDS_PER_MINUTE;
}

/**
 * The moment at which a wall clock in that zone shows this day and time.
 * A time that the autumn change shows twice means the first; a time that the spring change skips means the moment
 * the clocks jump forward plus what was skipped (02:30 becomes 03:30), as calendars do (RFC 5545, 3.3.5).
 */
export function instantAt(local: LocalTime, timeZone: string): Instant {
  const wanted = wallMinutes(local);
  const offsetAt = (minutes: number): number =>
    wallMinutes(localTimeAt((minutes * MILLISECONDS_PER_MINUTE) as Instant, timeZone)) - minutes;
  const before = offsetAt(wanted - 24 * 60);
  const after = offsetAt(wanted + 24 * 60);
  const early = wanted - Math.max(before, after);
  const late = wanted - Math.min(before, after);
  const showsWanted = (minutes: number): boolean => minutes + offsetAt(minutes) === wanted;
  const minutes = showsWanted(early) ? early : showsWanted(late) ? late : wanted - before;
  return (minutes * MILLISECONDS_PER_MINUTE) as Instant;
}

/** A stretch of time, `end` excluded. */
export interface InstantSpan {
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * The moments between which a duty that starts on `onDay` lasts; an end at or before the start belongs to the next day
 * (equal times mean 24 hours on the clock). Across a daylight-saving change the elapsed time is an hour more or less.
 */
export function dutySpan(
  onDay: Day,
  start: string,
  end: string,
  nextDay: Day,
  timeZone: string,
): InstantSpan {
  return {
    start: instantAt({ day: onDay, time: start }, timeZone),
    end: instantAt({ day: end > start ? onDay : nextDay, time: end }, timeZone),
  };
}

/** Elapsed hours of the span. */
export function hoursIn(span: InstantSpan): number {
  return (span.end - span.start) / (60 * MILLISECONDS_PER_MINUTE);
}
