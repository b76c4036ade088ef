import Papa from 'papaparse';
import type { RowsByKind } from '../domain/kinds.ts';
import type { ContactWay, Person } from '../domain/rows/person.ts';
import type { RotationTemplate } from '../domain/rows/rotation.ts';
import type { YearId } from '../domain/id.ts';

/** A table as a file. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * Writes people, rotations, blocks and absences of one year as tables that spreadsheets open (UTF-8 with byte-order
 * mark, CRLF) and that the import reads back without loss. Values that a spreadsheet would run as formulas get a quote
 * in front.
 */
export function exportTables(rows: RowsByKind, yearId: YearId): CsvFile[] {
  return [
    { name: 'people.csv', text: csv(peopleTable(rows, yearId)) },
    { name: 'rotations.csv', text: csv(rotationsTable(rows)) },
    { name: 'blocks.csv', text: csv(blocksTable(rows, yearId)) },
    { name: 'absences.csv', text: csv(absencesTable(rows)) },
  ];
}

type Table = readonly (readonly string[])[];

function csv(table: Table): string {
  const safe = table.map((row) =>
    row.map((cell) => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)),
  );
  return `\uFEFF${Papa.unparse(safe, { newline: '\r\n' })}\r\n`;
}

function byName(one: Person, other: Person): number {
  return (
    one.familyName.localeCompare(other.familyName, 'en') ||
    one.givenName.localeCompare(other.givenName, 'en') ||
    (one.id < other.id ? -1 : 1)
  );
}

function peopleTable(rows: RowsByKind, yearId: YearId): Table {
  const header = [
    ...['Staff ID', 'Family name', 'Given name', 'Role', 'Class', 'Rank', 'E-mail'],
    ...['Phone', 'Pager', 'Extension', 'First day', 'Last day', 'FTE', 'Takes call'],
    ...['Weekdays without call', 'Note'],
  ];
  const years = new Map(
    rows.personYear?.filter((year) => year.yearId === yearId).map((year) => [year.personId, year]),
  );
  const ways = new Map(rows.contact?.map((contact) => [contact.id, contact.ways]));
  const lines = (rows.person ?? []).toSorted(byName).flatMap((person) => {
    const year = years.get(person.id);
    if (!year) return [];
    const numbers = (kind: ContactWay['kind']): string =>
      numbersOf(ways.get(person.id) ?? [], kind);
    return [
      [
        ...[person.staffCode ?? '', person.familyName, person.givenName, year.role],
        ...[year.pgy === null ? '' : `PGY${year.pgy}`, year.rank ?? '', person.email ?? ''],
        ...[numbers('phone'), numbers('pager'), numbers('extension'), year.firstDay, year.lastDay],
        ...[String(year.fte), yesNo(year.takesCall)],
        ...[year.callWeekdaysOff.map((weekday) => WEEKDAYS[weekday] ?? '').join(' '), year.note],
      ],
    ];
  });
  return [header, ...lines];
}

function numbersOf(ways: readonly ContactWay[], kind: ContactWay['kind']): string {
  return ways
    .filter((way) => way.kind === kind)
    .map((way) => way.number)
    .join('; ');
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

const CLASSES = [1, 2, 3, 4, 5, 6, 7, 8];

function rotationsTable(rows: RowsByKind): Table {
  const pgyMax = rows.program?.[0]?.pgyMax ?? 3;
  const classes = CLASSES.slice(0, pgyMax);
  const header = [
    ...['Code', 'Rotation', 'Site', 'Kind', ...classes.map((pgy) => `PGY${pgy} blocks`)],
    ...['Min residents', 'Max residents', 'Demand by class'],
    ...['Leave allowed', 'Takes call', 'After', 'Heavy'],
  ];
  const codes = new Map(rows.rotation?.map((rotation) => [rotation.id, rotation.code]));
  const sites = new Map(rows.site?.map((site) => [site.id, site.name]));
  const lines = (rows.rotation ?? [])
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map((rotation) => [
      ...[rotation.code, rotation.name],
      ...[rotation.siteId === null ? '' : (sites.get(rotation.siteId) ?? ''), rotation.kind],
      ...classes.map((pgy) => blocksOfClass(rotation, pgy)),
      ...demandCells(rotation),
      ...[yesNo(rotation.leaveAllowed), yesNo(rotation.takesCall)],
      ...[rotation.prerequisites.map((id) => codes.get(id) ?? '').join('; ')],
      yesNo(rotation.isHeavy),
    ]);
  return [header, ...lines];
}

function blocksOfClass(rotation: RotationTemplate, pgy: number): string {
  const own = rotation.requirements.find((each) => each.pgy === pgy);
  if (!own) return '';
  return own.blocksMin === own.blocksMax
    ? String(own.blocksMin)
    : `${own.blocksMin} to ${own.blocksMax}`;
}

function demandCells({ demand }: RotationTemplate): string[] {
  const overall = demand.find(({ classes }) => classes.length === 0);
  const byClass = demand.filter((each) => each !== overall);
  return [
    overall ? String(overall.min) : '',
    overall ? String(overall.max) : '',
    byClass.map(({ classes, min, max }) => `PGY${classes.join('+')}: ${min} to ${max}`).join('; '),
  ];
}

function blocksTable(rows: RowsByKind, yearId: YearId): Table {
  const calendars = new Map(rows.blockCalendar?.map((calendar) => [calendar.id, calendar]));
  const lines = (rows.block ?? [])
    .filter((block) => block.yearId === yearId)
    .toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1))
    .map(({ label, firstDay, lastDay, calendarId }) => {
      const calendar = calendars.get(calendarId);
      return [label, firstDay, lastDay, calendar?.name ?? '', (calendar?.classes ?? []).join('; ')];
    });
  return [['Block', 'First day', 'Last day', 'Calendar', 'Classes'], ...lines];
}

function absencesTable(rows: RowsByKind): Table {
  const header = ['Staff ID', 'Name', 'E-mail', 'Type', 'First day', 'Last day', 'Status', 'Note'];
  const people = new Map(rows.person?.map((person) => [person.id, person]));
  const details = new Map(rows.absenceDetail?.map((detail) => [detail.id, detail]));
  const lines = (rows.absence ?? [])
    .toSorted((one, other) =>
      `${one.firstDay} ${one.id}` < `${other.firstDay} ${other.id}` ? -1 : 1,
    )
    .flatMap((absence) => {
      const person = people.get(absence.personId);
      const detail = details.get(absence.id);
      if (!person || !detail) return [];
      return [
        [
          ...[person.staffCode ?? '', `${person.familyName}, ${person.givenName}`],
          ...[person.email ?? '', detail.type, absence.firstDay, absence.lastDay, absence.status],
          detail.note,
        ],
      ];
    });
  return [header, ...lines];
}
