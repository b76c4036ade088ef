import type { YearId } from '../../domain/id.ts';
import { type Day, spanHolds } from '../../domain/time/day.ts';
import { type Instant, localTimeAt } from '../../domain/time/zone.ts';
import type { SeenRows } from './seen-rows.ts';

/** The academic year of today, else the latest; null where there is none. */
export async function yearOf(seen: SeenRows, at: Instant): Promise<YearId | null> {
  const years = (await seen.all('academicYear')).toSorted((one, other) =>
    one.firstDay < other.firstDay ? 1 : -1,
  );
  const today = await todayOf(seen, at);
  return (years.find((year) => today !== null && spanHolds(year, today)) ?? years[0])?.id ?? null;
}

/** The day where the program is; null where there is no program yet. */
export async function todayOf(seen: SeenRows, at: Instant): Promise<Day | null> {
  const [program] = await seen.all('program');
  return program ? localTimeAt(at, program.timeZone).day : null;
}
