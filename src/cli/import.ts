import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contentId } from '../domain/schedule/chunks.ts';
import { type ImportFile, isTableFileName } from '../formats/import/decode-file.ts';
import { dryRun } from '../formats/import/dry-run.ts';
import { found, type ImportPlan } from '../formats/import/import-plan.ts';
import type { ImportReport } from '../formats/import/import-report.ts';
import { idsFromSeed } from '../formats/import/import-target.ts';
import { proposePlan } from '../formats/import/propose-plan.ts';
import { reportText } from '../formats/import/report-text.ts';
import { writeProgramFile } from '../formats/program-file.ts';

const USAGE = `Reads a folder of tables and writes a program file.

  npm run -s import -- FOLDER --out PROGRAM.json [--zone America/Los_Angeles] [--name NAME]
      [--blank-status approved|requested] [--exclude FILE:ROW]... [--json]

Nothing is written while anything is refused; the exit code is then 2.`;

/** Ends with a word on standard error. */
function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        zone: { type: 'string' },
        name: { type: 'string' },
        'blank-status': { type: 'string' },
        exclude: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : ''}\n\n${USAGE}`, 1);
  }
}

const { values, positionals } = readArguments();

function filesIn(folder: string): ImportFile[] {
  try {
    return readdirSync(folder)
      .filter(isTableFileName)
      .toSorted()
      .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
  } catch {
    return fail(`The folder ${folder} cannot be read.`, 1);
  }
}

function excludedRow(text: string): { file: string; row: number } {
  const match = /^(.+):(\d+)$/.exec(text);
  if (!match) return fail(`--exclude ${text}: write FILE:ROW, such as people.csv:7.`, 1);
  return { file: match[1] ?? '', row: Number(match[2]) };
}

/** The proposed plan with what the command line states. */
function planOf(files: readonly ImportFile[]): ImportPlan {
  const plan = proposePlan(
    files,
    {},
    values.name === undefined ? {} : { programName: values.name },
  );
  const status = values['blank-status'];
  if (status !== undefined && status !== 'approved' && status !== 'requested') {
    return fail('--blank-status is approved or requested.', 1);
  }
  const given = 'it was given on the command line';
  return {
    ...plan,
    settings: {
      ...plan.settings,
      ...(values.zone === undefined ? {} : { timeZone: found(values.zone, given) }),
      ...(status === undefined ? {} : { blankStatus: found(status, given) }),
    },
    excludedRows: values.exclude.map(excludedRow),
  };
}

function print(report: ImportReport, outcome: string): void {
  if (values.json) {
    const { isReady, tables, entries } = report;
    console.log(JSON.stringify({ isReady, tables, entries }, null, 2));
  } else {
    console.log(`${reportText(report)}\n\n${outcome}`);
  }
}

const [folder] = positionals;
if (values.help || folder === undefined || values.out === undefined) {
  fail(USAGE, values.help ? 0 : 1);
}
const files = filesIn(folder);
if (files.length === 0) fail(`There is no table (.csv, .tsv, .txt) in ${folder}.`, 1);
const seed = contentId(files.map(({ name, bytes }) => [name, contentId([...bytes])]));
const report = dryRun(files, planOf(files), {}, idsFromSeed(seed));
if (report.isReady) {
  writeFileSync(values.out, writeProgramFile({ rows: report.rows, history: [] }));
  print(report, `Written to ${values.out}.`);
} else {
  print(report, 'Nothing was written.');
  process.exitCode = 2;
}
