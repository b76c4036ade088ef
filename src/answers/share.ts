import type { PersonId } from '../domain/id.ts';
import type { Duty } from '../domain/schedule/person-schedule.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { DaySpan } from '../domain/time/day.ts';
import { halfDayWords, type PersonDay, personDays } from './my-schedule.ts';
import { nameOf } from './naming.ts';
import { clockSpan, dayShort } from './time-words.ts';

/** Both halves of a day, once where they are the same: `Ward / Clinic`. */
export function halvesText({ am, pm }: Pick<PersonDay, 'am' | 'pm'>): string {
  const [morning, afternoon] = [halfDayWords(am), halfDayWords(pm)];
  return morning === afternoon ? morning : `${morning} / ${afternoon}`;
}

/** Calls with their times, `Night call 17:00–07:00`; empty without any. */
export function callsText(duties: readonly Duty[], { plan }: Schedule): string {
  const { timeZone } = plan.rows.program;
  return duties.map(({ role, span }) => `${role.name} ${clockSpan(span, timeZone)}`).join('; ');
}

/** Somebody's days as plain text, a line each, for a message: `Mon, Nov 23: Ward / Clinic; Night call 17:00–07:00`. */
export function daysAsText(schedule: Schedule, personId: PersonId, span: DaySpan): string {
  const lines = personDays(schedule, personId, span).map((each) => {
    const words = [halvesText(each), callsText(each.duties, schedule)].filter(Boolean);
    return `${dayShort(each.day)}: ${words.join('; ')}`;
  });
  return [nameOf(schedule.plan, personId).name, ...lines].join('\n');
}
