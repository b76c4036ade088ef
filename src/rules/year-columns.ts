import type { Plan } from '../domain/schedule/plan.ts';
import { addDays, type Day, day } from '../domain/time/day.ts';
import { type YearPart, yearPartsOf } from './compliance-over-time.ts';

/** The parts of the year by which it is drawn: its blocks, or its months where it has none. */
export function yearColumnsOf(plan: Plan): YearPart[] {
  const blocks = yearPartsOf(plan);
  if (blocks.length > 0) return blocks;
  const { firstDay: first, lastDay: last } = plan.rows.year;
  const months: YearPart[] = [];
  for (let firstDay = first; firstDay <= last;) {
    const next = firstOfNextMonth(firstDay);
    const monthEnd = addDays(next, -1);
    const label = String(Number(firstDay.slice(5, 7)));
    months.push({ label, firstDay, lastDay: monthEnd < last ? monthEnd : last });
    firstDay = next;
  }
  return months;
}

function firstOfNextMonth(of: Day): Day {
  return day(`${addDays(day(`${of.slice(0, 7)}-01`), 31).slice(0, 7)}-01`);
}
