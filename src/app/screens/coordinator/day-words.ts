import { READERS_ENGLISH } from '../../../answers/time-words.ts';
import type { Day, DaySpan } from '../../../domain/time/day.ts';
import type { Instant } from '../../../domain/time/zone.ts';

const LONG = new Intl.DateTimeFormat(READERS_ENGLISH, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const SPAN = new Intl.DateTimeFormat(READERS_ENGLISH, { dateStyle: 'medium', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat(READERS_ENGLISH, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const MONTH = new Intl.DateTimeFormat(READERS_ENGLISH, {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const MOMENT = new Intl.DateTimeFormat(READERS_ENGLISH, {
  dateStyle: 'medium',
  timeStyle: 'short',
});

function dateOf(of: Day): Date {
  return new Date(`${of}T00:00:00Z`);
}

/** A day as the reader writes it, such as "Wed, Jul 1, 2026". */
export function dayWords(of: Day): string {
  return LONG.format(dateOf(of));
}

/** An inclusive span of days, such as "Sep 23 – 27, 2026". */
export function spanWords({ firstDay, lastDay }: DaySpan): string {
  return SPAN.formatRange(dateOf(firstDay), dateOf(lastDay));
}

/** A day without its year, such as "Jul 1". */
export function shortDayWords(of: Day): string {
  return SHORT.format(dateOf(of));
}

/** The month of a day, such as "July 2026". */
export function monthWords(of: Day): string {
  return MONTH.format(dateOf(of));
}

/** A moment on this device's clock. */
export function momentWords(at: Instant): string {
  return MOMENT.format(at);
}
