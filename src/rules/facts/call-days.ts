import type { CallRole } from '../../domain/rows/rotation.ts';
import { type Day, weekdayOf } from '../../domain/time/day.ts';

/** Whether the role is to be filled on that day. */
export function isNeededOn(role: CallRole, at: Day): boolean {
  return role.needed > 0 && role.weekdays.includes(weekdayOf(at));
}

/** Whether a duty of this role ends on the day after it starts. */
export function isOvernight(role: CallRole): boolean {
  return role.end <= role.start;
}
