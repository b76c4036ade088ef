import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ImportFile } from '../../../src/formats/import/decode-file.ts';
import { dryRun } from '../../../src/formats/import/dry-run.ts';
import type { ImportPlan } from '../../../src/formats/import/import-plan.ts';
import type {
  ImportEntry,
  ImportReport,
  Severity,
} from '../../../src/formats/import/import-report.ts';
import { idsFromSeed, type MakeId } from '../../../src/formats/import/import-target.ts';
import { proposePlan } from '../../../src/formats/import/propose-plan.ts';
import { kindNames } from '../../../src/domain/kind-names.ts';
import type { RowsByKind } from '../../../src/domain/kinds.ts';
import { rowsByKindSchema } from '../../../src/domain/references.ts';

/** A text file as somebody would choose it. */
export function textFile(name: string, text: string): ImportFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** The files of a folder of fixtures. */
export function fixtureFiles(folder: string): ImportFile[] {
  const place = path.join('test/fixtures', folder);
  return readdirSync(place)
    .toSorted()
    .map((name) => ({ name, bytes: readFileSync(path.join(place, name)) }));
}

/** Ids that tests can rely on. */
export const testIds = idsFromSeed('test');

/** A dry run by the proposed plan, or an edited one. */
export function tryImport(
  files: readonly ImportFile[],
  existing: RowsByKind = {},
  edit: (plan: ImportPlan) => ImportPlan = (plan) => plan,
  makeId: MakeId = testIds,
): ImportReport {
  const plan = edit(proposePlan(files, existing, { timeZone: 'America/New_York' }));
  return dryRun(files, plan, existing, makeId);
}

/** The entries of one severity. */
export function entriesOf(report: ImportReport, severity: Severity): ImportEntry[] {
  return report.entries.filter((entry) => entry.severity === severity);
}

/** Entries as `file:row column: message`. */
export function written(entries: readonly ImportEntry[]): string[] {
  return entries.map(({ file, row, column, message }) => `${file}:${row} ${column}: ${message}`);
}

/** The program after the rows of a report were taken in. */
export function merged(before: RowsByKind, rows: RowsByKind): RowsByKind {
  const entries = kindNames.map((kind) => {
    const all: readonly { readonly id: string }[] = [
      ...(before[kind] ?? []),
      ...(rows[kind] ?? []),
    ];
    return [kind, [...new Map(all.map((row) => [row.id, row])).values()]];
  });
  return rowsByKindSchema.parse(Object.fromEntries(entries));
}
