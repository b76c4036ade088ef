import type { Duty } from '../domain/schedule/person-schedule.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { halfDayWords, type PersonDay } from './my-schedule.ts';
import { clockSpan } from './time-words.ts';

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
