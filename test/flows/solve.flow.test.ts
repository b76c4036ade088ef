import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseProgramFile } from '../../src/formats/program-file.ts';

let folder = '';
let program = '';

function run(name: string, ...rest: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/cli/run.mjs', name, ...rest],
    { encoding: 'utf8' },
  );
  return { code: status, stdout, stderr };
}

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'solve-'));
  program = path.join(folder, 'program.json');
  expect(run('import', 'test/fixtures/harbor-valley', '--out', program).code).toBe(0);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run solve', () => {
  test(
    'solves Harbor Valley without a broken rule, twice the same for the same seed and work',
    {
      timeout: 240_000,
    },
    () => {
      const files = ['first.json', 'second.json'].map((name) => path.join(folder, name));
      const results = files.map((out) =>
        run('solve', program, '--out', out, '--seed', '3', '--work', '0.6'),
      );
      for (const { code, stdout } of results) {
        expect(code).toBe(0);
        expect(stdout).toMatch(/^status (best|feasible)\n/);
        expect(stdout).toMatch(/findings violation 0 /);
        expect(stdout).toContain('repeatable yes');
      }
      const [first, second] = files.map((file) => readFileSync(file, 'utf8'));
      expect(second).toBe(first);
      const outcome = parseProgramFile(first ?? '');
      if (!outcome.ok) throw new Error(outcome.problem.message);
      const { scheduleRun = [], assignment = [] } = outcome.value.rows;
      expect(scheduleRun).toMatchObject([{ seed: 3, workMax: 0.6, isRepeatable: true }]);
      expect(assignment.length).toBeGreaterThan(500);
    },
  );

  test('says what is wrong with a file and writes nothing', () => {
    const bad = path.join(folder, 'bad.json');
    const out = path.join(folder, 'never.json');
    writeFileSync(bad, '{"rows": 7}');
    for (const file of [bad, path.join(folder, 'nowhere.json')]) {
      const { code, stdout, stderr } = run('solve', file, '--out', out);
      expect(code).toBe(1);
      expect(stderr).not.toMatch(/at .*\.js:\d/);
      expect(stderr.trim()).not.toBe('');
      expect(stdout).toBe('');
    }
    expect(run('solve', path.join(folder, 'nowhere.json'), '--out', out).stderr).toContain(
      'cannot be read',
    );
    expect(existsSync(out)).toBe(false);
  });

  test.each([
    [[], 'npm run -s solve'],
    [['--seed', 'x'], 'npm run -s solve'],
    [['--frobnicate'], "Unknown option '--frobnicate'"],
  ])('says what is wrong with the command: %s', (rest, words) => {
    const { code, stderr } = run('solve', ...rest);
    expect(code).toBe(1);
    expect(stderr).toContain(words);
  });
});
