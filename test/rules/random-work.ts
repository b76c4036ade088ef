import { personIdSchema } from '../../src/domain/id.ts';
import { addDays, type Day, day, epochDayOf } from '../../src/domain/time/day.ts';
import {
  type WorkKind,
  type WorkPeriod,
  withDeparture,
} from '../../src/domain/work/work-period.ts';
import type { RotationSpan, WorkRecordParts } from '../../src/domain/work/work-record.ts';
import { ZoneClock } from '../../src/domain/work/zone-clock.ts';
import { Random } from '../worlds/random.ts';

// The same few windows of days again and again, so that the plain checker looks up each local time once.
const WINDOWS = [
  ['America/New_York', '2026-10-12'],
  ['America/New_York', '2027-02-22'],
  ['America/Phoenix', '2026-07-01'],
  ['Europe/London', '2027-03-08'],
] as const;
/** The days for which the clocks of all random records are made. */
export const CLOCK_DAYS = [day('2026-06-01'), day('2027-08-31')] as const;
const OTHER_KINDS: readonly WorkKind[] = [
  'education',
  'clinic',
  'transition',
  'home-call-worked',
  'clinical-from-home',
  'moonlighting',
];

/** The work of an invented person, mostly near the limits of the rules; the same for the same seed. */
export function randomWork(seed: number): WorkRecordParts {
  const random = new Random(seed);
  const [timeZone, from] = random.pick(WINDOWS);
  const firstDay = day(from);
  const clock = ZoneClock.of(timeZone, ...CLOCK_DAYS);
  const stream = chance(random, 0.5) ? 'scheduled' : 'worked';
  const rotations = randomRotations(random, firstDay);
  const lastDay = rotations.at(-1)?.lastDay ?? addDays(firstDay, 20);
  const days = epochDayOf(lastDay) - epochDayOf(firstDay) + 1;
  const someDays = (share: number, lengthMax: number): Set<number> => {
    if (!chance(random, share)) return new Set();
    const start = epochDayOf(firstDay) + between(random, 0, days - 1);
    return new Set(
      Array.from({ length: between(random, 1, lengthMax) }, (_, place) => start + place),
    );
  };
  const leaveDays = someDays(0.4, 10);
  const unknownDays = stream === 'worked' ? someDays(0.5, 3) : new Set<number>();
  for (const leave of leaveDays) unknownDays.delete(leave);
  const at = (epochDay: number, quarter: number) =>
    clock.instantAt(epochDay + Math.floor(quarter / 96), (quarter % 96) * 15);
  const periods: WorkPeriod[] = [];
  const add = (epochDay: number, start: number, length: number, kind: WorkKind) => {
    const period = { start: at(epochDay, start), end: at(epochDay, start + length), kind };
    const isLate = stream === 'worked' && chance(random, 0.06);
    const leftAt = isLate ? at(epochDay, start + length + between(random, 1, 24)) : null;
    periods.push(...withDeparture(period, leftAt, chance(random, 0.5) ? 'A patient' : null));
  };
  const usual = usualWork(random);
  for (let offset = chance(random, 0.3) ? -2 : 0; offset < days + 1; offset++) {
    const epochDay = epochDayOf(firstDay) + offset;
    if (unknownDays.has(epochDay) || (leaveDays.has(epochDay) && chance(random, 0.9))) continue;
    usual(epochDay, offset, add);
    if (chance(random, 0.06)) {
      add(epochDay, between(random, 0, 95), between(random, 1, 16), random.pick(OTHER_KINDS));
    }
    if (chance(random, 0.05)) add(epochDay, 68, 56, 'home-call');
  }
  return {
    personId: personIdSchema.parse(`seed-${seed}`),
    stream,
    pgy: random.pick([null, 1, 2, 3]),
    clock,
    periods: random.shuffled(periods),
    rotations,
    leaveDays,
    unknownDays,
  };
}

type Add = (epochDay: number, start: number, length: number, kind: WorkKind) => void;

/** A week's work that is near one of the limits. */
function usualWork(random: Random): (epochDay: number, offset: number, add: Add) => void {
  const start = between(random, 20, 36);
  const length = between(random, 36, 62);
  const every = between(random, 2, 5);
  const restDay = between(random, 5, 8);
  const callStart = between(random, 26, 70);
  const callLength = random.pick([48, 56, 92, 95, 96, 96, 97, 100]);
  switch (random.pick(['days', 'calls', 'nights', 'both'] as const)) {
    case 'days':
      return (day, offset, add) => {
        if (offset % restDay !== restDay - 1)
          add(day, start, length + between(random, -3, 3), 'clinical');
      };
    case 'calls':
      return (day, offset, add) => {
        if (offset % every !== 0) return;
        add(day, callStart, callLength, 'in-house-call');
        if (chance(random, 0.7))
          add(day + 1, (callStart + callLength) % 96, between(random, 4, 18), 'transition');
      };
    case 'nights':
      return (day, offset, add) => {
        if (offset % restDay !== restDay - 1) add(day, 76, between(random, 40, 56), 'night-float');
      };
    case 'both':
      return (day, offset, add) => {
        if (offset % every === 0) {
          add(day, 28, 40, 'clinical');
          add(day, 68, 56, 'in-house-call');
        } else if (offset % every !== 1 || chance(random, 0.2)) {
          add(day, start, between(random, 30, 44), 'clinical');
        }
      };
  }
}

function randomRotations(random: Random, from: Day): RotationSpan[] {
  const rotations: RotationSpan[] = [];
  let firstDay = from;
  const count = between(random, 0, 20) === 0 ? 0 : between(random, 1, 3);
  for (let place = 0; place < count; place++) {
    const lastDay = addDays(firstDay, random.pick([7, 11, 14, 17, 28, 28, 29, 31, 33]) - 1);
    const rotation = random.pick(['Wards', 'ICU']);
    const exception = chance(random, 0.25) ? { hoursMax: 88, isProven: chance(random, 0.8) } : null;
    rotations.push({ firstDay, lastDay, rotation, name: rotation, exception });
    firstDay = addDays(lastDay, chance(random, 0.15) ? between(random, 2, 5) : 1);
  }
  return rotations;
}

function chance(random: Random, share: number): boolean {
  return random.next() < share;
}

function between(random: Random, least: number, most: number): number {
  return least + random.below(most - least + 1);
}
