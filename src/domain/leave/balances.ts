import type { AbsenceType, Absence } from '../rows/absence.ts';
import type { AcademicYear } from '../rows/academic-year.ts';
import type { LeaveBalance, LeavePolicy } from '../rows/leave.ts';
import { overlapOf } from '../time/day.ts';
import { leaveDays } from './leave-days.ts';

/** An absence with its type, which is private. */
export interface TypedAbsence {
  readonly absence: Absence;
  /** Null where this device does not hold it. */
  readonly type: AbsenceType | null;
}

/** What somebody has of one type of leave in a year, in days. */
export interface TypeBalance {
  readonly type: AbsenceType;
  readonly allowed: number;
  readonly carried: number;
  readonly used: number;
  /** Negative where more was used than there was. */
  readonly left: number;
}

/** How somebody’s leave of a year stands. */
export interface LeaveStanding {
  readonly types: readonly TypeBalance[];
  /** All days of leave, of whatever type. */
  readonly awayDays: number;
  /** By how many days training would have to be extended. */
  readonly extensionDays: number;
}

/**
 * How somebody’s leave of a year stands: approved absences that are leave, as far as they lie in the year.
 * @param absences of that person. @param balance what was carried into the year; null for nothing.
 */
export function leaveStanding(
  policy: LeavePolicy,
  year: Pick<AcademicYear, 'firstDay' | 'lastDay'>,
  absences: readonly TypedAbsence[],
  balance: Pick<LeaveBalance, 'carried'> | null,
): LeaveStanding {
  const taken = absences.flatMap(({ absence, type }) => {
    const span = overlapOf(absence, year);
    if (!span || absence.status !== 'approved') return [];
    return [{ type, isLeave: absence.isLeave, days: leaveDays(span, policy.counted) }];
  });
  const sum = (isMeant: (each: (typeof taken)[number]) => boolean): number =>
    taken.filter(isMeant).reduce((days, each) => days + each.days, 0);
  const awayDays = sum(({ isLeave }) => isLeave);
  return {
    types: policy.allowances.map(({ type, daysAYear }) => {
      const carried = balance?.carried.find((each) => each.type === type)?.days ?? 0;
      const used = sum((each) => each.type === type);
      return { type, allowed: daysAYear, carried, used, left: daysAYear + carried - used };
    }),
    awayDays,
    extensionDays: policy.awayDaysMax === null ? 0 : Math.max(0, awayDays - policy.awayDaysMax),
  };
}

/** What of the balances is carried into the next year: what is left, as far as the policy lets it. */
export function carriedLeave(
  policy: LeavePolicy,
  { types }: LeaveStanding,
): LeaveBalance['carried'] {
  return types.flatMap(({ type, left }) => {
    const most = policy.allowances.find((each) => each.type === type)?.carryDaysMax ?? 0;
    const days = Math.max(0, Math.min(left, most));
    return days === 0 ? [] : [{ type, days }];
  });
}
