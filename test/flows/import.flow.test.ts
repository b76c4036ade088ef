import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { parseProgramFile } from '../../src/formats/program-file.ts';

const HARBOR_VALLEY = 'test/fixtures/harbor-valley';
let folder = '';
let out = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'import-'));
  out = path.join(folder, 'program.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

function runImport(...rest: string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/cli/run.mjs', 'import', ...rest],
    { encoding: 'utf8' },
  );
  return { code: status, stdout, stderr };
}

/** Harbor Valley with one file changed. */
function withEdited(file: string, edit: (text: string) => string): string {
  const copy = path.join(folder, 'tables');
  cpSync(HARBOR_VALLEY, copy, { recursive: true });
  writeFileSync(path.join(copy, file), edit(readFileSync(path.join(copy, file), 'utf8')));
  return copy;
}

function peopleOf(file: string): number {
  const outcome = parseProgramFile(readFileSync(file, 'utf8'));
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value.rows.person?.length ?? 0;
}

const reportSchema = z.object({
  isReady: z.boolean(),
  entries: z.array(
    z.object({ severity: z.string(), file: z.string(), row: z.nullable(z.number()) }),
  ),
});

describe('npm run import', () => {
  test('shows the dry run and writes a program file, twice the same', () => {
    const { code, stdout } = runImport(HARBOR_VALLEY, '--out', out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/people\.csv +people +30 +0 +0 +0 +0 +0\n/);
    expect(stdout).toContain('44 absences without a status are taken as approved');
    expect(stdout).toContain('people.csv, row 13, Starts: Lena Lindqvist is off cycle');
    expect(stdout).toContain(`Written to ${out}.`);
    expect(peopleOf(out)).toBe(30);
    const first = readFileSync(out, 'utf8');
    runImport(HARBOR_VALLEY, '--out', out);
    expect(readFileSync(out, 'utf8')).toBe(first);
  });

  test('writes nothing while a row is refused, and leaves it out when asked', () => {
    const tables = withEdited('people.csv', (text) => text.replace('2026-10-01', '2026-10-41'));
    const refused = runImport(tables, '--out', out);
    expect(refused.code).toBe(2);
    expect(refused.stdout).toContain(
      'people.csv, row 13, Starts: "2026-10-41" is not a date that exists.',
    );
    expect(refused.stdout).toContain('Nothing was written.');
    expect(existsSync(out)).toBe(false);
    const excluded = runImport(tables, '--out', out, '--exclude', 'people.csv:13');
    expect(excluded.code).toBe(0);
    expect(peopleOf(out)).toBe(29);
  });

  test('takes the name, the zone and the status of blank absences', () => {
    const options = [
      '--name',
      'Elsewhere',
      '--zone',
      'America/Denver',
      '--blank-status',
      'requested',
    ];
    const { stdout } = runImport(HARBOR_VALLEY, '--out', out, ...options);
    expect(stdout).toContain('44 absences without a status are taken as requested');
    const outcome = parseProgramFile(readFileSync(out, 'utf8'));
    expect(outcome.ok && outcome.value.rows.program).toMatchObject([
      { name: 'Elsewhere', timeZone: 'America/Denver' },
    ]);
  });

  test('prints the report as JSON', () => {
    const { stdout } = runImport(HARBOR_VALLEY, '--out', out, '--json');
    const report = reportSchema.parse(JSON.parse(stdout));
    expect(report.isReady).toBe(true);
    expect(report.entries.filter(({ severity }) => severity === 'left-out')).toHaveLength(4);
  });

  test.each([
    [[], 'npm run -s import'],
    [['nowhere', '--out', 'x.json'], 'cannot be read'],
    [[HARBOR_VALLEY, '--frobnicate'], "Unknown option '--frobnicate'"],
    [[HARBOR_VALLEY, '--out', 'x.json', '--exclude', 'people'], 'write FILE:ROW'],
  ])('says what is wrong with the command: %s', (rest, words) => {
    const { code, stderr } = runImport(...rest);
    expect(code).toBe(1);
    expect(stderr).toContain(words);
  });

  test('refuses a time zone that does not exist', () => {
    const { code, stdout } = runImport(HARBOR_VALLEY, '--out', out, '--zone', 'Mars/Base');
    expect(code).toBe(2);
    expect(stdout).toContain('"Mars/Base" is no time zone');
  });
});
