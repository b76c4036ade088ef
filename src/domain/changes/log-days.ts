import type { PersonId } from '../id.ts';
import { type LoggedDay, loggedDayId, type WorkOfDay } from '../rows/logged-day.ts';
import type { DaySpan } from '../time/day.ts';
import { problemOfLoggedDay } from '../work/logged-day-problem.ts';
import { done, type Outcome, refused } from './change.ts';
import type { Rows } from './rows-port.ts';

/** Days of one person on their way into the log. */
export interface DaysOfPerson {
  readonly personId: PersonId;
  readonly days: readonly WorkOfDay[];
}

/**
 * Writes days into the log, each in place of what was logged of it before, or writes nothing and says why. The problem's
 * field is the path of the value among `logs`, such as `0.days.2.periods.0.end`.
 */
export async function logDays(rows: Rows, logs: readonly DaysOfPerson[]): Promise<Outcome> {
  const [program] = await rows.all('program');
  if (!program) return refused('program-missing', 'The program is not on this device.');
  const { timeZone } = program;
  const contractsOf = await contractsIn(rows);
  const written: LoggedDay[] = [];
  for (const [place, { personId, days }] of logs.entries()) {
    const contracts = contractsOf(personId);
    if (contracts.length === 0) {
      return refused('person-missing', 'This person is not in the program.', `${place}.personId`);
    }
    for (const [dayPlace, day] of days.entries()) {
      const problem = problemOfLoggedDay(day, { timeZone, contracts });
      if (problem) {
        const field = `${place}.days.${dayPlace}.${problem.field ?? 'day'}`;
        return refused(problem.kind, problem.message, field);
      }
      const periods = day.periods.toSorted(
        (one, other) => one.start - other.start || one.end - other.end,
      );
      written.push({ ...day, periods, personId, id: loggedDayId(personId, day.day) });
    }
  }
  await rows.put('loggedDay', written);
  return done;
}

/** When each person is in the program: as it stands, or, on devices that only look up, as it was published. */
async function contractsIn(rows: Rows): Promise<(personId: PersonId) => readonly DaySpan[]> {
  const own = await rows.all('personYear');
  const years =
    own.length > 0 ? own : (await rows.all('frozen')).flatMap(({ personYears }) => personYears);
  return (personId) => years.filter((year) => year.personId === personId);
}
