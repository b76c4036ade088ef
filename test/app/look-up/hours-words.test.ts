import { expect, test } from 'vitest';
import { withoutSeams } from '../../../src/app/screens/hours/hours-words.ts';
import { loggedPeriodSchema } from '../../../src/domain/rows/logged-day.ts';
import { at } from '../../answers/small-program.ts';

const period = (start: string, end: string, kind: string, leftAt: string | null = null) =>
  loggedPeriodSchema.parse({
    start: at(`2026-11-23 ${start}`),
    end: at(`2026-11-23 ${end}`),
    kind,
    leftAt: leftAt === null ? null : at(`2026-11-23 ${leftAt}`),
  });

test('work of one kind that goes on without a break is one period', () => {
  const day = [
    period('07:00', '12:00', 'clinical'),
    period('12:00', '17:00', 'clinical'),
    period('17:00', '18:00', 'clinical'),
  ];
  expect(withoutSeams(day)).toEqual([period('07:00', '18:00', 'clinical')]);
});

test('a break, another kind, or a stay after the end parts periods', () => {
  const day = [
    period('07:00', '08:00', 'education'),
    period('08:00', '12:00', 'clinical'),
    period('13:00', '15:00', 'clinical', '15:30'),
    period('15:00', '17:00', 'clinical'),
  ];
  expect(withoutSeams(day)).toEqual(day);
});
