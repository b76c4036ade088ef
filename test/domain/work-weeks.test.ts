import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/time/day.ts';
import { workWeeks } from '../../src/domain/work/work-weeks.ts';
import { drawnRecord } from '../../src/rules/work/work-example.ts';

const record = drawnRecord({
  title: 'a call over a weekend',
  verdict: 'allowed',
  drawn: `rotation Wards 2026-07-06 2026-07-19
    leave 2026-07-16 2026-07-17
    clinical 2026-07-06 07:00-17:00 xxxx
    in-house-call 2026-07-12 07:00-07:00`,
});
const span = { firstDay: day('2026-07-08'), lastDay: day('2026-07-19') };
const weeks = workWeeks(record, span, 10);

describe('the weeks of a record', () => {
  test('are whole, and say which days belong to the span', () => {
    expect(weeks.map(({ monday }) => monday)).toEqual(['2026-07-06', '2026-07-13']);
    expect(weeks[0]?.days.map(({ isWithin }) => isWithin).indexOf(true)).toBe(2);
  });

  test('count the hours of each day from midnight to midnight, and of the span alone', () => {
    expect(weeks[0]?.days.map(({ hours }) => hours)).toEqual([10, 10, 10, 10, 0, 0, 17]);
    expect(weeks.map(({ hours }) => hours)).toEqual([37, 7]);
  });

  test('hold work in hours since Monday, cut at the week’s end', () => {
    expect(weeks[0]?.work.at(-1)).toEqual({ from: 151, to: 168, kind: 'in-house-call' });
    expect(weeks[1]?.work[0]).toEqual({ from: 0, to: 7, kind: 'in-house-call' });
  });

  test('hold the days off, none of them on leave', () => {
    expect(weeks[0]?.daysOff).toEqual([
      { from: 89, to: 113 },
      { from: 113, to: 137 },
    ]);
    expect(weeks[1]?.daysOff[0]).toEqual({ from: 7, to: 31 });
    expect(weeks[1]?.days.map(({ state }) => state)).toEqual([
      'known',
      'known',
      'known',
      'leave',
      'leave',
      'known',
      'known',
    ]);
  });

  test('are no more than asked for', () => {
    expect(workWeeks(record, span, 1)).toHaveLength(1);
  });
});

test('a week in which the clocks change is measured on the wall and worked in hours', () => {
  const autumn = drawnRecord({
    title: 'the long night',
    verdict: 'allowed',
    drawn: 'rotation Wards 2026-10-26 2026-11-08\nin-house-call 2026-10-31 07:00-07:00',
  });
  const night = { firstDay: day('2026-10-31'), lastDay: day('2026-11-01') };
  const [week] = workWeeks(autumn, night, 1);
  expect(week?.hours).toBe(25);
  expect(week?.work).toEqual([{ from: 127, to: 151, kind: 'in-house-call' }]);
});
