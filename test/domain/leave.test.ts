import { describe, expect, test } from 'vitest';
import { absenceSchema, type AbsenceType } from '../../src/domain/rows/absence.ts';
import { leavePolicySchema } from '../../src/domain/rows/leave.ts';
import { carriedLeave, leaveStanding } from '../../src/domain/leave/balances.ts';
import { leaveDays } from '../../src/domain/leave/leave-days.ts';
import { day } from '../../src/domain/time/day.ts';

const year = { firstDay: day('2026-07-01'), lastDay: day('2027-06-30') };
const policy = leavePolicySchema.parse({
  id: 'leave',
  allowances: [
    { type: 'vacation', daysAYear: 20, carryDaysMax: 5 },
    { type: 'sick', daysAYear: 10, carryDaysMax: 0 },
  ],
  counted: 'weekdays',
  awayDaysMax: 25,
});
let count = 0;
const away = (type: AbsenceType, firstDay: string, lastDay: string, more: object = {}) => ({
  type,
  absence: absenceSchema.parse({
    id: `away-${count++}`,
    personId: 'ada',
    firstDay,
    lastDay,
    status: 'approved',
    ...more,
  }),
});
const leftOf = (standing: ReturnType<typeof leaveStanding>, type: AbsenceType) =>
  standing.types.find((each) => each.type === type)?.left;

test('days are counted as the policy has it', () => {
  const fortnight = { firstDay: day('2026-12-21'), lastDay: day('2027-01-03') };
  expect(leaveDays(fortnight, 'weekdays')).toBe(10);
  expect(leaveDays(fortnight, 'all-days')).toBe(14);
});

describe('a balance', () => {
  test('is what the year gives and what was carried over, less what was taken of the type', () => {
    const taken = [
      away('vacation', '2026-08-03', '2026-08-14'),
      away('sick', '2026-09-07', '2026-09-08'),
    ];
    const standing = leaveStanding(policy, year, taken, {
      carried: [{ type: 'vacation', days: 3 }],
    });
    expect(leftOf(standing, 'vacation')).toBe(13);
    expect(leftOf(standing, 'sick')).toBe(8);
    expect(standing.awayDays).toBe(12);
  });

  test('counts neither what was only asked for nor what lies in another year', () => {
    const taken = [
      away('vacation', '2026-08-03', '2026-08-14', { status: 'requested' }),
      away('vacation', '2026-06-29', '2026-07-02'),
    ];
    expect(leftOf(leaveStanding(policy, year, taken, null), 'vacation')).toBe(18);
  });

  test('is carried over as far as the policy lets it, and never below nothing', () => {
    const full = leaveStanding(policy, year, [], null);
    expect(carriedLeave(policy, full)).toEqual([{ type: 'vacation', days: 5 }]);
    const spent = leaveStanding(policy, year, [away('vacation', '2026-08-03', '2026-09-04')], null);
    expect(leftOf(spent, 'vacation')).toBe(-5);
    expect(carriedLeave(policy, spent)).toEqual([]);
  });
});

describe('training is extended', () => {
  const long = away('parental', '2026-08-03', '2026-09-11');

  test('by what goes beyond the policy, of whatever type', () => {
    expect(leaveStanding(policy, year, [long], null).extensionDays).toBe(5);
  });

  test('not by conferences, and never where nobody set how much', () => {
    const conference = away('conference', '2026-10-05', '2026-11-13', { isLeave: false });
    expect(leaveStanding(policy, year, [conference], null).extensionDays).toBe(0);
    const unset = { ...policy, awayDaysMax: null };
    expect(leaveStanding(unset, year, [long], null).extensionDays).toBe(0);
  });
});
