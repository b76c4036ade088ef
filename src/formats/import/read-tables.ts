import { type ImportContext, Tally } from './import-context.ts';
import { readAbsences } from './read-absences.ts';
import { readAmion } from './read-amion.ts';
import { proposedBlocks, readBlocks } from './read-blocks.ts';
import { readCallRoles } from './read-call-roles.ts';
import { addFederalHolidays, readHolidays } from './read-holidays.ts';
import { readPeople } from './read-people.ts';
import { readRotations } from './read-rotations.ts';
import { missingFields } from './recognise-table.ts';
import type { PlannedTable } from './table-cells.ts';
import type { TableKind } from './table-fields.ts';

/** Takes in every table, those that others point at first. @returns the counts in the order of the files. */
export function readTables(context: ImportContext, tables: readonly PlannedTable[]): Tally[] {
  const tallies = new Map<PlannedTable, Tally>();
  const sound = tables.filter((table) => isSound(context, table));
  const each = (kind: TableKind, read: (table: PlannedTable) => Tally): void => {
    for (const table of sound.filter(({ plan }) => plan.table === kind))
      tallies.set(table, read(table));
  };
  each('blocks', (table) => readBlocks(context, table));
  if (tables.some(({ plan }) => plan.table === 'people' || plan.table === 'rotations'))
    proposedBlocks(context);
  each('holidays', (table) => readHolidays(context, table));
  addFederalHolidays(context);
  each('rotations', (table) => readRotations(context, table));
  each('people', (table) => readPeople(context, table));
  each('absences', (table) => readAbsences(context, table));
  const definitions = readCallRoles(context);
  each('amion-625c', (table) => readAmion(context, table, definitions));
  return tables.map((table) => tallies.get(table) ?? unreadTally(table));
}

function unreadTally(table: PlannedTable): Tally {
  const tally = new Tally(table);
  tally.countUnknown(table.source.rows.length);
  return tally;
}

/** Whether the file is a table of a known kind with the columns it needs; says what it is not. */
function isSound({ log }: ImportContext, { source, plan }: PlannedTable): boolean {
  const place = { file: source.file, row: null, column: null, value: null };
  if (source.problem) {
    log.say('refused', place, source.problem.message, source.problem.remedy);
    return false;
  }
  if (plan.table === 'unknown') {
    const headers = source.headers.filter((header) => header !== '').join(', ');
    log.say(
      'unknown',
      place,
      `No table of ours has these columns: ${headers}.`,
      'Choose which table it is, or leave the file out.',
    );
    return false;
  }
  if (source.encoding !== 'UTF-8') {
    log.say(
      'notice',
      place,
      `The file is not in UTF-8; it was read as ${source.encoding}.`,
      'Check names with accents.',
    );
  }
  nameUnusedColumns(log, { source, plan });
  if (plan.dateOrder && !plan.dateOrder.isConfirmed) {
    const { value, because } = plan.dateOrder;
    log.say(
      'question',
      place,
      `Dates in numbers are read ${value === 'month-first' ? 'month first' : 'day first'}: ${because}.`,
      'Choose the other order if that is wrong.',
      'tables',
    );
  }
  const missing = missingFields(plan.table, plan.columns);
  for (const group of missing) {
    const titles = group.map(({ title }) => title).join(' or ');
    log.say('refused', place, `No column holds ${titles}.`, 'Choose the column that does.');
  }
  if (missing.length === 0 && source.rows.length === 0) {
    log.say('notice', place, 'The table has headers and no rows: nothing is taken from it.');
  }
  return missing.length === 0;
}

function nameUnusedColumns(log: ImportContext['log'], { source, plan }: PlannedTable): void {
  const used = new Set(Object.values(plan.columns));
  source.headers.forEach((header, column) => {
    const isEmpty = source.rows.every((row) => (row.cells[column] ?? '').trim() === '');
    if (used.has(column) || isEmpty) return;
    const place = {
      file: source.file,
      row: source.headerRow || null,
      column: header,
      value: header,
    };
    log.say(
      'unknown',
      place,
      `The column "${header}" is not taken in: no field of ours is like it.`,
      'Choose a field for it if it matters.',
    );
  });
}
