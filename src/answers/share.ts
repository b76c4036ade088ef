import type { PersonId } from '../domain/id.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { DaySpan } from '../domain/time/day.ts';
import { halfDayWords, personDays } from './my-schedule.ts';
import { nameOf } from './naming.ts';
import { clockSpan, dayShort } from './time-words.ts';

/** Somebody's days as plain text, a line each, for a message: `Mon, Nov 23: Ward / Clinic; Night call 17:00–07:00`. */
export function daysAsText(schedule: Schedule, personId: PersonId, span: DaySpan): string {
  const { timeZone } = schedule.plan.rows.program;
  const lines = personDays(schedule, personId, span).map(({ day, am, pm, duties }) => {
    const [morning, afternoon] = [halfDayWords(am), halfDayWords(pm)];
    const calls = duties.map((duty) => `${duty.role.name} ${clockSpan(duty.span, timeZone)}`);
    const halves = morning === afternoon ? morning : `${morning} / ${afternoon}`;
    return `${dayShort(day)}: ${[halves, ...calls].join('; ')}`;
  });
  return [nameOf(schedule.plan, personId).name, ...lines].join('\n');
}
