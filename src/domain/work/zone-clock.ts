import { type Day, dayFromEpoch, digitsAt, epochDayOf, weekdayOfEpoch } from '../time/day.ts';
import { type Instant, localTimeAt } from '../time/zone.ts';

const MINUTES_PER_DAY = 1440;
const MILLISECONDS_PER_MINUTE = 60_000;
const SAMPLE_DAYS = 7;

/** How often a wall clock shows a time: `never` and `twice` happen where daylight saving begins and ends. */
export type Occurrence = 'once' | 'twice' | 'never';

interface Stretch {
  /** First UTC minute of the stretch, `-Infinity` for the first. */
  readonly from: number;
  readonly until: number;
  /** Minutes the wall is ahead of UTC. */
  readonly offset: number;
}

const known = new Map<string, ZoneClock>();

/**
 * The wall clock of a zone over some days, made for speed: the moments at which the clocks change are looked up once,
 * the rest is arithmetic. Agrees with `instantAt` and `localTimeAt`. Outside its days the nearest offset is used.
 */
export class ZoneClock {
  readonly timeZone: string;
  readonly #stretches: readonly Stretch[];
  readonly #firstEpochDay: number;
  /** The first moments of its days. */
  readonly #starts: readonly Instant[];

  private constructor(timeZone: string, firstEpochDay: number, lastEpochDay: number) {
    this.timeZone = timeZone;
    this.#stretches = stretchesOf(timeZone, firstEpochDay, lastEpochDay);
    this.#firstEpochDay = firstEpochDay;
    this.#starts = Array.from({ length: lastEpochDay - firstEpochDay + 1 }, (_, place) =>
      this.instantAt(firstEpochDay + place, 0),
    );
  }

  /** The clock of a zone for these days and a week around them; made once for equal arguments. */
  static of(timeZone: string, firstDay: Day, lastDay: Day): ZoneClock {
    const key = `${timeZone} ${firstDay} ${lastDay}`;
    const found = known.get(key);
    if (found) return found;
    const made = new ZoneClock(timeZone, epochDayOf(firstDay) - 7, epochDayOf(lastDay) + 7);
    known.set(key, made);
    return made;
  }

  /** The moment at which the wall shows this minute of the day; as `instantAt` for times shown twice or never. */
  instantAt(epochDay: number, minuteOfDay: number): Instant {
    const wall = epochDay * MINUTES_PER_DAY + minuteOfDay;
    let before = 0;
    for (const { from, until, offset } of this.#stretches) {
      const minute = wall - offset;
      if (minute < from) break;
      if (minute < until) return toInstant(minute);
      before = offset;
    }
    return toInstant(wall - before);
  }

  /** How often the wall shows this minute of the day. */
  occurrenceOf(epochDay: number, minuteOfDay: number): Occurrence {
    const wall = epochDay * MINUTES_PER_DAY + minuteOfDay;
    const times = this.#stretches.filter(
      ({ from, until, offset }) => from <= wall - offset && wall - offset < until,
    ).length;
    return times === 0 ? 'never' : times === 1 ? 'once' : 'twice';
  }

  /** What the wall shows at that moment, in minutes since 1970-01-01T00:00 on the wall. */
  wallMinutesAt(at: number): number {
    const minute = at / MILLISECONDS_PER_MINUTE;
    for (const { until, offset } of this.#stretches) {
      if (minute < until) return minute + offset;
    }
    throw new Error('The last stretch never ends');
  }

  /** The day on the wall's calendar at that moment, in days since 1970-01-01. */
  epochDayAt(at: number): number {
    return Math.floor(this.wallMinutesAt(at) / MINUTES_PER_DAY);
  }

  /** The first moment of that day. */
  startOf(epochDay: number): Instant {
    return this.#starts[epochDay - this.#firstEpochDay] ?? this.instantAt(epochDay, 0);
  }

  /** The moment as people write it there: `Sat 2026-10-31 07:00`. */
  written(at: number): string {
    const wall = Math.floor(this.wallMinutesAt(at));
    const epochDay = Math.floor(wall / MINUTES_PER_DAY);
    const weekday = WEEKDAYS[weekdayOfEpoch(epochDay)] ?? '';
    return `${weekday} ${dayFromEpoch(epochDay)} ${clockTime(wall - epochDay * MINUTES_PER_DAY)}`;
  }
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function clockTime(minuteOfDay: number): string {
  const hours = Math.floor(minuteOfDay / 60);
  return `${String(hours).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`;
}

/** Minutes since midnight of `HH:MM`. */
export function minuteOfDay(time: string): number {
  return digitsAt(time, 0) * 60 + digitsAt(time, 3);
}

function toInstant(minute: number): Instant {
  return (minute * MILLISECONDS_PER_MINUTE) as Instant;
}

function offsetAt(minute: number, timeZone: string): number {
  const { day, time } = localTimeAt((minute * MILLISECONDS_PER_MINUTE) as Instant, timeZone);
  return epochDayOf(day) * MINUTES_PER_DAY + minuteOfDay(time) - minute;
}

function stretchesOf(timeZone: string, firstEpochDay: number, lastEpochDay: number): Stretch[] {
  const stretches: Stretch[] = [];
  let from = -Infinity;
  let minute = firstEpochDay * MINUTES_PER_DAY;
  let offset = offsetAt(minute, timeZone);
  const end = (lastEpochDay + 1) * MINUTES_PER_DAY;
  while (minute < end) {
    const next = minute + SAMPLE_DAYS * MINUTES_PER_DAY;
    const offsetNext = offsetAt(next, timeZone);
    if (offsetNext !== offset) {
      const change = firstMinuteOf(offsetNext, minute, next, timeZone);
      stretches.push({ from, until: change, offset });
      from = change;
      offset = offsetNext;
    }
    minute = next;
  }
  return [...stretches, { from, until: Infinity, offset }];
}

/** The first minute after `before` at which the offset is the one that stands at `after`. */
function firstMinuteOf(offset: number, before: number, after: number, timeZone: string): number {
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, timeZone) === offset) high = middle;
    else low = middle;
  }
  return high;
}
