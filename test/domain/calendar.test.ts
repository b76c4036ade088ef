import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  academicYearSpan,
  blockSchemeSchema,
  blocksOf,
  cohortWeeks,
} from '../../src/domain/time/block-schemes.ts';
import {
  addDays,
  day,
  dayFromEpoch,
  daysIn,
  type DaySpan,
  weekdayOf,
} from '../../src/domain/time/day.ts';
import { federalHolidays, observedDayOf } from '../../src/domain/time/holidays.ts';

const YEAR = academicYearSpan(day('2026-07-01'));

test('the holidays of 2026–27, each with the day it is observed', () => {
  const drawn = federalHolidays(YEAR.firstDay, YEAR.lastDay).map(
    ({ name, actualDay, observedDay }) => `${actualDay} ${observedDay} ${name}`,
  );
  expect(drawn).toEqual([
    '2026-07-04 2026-07-03 Independence Day',
    '2026-09-07 2026-09-07 Labor Day',
    '2026-10-12 2026-10-12 Columbus Day',
    '2026-11-11 2026-11-11 Veterans Day',
    '2026-11-26 2026-11-26 Thanksgiving',
    '2026-12-25 2026-12-25 Christmas Day',
    '2027-01-01 2027-01-01 New Year’s Day',
    '2027-01-18 2027-01-18 Martin Luther King Jr. Day',
    '2027-02-15 2027-02-15 Presidents’ Day',
    '2027-05-31 2027-05-31 Memorial Day',
    '2027-06-19 2027-06-18 Juneteenth',
  ]);
});

test.each([
  ['2028-01-01', '2027-12-31'],
  ['2027-07-04', '2027-07-05'],
  ['2027-12-25', '2027-12-24'],
  ['2026-11-11', '2026-11-11'],
])('%s is observed on %s', (actual, observed) => {
  expect(observedDayOf(day(actual))).toBe(observed);
});

test('every academic year has eleven holidays, none observed on a weekend', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2100 }), (year) => {
      const { firstDay, lastDay } = academicYearSpan(day(`${year}-07-01`));
      const holidays = federalHolidays(firstDay, lastDay);
      expect(holidays).toHaveLength(11);
      for (const { observedDay } of holidays) expect(weekdayOf(observedDay)).toBeLessThan(5);
    }),
  );
});

describe('academic years', () => {
  test.each([
    ['2026-07-01', '2027-06-30', 365],
    ['2027-07-01', '2028-06-30', 366],
    ['2027-06-24', '2028-06-23', 366],
    ['2028-02-29', '2029-02-28', 366],
  ])('from %s to %s, %i days', (firstDay, lastDay, days) => {
    const span = academicYearSpan(day(firstDay));
    expect(span).toEqual({ firstDay, lastDay });
    expect(daysIn(span)).toBe(days);
  });
});

describe('blocks', () => {
  test.each([
    ['thirteen-long-last', 13, ['1', '2026-07-28'], ['13', 29]],
    ['thirteen-short-first', 14, ['0', '2026-07-01'], ['13', 28]],
    ['twelve-months', 12, ['Jul', '2026-07-31'], ['Jun', 30]],
    ['twenty-six-long-last', 26, ['1', '2026-07-14'], ['26', 15]],
    ['twenty-six-short-first', 27, ['0', '2026-07-01'], ['26', 14]],
  ] as const)('%s: %i blocks', (scheme, count, [firstLabel, firstEnd], [lastLabel, lastDays]) => {
    const blocks = blocksOf(YEAR, scheme);
    const last = blocks.at(-1);
    expect(blocks).toHaveLength(count);
    expect([blocks[0]?.label, blocks[0]?.lastDay]).toEqual([firstLabel, firstEnd]);
    expect([last?.label, last && daysIn(last)]).toEqual([lastLabel, lastDays]);
  });

  test('cover the year without gap or overlap, whatever the scheme and the year', () => {
    const firstDay = fc.integer({ min: 18_000, max: 30_000 }).map(dayFromEpoch);
    fc.assert(
      fc.property(firstDay, fc.constantFrom(...blockSchemeSchema.options), (start, scheme) => {
        const year = academicYearSpan(start);
        expectTiled(year, blocksOf(year, scheme));
      }),
    );
  });
});

function expectTiled(year: DaySpan, blocks: readonly DaySpan[]): void {
  expect(blocks[0]?.firstDay).toBe(year.firstDay);
  expect(blocks.at(-1)?.lastDay).toBe(year.lastDay);
  blocks.forEach((block, place) => {
    expect(daysIn(block)).toBeGreaterThan(0);
    const next = blocks[place + 1];
    if (next) expect(next.firstDay).toBe(addDays(block.lastDay, 1));
  });
}

test('in X+Y every week has one cohort in clinic, and a cohort every fifth week', () => {
  const cohorts = [0, 1, 2, 3, 4].map((index) => cohortWeeks(YEAR, 4, 1, index));
  const mondays = cohorts.flat().toSorted();
  expect(mondays).toHaveLength(53);
  expect(new Set(mondays).size).toBe(53);
  for (const own of cohorts) {
    own.slice(1).forEach((monday, place) => expect(monday).toBe(addDays(own[place] ?? monday, 35)));
  }
});
