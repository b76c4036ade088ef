import { type Outcome, refused } from '../domain/changes/change.ts';
import type { PublishedContent } from '../domain/published-content.ts';
import type { Edition } from '../domain/rows/schedule.ts';
import { editionsInForce } from '../domain/schedule/editions.ts';
import type { Day, DaySpan } from '../domain/time/day.ts';
import type { ProgramDatabase } from './database.ts';

/**
 * Receives published editions on a device that only looks up, in one transaction: all of it or nothing. Editions, their
 * pieces and definitions are immutable and named, so this is receiving what others decided, not a change, and the
 * history stays as it is. Contacts and absences are replaced by those that came; of the editions that were here before,
 * those in force nowhere any more are dropped with what only they needed.
 * Problems: `no-edition`, `older` (this device holds a newer edition), `piece-missing`.
 * @returns the number of the newest edition now held.
 */
export async function takeInEditions(
  database: ProgramDatabase,
  rows: PublishedContent,
): Promise<Outcome<number>> {
  const newest = newestOf(rows.editions);
  if (!newest) return refused('no-edition', 'This file holds no edition.');
  if (!isWhole(rows)) {
    return refused(
      'piece-missing',
      'Part of an edition is missing in this file. Ask for it again.',
    );
  }
  return database.transaction('rw', database.tables, async () => {
    const held = await database.rows('edition').toArray();
    const newestHeld = newestOf(held);
    if (newestHeld && newestHeld.number > newest.number) {
      return refused(
        'older',
        `This is edition ${newest.number}; edition ${newestHeld.number} is already here.`,
      );
    }
    await database.rows('program').clear();
    await database.rows('program').put(rows.program);
    await database.rows('edition').bulkPut([...rows.editions]);
    await database.rows('chunk').bulkPut([...rows.chunks]);
    await database.rows('frozen').bulkPut([...rows.frozen]);
    await database.rows('contact').clear();
    await database.rows('contact').bulkPut([...rows.contacts]);
    await database.rows('absence').clear();
    await database.rows('absence').bulkPut([...rows.absences]);
    await dropSuperseded(database, rows.editions);
    return { ok: true, value: newest.number };
  });
}

function newestOf(editions: readonly Edition[]): Edition | undefined {
  return editions.toSorted((one, other) => other.number - one.number)[0];
}

function isWhole({ editions, chunks, frozen }: PublishedContent): boolean {
  const ids = new Set([...chunks, ...frozen].map((row) => row.id));
  return editions.every(
    (edition) => ids.has(edition.frozenId) && edition.chunks.every((piece) => ids.has(piece.id)),
  );
}

/** An edition of the same number but another id was published by a copy of the program: what came last stands. */
async function dropSuperseded(
  database: ProgramDatabase,
  received: readonly Edition[],
): Promise<void> {
  const numberOf = new Map(received.map((edition) => [edition.number, edition.id]));
  const all = (await database.rows('edition').toArray()).filter(
    (edition) => (numberOf.get(edition.number) ?? edition.id) === edition.id,
  );
  const kept = [...editionsInForce(all, wholeSpan(all)).map(({ edition }) => edition), ...received];
  const keep = {
    edition: new Set<string>(kept.map((edition) => edition.id)),
    frozen: new Set(kept.map((edition) => edition.frozenId)),
    chunk: new Set(kept.flatMap((edition) => edition.chunks.map((piece) => piece.id))),
  };
  for (const kind of ['edition', 'frozen', 'chunk'] as const) {
    const ids = await database.rows(kind).toCollection().primaryKeys();
    await database.rows(kind).bulkDelete(ids.filter((id) => !keep[kind].has(id)));
  }
}

function wholeSpan(editions: readonly Edition[]): DaySpan {
  const days = (pick: (edition: Edition) => Day): Day[] => editions.map(pick).toSorted();
  const firstDay = days(({ scope }) => scope.firstDay)[0];
  const lastDay = days(({ scope }) => scope.lastDay).at(-1);
  if (!firstDay || !lastDay) throw new Error('At least one edition was received');
  return { firstDay, lastDay };
}
