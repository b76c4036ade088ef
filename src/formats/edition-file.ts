import * as z from 'zod/mini';
import { type Outcome, refused } from '../domain/changes/change.ts';
import type { PublishedContent } from '../domain/published-content.ts';
import { answerSchema } from '../domain/asks/answer.ts';
import { absenceSchema } from '../domain/rows/absence.ts';
import { frozenSchema } from '../domain/rows/frozen.ts';
import { contactSchema } from '../domain/rows/person.ts';
import { programSchema } from '../domain/rows/program.ts';
import { type Chunk, chunkSchema, editionSchema } from '../domain/rows/schedule.ts';
import { headerProblem, parseJsonObject, schemaProblem } from './file-problems.ts';

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
  answers: z._default(z.array(answerSchema), []),
});

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
