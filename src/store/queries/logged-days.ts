import type { PersonId } from '../../domain/id.ts';
import type { LoggedDay } from '../../domain/rows/logged-day.ts';
import { type Day, spanHolds } from '../../domain/time/day.ts';
import type { ProgramDatabase } from '../database.ts';
import { type Published, readPublished } from './published.ts';

/** What a person logged, or everybody (null), by day. */
export async function readLoggedDays(
  database: ProgramDatabase,
  personId: PersonId | null,
): Promise<LoggedDay[]> {
  const table = database.rows('loggedDay');
  const days =
    personId === null
      ? await table.toArray()
      : await table.where('personId').equals(personId).toArray();
  return days.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
}

/**
 * Reads what is published for the whole academic year of a day; where no edition speaks for that day, for the year of
 * the last day before it for which one does. Null when there is none.
 */
export async function readPublishedYear(
  database: ProgramDatabase,
  at: Day,
): Promise<Published | null> {
  return database.transaction('r', database.tables, async () => {
    const editions = (await database.rows('edition').toArray()).filter(
      ({ scope }) => scope.firstDay <= at,
    );
    const lastDayOf = (edition: (typeof editions)[number]): Day =>
      spanHolds(edition.scope, at) ? at : edition.scope.lastDay;
    const [latest] = editions.toSorted((one, other) =>
      lastDayOf(one) < lastDayOf(other) ? 1 : lastDayOf(one) > lastDayOf(other) ? -1 : 0,
    );
    const frozen = latest && (await database.rows('frozen').get(latest.frozenId));
    return frozen ? readPublished(database, frozen.year) : null;
  });
}

/** What a table of logged hours is read by: the zone, everybody, when they are in the program, and what is logged. */
export async function readHoursContext(database: ProgramDatabase) {
  return database.transaction('r', database.tables, async () => {
    const [program] = await database.rows('program').toArray();
    return {
      timeZone: program?.timeZone ?? 'UTC',
      people: await database.rows('person').toArray(),
      personYears: await database.rows('personYear').toArray(),
      logged: await readLoggedDays(database, null),
    };
  });
}
