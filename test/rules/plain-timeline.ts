import { type Day, addDays, day } from '../../src/domain/time/day.ts';
import { instantAt, instantSchema, localTimeAt } from '../../src/domain/time/zone.ts';
import type { WorkKind, WorkPeriod } from '../../src/domain/work/work-period.ts';
import type { RotationSpan, WorkRecordParts } from '../../src/domain/work/work-record.ts';

/** Milliseconds in a slot: a quarter of an hour, which every time of the random records is a multiple of. */
export const SLOT = 900_000;
/** Slots in an hour. */
export const HOUR = 4;

/** A quarter of an hour and everything that is so in it. */
export interface Slot {
  readonly day: Day;
  /** Quarters of an hour the wall is ahead of UTC. */
  readonly offset: number;
  readonly active: readonly WorkPeriod[];
  readonly isLeave: boolean;
  readonly isUnknown: boolean;
  readonly rotation: RotationSpan | null;
}

/** All quarters of an hour from some days before the record to some days after it. */
export interface Timeline {
  readonly slots: readonly Slot[];
  readonly periods: readonly WorkPeriod[];
  /** The place of the slot that begins at this moment. */
  placeOf(at: number): number;
  has(place: number, ...kinds: readonly WorkKind[]): boolean;
}

const dayNumber = (of: Day): number => Date.parse(`${of}T00:00Z`) / 86_400_000;
const labelsByZone = new Map<string, Map<number, { day: Day; offset: number }>>();

function labelAt(at: number, timeZone: string): { day: Day; offset: number } {
  const labels = labelsByZone.get(timeZone) ?? new Map<number, { day: Day; offset: number }>();
  labelsByZone.set(timeZone, labels);
  let label = labels.get(at);
  if (!label) {
    const local = localTimeAt(instantSchema.parse(at), timeZone);
    const wall = Date.parse(`${local.day}T${local.time}Z`);
    label = { day: local.day, offset: (wall - at) / SLOT };
    labels.set(at, label);
  }
  return label;
}

/** Lays a record out, quarter of an hour by quarter of an hour. */
export function timelineOf(parts: WorkRecordParts): Timeline {
  const { timeZone } = parts.clock;
  const periods = parts.periods
    .filter(({ start, end }) => start < end)
    .toSorted((one, other) => one.start - other.start || one.end - other.end);
  const moments = [
    ...periods.flatMap(({ start, end }) => [start, end]),
    ...parts.rotations.flatMap(({ firstDay, lastDay }) =>
      [firstDay, addDays(lastDay, 1)].map((each) =>
        instantAt({ day: each, time: '00:00' }, timeZone),
      ),
    ),
  ];
  const from = Math.min(...moments) - 48 * HOUR * SLOT;
  const count = (Math.max(...moments) - from) / SLOT + 48 * HOUR;
  const slots = Array.from({ length: moments.length === 0 ? 0 : count }, (_, place): Slot => {
    const label = labelAt(from + place * SLOT, timeZone);
    const number = dayNumber(label.day);
    return {
      ...label,
      active: [],
      isLeave: parts.leaveDays.has(number),
      isUnknown: parts.unknownDays.has(number),
      rotation:
        parts.rotations.find((each) => each.firstDay <= label.day && label.day <= each.lastDay) ??
        null,
    };
  });
  const placeOf = (at: number) => (at - from) / SLOT;
  const active = slots.map((): WorkPeriod[] => []);
  for (const period of periods) {
    for (let place = placeOf(period.start); place < placeOf(period.end); place++) {
      active[place]?.push(period);
    }
  }
  return {
    slots: slots.map((slot, place) => ({ ...slot, active: active[place] ?? [] })),
    periods,
    placeOf,
    has: (place, ...kinds) => {
      const here = active[place];
      return here !== undefined && here.some(({ kind }) => kinds.includes(kind));
    },
  };
}

/** A period over which limits are averaged, day by day. */
export interface PlainPeriod {
  readonly days: readonly Day[];
  readonly counted: ReadonlySet<Day>;
  readonly unknown: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** Every day with its rotation, one after the other; days in a row on one rotation are cut into 28 where over 31. */
export function plainPeriods(parts: WorkRecordParts): PlainPeriod[] {
  const runs: { rotation: string; days: Day[] }[] = [];
  for (const { rotation, firstDay, lastDay } of parts.rotations.toSorted((one, other) =>
    one.firstDay < other.firstDay ? -1 : 1,
  )) {
    for (let each = firstDay; each <= lastDay; each = addDays(each, 1)) {
      const run = runs.at(-1);
      const before = run?.days.at(-1);
      if (run?.rotation === rotation && before && addDays(before, 1) === each) run.days.push(each);
      else runs.push({ rotation, days: [each] });
    }
  }
  return runs.flatMap(({ days }) => {
    const size = days.length <= 31 ? 31 : 28;
    const pieces: Day[][] = [];
    for (let start = 0; start < days.length; start += size)
      pieces.push(days.slice(start, start + size));
    return pieces.map((piece) => ({
      days: piece,
      counted: new Set(piece.filter((each) => !parts.leaveDays.has(dayNumber(each)))),
      unknown: piece.filter((each) => {
        const number = dayNumber(each);
        return parts.unknownDays.has(number) && !parts.leaveDays.has(number);
      }).length,
      firstDay: piece[0] ?? day('2000-01-01'),
      lastDay: piece.at(-1) ?? day('2000-01-01'),
    }));
  });
}
