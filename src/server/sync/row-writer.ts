import * as z from 'zod/mini';
import type { BufferedRows } from '../../domain/changes/buffered-rows.ts';
import type { ProgramId } from '../../domain/id.ts';
import { indexedFields, type Kind, kindNames } from '../../domain/kind-names.ts';
import type { Instant } from '../../domain/time/zone.ts';
import type { SqlValue, Transaction } from '../database/database.ts';
import type { Permissions } from '../permissions.ts';
import { bothMarks, marksOf } from './reader-marks.ts';
import { LOOK_UP_COLUMNS } from './sql-rows.ts';

/** What is written of every row, in the order of the statement. */
const COLUMNS = [
  'program_id',
  'kind',
  'id',
  'version',
  'rev',
  'data',
  'readers',
  'readers_ever',
  'deleted_at',
  ...Object.values(LOOK_UP_COLUMNS),
] as const;

const ROWS_A_STATEMENT = 100;

/** Of which program, with which version, when, and who says who reads what. */
export interface Writing {
  readonly programId: ProgramId;
  readonly version: number;
  readonly at: Instant;
  readonly permissions: Pick<Permissions, 'readersOf'>;
}

/** Writes everything that was written to these rows. @returns how many rows moved. */
export async function writeRows(
  transaction: Transaction,
  rows: BufferedRows,
  writing: Writing,
): Promise<number> {
  const lines: SqlValue[][] = [];
  for (const kind of kindNames) lines.push(...(await linesOf(transaction, rows, kind, writing)));
  for (let start = 0; start < lines.length; start += ROWS_A_STATEMENT) {
    await upsert(transaction, lines.slice(start, start + ROWS_A_STATEMENT));
  }
  return lines.length;
}

async function linesOf<K extends Kind>(
  transaction: Transaction,
  rows: BufferedRows,
  kind: K,
  { programId, version, at, permissions }: Writing,
): Promise<SqlValue[][]> {
  const written = rows.written(kind);
  if (written.size === 0) return [];
  const before = await readersEver(transaction, programId, kind, [...written.keys()]);
  const lines: SqlValue[][] = [];
  for (const [id, row] of written) {
    const ever = before.get(id);
    if (row === null) {
      // What nobody ever saw needs no word that it is gone.
      if (ever === undefined) continue;
      lines.push([programId, kind, id, version, null, null, '', ever, at, ...lookUps(kind, null)]);
      continue;
    }
    const readers = marksOf(await permissions.readersOf(kind, row, rows));
    const data = JSON.stringify(row);
    const seen = bothMarks(ever ?? '', readers);
    const rev = row.rev ?? null;
    lines.push([
      programId,
      kind,
      id,
      version,
      rev,
      data,
      readers,
      seen,
      null,
      ...lookUps(kind, row),
    ]);
  }
  return lines;
}

function lookUps(kind: Kind, row: object | null): SqlValue[] {
  const indexed: Readonly<Record<string, readonly string[]>> = indexedFields;
  const fields = indexed[kind] ?? [];
  return Object.keys(LOOK_UP_COLUMNS).map((field) => {
    const value: unknown = row !== null && fields.includes(field) ? Reflect.get(row, field) : null;
    return typeof value === 'string' ? value : null;
  });
}

const everSchema = z.object({ id: z.string(), readers_ever: z.string() });

async function readersEver(
  transaction: Transaction,
  programId: ProgramId,
  kind: Kind,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const ever = new Map<string, string>();
  for (let start = 0; start < ids.length; start += ROWS_A_STATEMENT) {
    const some = ids.slice(start, start + ROWS_A_STATEMENT);
    const places = some.map((_id, place) => `$${place + 3}`).join(', ');
    const found = await transaction.query(
      everSchema,
      `select id, readers_ever from program_row where program_id = $1 and kind = $2 and id in (${places})`,
      [programId, kind, ...some],
    );
    for (const { id, readers_ever: readers } of found) ever.set(id, readers);
  }
  return ever;
}

async function upsert(
  transaction: Transaction,
  lines: readonly (readonly SqlValue[])[],
): Promise<void> {
  const rows = lines.map((line, row) => {
    const places = line.map((_value, place) => `$${row * COLUMNS.length + place + 1}`);
    return `(${places.join(', ')})`;
  });
  const moved = COLUMNS.slice(3).map((column) => `${column} = excluded.${column}`);
  await transaction.run(
    `insert into program_row (${COLUMNS.join(', ')}) values ${rows.join(', ')}
     on conflict (program_id, kind, id) do update set ${moved.join(', ')}`,
    lines.flat(),
  );
}
