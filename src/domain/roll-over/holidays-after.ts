import type { Holiday } from '../rows/academic-year.ts';
import { addDays, addMonths, daysBetween, type DaySpan, spanHolds } from '../time/day.ts';
import { federalHolidays, observedDayOf } from '../time/holidays.ts';

/**
 * The holidays of the next year: federal ones by their law, others on the same date, observed as they were. One that is
 * entered already stays as it is.
 * @param before of the year before. @param known of the next year already.
 */
export function holidaysAfter(
  before: readonly Holiday[],
  known: readonly Holiday[],
  next: DaySpan,
  newId: () => string,
): Holiday[] {
  const federal = new Map(
    federalHolidays(next.firstDay, next.lastDay).map((holiday) => [holiday.name, holiday]),
  );
  return before.flatMap((holiday): Holiday[] => {
    const same = known.find((each) => keyOf(each) === keyOf(holiday));
    if (same) return [same];
    const { name, siteIds } = holiday;
    const byLaw = federal.get(name);
    const days = byLaw ?? sameDateAfter(holiday);
    if (!spanHolds(next, days.actualDay)) return [];
    const { actualDay, observedDay } = days;
    return [{ id: newId(), name, actualDay, observedDay, siteIds }];
  });
}

/** Holidays of one name may differ by site. */
function keyOf({ name, siteIds }: Holiday): string {
  return JSON.stringify([name, siteIds]);
}

function sameDateAfter({ actualDay, observedDay }: Holiday) {
  const next = addMonths(actualDay, 12);
  const isUsual = observedDay === observedDayOf(actualDay);
  const away = daysBetween(actualDay, observedDay);
  return { actualDay: next, observedDay: isUsual ? observedDayOf(next) : addDays(next, away) };
}
