import { addDays, type Day, daysBetween, daySchema, weekdayOf } from '../domain/time/day.ts';
import { clockTimeSchema, type LocalTime } from '../domain/time/zone.ts';
import { READERS_ENGLISH } from './time-words.ts';

/** What of a typed question speaks of time, and the words that are left. */
export interface AskedMoment {
  readonly words: readonly string[];
  /** Null where no day was named. */
  readonly day: Day | null;
  /** `HH:MM`; null where no time of day was named. */
  readonly time: string | null;
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
const DAYS_FROM_TODAY: Readonly<Record<string, number>> = {
  yesterday: -1,
  today: 0,
  tonight: 0,
  tomorrow: 1,
  tmrw: 1,
};
const TIMES: Readonly<Record<string, string>> = {
  tonight: '21:00',
  morning: '08:00',
  noon: '12:00',
  afternoon: '14:00',
  evening: '19:00',
  midnight: '00:00',
};

/** Whether this reader writes the month before the day, as in 12/24. */
const isMonthFirst =
  new Intl.DateTimeFormat(READERS_ENGLISH)
    .formatToParts(0)
    .findIndex(({ type }) => type === 'month') === 0;

/**
 * Reads days and times out of small letters parted by blanks: `tue`, `tomorrow`, `12/24`, `24 dec`, `2026-12-24`, `3am`,
 * `15:30`, `tonight`. A day without a year is the one nearest to now; a weekday is the next one, today included.
 */
export function askedMoment(typed: string, now: LocalTime): AskedMoment {
  const tokens = typed
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const words: string[] = [];
  let day: Day | null = null;
  let time: string | null = null;
  for (let place = 0; place < tokens.length; place++) {
    const [token = '', next = ''] = [tokens[place], tokens[place + 1]];
    const named = monthAndDate(token, next, now.day);
    const own = dayOf(token, now.day);
    const clock = timeOf(token);
    if (named) {
      day = named;
      place++;
    } else if (own) day = own;
    else if (clock === null && token !== 'now') words.push(token);
    if (clock !== null) time = clock;
  }
  return { words, day, time };
}

function dayOf(token: string, today: Day): Day | null {
  const away = DAYS_FROM_TODAY[token];
  if (away !== undefined) return addDays(today, away);
  const weekday = token.length < 3 ? -1 : WEEKDAYS.findIndex((name) => name.startsWith(token));
  if (weekday >= 0) return addDays(today, (weekday - weekdayOf(today) + 7) % 7);
  const exact = daySchema.safeParse(token);
  if (exact.success) return exact.data;
  const [, first, second, year] = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2,4}))?$/.exec(token) ?? [];
  if (first === undefined || second === undefined) return null;
  const isUsual = isMonthFirst ? Number(first) <= 12 : Number(second) > 12;
  const [month, date] = isUsual ? [first, second] : [second, first];
  return nearest(Number(month), Number(date), today, year);
}

function monthAndDate(token: string, next: string, today: Day): Day | null {
  for (const [name, date] of [
    [token, next],
    [next, token],
  ] as const) {
    const month = name.length < 3 ? -1 : MONTHS.findIndex((each) => each.startsWith(name));
    if (month >= 0 && /^\d{1,2}$/.test(date)) return nearest(month + 1, Number(date), today);
  }
  return null;
}

function nearest(month: number, date: number, today: Day, written?: string): Day | null {
  const thisYear = Number(today.slice(0, 4));
  const years = written
    ? [Number(written.length === 2 ? `20${written}` : written)]
    : [thisYear - 1, thisYear, thisYear + 1];
  const days = years.flatMap((year) => {
    const text = [year, month, date].map((part) => String(part).padStart(2, '0')).join('-');
    const found = daySchema.safeParse(text);
    return found.success ? [found.data] : [];
  });
  const away = (day: Day): number => Math.abs(daysBetween(today, day));
  return days.toSorted((one, other) => away(one) - away(other))[0] ?? null;
}

function timeOf(token: string): string | null {
  const named = TIMES[token];
  if (named !== undefined) return named;
  const [, hours, minutes = ':00', half] = /^(\d{1,2})(:\d{2})?(am|pm)?$/.exec(token) ?? [];
  if (hours === undefined || (half === undefined && !token.includes(':'))) return null;
  const hour = half ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours);
  const text = `${String(hour).padStart(2, '0')}${minutes}`;
  return clockTimeSchema.safeParse(text).data ?? null;
}
