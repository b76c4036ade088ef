import { addDays, type Day, type DaySpan, day } from '../../../domain/time/day.ts';

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
