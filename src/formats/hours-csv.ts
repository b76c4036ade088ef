import type { PersonId } from '../domain/id.ts';
import { addDays, type Day, type DaySpan, daySchema } from '../domain/time/day.ts';
import type { WorkPeriod } from '../domain/work/work-period.ts';
import {
  epochDaysOf,
  type RotationSpan,
  withSilentAssignments,
  type WorkRecord,
} from '../domain/work/work-record.ts';
import { workOfLogged } from '../domain/work/worked-work.ts';
import { ZoneClock } from '../domain/work/zone-clock.ts';
import { type CsvFault, type CsvRow, readCsvTable } from './csv-table.ts';
import {
  clockNotes,
  PERIOD_COLUMNS,
  PERIOD_COLUMNS_OPTIONAL,
  periodOf,
  type PeriodTimes,
  type ReadOrFault,
  timesOf,
} from './period-row.ts';

/** The columns of the files, by the file's name. */
export const HOURS_FILES = {
  'residents.csv': ['id', 'name', 'pgy'],
  'rotations.csv': ['resident', 'rotation', 'first_day', 'last_day', 'exception88'],
  'leave.csv': ['resident', 'first_day', 'last_day'],
  'periods.csv': PERIOD_COLUMNS,
} as const;
/** The name of a file. */
export type HoursFile = keyof typeof HOURS_FILES;

type Row<File extends HoursFile> = CsvRow<(typeof HOURS_FILES)[File][number]>;

/** Somebody's work as the files tell it. */
export interface HoursOfResident {
  readonly name: string;
  readonly record: WorkRecord;
}

/** What the files say, or why one of them is refused. */
export type HoursRead =
  | {
      readonly ok: true;
      /** By id. */
      readonly residents: readonly HoursOfResident[];
      /** Where a time was not what the clock shows once, and what it was taken to be. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly fault: CsvFault };

/** A fault on its way to the door, thrown and caught in this file only. */
class Refusal extends Error {
  constructor(readonly fault: CsvFault) {
    super(fault.reason);
  }
}

/** Reads residents, rotations, leave and work periods. @param hoursMax the weekly hours of an excepted rotation. */
export function readHours(
  texts: Readonly<Record<HoursFile, string>>,
  timeZone: string,
  hoursMax: number,
): HoursRead {
  try {
    return { ok: true, ...recordsOf(texts, timeZone, hoursMax) };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, fault: thrown.fault };
    throw thrown;
  }
}

function recordsOf(
  texts: Readonly<Record<HoursFile, string>>,
  timeZone: string,
  hoursMax: number,
): { residents: HoursOfResident[]; notes: string[] } {
  const rowsOf = <File extends HoursFile>(file: File): Row<File>[] => {
    const table = readCsvTable<(typeof HOURS_FILES)[File][number]>(
      file,
      texts[file],
      HOURS_FILES[file],
    );
    if (!table.ok) throw new Refusal(table.fault);
    return table.rows;
  };
  const people = new Map<string, Drawn>();
  for (const row of rowsOf('residents.csv')) addResident(people, row);
  for (const row of rowsOf('rotations.csv')) addRotation(people, row, hoursMax);
  for (const row of rowsOf('leave.csv')) personOf(people, row).leave.push(daySpanOf(row));
  const written = readCsvTable(
    'periods.csv',
    texts['periods.csv'],
    PERIOD_COLUMNS,
    PERIOD_COLUMNS_OPTIONAL,
  );
  if (!written.ok) throw new Refusal(written.fault);
  const rows = written.rows.map((row) => orRefuse(timesOf(row)));
  const days = [
    ...[...people.values()].flatMap(({ rotations }) => rotations.flatMap(edges)),
    ...rows.flatMap(({ start, end, leftAt }) => [start, end, leftAt ?? end].map(({ day }) => day)),
  ].toSorted();
  const first = days[0] ?? daySchema.parse('2000-01-01');
  const clock = ZoneClock.of(timeZone, addDays(first, -2), addDays(days.at(-1) ?? first, 2));
  const notes = rows.flatMap((times) => addPeriods(people, times, clock));
  const residents = [...people.values()]
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ name, rotations, leave, periods, id, pgy }) => ({
      name,
      record: withSilentAssignments({
        personId: id,
        stream: 'scheduled',
        pgy,
        clock,
        periods,
        rotations,
        leaveDays: epochDaysOf(leave),
        unknownDays: new Set(),
      }),
    }));
  return { residents, notes };
}

interface Drawn {
  readonly id: PersonId;
  readonly name: string;
  readonly pgy: number;
  readonly rotations: RotationSpan[];
  readonly leave: DaySpan[];
  readonly periods: WorkPeriod[];
}

function edges({ firstDay, lastDay }: DaySpan): Day[] {
  return [firstDay, lastDay];
}

function addResident(people: Map<string, Drawn>, row: Row<'residents.csv'>): void {
  // Ids of other systems follow their own customs; here they need only be told apart.
  const id = row.cell('id') as PersonId;
  if (id === '') throw new Refusal(row.fault('id', 'An id is needed.'));
  if (people.has(id)) throw new Refusal(row.fault('id', `${quoted(id)} is there twice.`));
  const name = row.cell('name');
  if (name === '') throw new Refusal(row.fault('name', 'A name is needed.'));
  if (!/^[1-8]$/.test(row.cell('pgy'))) {
    throw new Refusal(
      row.fault('pgy', `${quoted(row.cell('pgy'))} is no whole number from 1 to 8.`),
    );
  }
  const pgy = Number(row.cell('pgy'));
  people.set(id, { id, name, pgy, rotations: [], leave: [], periods: [] });
}

function personOf(
  people: Map<string, Drawn>,
  row: Pick<CsvRow<'resident'>, 'cell' | 'fault'>,
): Drawn {
  const found = people.get(row.cell('resident'));
  if (found) return found;
  const reason = `${quoted(row.cell('resident'))} is not in residents.csv.`;
  throw new Refusal(row.fault('resident', reason));
}

function daySpanOf(row: Pick<CsvRow<'first_day' | 'last_day'>, 'cell' | 'fault'>): DaySpan {
  const [firstDay, lastDay] = (['first_day', 'last_day'] as const).map((column) => {
    const parsed = daySchema.safeParse(row.cell(column));
    if (parsed.success) return parsed.data;
    const reason = `${quoted(row.cell(column))} is no day written YYYY-MM-DD.`;
    throw new Refusal(row.fault(column, reason));
  });
  if (!firstDay || !lastDay) throw new Error('Both days were read');
  if (lastDay < firstDay) {
    throw new Refusal(row.fault('last_day', `${lastDay} is before the first day, ${firstDay}.`));
  }
  return { firstDay, lastDay };
}

function addRotation(
  people: Map<string, Drawn>,
  row: Row<'rotations.csv'>,
  hoursMax: number,
): void {
  const { rotations } = personOf(people, row);
  const rotation = row.cell('rotation');
  if (rotation === '') throw new Refusal(row.fault('rotation', 'A rotation is needed.'));
  const span = daySpanOf(row);
  const excepted = row.cell('exception88').toLowerCase();
  if (excepted !== 'yes' && excepted !== 'no') {
    const reason = `${quoted(row.cell('exception88'))} is neither yes nor no.`;
    throw new Refusal(row.fault('exception88', reason));
  }
  const other = rotations.find(
    (each) => each.firstDay <= span.lastDay && span.firstDay <= each.lastDay,
  );
  if (other) {
    const reason = `Overlaps ${other.name} from ${other.firstDay} to ${other.lastDay} of the same resident.`;
    throw new Refusal(row.fault('first_day', reason));
  }
  const exception = excepted === 'yes' ? { hoursMax, isProven: true } : null;
  rotations.push({ ...span, rotation, name: rotation, exception });
}

/** Adds the period to its resident. @returns notes about times that the clock shows twice or never. */
function addPeriods(people: Map<string, Drawn>, times: PeriodTimes, clock: ZoneClock): string[] {
  const { periods } = personOf(people, times.row);
  const period = orRefuse(periodOf(times, clock));
  if (period) periods.push(...workOfLogged(period));
  return clockNotes(times, clock);
}

function orRefuse<Value>(read: ReadOrFault<Value>): Value {
  if (!read.ok) throw new Refusal(read.fault);
  return read.value;
}

function quoted(text: string): string {
  return `“${text}”`;
}
