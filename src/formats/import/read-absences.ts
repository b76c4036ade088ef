import { groupBy } from '../../domain/group-by.ts';
import {
  type Absence,
  absenceDetailSchema,
  absenceSchema,
  absenceTraits,
  type AbsenceType,
} from '../../domain/rows/absence.ts';
import type { Person } from '../../domain/rows/person.ts';
import { fullName } from '../../domain/schedule/plan.ts';
import { type DaySpan, overlapOf, spanHolds } from '../../domain/time/day.ts';
import { findPerson } from './find-person.ts';
import { type ImportContext, isOpen, readersOf, type RowResult, Tally } from './import-context.ts';
import { NOWHERE } from './import-report.ts';
import { joinStandings } from './import-target.ts';
import { plainText } from './plain-text.ts';
import { absenceTypeFor } from './propose-settings.ts';
import type { RowReader } from './row-reader.ts';
import type { PlannedTable } from './table-cells.ts';

interface ReadAbsence extends DaySpan {
  readonly reader: RowReader;
  readonly person: Person;
  readonly type: AbsenceType;
  readonly status: Absence['status'];
  readonly isStatusBlank: boolean;
}

/** Takes in absences and their private details; duplicates are left out, overlaps named. */
export function readAbsences(context: ImportContext, table: PlannedTable): Tally {
  const tally = new Tally(table);
  const readers = readersOf(context, table, tally);
  const read = readers.flatMap((reader) =>
    isOpen(reader) ? (readAbsence(context, reader) ?? []) : [],
  );
  for (const own of groupBy(read, ({ person }) => person.id).values()) settleDuplicates(own);
  const kept = new Map(
    read.filter(({ reader }) => isOpen(reader)).map((absence) => [absence.reader, absence]),
  );
  for (const own of groupBy(kept.values(), ({ person }) => person.id).values()) nameOverlaps(own);
  for (const reader of readers) {
    const absence = kept.get(reader);
    tally.count(reader, absence ? putAbsence(context, absence) : null);
  }
  const blank = [...kept.values()].filter(({ isStatusBlank }) => isStatusBlank).length;
  askForStatus(context, blank);
  return tally;
}

function readAbsence(context: ImportContext, reader: RowReader): ReadAbsence | null {
  const person = findPerson(context, reader);
  const type = readType(context, reader);
  const firstDay = reader.neededDay('firstDay');
  const lastDay = reader.text('lastDay') === '' ? firstDay : reader.day('lastDay');
  const status = readStatus(context, reader);
  // Said even where the person is refused, so that everything wrong with the file is named at once.
  if (firstDay && lastDay && lastDay < firstDay) {
    reader.refuse(
      'lastDay',
      `The last day, ${lastDay}, is before the first, ${firstDay}.`,
      'Exchange or correct them.',
    );
  }
  if (!person || !type || !firstDay || !lastDay || !status || !isOpen(reader)) return null;
  const span = { firstDay, lastDay };
  checkContract(context, reader, person, span);
  return isOpen(reader)
    ? { reader, person, type, ...span, status, isStatusBlank: reader.text('status') === '' }
    : null;
}

function readType({ plan }: ImportContext, reader: RowReader): AbsenceType | null {
  const text = reader.needed('type');
  if (text === null) return null;
  const plain = plainText(text);
  const known = plan.settings.absenceTypes[plain] ?? absenceTypeFor(plain);
  if (!known.isConfirmed) {
    reader.say(
      'question',
      'type',
      `"${text}" is taken for ${known.value}: ${known.because}.`,
      'Choose what it is.',
    );
  }
  return known.value;
}

const STATUS_WORDS: readonly (readonly [RegExp, Absence['status']])[] = [
  [/^(approved|granted|confirmed|yes)$/, 'approved'],
  [/^(requested|pending|submitted|open)$/, 'requested'],
  [/^(declined|denied|rejected|no)$/, 'declined'],
];

function readStatus({ plan }: ImportContext, reader: RowReader): Absence['status'] | null {
  const text = plainText(reader.text('status'));
  if (text === '') return plan.settings.blankStatus.value;
  const status = STATUS_WORDS.find(([words]) => words.test(text))?.[1];
  if (status) return status;
  if (/^(cancelled|canceled|withdrawn)$/.test(text))
    return reader.leaveOut('status', 'This absence was cancelled.');
  return reader.refuse(
    'status',
    `"${reader.text('status')}" is no status.`,
    'Write approved, requested or declined.',
  );
}

function checkContract(
  { people, year }: ImportContext,
  reader: RowReader,
  person: Person,
  span: DaySpan,
): void {
  const own = people.yearOf(person);
  if (!own || !overlapOf(year, span)) {
    if (!overlapOf(year, span))
      reader.say('notice', 'firstDay', `This absence lies outside ${year.name}; it is kept.`);
    return;
  }
  if (!overlapOf(own, span)) {
    const message = `${fullName(person)} is in the program from ${own.firstDay} to ${own.lastDay}, not on these days.`;
    reader.leaveOut(
      'firstDay',
      message,
      'Correct the days, or the first and last day of the person.',
    );
  } else if (!spanHolds(own, span.firstDay) || !spanHolds(own, span.lastDay)) {
    reader.say(
      'notice',
      'firstDay',
      `Part of it lies outside ${own.firstDay} to ${own.lastDay}, when ${fullName(person)} is in the program.`,
    );
  }
}

/** Of the same type on the same days, one is kept: the approved one, else the first. */
function settleDuplicates(own: readonly ReadAbsence[]): void {
  for (const same of groupBy(
    own,
    ({ firstDay, lastDay, type }) => `${firstDay} ${lastDay} ${type}`,
  ).values()) {
    const kept = same.find(({ status }) => status === 'approved') ?? same[0];
    for (const each of same) {
      if (!kept || each === kept) continue;
      const message =
        each.status === kept.status
          ? `The same absence stands in row ${kept.reader.row}.`
          : `Row ${kept.reader.row} has the same absence as ${kept.status}, this one says ${each.status}: row ${kept.reader.row} is kept.`;
      each.reader.leaveOut(
        'firstDay',
        message,
        each.status === kept.status ? '' : 'Correct the status in the app if that is wrong.',
      );
    }
  }
}

function nameOverlaps(own: readonly ReadAbsence[]): void {
  own.forEach((one, place) => {
    for (const other of own.slice(place + 1)) {
      const shared = overlapOf(one, other);
      if (!shared) continue;
      const days =
        shared.firstDay === shared.lastDay
          ? shared.firstDay
          : `${shared.firstDay} to ${shared.lastDay}`;
      const message = `${fullName(one.person)}: overlaps the ${one.type} in row ${one.reader.row} (${days}). Both are kept.`;
      other.reader.say('notice', 'firstDay', message, 'Delete one of them if it is a mistake.');
    }
  });
}

function putAbsence(
  context: ImportContext,
  { reader, person, type, firstDay, lastDay, ...read }: ReadAbsence,
): RowResult {
  const { target, existing } = context;
  const before = absenceBefore(context, { person, type, firstDay, lastDay });
  const detailBefore = existing.absenceDetail?.find((each) => each.id === before?.id);
  const id = before?.id ?? target.makeId('absence', `${person.id} ${firstDay} ${lastDay} ${type}`);
  const status = before && read.isStatusBlank ? before.status : read.status;
  const span = { personId: person.id, firstDay, lastDay };
  const absence = reader.parse(absenceSchema, {
    ...before,
    id,
    ...span,
    status,
    ...absenceTraits(type),
  });
  const note = reader.isMapped('note') ? { note: reader.raw('note') } : {};
  const detail = reader.parse(absenceDetailSchema, { ...detailBefore, id, type, ...note });
  if (!absence || !detail) return null;
  context.absences.push(absence);
  const standings = [target.put('absence', absence), target.put('absenceDetail', detail)];
  return {
    ...joinStandings(standings),
    title: `${fullName(person)}, ${type}, ${firstDay} to ${lastDay}, ${status}`,
  };
}

/** The same absence in the program: of the same days and type, else the only one of the same days. */
function absenceBefore(
  { existing }: ImportContext,
  {
    person,
    type,
    firstDay,
    lastDay,
  }: Pick<ReadAbsence, 'person' | 'type' | 'firstDay' | 'lastDay'>,
): Absence | undefined {
  const sameDays = (existing.absence ?? []).filter(
    (each) => each.personId === person.id && each.firstDay === firstDay && each.lastDay === lastDay,
  );
  const types = new Map<string, AbsenceType>(
    existing.absenceDetail?.map((detail) => [detail.id, detail.type]),
  );
  return (
    sameDays.find((each) => types.get(each.id) === type) ??
    (sameDays.length === 1 ? sameDays[0] : undefined)
  );
}

function askForStatus({ plan, log }: ImportContext, blank: number): void {
  const { value, because, isConfirmed } = plan.settings.blankStatus;
  if (blank === 0) return;
  const severity = isConfirmed ? 'notice' : 'question';
  log.say(
    severity,
    NOWHERE,
    `${blank} absences without a status are taken as ${value}: ${because}.`,
    'Choose requested if they still need a decision.',
    'settings.blankStatus',
  );
}
