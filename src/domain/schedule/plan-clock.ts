import { addDays, type DaySpan } from '../time/day.ts';
import { onceForEach } from '../work/once-for-each.ts';
import { ZoneClock } from '../work/zone-clock.ts';
import type { Plan } from './plan.ts';

/** The wall clock of the program, exact for all days of its year, contracts and blocks and the nights after them. */
export const clockOf: (plan: Plan) => ZoneClock = onceForEach(({ rows }) => {
  const spans: readonly DaySpan[] = [rows.year, ...rows.personYears, ...rows.blocks];
  let { firstDay, lastDay } = rows.year;
  for (const span of spans) {
    if (span.firstDay < firstDay) ({ firstDay } = span);
    if (span.lastDay > lastDay) ({ lastDay } = span);
  }
  return ZoneClock.of(rows.program.timeZone, firstDay, addDays(lastDay, 2));
});
