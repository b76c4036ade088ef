import * as z from 'zod/mini';
import type { Outcome } from '../domain/changes/change.ts';
import { refused } from '../domain/changes/change.ts';
import { type HistoryEntry, historyEntrySchema } from '../domain/changes/history.ts';
import { isKind, kindNames } from '../domain/kind-names.ts';
import type { RowsByKind } from '../domain/kinds.ts';
import type { ProgramContent } from '../domain/program-content.ts';
import { brokenReferences, rowsByKindSchema } from '../domain/references.ts';
import {
  headerProblem,
  parseJsonObject,
  referenceProblem,
  schemaProblem,
} from './file-problems.ts';
import { stableJson } from './stable-json.ts';

/** What the header of a program file says it is. */
export const PROGRAM_FORMAT = 'residency-scheduler-program';
/** The version this build writes; it reads every version up to this one. */
export const PROGRAM_FORMAT_VERSION = 1;

const bodySchema = z.object({
  rows: rowsByKindSchema,
  history: z._default(z.array(historyEntrySchema), []),
});

/**
 * Writes everything a program consists of. Equal content gives equal text: kinds in their fixed order, rows by id,
 * one row a line, keys in alphabetical order.
 */
export function writeProgramFile(content: ProgramContent): string {
  const kinds = kindNames
    .filter((kind) => (content.rows[kind]?.length ?? 0) > 0)
    .map((kind) => `"${kind}": ${lines((content.rows[kind] ?? []).toSorted(byId))}`);
  const history = content.history.toSorted((one, other) => one.seq - other.seq);
  const header = `"format": "${PROGRAM_FORMAT}",\n"version": ${PROGRAM_FORMAT_VERSION}`;
  return `{\n${header},\n"rows": {\n${kinds.join(',\n')}\n},\n"history": ${lines(history)}\n}\n`;
}

function lines(values: readonly unknown[]): string {
  return values.length === 0
    ? '[]'
    : `[\n${values.map((value) => stableJson(value)).join(',\n')}\n]`;
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** What a program file holds, to be sent as JSON to whoever reads program files. */
export function programContentBody({ rows, history }: ProgramContent): object {
  return { format: PROGRAM_FORMAT, version: PROGRAM_FORMAT_VERSION, rows, history };
}

/**
 * Reads a program file of this or any earlier version; fields that came later take their defaults.
 * Problems: `not-json`, `wrong-format`, `newer-version`, `unknown-kind`, `invalid` (field: path of the first fault),
 * `program-missing`, `id-twice`, `reference-broken`, `history-broken`.
 */
export function parseProgramFile(text: string): Outcome<ProgramContent> {
  const read = parseJsonObject(text, 'a program file');
  if (!read.ok) return read;
  const file = read.value;
  const problem = headerProblem(file, PROGRAM_FORMAT, PROGRAM_FORMAT_VERSION, 'a program file');
  if (problem) return problem;
  const strange = Object.keys(Object(file.rows)).find((key) => !isKind(key));
  if (strange !== undefined) {
    return refused(
      'unknown-kind',
      `The file holds rows of a kind this app does not know (${strange}). Update the app.`,
    );
  }
  const parsed = bodySchema.safeParse(file);
  if (!parsed.success) return schemaProblem(parsed.error.issues, file);
  const { rows, history } = parsed.data;
  return contentProblem(rows, history) ?? { ok: true, value: { rows, history } };
}

function contentProblem(
  rows: RowsByKind,
  history: readonly HistoryEntry[],
): ReturnType<typeof refused> | null {
  if (rows.program?.length !== 1) {
    return refused(
      'program-missing',
      `A program file holds one program; this one holds ${rows.program?.length ?? 0}.`,
    );
  }
  for (const kind of kindNames) {
    const ids = new Set<string>();
    for (const { id } of rows[kind] ?? []) {
      if (ids.has(id))
        return refused('id-twice', `Two rows of the kind ${kind} have the id "${id}": remove one.`);
      ids.add(id);
    }
  }
  const broken = brokenReferences(rows);
  if (broken.length > 0) return referenceProblem(broken);
  const outOfOrder = history.find((entry, place) => entry.seq <= (history[place - 1]?.seq ?? 0));
  if (outOfOrder) {
    return refused(
      'history-broken',
      `The history is out of order at entry ${outOfOrder.seq}: save the file again.`,
    );
  }
  const ids = new Set(history.map(({ id }) => id));
  if (ids.size < history.length) {
    return refused('history-broken', 'The history holds a change twice: save the file again.');
  }
  return null;
}
