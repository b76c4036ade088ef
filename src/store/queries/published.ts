import type { PersonId } from '../../domain/id.ts';
import type { ContactWay } from '../../domain/rows/person.ts';
import type { Frozen } from '../../domain/rows/frozen.ts';
import type { Program } from '../../domain/rows/program.ts';
import type { Edition, Layer } from '../../domain/rows/schedule.ts';
import { type PackedCell, unpackChunk } from '../../domain/schedule/unpack-chunk.ts';
import {
  editionInForce,
  type EditionInForce,
  editionsInForce,
} from '../../domain/schedule/editions.ts';
import { Plan } from '../../domain/schedule/plan.ts';
import { Schedule } from '../../domain/schedule/schedule.ts';
import type { Filled } from '../../domain/schedule/slot.ts';
import {
  addDays,
  type Day,
  daysIn,
  type DaySpan,
  overlapOf,
  spanHolds,
} from '../../domain/time/day.ts';
import { type Instant, localTimeAt } from '../../domain/time/zone.ts';
import type { ProgramReader, RowReader } from '../program-reader.ts';
import { type Definitions, definitionsOf } from './published-definitions.ts';

/** The published schedule of a span of days, and where it comes from. */
export interface Published {
  readonly span: DaySpan;
  readonly schedule: Schedule;
  /** Which edition speaks for which layer over which days of the span. */
  readonly inForce: readonly EditionInForce[];
  /** The editions that the schedule comes from, the newest first. */
  readonly editions: readonly [Edition, ...Edition[]];
  /** When the newest of them was published. */
  readonly publishedAt: Instant;
  /** How to reach people: as it is now, not as published. */
  readonly waysOf: ReadonlyMap<PersonId, readonly ContactWay[]>;
}

/** What is published around a moment, with the program it belongs to. */
export interface LookUp {
  readonly program: Program;
  /** The day of that moment where the program is. */
  readonly today: Day;
  /** Null when nothing is published for these days. */
  readonly published: Published | null;
  /** The newest edition held, whatever days it speaks for; null when there is none. */
  readonly newest: Edition | null;
}

/** A piece of an edition that speaks for some of the span. */
interface Piece {
  readonly edition: Edition;
  readonly piece: Edition['chunks'][number];
}

/** All that a published schedule is read from. */
const KINDS = ['program', 'edition', 'chunk', 'frozen', 'absence', 'contact'] as const;
const LAYERS: readonly Layer[] = ['block', 'call', 'half-day'];

/**
 * Reads what is published for the span: the editions in force, only those of their pieces that touch the span, the
 * definitions they were made with, today's contact details and approved absences. Null when no edition speaks for it.
 * Across the end of an academic year the schedule is of the year with more days in the span.
 * @param layers whose pieces are read; who is on call needs no more than `call`.
 */
export async function readPublished(
  program: ProgramReader,
  span: DaySpan,
  layers: readonly Layer[] = LAYERS,
): Promise<Published | null> {
  return program.read(KINDS, (rows) => publishedIn(rows, span, layers));
}

async function publishedIn(
  rows: RowReader,
  span: DaySpan,
  layers: readonly Layer[],
): Promise<Published | null> {
  const held = await rows.all('edition');
  const inForce = editionsInForce(held, span);
  const pieces = held
    .flatMap((edition) => piecesInForce(held, edition, span))
    .filter(({ piece }) => layers.includes(piece.layer));
  const [newest, ...older] = newestFirst([
    ...new Set([...inForce, ...pieces].map(({ edition }) => edition)),
  ]);
  if (!newest) return null;
  const editions = [newest, ...older] as const;
  const frozen = await readFrozen(rows, editions);
  const inUse = editions.flatMap((edition) =>
    edition.scope.layers.map((layer) => ({ edition, layer, frozen: frozenOf(frozen, edition) })),
  );
  const definitions = definitionsOf(inUse, yearWithMostDays(editions, frozen, span));
  const cells = await readCells(
    rows,
    pieces.map(({ piece }) => piece.id),
  );
  const filled = pieces.flatMap((piece) => filledIn(held, piece, cells, span, definitions));
  const absences = await rows.from('absence', 'lastDay', span.firstDay);
  const plan = new Plan({
    ...definitions.rows,
    absences: absences.filter((absence) => absence.status === 'approved'),
    requests: [],
  });
  const contacts = await rows.all('contact');
  return {
    span,
    schedule: new Schedule(plan, filled),
    inForce,
    editions,
    publishedAt: newest.publishedAt,
    waysOf: new Map(contacts.map((contact) => [contact.id, contact.ways])),
  };
}

/**
 * Reads what is published from `daysBefore` to `daysAfter` the day of that moment in the program's zone, all in one
 * read. Null when the database holds no program.
 */
export async function readLookUp(
  reader: ProgramReader,
  at: Instant,
  daysBefore: number,
  daysAfter: number,
  layers: readonly Layer[] = LAYERS,
): Promise<LookUp | null> {
  return reader.read(KINDS, async (rows) => {
    const [newest] = newestFirst(await rows.all('edition'));
    const [program] = await rows.all('program');
    if (!program) return null;
    const today = localTimeAt(at, program.timeZone).day;
    const span = { firstDay: addDays(today, -daysBefore), lastDay: addDays(today, daysAfter) };
    const published = await publishedIn(rows, span, layers);
    return { program, today, published, newest: newest ?? null };
  });
}

/** The program's time zone, or null when the database holds no program. */
export async function readProgramZone(reader: ProgramReader): Promise<string | null> {
  return reader.read(['program'], async (rows) => (await rows.all('program'))[0]?.timeZone ?? null);
}

/** Every edition this device holds, the newest first. */
export async function readEditionsHeld(reader: ProgramReader): Promise<Edition[]> {
  return reader.read(['edition'], async (rows) => newestFirst(await rows.all('edition')));
}

function newestFirst(editions: readonly Edition[]): Edition[] {
  return editions.toSorted((one, other) => other.number - one.number);
}

/** A block belongs to the edition in force on its first day, whatever part of it the span holds. */
function piecesInForce(held: readonly Edition[], edition: Edition, span: DaySpan): Piece[] {
  return edition.chunks
    .filter((piece) => {
      const overlap = overlapOf(piece, span);
      if (!overlap) return false;
      if (piece.layer === 'block') return editionInForce(held, 'block', piece.firstDay) === edition;
      return editionsInForce(held, overlap).some(
        (each) => each.layer === piece.layer && each.edition === edition,
      );
    })
    .map((piece) => ({ edition, piece }));
}

/** Definitions and unpacked pieces never change once named, so they are read once while the app is open. */
const frozenKept = new Map<string, Frozen>();
const cellsKept = new Map<string, readonly PackedCell[]>();
const KEPT_MAX = 120;

async function readFrozen(
  rows: RowReader,
  editions: readonly Edition[],
): Promise<ReadonlyMap<string, Frozen>> {
  const ids = editions.map((edition) => edition.frozenId);
  return readKept(frozenKept, ids, async (missing) =>
    (await rows.many('frozen', missing)).flatMap((row) => (row ? [[row.id, row]] : [])),
  );
}

async function readCells(
  rows: RowReader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly PackedCell[]>> {
  return readKept(cellsKept, ids, async (missing) =>
    (await rows.many('chunk', missing)).flatMap((row) => (row ? [[row.id, unpackChunk(row)]] : [])),
  );
}

async function readKept<Value>(
  kept: Map<string, Value>,
  ids: readonly string[],
  read: (missing: string[]) => Promise<[string, Value][]>,
): Promise<ReadonlyMap<string, Value>> {
  const wanted = new Set(ids);
  const found = new Map([...kept].filter(([id]) => wanted.has(id)));
  const missing = [...wanted].filter((id) => !found.has(id));
  if (missing.length === 0) return found;
  if (kept.size + missing.length > KEPT_MAX) kept.clear();
  for (const [id, value] of await read(missing)) {
    kept.set(id, value);
    found.set(id, value);
  }
  return found;
}

function frozenOf(frozen: ReadonlyMap<string, Frozen>, edition: Edition): Frozen {
  const found = frozen.get(edition.frozenId);
  if (!found) throw new Error(`Edition ${edition.number} lacks its definitions`);
  return found;
}

function yearWithMostDays(
  editions: readonly [Edition, ...Edition[]],
  frozen: ReadonlyMap<string, Frozen>,
  span: DaySpan,
): Frozen {
  const daysOfYear = (edition: Edition): number => {
    const overlap = overlapOf(frozenOf(frozen, edition).year, span);
    return overlap ? daysIn(overlap) : 0;
  };
  const edition = editions.reduce((best, each) =>
    daysOfYear(each) > daysOfYear(best) ? each : best,
  );
  return frozenOf(frozen, edition);
}

function filledIn(
  held: readonly Edition[],
  { edition, piece }: Piece,
  cells: ReadonlyMap<string, readonly PackedCell[]>,
  span: DaySpan,
  definitions: Definitions,
): Filled[] {
  const own = cells.get(piece.id);
  if (!own) throw new Error(`Edition ${edition.number} lacks a piece`);
  const stretches = editionsInForce(held, span).filter(
    (each) => each.layer === piece.layer && each.edition === edition,
  );
  return own.flatMap(({ slot, personId }): Filled[] => {
    if (slot.layer === 'block') return [{ slot, personId, source: 'imported' }];
    if (!stretches.some((stretch) => spanHolds(stretch, slot.day))) return [];
    return slot.layer === 'call'
      ? [
          {
            slot: { ...slot, demandId: definitions.callRoleOf(edition, slot.demandId) },
            personId,
            source: 'imported',
          },
        ]
      : [{ slot, personId, source: 'imported' }];
  });
}
