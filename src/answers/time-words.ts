import { addDays, type Day } from '../domain/time/day.ts';
import { type Instant, type InstantSpan, localTimeAt } from '../domain/time/zone.ts';
import { say, spokenLocale } from './say.ts';

/** The reader's English, such as `en-GB`; American where the reader's language is another, as the app's own words are. */
export const READERS_ENGLISH = englishOf(new Intl.DateTimeFormat().resolvedOptions().locale);

function englishOf(locale: string): string {
  return locale.split('-')[0] === 'en' ? locale : 'en-US';
}

/**
 * Words days. They are civil days, so they are worded in UTC, where every day has 24 hours. A format takes a while to
 * make, so none is made before it is needed: the first screen needs two.
 */
function dayFormat(options: Intl.DateTimeFormatOptions): (of: Day) => string {
  let format: Intl.DateTimeFormat | null = null;
  return (of) => {
    format ??= new Intl.DateTimeFormat(spokenLocale() ?? READERS_ENGLISH, {
      ...options,
      timeZone: 'UTC',
    });
    return format.format(new Date(`${of}T12:00:00Z`));
  };
}

/** Such as `Mon, Nov 23`. */
export const dayShort = dayFormat({ weekday: 'short', month: 'short', day: 'numeric' });
/** Such as `Monday, November 23`. */
export const dayLong = dayFormat({ weekday: 'long', month: 'long', day: 'numeric' });
/** Such as `Nov 23, 2026`. */
export const dayWithYear = dayFormat({ year: 'numeric', month: 'short', day: 'numeric' });
/** Such as `November 2026`. */
export const monthOf = dayFormat({ year: 'numeric', month: 'long' });
/** Such as `Nov`. */
export const monthShort = dayFormat({ month: 'short' });
/** Such as `Mon`. */
export const weekdayShort = dayFormat({ weekday: 'short' });

/** The day's place in its month, from 1. */
export function dayOfMonth(of: Day): number {
  return Number(of.slice(8));
}

/** `today`, `tomorrow`, `yesterday`, else such as `Mon, Nov 23`. */
export function dayFrom(of: Day, today: Day): string {
  if (of === today) return say`today`;
  if (of === addDays(today, 1)) return say`tomorrow`;
  if (of === addDays(today, -1)) return say`yesterday`;
  return dayShort(of);
}

/** A moment in the zone as seen from `today`: `17:00` on the same day, else with its day, `Tue, Nov 24 07:00`. */
export function momentFrom(at: Instant, today: Day, timeZone: string): string {
  const local = localTimeAt(at, timeZone);
  return local.day === today ? local.time : `${dayFrom(local.day, today)} ${local.time}`;
}

/** From start to end on the wall clock, such as `17:00–07:00`. */
export function clockSpan(span: InstantSpan, timeZone: string): string {
  return `${localTimeAt(span.start, timeZone).time}–${localTimeAt(span.end, timeZone).time}`;
}

/** The zone's usual short name at that moment, such as `EST`. */
export function zoneName(timeZone: string, at: Instant): string {
  const parts = new Intl.DateTimeFormat(spokenLocale() ?? READERS_ENGLISH, {
    timeZone,
    timeZoneName: 'short',
  }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}
