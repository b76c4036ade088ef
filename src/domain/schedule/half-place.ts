import { type Day, dayFromEpoch, epochDayOf, weekdayOf } from '../time/day.ts';
import type { Half } from './slot.ts';

/** A half-day as a number that grows with time: `2 * days since 1970-01-01 + (0 morning, 1 afternoon)`. */
export function halfPlace(at: Day, half: Half): number {
  return 2 * epochDayOf(at) + (half === 'am' ? 0 : 1);
}

/** The half-day of a place. */
export function halfAt(place: number): { readonly day: Day; readonly half: Half } {
  return { day: dayFromEpoch(place >> 1), half: (place & 1) === 0 ? 'am' : 'pm' };
}

/** The place of a half-day in a week pattern: `2 * weekday + (0 morning, 1 afternoon)`. */
export function placeInWeek(at: Day, half: Half): number {
  return 2 * weekdayOf(at) + (half === 'am' ? 0 : 1);
}
