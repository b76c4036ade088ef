import type { LoggedDay } from '../domain/rows/logged-day.ts';
import { addDays, dayFromEpoch } from '../domain/time/day.ts';
import { ZoneClock } from '../domain/work/zone-clock.ts';
import { writtenCell } from './csv-cell.ts';
import { OFF, PERIOD_COLUMNS } from './period-row.ts';

const MINUTES_PER_DAY = 1440;

/**
 * Writes logged days as the table of work periods that the hours command and the import read, by resident, then start.
 * Times are local to the zone. A day off is a row of the kind `off`, from midnight to midnight. The column `reason` is
 * there where somebody gave one.
 */
export function periodsCsv(days: readonly LoggedDay[], timeZone: string): string {
  const ordered = days.toSorted((one, other) =>
    one.personId === other.personId
      ? compareText(one.day, other.day)
      : compareText(one.personId, other.personId),
  );
  const dates = days.map(({ day }) => day).toSorted();
  const [first] = dates;
  const last = dates.at(-1);
  const clock = first && last ? ZoneClock.of(timeZone, first, addDays(last, 3)) : null;
  const hasReasons = days.some(({ periods }) => periods.some(({ reason }) => reason !== ''));
  const header = [...PERIOD_COLUMNS, ...(hasReasons ? ['reason'] : [])];
  const lines = clock
    ? ordered.flatMap((each) => linesOf(each, clock)).map((line) => line.slice(0, header.length))
    : [];
  const text = [header, ...lines].map((line) => `${line.map(writtenCell).join(',')}\r\n`);
  return `\uFEFF${text.join('')}`;
}

function linesOf({ personId, day, periods }: LoggedDay, clock: ZoneClock): string[][] {
  if (periods.length === 0) {
    return [[personId, `${day}T00:00`, `${addDays(day, 1)}T00:00`, OFF, '', '']];
  }
  return periods
    .toSorted(
      (one, other) =>
        one.start - other.start || one.end - other.end || compareText(one.kind, other.kind),
    )
    .map(({ start, end, kind, leftAt, reason }) => [
      personId,
      localTime(start, clock),
      localTime(end, clock),
      kind,
      leftAt === null ? '' : localTime(leftAt, clock),
      reason,
    ]);
}

function localTime(at: number, clock: ZoneClock): string {
  const wall = Math.floor(clock.wallMinutesAt(at));
  const epochDay = Math.floor(wall / MINUTES_PER_DAY);
  const minutes = wall - epochDay * MINUTES_PER_DAY;
  const digits = (count: number): string => String(count).padStart(2, '0');
  return `${dayFromEpoch(epochDay)}T${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
