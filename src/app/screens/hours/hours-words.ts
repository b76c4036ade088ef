import { dayShort } from '../../../answers/time-words.ts';
import { WORK_KIND_WORDS } from '../../../answers/work-words.ts';
import type { LoggedPeriod } from '../../../domain/rows/logged-day.ts';
import type { Day } from '../../../domain/time/day.ts';
import { type Instant, localTimeAt } from '../../../domain/time/zone.ts';

/** Hours with at most one decimal, such as `7.5`. */
export function hoursFigure(hours: number): string {
  return String(Math.round(hours * 10) / 10);
}

/** A period of a day, such as `07:00–17:00 Clinical` or `17:00–Sun, Nov 22 07:00 In-house call, left 08:00`. */
export function periodWords(period: LoggedPeriod, onDay: Day, timeZone: string): string {
  const { start, end, kind, leftAt } = period;
  const endDay = localTimeAt(end, timeZone).day;
  const left = leftAt === null ? '' : `, left ${momentOn(leftAt, endDay, timeZone)}`;
  const span = `${localTimeAt(start, timeZone).time}–${momentOn(end, onDay, timeZone)}`;
  return `${span} ${WORK_KIND_WORDS[kind]}${left}`;
}

function momentOn(at: Instant, onDay: Day, timeZone: string): string {
  const { day, time } = localTimeAt(at, timeZone);
  return day === onDay ? time : `${dayShort(day)} ${time}`;
}
