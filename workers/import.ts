import { expose } from 'comlink';
import type { RowsByKind } from '../src/domain/kinds.ts';
import type { ImportFile } from '../src/formats/import/decode-file.ts';
import { dryRun } from '../src/formats/import/dry-run.ts';
import type { ImportPlan, TablePlan } from '../src/formats/import/import-plan.ts';
import type { ImportReport } from '../src/formats/import/import-report.ts';
import { idsFromSeed } from '../src/formats/import/import-target.ts';
import { proposePlan, proposeTableAs } from '../src/formats/import/propose-plan.ts';
import type { ImportHints } from '../src/formats/import/propose-settings.ts';
import type { TableKind } from '../src/formats/import/table-fields.ts';

/** Reads spreadsheets on a thread of its own, so that large ones never freeze the page. Keeps nothing. */
const importer = {
  /** Proposes how to read the files. */
  propose(files: readonly ImportFile[], existing: RowsByKind, hints: ImportHints): ImportPlan {
    return proposePlan(files, existing, hints);
  },

  /** Proposes how to read one file as that table. */
  proposeAs(file: ImportFile, table: TableKind): TablePlan {
    return proposeTableAs(file, table);
  },

  /** Says what taking in the files by the plan would do. @param seed of the ids of new rows. */
  dryRun(
    files: readonly ImportFile[],
    plan: ImportPlan,
    existing: RowsByKind,
    seed: string,
  ): ImportReport {
    return dryRun(files, plan, existing, idsFromSeed(seed));
  },
};

/** What the page calls through Comlink. */
export type ImportWorker = typeof importer;

expose(importer);
