import { addDays, type Day } from '../domain/time/day.ts';
import { type Instant, instantAt, type InstantSpan, localTimeAt } from '../domain/time/zone.ts';

/** An event of a calendar file: all day from its first to its last day, or from one moment to another. */
export interface CalendarEvent {
  /** Stays the same for the same thing, so that a later file moves the event instead of adding another. */
  readonly uid: string;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly when: InstantSpan | { readonly firstDay: Day; readonly lastDay: Day };
  /** Whether the time is taken: a rotation of four weeks is only a note, a call is not. */
  readonly isBusy: boolean;
  /** Set when the event was in an earlier file and is no more. */
  readonly isCancelled?: boolean;
}

/** What a calendar file is made of. */
export interface CalendarFile {
  readonly name: string;
  readonly timeZone: string;
  /** Rises with each edition: a program takes an event of a higher sequence in place of the one it has. */
  readonly sequence: number;
  readonly publishedAt: Instant;
  readonly events: readonly CalendarEvent[];
  /** How times are written: as the zone's clocks show them, or in UTC, which every program that subscribes reads alike. */
  readonly times?: 'zone' | 'utc';
  /** After how many hours whoever subscribes should look again. */
  readonly refreshHours?: number;
}

/** Writes a calendar (RFC 5545): lines of at most 75 octets; the zone with its changes, where events are in that zone. */
export function writeCalendar({
  name,
  timeZone,
  sequence,
  publishedAt,
  events,
  times = 'zone',
  refreshHours,
}: CalendarFile): string {
  const zoned = times === 'zone' ? events : [];
  const moments = zoned.flatMap(({ when }) => ('start' in when ? [when.start, when.end] : []));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Residency Scheduler//Schedule//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${textOf(name)}`,
    `X-WR-CALNAME:${textOf(name)}`,
    ...(refreshHours === undefined ? [] : [`REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`]),
    ...(moments.length > 0 ? zoneLines(timeZone, Math.min(...moments), Math.max(...moments)) : []),
    ...events.flatMap((event) => eventLines(event, { timeZone, sequence, publishedAt, times })),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(
  event: CalendarEvent,
  {
    timeZone,
    sequence,
    publishedAt,
    times,
  }: Required<Pick<CalendarFile, 'timeZone' | 'sequence' | 'publishedAt' | 'times'>>,
): string[] {
  const { when } = event;
  const stamp = utcOf(publishedAt);
  const moment = (name: string, at: Instant): string =>
    times === 'utc' ? `${name}:${utcOf(at)}` : `${name};TZID=${timeZone}:${localOf(at, timeZone)}`;
  const startAndEnd =
    'start' in when
      ? [moment('DTSTART', when.start), moment('DTEND', when.end)]
      : [
          `DTSTART;VALUE=DATE:${digitsOf(when.firstDay)}`,
          `DTEND;VALUE=DATE:${digitsOf(addDays(when.lastDay, 1))}`,
        ];
  return [
    'BEGIN:VEVENT',
    `UID:${textOf(event.uid)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${sequence}`,
    ...startAndEnd,
    `SUMMARY:${textOf(event.summary)}`,
    ...(event.description ? [`DESCRIPTION:${textOf(event.description)}`] : []),
    ...(event.location ? [`LOCATION:${textOf(event.location)}`] : []),
    `TRANSP:${event.isBusy ? 'OPAQUE' : 'TRANSPARENT'}`,
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

const DAY_MILLISECONDS = 86_400_000;
const MINUTE = 60_000;

/** The zone with every change of its clocks from the last one before the first moment to the last moment. */
function zoneLines(timeZone: string, first: number, last: number): string[] {
  const changes: { readonly at: number; readonly from: number; readonly to: number }[] = [];
  // A year back there is a change before the first moment wherever clocks change at all.
  let before = first - 366 * DAY_MILLISECONDS;
  for (let at = before + DAY_MILLISECONDS; at <= last + DAY_MILLISECONDS; at += DAY_MILLISECONDS) {
    const [from, to] = [offsetAt(before, timeZone), offsetAt(at, timeZone)];
    if (from !== to) changes.push({ at: changeWithin(before, at, timeZone), from, to });
    before = at;
  }
  const usual = offsetAt(first, timeZone);
  const shown =
    changes.length > 0 ? changes : [{ at: first - 366 * DAY_MILLISECONDS, from: usual, to: usual }];
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${timeZone}`,
    ...shown.flatMap(({ at, from, to }) => {
      const kind = to > from ? 'DAYLIGHT' : 'STANDARD';
      return [
        `BEGIN:${kind}`,
        `DTSTART:${utcOf(at + from * MINUTE).slice(0, -1)}`,
        `TZOFFSETFROM:${offsetText(from)}`,
        `TZOFFSETTO:${offsetText(to)}`,
        `END:${kind}`,
      ];
    }),
    'END:VTIMEZONE',
  ];
}

/** The moment of the change between two moments a day apart. */
function changeWithin(before: number, after: number, timeZone: string): number {
  const offset = offsetAt(before, timeZone);
  let [low, high] = [before, after];
  while (high - low > MINUTE) {
    const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE;
    if (offsetAt(middle, timeZone) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/** Minutes that the zone's clocks are ahead of UTC. */
function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / MINUTE) * MINUTE;
  const { day, time } = localTimeAt(minute as Instant, timeZone);
  return (instantAt({ day, time }, 'UTC') - minute) / MINUTE;
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const [hours, rest] = [Math.floor(size / 60), size % 60];
  const digits = [hours, rest].map((part) => String(part).padStart(2, '0')).join('');
  return `${minutes < 0 ? '-' : '+'}${digits}`;
}

function digitsOf(day: Day): string {
  return day.replaceAll('-', '');
}

function localOf(at: Instant, timeZone: string): string {
  const { day, time } = localTimeAt(at, timeZone);
  return `${digitsOf(day)}T${time.replace(':', '')}00`;
}

function utcOf(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Text as values hold it (RFC 5545, 3.3.11). */
function textOf(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
}

const OCTETS_MAX = 75;
const encoder = new TextEncoder();

/** A long line over several, each going on with a blank, never within a character (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > OCTETS_MAX) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
