import type { LoggedPeriod } from '../domain/rows/logged-day.ts';
import { type Day, daySchema, epochDayOf } from '../domain/time/day.ts';
import { workKindSchema } from '../domain/work/work-period.ts';
import { minuteOfDay, type ZoneClock } from '../domain/work/zone-clock.ts';
import { plainCell } from './csv-cell.ts';
import type { CsvFault, CsvRow } from './csv-table.ts';

/** The columns of a table of work periods. */
export const PERIOD_COLUMNS = ['resident', 'start', 'end', 'kind', 'left_at'] as const;
/** Columns that such a table may have besides. */
export const PERIOD_COLUMNS_OPTIONAL = ['reason'] as const;
/** Stands for a kind in the row of a day that was logged as free, from midnight to midnight. */
export const OFF = 'off';

/** A row of a table of work periods. */
export type PeriodRow = CsvRow<
  (typeof PERIOD_COLUMNS)[number] | (typeof PERIOD_COLUMNS_OPTIONAL)[number]
>;

/** What was read, or why it is refused. */
export type ReadOrFault<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: CsvFault };

type TimeColumn = 'start' | 'end' | 'left_at';

/** A time as it stands in the file. */
interface WrittenTime {
  readonly column: TimeColumn;
  readonly text: string;
  readonly day: Day;
  readonly minute: number;
}

/** The times of a row, in no zone yet. */
export interface PeriodTimes {
  readonly row: PeriodRow;
  readonly start: WrittenTime;
  readonly end: WrittenTime;
  readonly leftAt: WrittenTime | null;
}

const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Reads the times of a row. */
export function timesOf(row: PeriodRow): ReadOrFault<PeriodTimes> {
  const [start, end] = [timeIn(row, 'start'), timeIn(row, 'end')];
  if (!start.ok) return start;
  if (!end.ok) return end;
  if (row.cell('left_at') === '') {
    return { ok: true, value: { row, start: start.value, end: end.value, leftAt: null } };
  }
  const leftAt = timeIn(row, 'left_at');
  if (!leftAt.ok) return leftAt;
  return { ok: true, value: { row, start: start.value, end: end.value, leftAt: leftAt.value } };
}

function timeIn(row: PeriodRow, column: TimeColumn): ReadOrFault<WrittenTime> {
  const text = row.cell(column);
  const [, dayText, clockText] = LOCAL_TIME.exec(text) ?? [];
  const day = daySchema.safeParse(dayText);
  if (day.success && clockText !== undefined) {
    return { ok: true, value: { column, text, day: day.data, minute: minuteOfDay(clockText) } };
  }
  const reason = `“${text}” is no local time written YYYY-MM-DDTHH:MM.`;
  return { ok: false, fault: row.fault(column, reason) };
}

/** Reads the period of a row on this clock; null for a day that was free. */
export function periodOf(
  { row, start, end, leftAt }: PeriodTimes,
  clock: ZoneClock,
): ReadOrFault<LoggedPeriod | null> {
  const refused = (column: Parameters<PeriodRow['fault']>[0], reason: string) =>
    ({ ok: false, fault: row.fault(column, reason) }) as const;
  const at = (time: WrittenTime) => clock.instantAt(epochDayOf(time.day), time.minute);
  if (at(end) <= at(start)) {
    return refused('end', `${end.text} is not after the start, ${start.text}.`);
  }
  if (leftAt && at(leftAt) < at(start)) {
    return refused('left_at', `${leftAt.text} is before the start, ${start.text}.`);
  }
  if (row.cell('kind') === OFF) {
    const isDay = start.minute === 0 && end.minute === 0;
    const isOne = epochDayOf(end.day) - epochDayOf(start.day) === 1;
    if (isDay && isOne && !leftAt) return { ok: true, value: null };
    return refused('kind', 'A day off lasts from midnight to midnight.');
  }
  const kind = workKindSchema.safeParse(row.cell('kind'));
  if (!kind.success) {
    const known = [...workKindSchema.options, OFF].join(', ');
    return refused('kind', `“${row.cell('kind')}” is none of ${known}.`);
  }
  return {
    ok: true,
    value: {
      start: at(start),
      end: at(end),
      kind: kind.data,
      leftAt: leftAt && at(leftAt),
      reason: plainCell(row.cell('reason')),
    },
  };
}

/** What is to be said of times that the clock shows twice or never. */
export function clockNotes({ row, start, end, leftAt }: PeriodTimes, clock: ZoneClock): string[] {
  return [start, end, ...(leftAt ? [leftAt] : [])].flatMap(({ column, text, day, minute }) => {
    const where = `${row.file}, row ${row.row}, column ${column}: ${text}`;
    switch (clock.occurrenceOf(epochDayOf(day), minute)) {
      case 'once':
        return [];
      case 'twice':
        return [`${where} happens twice that night; the first is meant.`];
      case 'never': {
        const taken = clock.written(clock.instantAt(epochDayOf(day), minute));
        return [`${where} is skipped by the clocks that night; it is taken as ${taken}.`];
      }
    }
  });
}
