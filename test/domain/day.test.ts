import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  day,
  dayFromEpoch,
  daysBetween,
  daysIn,
  daysOf,
  daySchema,
  epochDayOf,
  isWeekend,
  mondayOf,
  overlapOf,
  spanHolds,
  weekdayOf,
} from '../../src/domain/time/day.ts';

const someDay = fc
  .integer({ min: epochDayOf(day('0001-01-01')), max: epochDayOf(day('9999-12-31')) })
  .map(dayFromEpoch);
const someYearDay = fc.integer({ min: 0, max: 50_000 }).map(dayFromEpoch);

test.each([
  '2027-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '2026-7-1',
  '26-07-01',
  '2026-07-01T00:00',
  '',
])('%j is no day', (text) => {
  expect(daySchema.safeParse(text).success).toBe(false);
  expect(() => day(text)).toThrow();
});

test.each([
  ['2028-02-28', 1, '2028-02-29'],
  ['2028-02-29', 1, '2028-03-01'],
  ['2027-02-28', 1, '2027-03-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2027-01-01', -1, '2026-12-31'],
  ['2000-02-28', 1, '2000-02-29'],
  ['1900-02-28', 1, '1900-03-01'],
  ['2028-02-29', 366, '2029-03-01'],
])('%s and %i days is %s', (from, days, to) => {
  expect(addDays(day(from), days)).toBe(to);
  expect(daysBetween(day(from), day(to))).toBe(days);
});

test.each([
  ['2026-07-01', 2],
  ['2026-11-23', 0],
  ['1970-01-01', 3],
  ['1969-12-28', 6],
  ['2028-02-29', 1],
  ['0001-01-01', 0],
])('%s is weekday %i', (text, weekday) => {
  expect(weekdayOf(day(text))).toBe(weekday);
});

test('the epoch is day 0', () => {
  expect(epochDayOf(day('1970-01-01'))).toBe(0);
  expect(epochDayOf(day('1969-12-31'))).toBe(-1);
  expect(dayFromEpoch(20_635)).toBe('2026-07-01');
});

describe('for any day', () => {
  test('days and epoch days are two names of the same', () => {
    fc.assert(
      fc.property(
        someDay,
        (at) => dayFromEpoch(epochDayOf(at)) === at && daySchema.parse(at) === at,
      ),
    );
  });

  test('the calendar agrees with that of the platform', () => {
    fc.assert(
      fc.property(someYearDay, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        const [year = 0, month = 0, date = 0] = from.split('-').map(Number);
        const expected = new Date(Date.UTC(year, month - 1, date + days));
        expect(addDays(from, days)).toBe(expected.toISOString().slice(0, 10));
        expect(weekdayOf(addDays(from, days))).toBe((expected.getUTCDay() + 6) % 7);
      }),
    );
  });

  test('text order is the order of time', () => {
    fc.assert(
      fc.property(someDay, someDay, (one, other) => one < other === daysBetween(one, other) > 0),
    );
  });

  test('a Monday begins the week', () => {
    fc.assert(
      fc.property(someYearDay, (at) => {
        const monday = mondayOf(at);
        expect(weekdayOf(monday)).toBe(0);
        expect(daysBetween(monday, at)).toBe(weekdayOf(at));
        expect(isWeekend(at)).toBe(daysBetween(monday, at) >= 5);
      }),
    );
  });

  test('a span has the days it counts, and two spans share what both hold', () => {
    const span = fc
      .tuple(someYearDay, fc.integer({ min: -3, max: 40 }))
      .map(([firstDay, length]) => ({
        firstDay,
        lastDay: addDays(firstDay, length),
      }));
    const near = fc.tuple(span, fc.integer({ min: -50, max: 50 })).map(([one, shift]) => ({
      one,
      other: { firstDay: addDays(one.firstDay, shift), lastDay: addDays(one.lastDay, shift + 5) },
    }));
    fc.assert(
      fc.property(near, ({ one, other }) => {
        expect(daysOf(one)).toHaveLength(daysIn(one));
        const shared = overlapOf(one, other);
        const both = daysOf(one).filter((at) => spanHolds(other, at));
        if (daysIn(one) > 0 && daysIn(other) > 0)
          expect(shared ? daysOf(shared) : []).toEqual(both);
      }),
    );
  });
});
