import { groupBy } from '../../domain/group-by.ts';
import type { RowsByKind } from '../../domain/kinds.ts';
import { type AcademicYear, academicYearSchema } from '../../domain/rows/academic-year.ts';
import { programSchema } from '../../domain/rows/program.ts';
import { timeZoneSchema } from '../../domain/time/zone.ts';
import type { ImportFile } from './decode-file.ts';
import type { ImportContext } from './import-context.ts';
import type { ImportPlan, Proposal, TablePlan } from './import-plan.ts';
import { ImportLog, type ImportReport, NOWHERE } from './import-report.ts';
import { ImportTarget, type MakeId } from './import-target.ts';
import { PeopleDirectory } from './people-directory.ts';
import { readTables } from './read-tables.ts';
import { readSource } from './source-table.ts';
import type { PlannedTable } from './table-cells.ts';

/**
 * Says what taking in these files by this plan would do, and nothing more. All or nothing: while anything is refused,
 * `rows` is empty.
 * @param existing the program's rows; empty for a new program.
 */
export function dryRun(
  files: readonly ImportFile[],
  plan: ImportPlan,
  existing: RowsByKind,
  makeId: MakeId,
): ImportReport {
  const log = new ImportLog();
  const target = new ImportTarget(existing, makeId);
  const tables = plannedTables(files, plan);
  checkNames(files, log);
  checkSettings(plan, log);
  const year = readYear(plan, existing, target, log);
  if (!year || log.hasRefusals)
    return { isReady: false, rows: {}, tables: [], entries: log.entries };
  putProgram(plan, existing, target);
  const people = new PeopleDirectory();
  for (const person of existing.person ?? []) {
    people.add(
      person,
      existing.personYear?.find((each) => each.personId === person.id && each.yearId === year.id) ??
        null,
    );
  }
  const context: ImportContext = {
    plan,
    existing,
    target,
    log,
    year,
    people,
    blocks: existing.block?.filter((block) => block.yearId === year.id) ?? [],
    holidays: [...(existing.holiday ?? [])],
    absences: [...(existing.absence ?? [])],
  };
  const tallies = readTables(context, tables);
  const isReady = !log.hasRefusals;
  return {
    isReady,
    rows: isReady ? target.rows() : {},
    tables: tallies.map((tally) => tally.result()),
    entries: log.entries,
  };
}

/** The files with their plans; a file that the plan does not know is refused as unknown by its empty plan. */
function plannedTables(files: readonly ImportFile[], plan: ImportPlan): PlannedTable[] {
  return files.map((file) => {
    const source = readSource(file);
    const unknown: TablePlan = {
      file: file.name,
      table: 'unknown',
      headers: source.headers,
      columns: {},
      dateOrder: null,
    };
    return { source, plan: plan.tables.find((table) => table.file === file.name) ?? unknown };
  });
}

/** The plan and the report know files by name alone. */
function checkNames(files: readonly ImportFile[], log: ImportLog): void {
  for (const [name, same] of groupBy(files, (file) => file.name)) {
    if (same.length === 1) continue;
    const place = { ...NOWHERE, file: name };
    log.say(
      'refused',
      place,
      `${same.length} files are called ${name}.`,
      'Choose one, or rename them.',
    );
  }
}

function checkSettings({ settings }: ImportPlan, log: ImportLog): void {
  const { programName, timeZone, pgyMax } = settings;
  const refuse = (message: string, remedy: string, setting: string): void =>
    log.say('refused', NOWHERE, message, remedy, setting);
  if (programName.value.trim() === '')
    refuse('The program has no name.', 'Give it one.', 'settings.programName');
  if (timeZone.value === '') {
    refuse(
      'No file states the time zone of the program.',
      'Choose one, such as America/New_York.',
      'settings.timeZone',
    );
  } else if (!timeZoneSchema.safeParse(timeZone.value).success) {
    refuse(
      `"${timeZone.value}" is no time zone.`,
      'Choose one, such as America/New_York.',
      'settings.timeZone',
    );
  }
  sayProposal(
    log,
    programName,
    `The program is called "${programName.value}"`,
    'settings.programName',
  );
  sayProposal(log, timeZone, `Its time zone is ${timeZone.value}`, 'settings.timeZone');
  sayProposal(log, pgyMax, `Its last class is PGY-${pgyMax.value}`, 'settings.pgyMax');
}

function sayProposal(
  log: ImportLog,
  proposal: Proposal<unknown>,
  words: string,
  setting: string,
): void {
  if (proposal.value === '') return;
  const severity = proposal.isConfirmed ? 'notice' : 'question';
  log.say(
    severity,
    NOWHERE,
    `${words}: ${proposal.because}.`,
    proposal.isConfirmed ? '' : 'Change it if that is wrong.',
    setting,
  );
}

function readYear(
  { settings }: ImportPlan,
  existing: RowsByKind,
  target: ImportTarget,
  log: ImportLog,
): AcademicYear | null {
  const { value: firstDay } = settings.yearFirstDay;
  const { value: lastDay } = settings.yearLastDay;
  if (!firstDay || !lastDay || lastDay < firstDay) {
    const problem =
      firstDay && lastDay
        ? 'The year ends before it begins.'
        : 'No file says when the academic year begins.';
    log.say('refused', NOWHERE, problem, 'Choose its first and last day.', 'settings.yearFirstDay');
    return null;
  }
  sayProposal(
    log,
    settings.yearFirstDay,
    `The academic year is ${firstDay} to ${lastDay}`,
    'settings.yearFirstDay',
  );
  const before = existing.academicYear?.find(
    (year) => year.firstDay <= lastDay && firstDay <= year.lastDay,
  );
  const name = before?.name ?? yearName(firstDay, lastDay);
  const id = before?.id ?? target.makeId('academicYear', firstDay);
  const year = academicYearSchema.parse({ ...before, id, name, firstDay, lastDay });
  target.put('academicYear', year);
  return year;
}

function yearName(firstDay: string, lastDay: string): string {
  const [first, last] = [firstDay.slice(0, 4), lastDay.slice(0, 4)];
  return first === last ? first : `${first}–${last.slice(2)}`;
}

function putProgram({ settings }: ImportPlan, existing: RowsByKind, target: ImportTarget): void {
  const before = existing.program?.[0];
  const program = programSchema.parse({
    ...before,
    id: before?.id ?? target.makeId('program', settings.programName.value),
    name: settings.programName.value,
    timeZone: settings.timeZone.value,
    pgyMax: settings.pgyMax.value,
  });
  target.put('program', program);
}
