import type { AcademicYear } from '../../../domain/rows/academic-year.ts';
import { addDays, type Day, type DaySpan, day } from '../../../domain/time/day.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import { deviceNow } from '../../device-clock.ts';
import { readersZone } from '../../readers-zone.ts';

/** The calendar months of the span, the first and last cut to it. */
export function monthsOf(span: DaySpan): DaySpan[] {
  const months: DaySpan[] = [];
  for (let firstDay = span.firstDay; firstDay <= span.lastDay;) {
    const next = nextMonthOf(firstDay);
    const end = addDays(next, -1);
    months.push({ firstDay, lastDay: end < span.lastDay ? end : span.lastDay });
    firstDay = next;
  }
  return months;
}

/** The first day of the month after the day's. */
export function nextMonthOf(of: Day): Day {
  return day(`${addDays(day(`${of.slice(0, 7)}-01`), 31).slice(0, 7)}-01`);
}

/** The month of the list that holds the day, by its first day; the first month where none does. */
export function monthOf(months: readonly DaySpan[], of: Day): string {
  const held = months.find(({ firstDay, lastDay }) => firstDay <= of && of <= lastDay);
  return (held ?? months[0])?.firstDay ?? '';
}

/** What to show of a year at first: today while the year runs, else its first day. */
export function dayToBegin({ firstDay, lastDay }: AcademicYear): Day {
  const today = localTimeAt(deviceNow(), readersZone()).day;
  return firstDay <= today && today <= lastDay ? today : firstDay;
}
