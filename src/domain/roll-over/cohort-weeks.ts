import type { Cohort } from '../rows/academic-year.ts';
import { addDays, type Day, daysBetween, type DaySpan, mondayOf } from '../time/day.ts';

const CYCLE_WEEKS_MAX = 26;

/**
 * The Mondays of a cohort's ambulatory weeks in the next year: the rhythm of weeks goes on across the end of the year. Where
 * the weeks have no rhythm, they fall 52 weeks later.
 */
export function mondaysAfter(
  cohort: Pick<Cohort, 'mondays'>,
  before: DaySpan,
  next: DaySpan,
): Day[] {
  const start = mondayOf(before.firstDay);
  const own = new Set(cohort.mondays.map((monday) => daysBetween(start, monday) / 7));
  const weeksBefore = mondaysOf(before).length;
  const cycle = cycleOf(own, weeksBefore);
  if (cycle === null) {
    const later = new Set(cohort.mondays.map((monday) => addDays(monday, 52 * 7)));
    return mondaysOf(next).filter((monday) => later.has(monday));
  }
  const inCycle = new Set([...own].map((week) => week % cycle));
  return mondaysOf(next).filter((monday) => inCycle.has((daysBetween(start, monday) / 7) % cycle));
}

/** The Mondays of the weeks that the span touches. */
function mondaysOf(span: DaySpan): Day[] {
  const mondays: Day[] = [];
  for (let monday = mondayOf(span.firstDay); monday <= span.lastDay; monday = addDays(monday, 7)) {
    mondays.push(monday);
  }
  return mondays;
}

/** After how many weeks the same weeks come again; null where they do not. */
function cycleOf(weeks: ReadonlySet<number>, count: number): number | null {
  if (weeks.size === 0) return null;
  for (let cycle = 1; cycle <= CYCLE_WEEKS_MAX && 2 * cycle <= count; cycle++) {
    const isCycle = Array.from({ length: count - cycle }, (_, week) => week).every(
      (week) => weeks.has(week) === weeks.has(week + cycle),
    );
    if (isCycle) return cycle;
  }
  return null;
}
