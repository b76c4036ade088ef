import { type Outcome, refused } from '../domain/changes/change.ts';
import type { Kind } from '../domain/kind-names.ts';
import type { Row } from '../domain/kinds.ts';
import type { PublishedContent } from '../domain/published-content.ts';
import type { Chunk, Edition } from '../domain/rows/schedule.ts';
import type { ProgramWriter } from './program-reader.ts';
import { receiveAnswers } from './take-in-answers.ts';
import { editionsInForce } from '../domain/schedule/editions.ts';
import type { Day, DaySpan } from '../domain/time/day.ts';
import type { Rows } from '../domain/changes/rows-port.ts';

const KINDS = [
  'program',
  'edition',
  'chunk',
  'frozen',
  'contact',
  'absence',
  'request',
  'swap',
] as const;

/**
 * Receives published editions on a device that only looks up, in one transaction: all of it or nothing. Editions,
 * their pieces and definitions are immutable and named, so this is receiving what others decided, not a change, and the
 * history stays as it is. Contacts and absences are replaced by those that came; of the editions that were here before,
 * those in force nowhere any more are dropped with what only they needed.
 * Problems: `no-edition`, `older` (this device holds a newer edition), `piece-missing`.
 * @returns the number of the newest edition now held.
 */
export async function takeInEditions(
  program: ProgramWriter,
  content: PublishedContent,
): Promise<Outcome<number>> {
  const newest = newestOf(content.editions);
  if (!newest) return refused('no-edition', 'This file holds no edition.');
  if (!isWhole(content)) {
    return refused(
      'piece-missing',
      'Part of an edition is missing in this file. Ask for it again.',
    );
  }
  return program.write(KINDS, (rows) => receive(rows, content, newest));
}

async function receive(
  rows: Rows,
  content: PublishedContent,
  newest: Edition,
): Promise<Outcome<number>> {
  const held = await rows.all('edition');
  const newestHeld = newestOf(held);
  if (newestHeld && newestHeld.number > newest.number) {
    return refused(
      'older',
      `This is edition ${newest.number}; edition ${newestHeld.number} is already here.`,
    );
  }
  await replace(rows, 'program', [content.program]);
  await rows.put('edition', content.editions);
  await rows.put('chunk', content.chunks.map(asBytes));
  await rows.put('frozen', content.frozen);
  await replace(rows, 'contact', content.contacts);
  // A sick call made on this device stands until the coordinator's absences hold it.
  const ownAbsences = (await rows.all('absence')).filter(({ rev }) => rev !== undefined);
  await replace(rows, 'absence', [...ownAbsences, ...content.absences]);
  await receiveAnswers(rows, content.answers);
  await dropSuperseded(rows, held, content.editions);
  return { ok: true, value: newest.number };
}

const NUMBERS_MAX = 2 ** 16;

/**
 * The piece as a device keeps it. A month of half-days of a large program is 45 kB so and 160 kB as a list, and browsers
 * keep values above 64 kB in files of their own, which takes them as long again.
 */
function asBytes(chunk: Chunk): Chunk {
  const { cells } = chunk;
  const fits = Array.isArray(cells) && cells.every((each) => each < NUMBERS_MAX);
  return fits ? { ...chunk, cells: Uint16Array.from(cells) } : chunk;
}

async function replace<K extends Kind>(
  rows: Rows,
  kind: K,
  received: readonly Row<K>[],
): Promise<void> {
  const stays = new Set<string>(received.map((row) => row.id));
  const gone = (await rows.all(kind)).filter((row) => !stays.has(row.id));
  await rows.remove(
    kind,
    gone.map((row) => row.id),
  );
  await rows.put(kind, received);
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
  rows: Rows,
  held: readonly Edition[],
  received: readonly Edition[],
): Promise<void> {
  const numberOf = new Map(received.map((edition) => [edition.number, edition.id]));
  const before = held.filter(({ id }) => !received.some((edition) => edition.id === id));
  const all = [...received, ...before.filter((edition) => !numberOf.has(edition.number))];
  const inForce = new Set(editionsInForce(all, wholeSpan(all)).map(({ edition }) => edition));
  const kept = [...received, ...before.filter((edition) => inForce.has(edition))];
  const dropped = before.filter((edition) => !kept.includes(edition));
  const isNeeded = new Set<string>(kept.flatMap(idsOfParts));
  const idsGone = (idsOf: (edition: Edition) => readonly string[]): string[] =>
    dropped.flatMap(idsOf).filter((id) => !isNeeded.has(id));
  await rows.remove(
    'edition',
    dropped.map(({ id }) => id),
  );
  await rows.remove(
    'frozen',
    idsGone(({ frozenId }) => [frozenId]),
  );
  await rows.remove(
    'chunk',
    idsGone(({ chunks }) => chunks.map(({ id }) => id)),
  );
}

/** Names of definitions and pieces: both are made of their content, so none is the other's. */
function idsOfParts({ frozenId, chunks }: Edition): string[] {
  return [frozenId, ...chunks.map(({ id }) => id)];
}

function wholeSpan(editions: readonly Edition[]): DaySpan {
  const days = (pick: (edition: Edition) => Day): Day[] => editions.map(pick).toSorted();
  const firstDay = days(({ scope }) => scope.firstDay)[0];
  const lastDay = days(({ scope }) => scope.lastDay).at(-1);
  if (!firstDay || !lastDay) throw new Error('At least one edition was received');
  return { firstDay, lastDay };
}
