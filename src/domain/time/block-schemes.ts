import * as z from 'zod/mini';
import { addDays, type Day, type DaySpan, daySchema, mondayOf } from './day.ts';

/**
 * How an academic year is cut into blocks. The days that 13 x 28 or 26 x 14 leave over make either a short block 0 at
 * the start, or a longer last block.
 */
export const blockSchemeSchema = z.enum([
  'thirteen-long-last',
  'thirteen-short-first',
  'twelve-months',
  'twenty-six-long-last',
  'twenty-six-short-first',
]);
/** How an academic year is cut into blocks. */
export type BlockScheme = z.infer<typeof blockSchemeSchema>;

/** A block before it has an id. */
export interface BlockSpan extends DaySpan {
  /** `1`, `2` ... or `0` for a short first one; the name of the month for twelve months. */
  readonly label: string;
}

/** The academic year that starts on this day: its last day is the day before the same date a year later. */
export function academicYearSpan(firstDay: Day): DaySpan {
  const nextYear = Number(firstDay.slice(0, 4)) + 1;
  const sameDate = `${nextYear}${firstDay.slice(4)}`;
  const parsed = daySchema.safeParse(sameDate);
  return {
    firstDay,
    lastDay: addDays(parsed.success ? parsed.data : daySchema.parse(`${nextYear}-03-01`), -1),
  };
}

/** Cuts the span into the blocks of the scheme, without gap or overlap, in order. */
export function blocksOf(span: DaySpan, scheme: BlockScheme): BlockSpan[] {
  switch (scheme) {
    case 'twelve-months':
      return monthBlocks(span);
    case 'thirteen-long-last':
      return equalBlocks(span, 28, 13, 'long-last');
    case 'thirteen-short-first':
      return equalBlocks(span, 28, 13, 'short-first');
    case 'twenty-six-long-last':
      return equalBlocks(span, 14, 26, 'long-last');
    case 'twenty-six-short-first':
      return equalBlocks(span, 14, 26, 'short-first');
  }
}

function equalBlocks(
  span: DaySpan,
  length: number,
  count: number,
  rest: 'long-last' | 'short-first',
): BlockSpan[] {
  const blocks: BlockSpan[] = [];
  const start = rest === 'short-first' ? addDays(span.lastDay, 1 - length * count) : span.firstDay;
  if (start > span.firstDay)
    blocks.push({ label: '0', firstDay: span.firstDay, lastDay: addDays(start, -1) });
  for (let index = 0; index < count; index++) {
    const firstDay = addDays(start, index * length);
    const isLast = index === count - 1;
    blocks.push({
      label: String(index + 1),
      firstDay: firstDay < span.firstDay ? span.firstDay : firstDay,
      lastDay: isLast ? span.lastDay : addDays(firstDay, length - 1),
    });
  }
  return blocks;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function monthBlocks(span: DaySpan): BlockSpan[] {
  const blocks: BlockSpan[] = [];
  for (let firstDay = span.firstDay; firstDay <= span.lastDay;) {
    const year = Number(firstDay.slice(0, 4));
    const month = Number(firstDay.slice(5, 7));
    const nextMonth = daySchema.parse(
      month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`,
    );
    const monthEnd = addDays(nextMonth, -1);
    const lastDay = monthEnd < span.lastDay ? monthEnd : span.lastDay;
    blocks.push({ label: MONTHS[month - 1] ?? String(month), firstDay, lastDay });
    firstDay = nextMonth;
  }
  return blocks;
}

/** The Mondays of the weeks in the span on which cohort `index` of `cohorts` is in its ambulatory (Y) part. */
export function cohortWeeks(
  span: DaySpan,
  weeksAway: number,
  weeksIn: number,
  index: number,
): Day[] {
  const cycle = weeksAway + weeksIn;
  const mondays: Day[] = [];
  let week = 0;
  for (
    let monday = mondayOf(span.firstDay);
    monday <= span.lastDay;
    monday = addDays(monday, 7), week++
  ) {
    const place = (((week - index * weeksIn) % cycle) + cycle) % cycle;
    if (place < weeksIn) mondays.push(monday);
  }
  return mondays;
}
