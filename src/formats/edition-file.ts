import * as z from 'zod/mini';
import { type Outcome, refused } from '../domain/changes/change.ts';
import type { RowsByKind } from '../domain/kinds.ts';
import type { PublishedContent } from '../domain/published-content.ts';
import { absenceSchema } from '../domain/rows/absence.ts';
import { frozenSchema } from '../domain/rows/frozen.ts';
import { contactSchema } from '../domain/rows/person.ts';
import { programSchema } from '../domain/rows/program.ts';
import { type Chunk, chunkSchema, type Edition, editionSchema } from '../domain/rows/schedule.ts';
import { contentId } from '../domain/schedule/chunks.ts';
import { editionInForce, editionsInForce } from '../domain/schedule/editions.ts';
import { type DaySpan, overlapOf } from '../domain/time/day.ts';
import { headerProblem, parseJsonObject, schemaProblem } from './file-problems.ts';
import { stableJson } from './stable-json.ts';

/** What the header of an edition file says it is. */
export const EDITION_FORMAT = 'residency-scheduler-editions';
/** The version this build writes; it reads every version up to this one. */
export const EDITION_FORMAT_VERSION = 1;

const bodySchema = z.object({
  program: programSchema,
  editions: z.array(editionSchema),
  chunks: z.array(chunkSchema),
  frozen: z.array(frozenSchema),
  contacts: z._default(z.array(contactSchema), []),
  absences: z._default(z.array(absenceSchema), []),
});

/**
 * Picks what devices need to look up the span: the editions in force on its days and the one before each, their
 * pieces and definitions, how to reach their people, and their approved absences within the span, without reasons.
 * Drafts, history, requests and the private side of absences stay behind. Null when nothing was published for it.
 */
export function publishedContent(rows: RowsByKind, span: DaySpan): PublishedContent | null {
  const [program] = rows.program ?? [];
  const editions = editionsToCarry(rows.edition ?? [], span);
  if (!program || editions.length === 0) return null;
  const pieces = new Set<string>(editions.flatMap((each) => each.chunks.map(({ id }) => id)));
  const definitions = new Set<string>(editions.map((each) => each.frozenId));
  const frozen = (rows.frozen ?? []).filter(({ id }) => definitions.has(id));
  const people = new Set<string>(frozen.flatMap((each) => each.people.map(({ id }) => id)));
  return {
    program,
    editions,
    chunks: (rows.chunk ?? []).filter(({ id }) => pieces.has(id)),
    frozen,
    contacts: (rows.contact ?? []).filter(({ id }) => people.has(id)),
    absences: (rows.absence ?? []).filter(
      (each) =>
        each.status === 'approved' && people.has(each.personId) && overlapOf(each, span) !== null,
    ),
  };
}

function editionsToCarry(editions: readonly Edition[], span: DaySpan): Edition[] {
  const inForce = editionsInForce(editions, span);
  const before = inForce.flatMap(({ layer, edition, firstDay }) => {
    const earlier = editions.filter(({ number }) => number < edition.number);
    return editionInForce(earlier, layer, firstDay) ?? [];
  });
  return [...new Set([...inForce.map(({ edition }) => edition), ...before])];
}

/** Writes an edition file; equal content gives equal text. Its `contentId` tells a device whether it changed. */
export function writeEditionFile(content: PublishedContent): string {
  const body = {
    program: bare(content.program),
    editions: listed(content.editions),
    chunks: listed(content.chunks),
    frozen: listed(content.frozen),
    contacts: listed(content.contacts),
    absences: listed(content.absences),
  };
  const header = {
    format: EDITION_FORMAT,
    version: EDITION_FORMAT_VERSION,
    contentId: contentId(stableJson(body)),
  };
  return `${JSON.stringify(header).slice(0, -1)},${stableJson(body).slice(1)}\n`;
}

function listed<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map(bare);
}

/** A row without the change that wrote it, which means nothing elsewhere. */
function bare<Row extends object>(row: Row): Row {
  const copy = { ...row };
  Reflect.deleteProperty(copy, 'rev');
  return copy;
}

/**
 * Reads an edition file of this or any earlier version.
 * Problems: `not-json`, `wrong-format`, `newer-version`, `invalid`, `no-edition`, `piece-missing`.
 */
export function parseEditionFile(text: string): Outcome<PublishedContent> {
  const read = parseJsonObject(text, 'a published schedule');
  if (!read.ok) return read;
  const problem = headerProblem(
    read.value,
    EDITION_FORMAT,
    EDITION_FORMAT_VERSION,
    'a published schedule',
  );
  if (problem) return problem;
  const parsed = bodySchema.safeParse(read.value);
  if (!parsed.success) return schemaProblem(parsed.error.issues, read.value);
  const content: PublishedContent = parsed.data;
  if (content.editions.length === 0) return refused('no-edition', 'This file holds no edition.');
  const ids = new Set<string>([...content.chunks, ...content.frozen].map(({ id }) => id));
  const isWhole = content.editions.every(
    (edition) => ids.has(edition.frozenId) && edition.chunks.every(({ id }) => ids.has(id)),
  );
  if (!isWhole || !content.chunks.every(isReadable)) {
    return refused(
      'piece-missing',
      'Part of an edition is missing in this file. Ask for it again, or publish it again.',
    );
  }
  return { ok: true, value: content };
}

/** Whether every cell points into the piece's own lists. */
function isReadable({ cells, demands, periods, people }: Chunk): boolean {
  if (cells.length % 4 !== 0) return false;
  const lengths = [demands.length, periods.length, Number.POSITIVE_INFINITY, people.length];
  return cells.every((place, at) => place >= 0 && place < (lengths[at % 4] ?? 0));
}

/** The content id in the header of an edition file or a sealed one, to see whether it changed; null if there is none. */
export function contentIdOf(text: string): string | null {
  const read = parseJsonObject(text, 'a published schedule');
  return read.ok && typeof read.value.contentId === 'string' ? read.value.contentId : null;
}
