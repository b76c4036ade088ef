import type { RowsByKind } from '../domain/kinds.ts';
import type { Absence, AbsenceDetail } from '../domain/rows/absence.ts';
import type { Block } from '../domain/rows/academic-year.ts';
import type { ContactWay, Person } from '../domain/rows/person.ts';
import type { Demand, RotationTemplate } from '../domain/rows/rotation.ts';
import type { YearId } from '../domain/id.ts';
import type { Member } from '../domain/schedule/plan.ts';
import { type Column, writeCsv } from './write-csv.ts';

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
    { name: 'people.csv', text: writeCsv(personColumns(rows), peopleOf(rows, yearId)) },
    {
      name: 'rotations.csv',
      text: writeCsv(rotationColumns(rows), (rows.rotation ?? []).toSorted(byCode)),
    },
    { name: 'blocks.csv', text: writeCsv(blockColumns(rows), blocksOf(rows, yearId)) },
    { name: 'absences.csv', text: writeCsv(absenceColumns(), absencesOf(rows)) },
  ];
}

function peopleOf(rows: RowsByKind, yearId: YearId): Member[] {
  const years = new Map(
    rows.personYear?.filter((year) => year.yearId === yearId).map((year) => [year.personId, year]),
  );
  return (rows.person ?? [])
    .flatMap((person) => {
      const year = years.get(person.id);
      return year ? [{ person, year }] : [];
    })
    .toSorted((one, other) => byName(one.person, other.person));
}

function byName(one: Person, other: Person): number {
  return (
    one.familyName.localeCompare(other.familyName, 'en') ||
    one.givenName.localeCompare(other.givenName, 'en') ||
    (one.id < other.id ? -1 : 1)
  );
}

function personColumns(rows: RowsByKind): Column<Member>[] {
  const ways = new Map(rows.contact?.map((contact) => [contact.id, contact.ways]));
  const numbers =
    (kind: ContactWay['kind']) =>
    ({ person }: Member): string =>
      (ways.get(person.id) ?? [])
        .filter((way) => way.kind === kind)
        .map((way) => way.number)
        .join('; ');
  return [
    ['Staff ID', ({ person }) => person.staffCode ?? ''],
    ['Family name', ({ person }) => person.familyName],
    ['Given name', ({ person }) => person.givenName],
    ['Role', ({ year }) => year.role],
    ['Class', ({ year }) => (year.pgy === null ? '' : `PGY${year.pgy}`)],
    ['Rank', ({ year }) => year.rank ?? ''],
    ['E-mail', ({ person }) => person.email ?? ''],
    ['Phone', numbers('phone')],
    ['Pager', numbers('pager')],
    ['Extension', numbers('extension')],
    ['First day', ({ year }) => year.firstDay],
    ['Last day', ({ year }) => year.lastDay],
    ['FTE', ({ year }) => String(year.fte)],
    ['Takes call', ({ year }) => yesNo(year.takesCall)],
    [
      'Weekdays without call',
      ({ year }) => year.callWeekdaysOff.map((each) => WEEKDAYS[each]).join(' '),
    ],
    ['Note', ({ year }) => year.note],
  ];
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

const CLASSES = [1, 2, 3, 4, 5, 6, 7, 8];

function byCode(one: RotationTemplate, other: RotationTemplate): number {
  return one.code < other.code ? -1 : 1;
}

function rotationColumns(rows: RowsByKind): Column<RotationTemplate>[] {
  const classes = CLASSES.slice(0, rows.program?.[0]?.pgyMax ?? 3);
  const codes = new Map(rows.rotation?.map((rotation) => [rotation.id, rotation.code]));
  const sites = new Map(rows.site?.map((site) => [site.id, site.name]));
  return [
    ['Code', ({ code }) => code],
    ['Rotation', ({ name }) => name],
    ['Site', ({ siteId }) => (siteId === null ? '' : (sites.get(siteId) ?? ''))],
    ['Kind', ({ kind }) => kind],
    ...classes.map((pgy): Column<RotationTemplate> => [
      `PGY${pgy} blocks`,
      (each) => blocksOfClass(each, pgy),
    ]),
    ['Min residents', ({ demand }) => overallDemand(demand)?.min.toString() ?? ''],
    ['Max residents', ({ demand }) => overallDemand(demand)?.max.toString() ?? ''],
    ['Demand by class', ({ demand }) => demandByClass(demand)],
    ['Leave allowed', ({ leaveAllowed }) => yesNo(leaveAllowed)],
    ['Takes call', ({ takesCall }) => yesNo(takesCall)],
    ['After', ({ prerequisites }) => prerequisites.map((id) => codes.get(id) ?? '').join('; ')],
    ['Heavy', ({ isHeavy }) => yesNo(isHeavy)],
  ];
}

function blocksOfClass({ requirements }: RotationTemplate, pgy: number): string {
  const own = requirements.find((each) => each.pgy === pgy);
  if (!own) return '';
  const { blocksMin, blocksMax } = own;
  return blocksMin === blocksMax ? String(blocksMin) : `${blocksMin} to ${blocksMax}`;
}

function overallDemand(demand: readonly Demand[]): Demand | undefined {
  return demand.find(({ classes }) => classes.length === 0);
}

function demandByClass(demand: readonly Demand[]): string {
  const overall = overallDemand(demand);
  return demand
    .filter((each) => each !== overall)
    .map(({ classes, min, max }) => `PGY${classes.join('+')}: ${min} to ${max}`)
    .join('; ');
}

function blocksOf(rows: RowsByKind, yearId: YearId): Block[] {
  return (rows.block ?? [])
    .filter((block) => block.yearId === yearId)
    .toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
}

function blockColumns(rows: RowsByKind): Column<Block>[] {
  const calendars = new Map(rows.blockCalendar?.map((calendar) => [calendar.id, calendar]));
  return [
    ['Block', ({ label }) => label],
    ['First day', ({ firstDay }) => firstDay],
    ['Last day', ({ lastDay }) => lastDay],
    ['Calendar', ({ calendarId }) => calendars.get(calendarId)?.name ?? ''],
    ['Classes', ({ calendarId }) => (calendars.get(calendarId)?.classes ?? []).join('; ')],
  ];
}

interface AbsenceLine {
  readonly person: Person;
  readonly absence: Absence;
  readonly detail: AbsenceDetail;
}

function absencesOf(rows: RowsByKind): AbsenceLine[] {
  const people = new Map(rows.person?.map((person) => [person.id, person]));
  const details = new Map(rows.absenceDetail?.map((detail) => [detail.id, detail]));
  return (rows.absence ?? [])
    .toSorted((one, other) =>
      `${one.firstDay} ${one.id}` < `${other.firstDay} ${other.id}` ? -1 : 1,
    )
    .flatMap((absence) => {
      const person = people.get(absence.personId);
      const detail = details.get(absence.id);
      return person && detail ? [{ person, absence, detail }] : [];
    });
}

function absenceColumns(): Column<AbsenceLine>[] {
  return [
    ['Staff ID', ({ person }) => person.staffCode ?? ''],
    ['Name', ({ person }) => `${person.familyName}, ${person.givenName}`],
    ['E-mail', ({ person }) => person.email ?? ''],
    ['Type', ({ detail }) => detail.type],
    ['First day', ({ absence }) => absence.firstDay],
    ['Last day', ({ absence }) => absence.lastDay],
    ['Status', ({ absence }) => absence.status],
    ['Note', ({ detail }) => detail.note],
  ];
}
