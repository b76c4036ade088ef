import { dayShort } from '../../../answers/time-words.ts';
import { workKindWords } from '../../../answers/work-words.ts';
import type { LoggedPeriod } from '../../../domain/rows/logged-day.ts';
import { addDays, type Day } from '../../../domain/time/day.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import { say } from '../../../answers/say.ts';

/** Hours with at most one decimal, such as `7.5`. */
export function hoursFigure(hours: number): string {
  return String(Math.round(hours * 10) / 10);
}

/**
 * A period of a day, such as `07:00–17:00 Clinical` or `17:00–07:00 In-house call, left 08:00`. What ends on the next day
 * names it only where it lasts more than 24 hours on the clock.
 */
export function periodWords(period: LoggedPeriod, onDay: Day, timeZone: string): string {
  const start = localTimeAt(period.start, timeZone);
  const end = localTimeAt(period.end, timeZone);
  const isUsual = end.day === onDay || (end.day === addDays(onDay, 1) && end.time <= start.time);
  const until = isUsual ? end.time : `${dayShort(end.day)} ${end.time}`;
  const left =
    period.leftAt === null ? '' : `, ${say`left ${localTimeAt(period.leftAt, timeZone).time}`}`;
  return `${start.time}–${until} ${workKindWords(period.kind)}${left}`;
}

/** The periods as a reader takes them: what goes on without a break in the same kind of work is one. In order of start. */
export function withoutSeams(periods: readonly LoggedPeriod[]): LoggedPeriod[] {
  const joined: LoggedPeriod[] = [];
  for (const period of periods) {
    const last = joined.at(-1);
    const goesOn = last?.kind === period.kind && last.end === period.start && last.leftAt === null;
    if (last && goesOn) joined[joined.length - 1] = { ...period, start: last.start };
    else joined.push(period);
  }
  return joined;
}
