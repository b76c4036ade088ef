import type { Problem } from '../changes/change.ts';
import type { LoggedPeriod, WorkOfDay } from '../rows/logged-day.ts';
import { type Day, type DaySpan, spanHolds } from '../time/day.ts';
import { localTimeAt } from '../time/zone.ts';
import { HOUR } from './stretches.ts';

/** Nobody works longer than this without a break; what is longer is a slip of the pen. */
export const LOGGED_HOURS_MAX = 40;

/** What a logged day is checked against. */
export interface LoggedDayLimits {
  readonly timeZone: string;
  /** The days on which the person is in the program. */
  readonly contracts: readonly DaySpan[];
}

/** What is wrong with a logged day; null when nothing is. Its `field` is a path such as `periods.0.end`. */
export function problemOfLoggedDay(
  { day, periods }: WorkOfDay,
  { timeZone, contracts }: LoggedDayLimits,
): Problem | null {
  if (!contracts.some((contract) => spanHolds(contract, day))) {
    return problem('outside-year', `${day} is outside this person’s time in the program.`, 'day');
  }
  for (const [place, period] of periods.entries()) {
    const found =
      problemOfPeriod(period, day, timeZone) ?? overlapProblem(period, periods.slice(0, place));
    if (found) return { ...found, field: `periods.${place}.${found.field}` };
  }
  return null;
}

function problemOfPeriod(
  { start, end, leftAt }: LoggedPeriod,
  day: Day,
  timeZone: string,
): Required<Problem> | null {
  if (end <= start) return problem('ends-before-start', 'This ends before it starts.', 'end');
  if (leftAt !== null && leftAt < end) {
    return problem('left-before-end', 'Who left earlier than the end ends earlier.', 'leftAt');
  }
  if (Math.max(end, leftAt ?? end) - start > LOGGED_HOURS_MAX * HOUR) {
    const message = `This is longer than ${LOGGED_HOURS_MAX} hours.`;
    return problem('too-long', message, leftAt === null ? 'end' : 'leftAt');
  }
  if (localTimeAt(start, timeZone).day !== day) {
    return problem('starts-other-day', `This does not start on ${day}.`, 'start');
  }
  return null;
}

/** Work of another kind may overlap, such as a lecture during a shift; it counts once. The same twice is a slip. */
function overlapProblem(
  { start, end, kind }: LoggedPeriod,
  before: readonly LoggedPeriod[],
): Required<Problem> | null {
  const isTwice = before.some(
    (other) => other.kind === kind && other.start < end && start < other.end,
  );
  if (!isTwice) return null;
  return problem('overlaps', 'This overlaps another period of the same kind.', 'start');
}

function problem(kind: string, message: string, field: string): Required<Problem> {
  return { kind, message, field };
}
