import type { RowsByKind } from '../../domain/kinds.ts';
import type { RotationKind } from '../../domain/rows/rotation.ts';
import { rotationKindSchema } from '../../domain/rows/rotation.ts';
import type { ImportFile } from './decode-file.ts';
import { CONTINUITY_WEEK, DEFAULT_ACTIVITIES, DEFAULT_WEEKS } from './default-weeks.ts';
import {
  asked,
  type CallRolePlan,
  found,
  type ImportPlan,
  type Proposal,
  type RotationPlan,
  type TablePlan,
} from './import-plan.ts';
import { plainText } from './plain-text.ts';
import { proposeAmionRoles, usualCallRoles } from './propose-call-roles.ts';
import { proposeNotes } from './propose-notes.ts';
import { type ImportHints, proposeSettings } from './propose-settings.ts';
import { hasNumberDates, provenDateOrder, type DateOrder } from './read-values.ts';
import { proposeColumns, recogniseTable } from './recognise-table.ts';
import { readSource, type SourceTable } from './source-table.ts';
import { cellOf, type PlannedTable, valuesOf } from './table-cells.ts';
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

/** Proposes how to read one file; with `table` given, reads it as that table. */
export function proposeTable(source: SourceTable, table?: TableKind): TablePlan {
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

function proposeRotations({ source, plan }: PlannedTable): RotationPlan[] {
  if (plan.table !== 'rotations') return [];
  return source.rows.map((row) => {
    const name = cellOf(plan, row, 'name');
    const kind = proposeKind(cellOf(plan, row, 'kind'), name);
    const isContinuity =
      kind.value === 'clinic' && /family medicine|continuity|fm clinic|primary care/i.test(name);
    return {
      code: cellOf(plan, row, 'code'),
      kind,
      week: isContinuity ? CONTINUITY_WEEK : kind.value,
    };
  });
}

const KIND_WORDS: readonly (readonly [RegExp, RotationKind])[] = [
  [/\bicu\b|intensive|critical care/, 'intensive-care'],
  [/elective/, 'elective'],
  [/night/, 'nights'],
  [/research|scholar/, 'research'],
  [/orientation/, 'orientation'],
  [/\baway\b/, 'away'],
  [/emergency/, 'shifts'],
];

function proposeKind(listed: string, name: string): Proposal<RotationKind> {
  const own = rotationKindSchema.safeParse(plainText(listed).replaceAll(' ', '-'));
  const named = KIND_WORDS.find(([words]) => words.test(plainText(name)))?.[1];
  if (own.success && (named === undefined || named === own.data))
    return found(own.data, 'the table says so');
  if (own.success && named !== undefined) {
    return asked(
      isNarrower(named, own.data) ? named : own.data,
      `it is called ${name} and listed as ${listed}`,
    );
  }
  return asked(
    named ?? 'other',
    listed === '' ? 'the table gives no kind' : `"${listed}" is no kind we know`,
  );
}

/** Whether the kind that a name suggests says more than the kind that is listed, and does not contradict it. */
function isNarrower(named: RotationKind, listed: RotationKind): boolean {
  return (
    (named === 'intensive-care' && listed === 'inpatient') ||
    (named === 'elective' && listed === 'clinic')
  );
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
