import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { changes } from '../../../src/domain/changes/registry.ts';
import { accountIdSchema } from '../../../src/domain/id.ts';
import { instantSchema } from '../../../src/domain/time/zone.ts';
import type { Database } from '../../../src/server/database/database.ts';
import { migrate, migrations, tablesOf } from '../../../src/server/database/migrate.ts';
import { openAsItIs } from '../../../src/server/database/open-database.ts';
import { backUp, restore } from '../../../src/server/operations/backup.ts';
import { declaredPermissions } from '../../../src/server/permissions.ts';
import { readProgram } from '../../../src/server/programs.ts';
import { decidePush } from '../../../src/server/sync/push.ts';
import { pushRequestSchema } from '../../../src/sync/messages/push.ts';
import { PROGRAM } from '../accounts/auth-server.ts';
import { putProgram, SERVER_SECRET } from '../kills/world-of-pushers.ts';
import { postgresqlPrograms, startCluster } from '../postgresql-cluster.ts';
import { buildServer } from '../server-process.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'backup-'));
const at = instantSchema.parse(1_790_000_000_000);
const hasPostgresql = postgresqlPrograms() !== null;
const cluster = startCluster();
afterAll(() => {
  cluster?.stop();
  rmSync(folder, { recursive: true });
});

let count = 0;
/** An empty database without any layout. */
async function newDatabase(kind: 'sqlite' | 'postgresql'): Promise<Database> {
  const name = `backup${++count}`;
  if (kind === 'sqlite') return openAsItIs({ kind, file: path.join(folder, name, 'x.sqlite') });
  return openAsItIs({ kind, url: cluster?.newDatabase(name) ?? '' });
}

function newFile(): string {
  return path.join(folder, `${++count}.backup`);
}

const anyRow = z.record(z.string(), z.unknown());

/** Every row of every table, in an order of its own. */
async function content(database: Database): Promise<Record<string, string[]>> {
  return database.read(async (queries) => {
    const tables: Record<string, string[]> = {};
    for (const table of tablesOf(migrations)) {
      const rows = await queries.query(anyRow, `select * from ${table}`);
      tables[table] = rows.map((row) => JSON.stringify(row)).toSorted();
    }
    return tables;
  });
}

async function filled(kind: 'sqlite' | 'postgresql'): Promise<Database> {
  const database = await newDatabase(kind);
  await migrate(database);
  await putProgram(database);
  return database;
}

const kinds = ['sqlite', 'postgresql'] as const;
const pairs = kinds.flatMap((from) => kinds.map((to) => [from, to] as const));

describe.each(pairs)('a backup of %s restored into %s', (from, to) => {
  const isMissing = !hasPostgresql && (from === 'postgresql' || to === 'postgresql');
  test.skipIf(isMissing)('holds everything, in new epochs', async () => {
    const [source, target] = [await filled(from), await newDatabase(to)];
    const file = newFile();
    const size = await backUp(source, file, at);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await restore(target, file, 'restored')).toEqual(size);
    const [before, after] = [await content(source), await content(target)];
    expect(size).toEqual({ rows: Object.values(before).flat().length, programs: 1 });
    expect(before.program?.map((row) => row.replace('"first"', '"restored"'))).toEqual(
      after.program,
    );
    expect({ ...after, program: [] }).toEqual({ ...before, program: [] });
    expect(Object.keys(before).length).toBeGreaterThan(9);
    await Promise.all([source.close(), target.close()]);
  });
});

describe.each(kinds)('a backup (%s)', (kind) => {
  test.skipIf(!hasPostgresql && kind === 'postgresql')(
    'is of one moment, whatever is written meanwhile',
    async () => {
      const source = await filled(kind);
      const versions: number[] = [];
      let isOver = false;
      const pushing = (async () => {
        for (let sequence = 2; !isOver; sequence++) {
          await pushDraft(source, sequence);
          // SQLite answers at once: without a pause nothing else would ever run.
          await new Promise(setImmediate);
        }
      })();
      for (let round = 0; round < 3; round++) {
        const target = await newDatabase(kind);
        const file = newFile();
        await backUp(source, file, at);
        await restore(target, file, 'restored');
        versions.push(await checkWhole(target));
        await target.close();
      }
      isOver = true;
      await pushing;
      expect(new Set(versions).size).toBeGreaterThan(1);
      await source.close();
    },
  );
});

/** A change of which several tables tell. */
async function pushDraft(database: Database, sequence: number): Promise<void> {
  const deciding = {
    database,
    permissions: declaredPermissions,
    changes,
    now: () => at,
    onCrash: () => undefined,
  };
  const accountId = accountIdSchema.parse('desk');
  const member = { accountId, programId: PROGRAM, roles: ['coordinator'], personId: null } as const;
  const id = `draft-${sequence}`;
  const args = { draft: { id, yearId: 'year', name: id, startedAt: 1 } };
  const change = { sequence, id, name: 'draft-started', args, at: 1 };
  const push = { protocol: 1, programId: PROGRAM, deviceId: 'desk', changes: [change] };
  await decidePush(deciding, member, pushRequestSchema.parse(push));
}

/** @returns the version of the program, of which device, log and rows all tell the same. */
async function checkWhole(database: Database): Promise<number> {
  const tables = [
    'select max(version) as version from program_row',
    'select max(version) as version from change',
    "select last_sequence as version from device where id = 'desk'",
  ];
  return database.read(async (queries) => {
    const version = (await readProgram(queries, PROGRAM))?.version ?? 0;
    for (const sql of tables) {
      const rows = await queries.query(z.object({ version: z.int() }), sql);
      expect(rows, sql).toEqual([{ version }]);
    }
    return version;
  });
}

describe('what is no whole backup', () => {
  const whole = newFile();
  beforeAll(async () => {
    const source = await filled('sqlite');
    await backUp(source, whole, at);
    await source.close();
  });

  test.each<[string, (file: string) => void]>([
    ['cut short', (file) => truncateSync(file, statSync(file).size - 40)],
    ['without its end', (file) => edit(file, (text) => text.replace(/[^\n]*\n$/, ''))],
    ['without a line', (file) => edit(file, (text) => text.replace(/{"table":"device".*\n/, ''))],
    ['of something else', (file) => writeFileSync(file, 'a letter')],
    ['empty', (file) => writeFileSync(file, '')],
    ['of a newer version', (file) => edit(file, (text) => text.replace(/"migrations":\["/, '$&0'))],
    [
      'with a table that is not ours',
      (file) => edit(file, (text) => text.replace('"device"', '"migration"')),
    ],
  ])('%s writes nothing', async (_what, spoil) => {
    const file = newFile();
    writeFileSync(file, readFileSync(whole));
    spoil(file);
    const target = await newDatabase('sqlite');
    await expect(restore(target, file, 'restored')).rejects.toThrow(/backup|whole|newer/);
    expect(await restore(target, whole, 'restored')).toMatchObject({ programs: 1 });
    await target.close();
  });

  test('a database that holds something is left alone, and so is a file', async () => {
    const database = await filled('sqlite');
    const before = await content(database);
    await expect(restore(database, whole, 'restored')).rejects.toThrow('not empty');
    expect(await content(database)).toEqual(before);
    await expect(backUp(database, whole, at)).rejects.toThrow('already');
    await database.close();
  });

  test('the command line says how it went', async () => {
    buildServer();
    const file = newFile();
    const admin = (data: string, ...words: string[]) =>
      promisify(execFile)(process.execPath, ['dist/cli/admin.js', ...words], {
        env: { PATH: process.env.PATH, DATA_FOLDER: path.join(folder, data), SERVER_SECRET },
      });
    expect((await admin('one', 'restore', whole)).stdout).toMatch(/^\d+ rows and 1 programs/);
    expect((await admin('one', 'backup', file)).stdout).toContain(`${file} holds`);
    await expect(admin('one', 'restore', file)).rejects.toMatchObject({
      code: 1,
      stderr: 'The database is not empty. Restore into a new one.\n',
    });
    await expect(admin('two', 'restore', path.join(folder, 'gone'))).rejects.toMatchObject({
      code: 1,
    });
  });
});

function edit(file: string, change: (text: string) => string): void {
  const before = gunzipSync(readFileSync(file)).toString();
  const after = change(before);
  if (after === before) throw new Error('Nothing was spoiled');
  writeFileSync(file, gzipSync(after));
}
