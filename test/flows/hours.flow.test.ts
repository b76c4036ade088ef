import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';

const run = path.join(import.meta.dirname, '../../src/cli/run.mjs');
const reportSchema = z.strictObject({
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      citation: z.nullable(z.string()),
      force: z.enum(['must', 'should']),
      verdict: z.enum(['violation', 'advisory', 'cannot-tell']),
      resident: z.string(),
      from: z.iso.date(),
      to: z.iso.date(),
      measured: z.nullable(z.number()),
      limit: z.nullable(z.number()),
      unit: z.nullable(z.string()),
      because: z.string(),
    }),
  ),
  periodsChecked: z.int(),
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hours-'));
  write('residents.csv', 'id,name,pgy', 'ada,Ada Example,1', 'bo,Bo Example,2');
  write(
    'rotations.csv',
    'resident,rotation,first_day,last_day,exception88',
    'bo,Wards,2026-07-06,2026-07-19,no',
    'bo,Wards,2026-07-20,2026-08-02,no',
    'ada,Clinic,2026-07-06,2026-07-12,no',
  );
  write('leave.csv', 'resident,first_day,last_day');
  write(
    'periods.csv',
    'resident,start,end,kind,left_at',
    'bo,2026-07-06T07:00,2026-07-07T07:00,in-house-call,2026-07-07T11:00',
    'bo,2026-07-08T00:30,2026-07-08T10:30,clinical,',
    'ada,2026-07-11T08:00,2026-07-11T16:00,moonlighting,',
    'ada,2026-07-06T08:00,2026-07-06T17:00,clinic,',
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, ...lines: string[]): void {
  writeFileSync(path.join(folder, file), `${lines.join('\n')}\n`);
}

function hours(...args: string[]) {
  return spawnSync(process.execPath, [run, 'hours', ...args], { encoding: 'utf8' });
}

test('prints the verdicts by resident, day and rule', () => {
  const { stdout, stderr, status } = hours(folder, '--zone', 'America/New_York', '--json');
  expect(status, stderr).toBe(0);
  const report = reportSchema.parse(JSON.parse(stdout));
  expect(report.periodsChecked).toBe(2);
  expect(
    report.findings.map((each) => [
      each.resident,
      each.from,
      each.rule,
      each.citation,
      each.measured,
    ]),
  ).toEqual([
    ['ada', '2026-07-11', 'moonlighting', '6.25.a/b (VI.F.5)', 1],
    ['bo', '2026-07-07', 'fourteen-after-call', '6.21.a (VI.F.2.b)', 13.5],
  ]);
});

test('says the same in words', () => {
  const { stdout, status } = hours(folder, '--zone', 'America/New_York');
  expect(status).toBe(0);
  expect(stdout).toContain(
    'VIOLATION   Bo Example, 2026-07-07 to 2026-07-08: Left at Tue 2026-07-07 11:00',
  );
  expect(stdout).toContain('2 averaging periods of 2 residents: 2 violations');
});

test('refuses a bad file with row, column and reason', () => {
  write('periods.csv', 'resident,start,end,kind,left_at', 'bo,2026-07-06T07:00,noon,clinical,');
  const { stdout, stderr, status } = hours(folder, '--zone', 'America/New_York', '--json');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain('periods.csv, row 2, column end: “noon” is no local time');
});

test.each([
  ['no zone', [], /--zone ZONE/],
  ['an unknown zone', ['--zone', 'Mars/Olympus'], /no time zone/],
  ['an unknown pack', ['--zone', 'UTC', '--packs', 'moon'], /no moon/],
])('refuses %s', (_what, args, said) => {
  const { stderr, status } = hours(folder, ...args);
  expect(status).toBe(1);
  expect(stderr).toMatch(said);
});

test('refuses a folder without one of the files', () => {
  rmSync(path.join(folder, 'leave.csv'));
  const { stderr, status } = hours(folder, '--zone', 'UTC');
  expect(status).toBe(1);
  expect(stderr).toContain('leave.csv: there is no such file');
});
