import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import * as z from 'zod';
import type { Instant } from '../../domain/time/zone.ts';
import type { Database, SqlValue, Transaction } from '../database/database.ts';
import { checksumOf, migrate, migrations, tablesOf } from '../database/migrate.ts';

const FORMAT = 'residency-backup';
const ROWS_A_LINE_MAX = 200;

const headSchema = z.object({
  format: z.literal(FORMAT),
  at: z.string(),
  /** The layout it was made of, by the checksums of its migrations. */
  migrations: z.array(z.string()),
});
const valueSchema = z.union([z.string(), z.number(), z.null()]);
const pageSchema = z.object({
  table: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.array(z.array(valueSchema)),
});
/** The last line: without it, the file is not whole. */
const endSchema = z.object({ rows: z.int() });

/** How many rows of how many programs a backup holds. */
export interface BackupSize {
  readonly rows: number;
  readonly programs: number;
}

/**
 * Writes everything in the database, as of one moment and while servers go on, into a file that both databases read:
 * compressed lines of JSON, for its owner alone. It is named only once it is whole.
 * @throws where there is a file already, or the database is older than this program.
 */
export async function backUp(database: Database, file: string, at: Instant): Promise<BackupSize> {
  if (existsSync(file)) throw new Error(`There is a file ${file} already.`);
  const part = `${file}.part`;
  try {
    const size = await database.read(async (queries) => {
      const count = { rows: 0, programs: 0 };
      const lines = async function* (): AsyncGenerator<string> {
        const done = await queries.query(
          z.object({ checksum: z.string() }),
          'select checksum from migration order by number',
        );
        if (done.length !== migrations.length) throw new Error('Start the server once first.');
        const checksums = done.map(({ checksum }) => checksum);
        yield line({ format: FORMAT, at: new Date(at).toISOString(), migrations: checksums });
        for (const table of tablesOf(migrations)) {
          for await (const page of queries.pages(`select * from ${table}`, ROWS_A_LINE_MAX)) {
            const columns = Object.keys(page[0] ?? {});
            count.rows += page.length;
            if (table === 'program') count.programs += page.length;
            yield line({
              table,
              columns,
              rows: page.map((row) => columns.map((name) => row[name])),
            });
          }
        }
        yield line({ rows: count.rows });
      };
      const target = createWriteStream(part, { mode: 0o600, flush: true });
      await pipeline(Readable.from(lines()), createGzip(), target);
      return count;
    });
    await rename(part, file);
    return size;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/**
 * Writes a backup into a database that holds nothing, and brings it to the newest layout. Every program begins a new epoch,
 * so that devices read everything anew and send again what they were told is stored since.
 * @throws with words where the database holds something, or the file is not whole or newer than this program; then
 * nothing is written.
 */
export async function restore(
  database: Database,
  file: string,
  epoch: string,
): Promise<BackupSize> {
  const lines = linesOf(file);
  try {
    const head = headSchema.safeParse((await lines.next()).value);
    if (!head.success) throw new Error(`${file} is no backup.`);
    const layout = migrations.slice(0, head.data.migrations.length);
    const known = layout.map(({ sql }) => checksumOf(sql));
    if (known.join() !== head.data.migrations.join()) {
      throw new Error(`${file} was made by a newer version. Update this one first.`);
    }
    await migrate(database, layout);
    const size = await database.transaction(async (transaction) => {
      const tables = tablesOf(layout);
      for (const table of tables) await checkEmpty(transaction, table);
      const written = await writePages(transaction, lines, tables);
      if (!written) throw new Error(`${file} is not whole.`);
      await transaction.run('update program set epoch = $1', [epoch]);
      return written;
    });
    await migrate(database);
    return size;
  } finally {
    await lines.return(undefined);
  }
}

async function checkEmpty(transaction: Transaction, table: string): Promise<void> {
  const rows = await transaction.query(z.unknown(), `select 1 from ${table} limit 1`);
  if (rows.length > 0) throw new Error('The database is not empty. Restore into a new one.');
}

/** @returns null where the last line is missing or counts other rows. */
async function writePages(
  transaction: Transaction,
  lines: AsyncGenerator<unknown, void, undefined>,
  tables: readonly string[],
): Promise<BackupSize | null> {
  const size = { rows: 0, programs: 0 };
  for await (const each of lines) {
    const end = endSchema.safeParse(each);
    if (end.success) return end.data.rows === size.rows ? size : null;
    const { table, columns, rows } = pageSchema.parse(each);
    if (!tables.includes(table) || columns.some((name) => !/^\w+$/.test(name))) return null;
    await insert(transaction, table, columns, rows);
    size.rows += rows.length;
    if (table === 'program') size.programs += rows.length;
  }
  return null;
}

async function insert(
  transaction: Transaction,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): Promise<void> {
  const places = rows.map(
    (_row, row) =>
      `(${columns.map((_name, place) => `$${row * columns.length + place + 1}`).join()})`,
  );
  const sql = `insert into ${table} (${columns.join()}) values ${places.join()}`;
  await transaction.run(sql, rows.flat());
}

/** The lines of a file, read; what cannot be read ends them. */
async function* linesOf(file: string): AsyncGenerator<unknown, void, undefined> {
  const packed = createReadStream(file);
  const source = packed.pipe(createGunzip());
  packed.on('error', (error) => source.destroy(error));
  let rest = '';
  try {
    for await (const chunk of source.setEncoding('utf8')) {
      const texts = (rest + String(chunk)).split('\n');
      rest = texts.pop() ?? '';
      for (const text of texts) yield JSON.parse(text) as unknown;
    }
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
    // What is cut short or no backup at all is found missing by whoever reads.
    if (!String(code).startsWith('Z_') && !(error instanceof SyntaxError)) throw error;
  } finally {
    packed.destroy();
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
