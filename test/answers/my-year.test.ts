import { expect, test } from 'vitest';
import { yearAround, type YearMonth, yearMonths } from '../../src/answers/my-year.ts';
import { day } from '../../src/domain/time/day.ts';
import { publishedOf } from './published-of.ts';
import { people, smallPublished } from './small-program.ts';

const LETTERS = {
  call: '*',
  backup: 'o',
  away: 'A',
  off: '.',
  clinic: '+',
  work: '-',
  unknown: '?',
} as const;

function drawn(months: readonly YearMonth[]): string[] {
  return months.map(({ firstDay, days, bands }) => {
    const codes = bands.map(({ rotation, firstDay: from, lastDay }) =>
      [rotation.code, Number(from.slice(8)), Number(lastDay.slice(8))].join(' '),
    );
    return `${firstDay.slice(0, 7)} ${days.map(({ mark }) => LETTERS[mark]).join('')} ${codes.join(', ')}`;
  });
}

test('a year, drawn month by month', async () => {
  const { schedule } = await publishedOf(await smallPublished(), '2026-10-31', '2026-12-16');
  const span = { firstDay: day('2026-11-16'), lastDay: day('2026-12-16') };
  expect(drawn(yearMonths(schedule, people.ada, span))).toEqual([
    '2026-11 -o*-o*-o*-o*-o* FMS 18 30',
    '2026-12 ----..-----..--? FMS 1 15',
  ]);
});

test('an absence outweighs the week, a call outweighs the absence', async () => {
  const { schedule } = await publishedOf(await smallPublished(), '2026-11-22', '2026-11-30');
  const span = { firstDay: day('2026-11-23'), lastDay: day('2026-11-29') };
  expect(drawn(yearMonths(schedule, people.chi, span))).toEqual(['2026-11 *-o*Ao* FMC 23 29']);
});

test('weekends and holidays are known', async () => {
  const { schedule } = await publishedOf(await smallPublished(), '2026-11-22', '2026-11-30');
  const span = { firstDay: day('2026-11-23'), lastDay: day('2026-11-29') };
  const [month] = yearMonths(schedule, people.chi, span);
  expect(month?.days.map(({ isWeekend }) => isWeekend).indexOf(true)).toBe(5);
  expect(month?.days.filter(({ isHoliday }) => isHoliday).map((each) => each.day)).toEqual([
    '2026-11-26',
  ]);
});

test.each([
  ['2026-11-23', '2026-07-01', '2027-06-30'],
  ['2027-07-01', '2027-07-01', '2028-06-30'],
  ['2024-07-01', '2024-07-01', '2025-06-30'],
])('the year around %s', (at, firstDay, lastDay) => {
  const year = { firstDay: day('2026-07-01'), lastDay: day('2027-06-30') };
  expect(yearAround(year, day(at))).toEqual({ firstDay, lastDay });
});
