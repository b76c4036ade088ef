import { type Day, daySchema, type Weekday, weekdaySchema } from '../../domain/time/day.ts';
import { plainText } from './plain-text.ts';

/** Which comes first where a date is written in numbers alone. */
export type DateOrder = 'month-first' | 'day-first';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMBERS = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/;

/** What the numbers of a column prove about their order: `both` when they contradict, null when nothing. */
export function provenDateOrder(values: readonly string[]): DateOrder | 'both' | null {
  const pairs = values.flatMap((value) => {
    const match = NUMBERS.exec(value.trim());
    return match ? [{ first: Number(match[1]), second: Number(match[2]) }] : [];
  });
  const dayFirst = pairs.some(({ first }) => first > 12);
  const monthFirst = pairs.some(({ second }) => second > 12);
  if (dayFirst && monthFirst) return 'both';
  return dayFirst ? 'day-first' : monthFirst ? 'month-first' : null;
}

/** Whether any value is a date of which month and day could be confused. */
export function hasNumberDates(values: readonly string[]): boolean {
  return values.some((value) => NUMBERS.test(value.trim()));
}

/** Reads `2026-07-01`, `7/1/2026`, `7-1-26`, `1.7.2026`, `1-Jul-2026` or `July 1, 2026`; null if it is no day. */
export function readDay(text: string, order: DateOrder): Day | null {
  const value = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?$/.exec(value);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const numbers = NUMBERS.exec(value);
  if (numbers) {
    const [, first, second, year] = numbers;
    return order === 'month-first' ? dayOf(year, first, second) : dayOf(year, second, first);
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(value);
  if (dotted) return dayOf(dotted[3], dotted[2], dotted[1]);
  const named = /^(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ ,-]+(\d{4}|\d{2})$/.exec(value);
  if (named) return dayOf(named[3], monthNumber(named[2]), named[1]);
  const american = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(value);
  if (american) return dayOf(american[3], monthNumber(american[1]), american[2]);
  return null;
}

function monthNumber(name: string | undefined): string {
  return String(MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1);
}

function dayOf(year = '', month = '', date = ''): Day | null {
  const fullYear = year.length === 2 ? `20${year}` : year;
  const parsed = daySchema.safeParse(
    `${fullYear}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`,
  );
  return parsed.success ? parsed.data : null;
}

/** Reads `1700`, `7:00`, `5p`, `7 am` as `HH:MM`; null if it is no time of day. */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2}):?(\d{2})?\s*([ap])?\.?m?\.?$/i.exec(text.trim());
  if (!match) return null;
  const half = match[3]?.toLowerCase();
  const stated = Number(match[1]);
  if (half && (stated < 1 || stated > 12)) return null;
  const hour = half ? (stated % 12) + (half === 'p' ? 12 : 0) : stated;
  const minute = Number(match[2] ?? 0);
  if (hour > 23 || minute > 59 || (!half && match[2] === undefined)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Reads yes and no as people write them; null if it is neither. */
export function readYesNo(text: string): boolean | null {
  const value = plainText(text);
  if (['yes', 'y', 'true', '1', 'x'].includes(value)) return true;
  if (['no', 'n', 'false', '0'].includes(value)) return false;
  return null;
}

/** Reads a class: `PGY1`, `PGY-2`, `R3`, `3`; null if the text is none. The number is not checked. */
export function readClass(text: string): number | null {
  const match = /^(?:pgy|r)?\s*-?\s*(\d{1,2})$/i.exec(text.trim());
  return match ? Number(match[1]) : null;
}

const WEEKDAY_STARTS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

/** Reads the weekdays named in the text (`Wednesdays`, `Mon/Thu`), Monday = 0, without repetition. */
export function readWeekdays(text: string): Weekday[] {
  const named = /\b(mon|tue|wed|thu|fri|sat|sun)(?:s|rs|r|nes|urs|ur)?(?:day)?s?\b/gi;
  const found = [...text.matchAll(named)].flatMap((match) => {
    const parsed = weekdaySchema.safeParse(
      WEEKDAY_STARTS.indexOf((match[1] ?? '').slice(0, 2).toLowerCase()),
    );
    return parsed.success ? [parsed.data] : [];
  });
  return [...new Set(found)].toSorted((one, other) => one - other);
}

/** A name in its parts, from `Last, First` or `First Last`. */
export function readName(text: string): { familyName: string; givenName: string } {
  const comma = text.indexOf(',');
  if (comma >= 0) {
    return { familyName: text.slice(0, comma).trim(), givenName: text.slice(comma + 1).trim() };
  }
  const words = text.trim().split(/\s+/);
  return { familyName: words.at(-1) ?? '', givenName: words.slice(0, -1).join(' ') };
}
