import {
  type CohortId,
  cohortIdSchema,
  blockIdSchema,
  calendarIdSchema,
  yearIdSchema,
} from '../id.ts';
import type { AcademicYear, Block, BlockCalendar, Cohort, Holiday } from '../rows/academic-year.ts';
import {
  academicYearSpan,
  type BlockScheme,
  blockSchemeSchema,
  type BlockSpan,
  blocksOf,
} from '../time/block-schemes.ts';
import { addDays, addMonths, type DaySpan, spanHolds } from '../time/day.ts';
import { mondaysAfter } from './cohort-weeks.ts';
import { holidaysAfter } from './holidays-after.ts';

/** An academic year with what belongs to it alone. */
export interface YearRows {
  readonly year: AcademicYear;
  readonly calendars: readonly BlockCalendar[];
  readonly blocks: readonly Block[];
  /** Of any year. */
  readonly holidays: readonly Holiday[];
  readonly cohorts: readonly Cohort[];
}

/** The academic year after another, as it would be. */
export interface NextYear extends YearRows {
  /** Which of its cohorts goes on with which of the year before. */
  readonly cohortAfter: ReadonlyMap<CohortId, CohortId>;
}

/** How a calendar of the next year is cut; null cuts it on the same dates as before. */
export type Schemes = ReadonlyMap<BlockCalendar['id'], BlockScheme | null>;

/**
 * The academic year that begins on the day after another ends, cut into blocks as that one is: where its blocks follow a
 * scheme, the scheme is applied anew, so that a leap day falls where the scheme has it; else blocks begin on the same dates.
 * @param schemes ways to cut calendars that were chosen instead.
 */
export function nextYear(
  before: YearRows,
  newId: () => string,
  schemes: Schemes = new Map(),
): NextYear {
  const span = academicYearSpan(addDays(before.year.lastDay, 1));
  const yearId = yearIdSchema.parse(newId());
  const calendars: BlockCalendar[] = [];
  const blocks: Block[] = [];
  for (const calendar of before.calendars) {
    const calendarId = calendarIdSchema.parse(newId());
    const { id, name, classes } = calendar;
    calendars.push({ id: calendarId, yearId, name, classes });
    const own = blocksInOrder(before.blocks, id);
    const chosen = schemes.get(id);
    const cut = blocksAfter(own, span, chosen === undefined ? schemeOf(own) : chosen);
    cut.forEach((block, ordinal) =>
      blocks.push({ id: blockIdSchema.parse(newId()), yearId, calendarId, ordinal, ...block }),
    );
  }
  const cohortAfter = new Map<CohortId, CohortId>();
  const cohorts = before.cohorts.map((cohort): Cohort => {
    const id = cohortIdSchema.parse(newId());
    cohortAfter.set(cohort.id, id);
    const { name, rotationId } = cohort;
    return { id, yearId, name, rotationId, mondays: mondaysAfter(cohort, before.year, span) };
  });
  const ofYear = before.holidays.filter((holiday) => spanHolds(before.year, holiday.actualDay));
  const known = before.holidays.filter((holiday) => spanHolds(span, holiday.actualDay));
  return {
    year: { id: yearId, name: yearName(span), ...span },
    calendars,
    blocks,
    holidays: holidaysAfter(ofYear, known, span, newId),
    cohorts,
    cohortAfter,
  };
}

/** What a year of this span is called, such as `2026–27`. */
export function yearName({ firstDay, lastDay }: DaySpan): string {
  const first = firstDay.slice(0, 4);
  const last = lastDay.slice(0, 4);
  return first === last ? first : `${first}–${last.slice(2)}`;
}

/** The blocks of a calendar in their order. */
export function blocksInOrder(blocks: readonly Block[], calendarId: BlockCalendar['id']): Block[] {
  return blocks
    .filter((block) => block.calendarId === calendarId)
    .toSorted((one, other) => one.ordinal - other.ordinal);
}

/** The scheme by which these blocks, in their order, are cut; null where they follow none. */
export function schemeOf(blocks: readonly DaySpan[]): BlockScheme | null {
  const span = spanOf(blocks);
  const found = blockSchemeSchema.options.find((scheme) => {
    const cut = span ? blocksOf(span, scheme) : [];
    return (
      cut.length === blocks.length &&
      cut.every(
        ({ firstDay, lastDay }, place) =>
          firstDay === blocks[place]?.firstDay && lastDay === blocks[place]?.lastDay,
      )
    );
  });
  return found ?? null;
}

function spanOf(blocks: readonly DaySpan[]): DaySpan | null {
  const [first] = blocks;
  const last = blocks.at(-1);
  return first && last ? { firstDay: first.firstDay, lastDay: last.lastDay } : null;
}

/** The blocks a year on; a calendar that has none is cut into months. */
function blocksAfter(
  before: readonly Block[],
  year: DaySpan,
  scheme: BlockScheme | null,
): BlockSpan[] {
  const own = spanOf(before);
  if (!own) return blocksOf(year, scheme ?? 'twelve-months');
  const span = {
    firstDay: addMonths(own.firstDay, 12),
    lastDay: addDays(addMonths(addDays(own.lastDay, 1), 12), -1),
  };
  if (scheme) return blocksOf(span, scheme);
  return before.map(({ label, firstDay }, place) => {
    const next = before[place + 1];
    return {
      label,
      firstDay: addMonths(firstDay, 12),
      lastDay: next ? addDays(addMonths(next.firstDay, 12), -1) : span.lastDay,
    };
  });
}
