import type { DaysOfPerson } from '../domain/changes/log-days.ts';
import { groupBy } from '../domain/group-by.ts';
import type { PersonId } from '../domain/id.ts';
import {
  type LoggedDay,
  loggedDayId,
  type LoggedPeriod,
  type WorkOfDay,
} from '../domain/rows/logged-day.ts';
import type { Person, PersonYear } from '../domain/rows/person.ts';
import { addDays, type Day, day, daysOf } from '../domain/time/day.ts';
import { problemOfLoggedDay } from '../domain/work/logged-day-problem.ts';
import { ZoneClock } from '../domain/work/zone-clock.ts';
import type { CsvFile } from './csv-export.ts';
import { plainCell } from './csv-cell.ts';
import { type CsvFault, readCsvTable } from './csv-table.ts';
import { PeopleDirectory } from './import/people-directory.ts';
import {
  clockNotes,
  PERIOD_COLUMNS,
  PERIOD_COLUMNS_OPTIONAL,
  periodOf,
  type PeriodRow,
  type PeriodTimes,
  type ReadOrFault,
  timesOf,
} from './period-row.ts';

/** What the program knows, by which a table of logged hours is read. */
export interface HoursContext {
  readonly timeZone: string;
  readonly people: readonly Person[];
  readonly personYears: readonly PersonYear[];
  /** What is logged so far. */
  readonly logged: readonly LoggedDay[];
}

/** What taking in tables of logged hours would do. */
export interface HoursDryRun {
  /** Whole days; those that stand in the log as they are are left out. */
  readonly logs: readonly DaysOfPerson[];
  /** What stands in the log for days of `logs`. */
  readonly replaced: readonly LoggedDay[];
  /** How many days of the table stand in the log already as they are. */
  readonly sameCount: number;
  /** Rows that are not taken in, nor anything else of their days. */
  readonly refused: readonly CsvFault[];
  /** Where a time was not what the clock shows once, and what it was taken to be. */
  readonly notes: readonly string[];
}

/** A row whose person and times can be read. */
interface FoundRow {
  readonly personId: PersonId;
  readonly times: PeriodTimes;
}

interface ReadPeriod {
  readonly row: PeriodRow;
  readonly personId: PersonId;
  readonly day: Day;
  /** Null for a day off. */
  readonly period: LoggedPeriod | null;
}

interface DayOfPerson {
  readonly personId: PersonId;
  readonly work: WorkOfDay;
}

/**
 * Reads tables of work periods as what people logged. People are found by id, staff ID, e-mail or full name.
 * @param gapsAreFree whether days without a row, between somebody's first and last, were days off; else they are blanks.
 * @returns what taking them in would do, or why one of them cannot be read at all.
 */
export function readLoggedHours(
  files: readonly CsvFile[],
  context: HoursContext,
  gapsAreFree: boolean,
): { ok: true; dryRun: HoursDryRun } | { ok: false; fault: CsvFault } {
  const rows: PeriodRow[] = [];
  for (const { name, text } of files) {
    const table = readCsvTable(name, text, PERIOD_COLUMNS, PERIOD_COLUMNS_OPTIONAL);
    if (!table.ok) return table;
    rows.push(...table.rows);
  }
  const refused: CsvFault[] = [];
  /** Days of which a row is refused: half a day is worse than none. */
  const spoiled = new Set<string>();
  const refuse = (fault: CsvFault, personId: PersonId | null, row: PeriodRow): void => {
    refused.push(fault);
    if (personId) spoiled.add(`${personId}/${row.cell('start').slice(0, 10)}`);
  };
  const findPerson = personFinder(context.people);
  const found = rows.flatMap((row): FoundRow[] => {
    const person = findPerson(row);
    const times = timesOf(row);
    if (!person.ok) refuse(person.fault, null, row);
    if (!times.ok) refuse(times.fault, person.ok ? person.value : null, row);
    return person.ok && times.ok ? [{ personId: person.value, times: times.value }] : [];
  });
  const clock = clockFor(context.timeZone, found);
  const periods = found.flatMap(({ personId, times }): ReadPeriod[] => {
    const read = periodOf(times, clock);
    if (!read.ok) refuse(read.fault, personId, times.row);
    return read.ok ? [{ row: times.row, personId, day: times.start.day, period: read.value }] : [];
  });
  const isWhole = limitsOf(context);
  const days = [...groupBy(periods, (each) => loggedDayId(each.personId, each.day)).values()];
  const whole = days.flatMap((rows): DayOfPerson[] => {
    const fault = isWhole(rows);
    const [first] = rows;
    if (fault && first) refuse(fault, first.personId, first.row);
    if (!first || spoiled.has(loggedDayId(first.personId, first.day))) return [];
    return [{ personId: first.personId, work: workOf(first.day, rows) }];
  });
  const free = gapsAreFree ? gapsBetween(whole, spoiled) : [];
  return {
    ok: true,
    dryRun: {
      ...comparedWith(context.logged, [...whole, ...free]),
      refused: refused.toSorted(
        (one, other) => compareText(one.file, other.file) || one.row - other.row,
      ),
      notes: found.flatMap(({ times }) => clockNotes(times, clock)),
    },
  };
}

function personFinder(people: readonly Person[]): (row: PeriodRow) => ReadOrFault<PersonId> {
  const ids = new Map(people.map(({ id }) => [id as string, id]));
  const directory = new PeopleDirectory();
  for (const person of people) directory.add(person, null);
  return (row) => {
    const text = plainCell(row.cell('resident'));
    const id = ids.get(text);
    if (id !== undefined) return { ok: true, value: id };
    const match = directory.find({ staffCode: text, email: text, name: text });
    if (match.kind === 'found') return { ok: true, value: match.person.id };
    const reason =
      match.kind === 'several'
        ? `Several people are called “${text}”: give an e-mail address.`
        : `Nobody in the program has the id, e-mail address or name “${text}”.`;
    return { ok: false, fault: row.fault('resident', reason) };
  };
}

function clockFor(timeZone: string, rows: readonly FoundRow[]): ZoneClock {
  const days = rows
    .flatMap(({ times: { start, end, leftAt } }) => [start, end, leftAt ?? end])
    .map((time) => time.day)
    .toSorted();
  const first = days[0] ?? day('2000-01-01');
  return ZoneClock.of(timeZone, addDays(first, -2), addDays(days.at(-1) ?? first, 2));
}

const COLUMN_OF = { start: 'start', end: 'end', leftAt: 'left_at' } as const;

/** Says of the rows of one person and day which of them cannot stand, if one cannot. */
function limitsOf(context: HoursContext): (rows: readonly ReadPeriod[]) => CsvFault | null {
  const contracts = groupBy(context.personYears, ({ personId }) => personId);
  return (rows) => {
    const [first] = rows;
    if (!first) return null;
    const off = rows.find(({ period }) => period === null);
    const worked = rows.filter(({ period }) => period !== null);
    if (off && worked.length > 0) return off.row.fault('kind', 'This day off has work too.');
    const problem = problemOfLoggedDay(workOf(first.day, rows), {
      timeZone: context.timeZone,
      contracts: contracts.get(first.personId) ?? [],
    });
    if (!problem) return null;
    const [, place = '0', field] = (problem.field ?? '').split('.');
    const { row } = worked[Number(place)] ?? first;
    const column = field === 'end' || field === 'leftAt' ? COLUMN_OF[field] : 'start';
    return row.fault(column, problem.message);
  };
}

function workOf(on: Day, rows: readonly ReadPeriod[]): WorkOfDay {
  return { day: on, periods: rows.flatMap(({ period }) => period ?? []) };
}

/** The days without a row between the first and the last of each person. */
function gapsBetween(whole: readonly DayOfPerson[], spoiled: ReadonlySet<string>): DayOfPerson[] {
  return [...groupBy(whole, ({ personId }) => personId)].flatMap(([personId, days]) => {
    const said = days.map(({ work }) => work.day).toSorted();
    const [firstDay] = said;
    const lastDay = said.at(-1);
    if (!firstDay || !lastDay) return [];
    const known = new Set(said);
    return daysOf({ firstDay, lastDay })
      .filter((on) => !known.has(on) && !spoiled.has(loggedDayId(personId, on)))
      .map((on) => ({ personId, work: { day: on, periods: [] } }));
  });
}

function comparedWith(
  logged: readonly LoggedDay[],
  days: readonly DayOfPerson[],
): Pick<HoursDryRun, 'logs' | 'replaced' | 'sameCount'> {
  const before = new Map(logged.map((each) => [each.id, each]));
  const fresh = days.filter(({ personId, work }) => {
    const old = before.get(loggedDayId(personId, work.day));
    return !old || keyOf(old) !== keyOf(work);
  });
  const replaced = fresh.flatMap(
    ({ personId, work }) => before.get(loggedDayId(personId, work.day)) ?? [],
  );
  const logs = [...groupBy(fresh, ({ personId }) => personId)].map(([personId, own]) => ({
    personId,
    days: own.map(({ work }) => work).toSorted((one, other) => (one.day < other.day ? -1 : 1)),
  }));
  return { logs, replaced, sameCount: days.length - fresh.length };
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function keyOf({ periods }: WorkOfDay): string {
  const texts = periods.map(({ start, end, kind, leftAt, reason }) =>
    JSON.stringify([start, end, kind, leftAt, reason]),
  );
  return texts.toSorted().join();
}
