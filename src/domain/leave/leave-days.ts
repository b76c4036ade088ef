import type { LeavePolicy } from '../rows/leave.ts';
import { daysOf, type DaySpan, isWeekend } from '../time/day.ts';

/** How many days of the span count as leave. */
export function leaveDays(span: DaySpan, counted: LeavePolicy['counted']): number {
  const all = daysOf(span);
  return counted === 'all-days' ? all.length : all.filter((day) => !isWeekend(day)).length;
}
