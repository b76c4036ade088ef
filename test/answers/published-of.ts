import 'fake-indexeddb/auto';
import { programIdSchema } from '../../src/domain/id.ts';
import { day } from '../../src/domain/time/day.ts';
import { ProgramDatabase } from '../../src/store/database.ts';
import { type Published, readPublished } from '../../src/store/queries/published.ts';
import type { PublishedContent } from '../../src/domain/published-content.ts';
import { takeInEditions } from '../../src/store/take-in-editions.ts';

let opened = 0;

/** A database of its own that took these rows in. @throws when it refused them. */
export async function databaseWith(rows: PublishedContent): Promise<ProgramDatabase> {
  const database = new ProgramDatabase(programIdSchema.parse(`program-${++opened}`));
  const taken = await takeInEditions(database, rows);
  if (!taken.ok) throw new Error(taken.problem.message);
  return database;
}

/** The published schedule of these days, through the database as a phone reads it. */
export async function publishedOf(
  rows: PublishedContent,
  firstDay: string,
  lastDay: string,
): Promise<Published> {
  const database = await databaseWith(rows);
  const published = await readPublished(database, {
    firstDay: day(firstDay),
    lastDay: day(lastDay),
  });
  if (!published) throw new Error('Nothing is published for these days');
  return published;
}
