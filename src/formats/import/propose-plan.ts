import type { RowsByKind } from '../../domain/kinds.ts';
import type { ImportFile } from './decode-file.ts';
import { DEFAULT_ACTIVITIES, DEFAULT_WEEKS } from './default-weeks.ts';
import {
  asked,
  type CallRolePlan,
  CHOSEN,
  found,
  type ImportPlan,
  type Proposal,
  type TablePlan,
} from './import-plan.ts';
import { proposeAmionRoles, usualCallRoles } from './propose-call-roles.ts';
import { proposeNotes } from './propose-notes.ts';
import { proposeRotations } from './propose-rotations.ts';
import { type ImportHints, proposeSettings } from './propose-settings.ts';
import { hasNumberDates, provenDateOrder, type DateOrder } from './read-values.ts';
import { proposeColumns, recogniseTable } from './recognise-table.ts';
import { readSource, type SourceTable } from './source-table.ts';
import { type PlannedTable, valuesOf } from './table-cells.ts';
import type { TableKind } from './table-fields.ts';

const DATE_FIELDS = ['firstDay', 'lastDay', 'day', 'observedDay'];

/**
 * Looks at the files and proposes how to read them: which table each is, which column fills which field, and what no
 * file states. Nothing is decided: edit the plan and hand it to `dryRun`.
 */
export function proposePlan(
  files: readonly ImportFile[],
  existing: RowsByKind = {},
  hints: ImportHints = {},
): ImportPlan {
  const tables = files.map(readSource).map((source) => ({ source, plan: proposeTable(source) }));
  return planOf(tables, existing, hints);
}

/**
 * Proposes anew what follows from the tables, after somebody edited `plan.tables` or `plan.excludedRows`. What was
 * chosen (`chosen`) stays, and so does every rotation, call role and note that is still there.
 */
export function replan(
  files: readonly ImportFile[],
  plan: ImportPlan,
  existing: RowsByKind = {},
  hints: ImportHints = {},
): ImportPlan {
  const tables = files.map(readSource).map((source) => ({
    source,
    plan: plan.tables.find((table) => table.file === source.file) ?? proposeTable(source),
  }));
  const fresh = planOf(tables, existing, hints);
  const kept = Object.entries(plan.settings).filter(([, proposal]) => isChosen(proposal));
  const keptTypes = Object.entries(plan.settings.absenceTypes).filter(([, type]) => isChosen(type));
  return {
    ...fresh,
    settings: {
      ...fresh.settings,
      ...Object.fromEntries(kept),
      absenceTypes: { ...fresh.settings.absenceTypes, ...Object.fromEntries(keptTypes) },
    },
    activities: plan.activities,
    weeks: plan.weeks,
    rotations: fresh.rotations.map(
      (each) => plan.rotations.find(({ code }) => code === each.code) ?? each,
    ),
    callRoles: fresh.callRoles.map(
      (each) =>
        plan.callRoles.find(
          ({ assignment, name }) =>
            assignment === each.assignment && (assignment !== '' || name === each.name),
        ) ?? each,
    ),
    notes: fresh.notes.map(
      (each) =>
        plan.notes.find(
          ({ file, row, note }) => file === each.file && row === each.row && note === each.note,
        ) ?? each,
    ),
    excludedRows: plan.excludedRows,
  };
}

function isChosen(proposal: object): boolean {
  return 'because' in proposal && proposal.because === CHOSEN;
}

/** Reads the file as another table than was recognised, with columns proposed for it. */
export function proposeTableAs(file: ImportFile, table: TableKind): TablePlan {
  return proposeTable(readSource(file), table);
}

function planOf(
  tables: readonly PlannedTable[],
  existing: RowsByKind,
  hints: ImportHints,
): ImportPlan {
  const settings = proposeSettings(tables, existing, hints);
  return {
    tables: tables.map(({ plan }) => plan),
    settings,
    activities: DEFAULT_ACTIVITIES,
    weeks: DEFAULT_WEEKS,
    rotations: tables.flatMap(proposeRotations),
    callRoles: proposeCallRoles(
      tables,
      existing,
      settings.programName.value,
      settings.pgyMax.value,
    ),
    notes: tables
      .filter(({ plan }) => plan.table === 'people')
      .flatMap(({ source, plan }) => proposeNotes(source, plan)),
    excludedRows: [],
  };
}

function proposeTable(source: SourceTable, table?: TableKind): TablePlan {
  const kind = table ?? (source.isAmion ? 'amion-625c' : recogniseTable(source.headers));
  const columns = proposeColumns(kind, source.headers);
  const places = DATE_FIELDS.flatMap((field) => columns[field] ?? []);
  const dates = source.rows.flatMap((row) => places.map((place) => row.cells[place] ?? ''));
  const dateOrder = source.isAmion
    ? found<DateOrder>('month-first', 'Amion writes dates so')
    : proposeDateOrder(dates);
  return { file: source.file, table: kind, headers: source.headers, columns, dateOrder };
}

function proposeDateOrder(dates: readonly string[]): Proposal<DateOrder> | null {
  if (!hasNumberDates(dates)) return null;
  const proven = provenDateOrder(dates);
  if (proven === 'both')
    return asked('month-first', 'some dates can only be month first and others only day first');
  if (proven) return found(proven, 'a number above 12 proves it');
  return asked('month-first', 'every date could be read both ways');
}

function proposeCallRoles(
  tables: readonly PlannedTable[],
  existing: RowsByKind,
  programName: string,
  pgyMax: number,
): CallRolePlan[] {
  const assignments = valuesOf(tables, 'amion-625c', 'assignment');
  const service = /family medicine|\bFM\b/i.test([programName, ...assignments].join(' '))
    ? 'Family medicine'
    : programName;
  if (assignments.length > 0) return proposeAmionRoles(tables, service);
  const hasPeople = valuesOf(tables, 'people', 'role').length > 0;
  return hasPeople && (existing.callRole?.length ?? 0) === 0 ? usualCallRoles(service, pgyMax) : [];
}
