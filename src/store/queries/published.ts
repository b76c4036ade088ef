import type { PersonId } from '../../domain/id.ts';
import type { Absence } from '../../domain/rows/absence.ts';
import type { Contact, ContactWay } from '../../domain/rows/person.ts';
import type { Frozen } from '../../domain/rows/frozen.ts';
import type { Program } from '../../domain/rows/program.ts';
import type { Chunk, Edition, Layer } from '../../domain/rows/schedule.ts';
import {
  type EditionInForce,
  editionsInForce,
  type PieceInForce,
  piecesInForce,
} from '../../domain/schedule/editions.ts';
import { Plan } from '../../domain/schedule/plan.ts';
import {
  cellsInForce,
  type Definitions,
  definitionsOf,
  type FrozenInUse,
  yearWithMostDays,
} from '../../domain/schedule/published-definitions.ts';
import { Schedule } from '../../domain/schedule/schedule.ts';
import type { Filled } from '../../domain/schedule/slot.ts';
import { addDays, type Day, type DaySpan } from '../../domain/time/day.ts';
import { type Instant, localTimeAt } from '../../domain/time/zone.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import type { ProgramReader, RowReader } from '../program-reader.ts';

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

/** What of a published schedule is read; what is left out is read whole. */
export interface Wanted {
  /** Layers of which everybody is read; of the others only `people`. All layers where nothing is said. */
  readonly whole?: readonly Layer[];
  /** Who is read of every layer: somebody's own schedule takes a tenth of the time that everybody's takes. */
  readonly people?: readonly PersonId[];
}

/** All that a published schedule is read from. */
const KINDS = ['program', 'edition', 'chunk', 'frozen', 'absence', 'contact'] as const;
const LAYERS: readonly Layer[] = ['block', 'call', 'half-day'];

/**
 * Reads what is published for the span: the editions in force, only those of their pieces that touch the span, the
 * definitions they were made with, today's contact details and the approved absences of the year. Null when no edition
 * speaks for it. Across the end of an academic year the schedule is of the year with more days in the span.
 */
export async function readPublished(
  program: ProgramReader,
  span: DaySpan,
  wanted: Wanted = {},
): Promise<Published | null> {
  return program.read(KINDS, (rows) => publishedIn(rows, span, wanted));
}

async function publishedIn(
  rows: RowReader,
  span: DaySpan,
  { people = [], whole = people.length > 0 ? [] : LAYERS }: Wanted,
): Promise<Published | null> {
  const held = await rows.all('edition');
  const inForce = editionsInForce(held, span);
  const pieces = piecesInForce(held, inForce, span).filter(
    ({ layer }) => people.length > 0 || whole.includes(layer),
  );
  const [newest, ...older] = newestFirst([
    ...new Set([...inForce, ...pieces].map(({ edition }) => edition)),
  ]);
  if (!newest) return null;
  const editions = [newest, ...older] as const;
  // Every question is a trip to another process, so those that need no answer first are asked together.
  const [frozen, chunks, contacts] = await Promise.all([
    readFrozen(rows, editions),
    readChunks(
      rows,
      pieces.map(({ id }) => id),
    ),
    rows.all('contact'),
  ]);
  const inUse = editions.flatMap((edition) =>
    edition.scope.layers.map((layer) => ({ edition, layer, frozen: frozenOf(frozen, edition) })),
  );
  const year = yearWithMostDays(editions, (edition) => frozenOf(frozen, edition), span);
  const definitions = definitionsFor(inUse, year);
  const firstDay = span.firstDay < year.year.firstDay ? span.firstDay : year.year.firstDay;
  const plan = planFor(definitions, await rows.from('absence', 'lastDay', firstDay));
  const some = new Set(people);
  const filled = pieces.flatMap((piece) =>
    filledIn(piece, chunks, definitions, whole.includes(piece.layer) ? undefined : some),
  );
  return {
    span,
    schedule: new Schedule(plan, filled),
    inForce,
    editions,
    publishedAt: newest.publishedAt,
    waysOf: waysIn(contacts),
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
  wanted: Wanted = {},
): Promise<LookUp | null> {
  return reader.read(KINDS, async (rows) => {
    const [editions, [program]] = await Promise.all([rows.all('edition'), rows.all('program')]);
    const [newest] = newestFirst(editions);
    if (!program) return null;
    const today = localTimeAt(at, program.timeZone).day;
    const span = { firstDay: addDays(today, -daysBefore), lastDay: addDays(today, daysAfter) };
    const published = await publishedIn(rows, span, wanted);
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

/** Definitions and pieces never change once named, so they are read once while the app is open. */
const frozenRead = new Map<string, Frozen>();
const chunksRead = new Map<string, Chunk>();
const READ_MAX = 120;

async function readFrozen(
  rows: RowReader,
  editions: readonly Edition[],
): Promise<ReadonlyMap<string, Frozen>> {
  const ids = editions.map((edition) => edition.frozenId);
  return readOnce(frozenRead, ids, (missing) => rows.many('frozen', missing));
}

async function readChunks(
  rows: RowReader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Chunk>> {
  return readOnce(chunksRead, ids, (missing) => rows.many('chunk', missing));
}

async function readOnce<Value extends { readonly id: string }>(
  known: Map<string, Value>,
  ids: readonly string[],
  read: (missing: string[]) => Promise<(Value | undefined)[]>,
): Promise<ReadonlyMap<string, Value>> {
  const wanted = new Set(ids);
  const found = new Map([...known].filter(([id]) => wanted.has(id)));
  const missing = [...wanted].filter((id) => !found.has(id));
  if (missing.length === 0) return found;
  if (known.size + missing.length > READ_MAX) known.clear();
  for (const value of await read(missing)) {
    if (!value) continue;
    known.set(value.id, value);
    found.set(value.id, value);
  }
  return found;
}

interface DefinitionsKept {
  readonly madeOf: readonly (Frozen | Layer)[];
  readonly definitions: Definitions;
}

let definitionsKept: readonly DefinitionsKept[] = [];
const DEFINITIONS_MAX = 4;

/** Editions of one year mostly share what they were made with: then all screens share the definitions, and the plan. */
function definitionsFor(inUse: readonly FrozenInUse[], year: Frozen): Definitions {
  const byLayer = LAYERS.flatMap((layer) => [
    layer,
    ...new Set(inUse.flatMap((each) => (each.layer === layer ? [each.frozen] : []))),
  ]);
  const madeOf = [year, ...new Set(inUse.map(({ frozen }) => frozen)), ...byLayer];
  const known = definitionsKept.find((kept) => areSame(kept.madeOf, madeOf));
  const found = known ?? { madeOf, definitions: definitionsOf(inUse, year) };
  const others = definitionsKept.filter((kept) => kept !== known);
  definitionsKept = [found, ...others].slice(0, DEFINITIONS_MAX);
  return found.definitions;
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((each, place) => each === others[place]);
}

const plans = new WeakMap<Definitions, { readonly absences: readonly Absence[]; plan: Plan }>();

/** One plan as long as neither definitions nor absences are others: what was looked up in it stays looked up. */
function planFor(definitions: Definitions, absences: readonly Absence[]): Plan {
  const last = plans.get(definitions);
  if (last?.absences === absences) return last.plan;
  const plan = new Plan({
    ...definitions.rows,
    absences: absences.filter((absence) => absence.status === 'approved'),
    requests: [],
  });
  plans.set(definitions, { absences, plan });
  return plan;
}

const waysIn = onceForEach(
  (contacts: readonly Contact[]): ReadonlyMap<PersonId, readonly ContactWay[]> =>
    new Map(contacts.map((contact) => [contact.id, contact.ways])),
);

function frozenOf(frozen: ReadonlyMap<string, Frozen>, edition: Edition): Frozen {
  const found = frozen.get(edition.frozenId);
  if (!found) throw new Error(`Edition ${edition.number} lacks its definitions`);
  return found;
}

function filledIn(
  piece: PieceInForce,
  chunks: ReadonlyMap<string, Chunk>,
  definitions: Definitions,
  people: ReadonlySet<PersonId> | undefined,
): Filled[] {
  const chunk = chunks.get(piece.id);
  if (!chunk) throw new Error(`Edition ${piece.edition.number} lacks a piece`);
  return cellsInForce(piece, chunk, definitions, people);
}
