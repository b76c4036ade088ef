import { type AbsenceType, absenceTraits } from '../../src/domain/rows/absence.ts';
import {
  addDays,
  type Day,
  daysBetween,
  type DaySpan,
  daysOf,
  weekdayOf,
} from '../../src/domain/time/day.ts';
import { YEAR } from './academic-year.ts';
import type { Random } from './random.ts';
import type { Draught } from './world.ts';

/** Somebody who takes leave. */
export interface LeaveTaker {
  readonly personId: string;
  /** Whether planned leave is possible on the day; illness asks nobody. */
  readonly mayPlan: (at: Day) => boolean;
  /** Whether the person is there to be away at all. */
  readonly isOnDuty: (at: Day) => boolean;
}

/** People of whom some must stay every day, such as those who can take call. */
export interface Pool {
  readonly holds: (personId: string, at: Day) => boolean;
  readonly min: number;
}

const TYPES: readonly (readonly [AbsenceType, number])[] = [
  ['vacation', 60],
  ['conference', 12],
  ['sick', 14],
  ['training', 4],
  ['interview', 3],
  ['family-emergency', 2],
  ['bereavement', 2],
  ['parental', 1],
  ['military', 1],
  ['jury-duty', 1],
];

const DAYS: Partial<Record<AbsenceType, readonly (readonly [days: number, weight: number])[]>> = {
  vacation: [
    [3, 1],
    [5, 3],
    [7, 6],
    [9, 3],
    [14, 1],
  ],
  conference: [
    [3, 2],
    [4, 2],
    [5, 1],
  ],
  sick: [
    [1, 3],
    [2, 3],
    [3, 2],
    [5, 1],
  ],
  parental: [
    [28, 1],
    [42, 1],
  ],
  military: [[14, 1]],
  bereavement: [
    [3, 1],
    [5, 1],
  ],
};

const NOTES: Partial<Record<AbsenceType, readonly string[]>> = {
  conference: ['Presents a poster', 'State chapter meeting', 'Board review course'],
  'family-emergency': ['Will call on return'],
  parental: ['Second part follows next year'],
  interview: ['Fellowship interview', 'Job interview'],
};

/** Where the year's leave peaks: December, July and October. */
const MONTH_WEIGHTS = [7, 6, 9, 6, 6, 8, 12, 7, 6, 11, 7, 14];

const TRIES_MAX = 60;

/** A single day of leave is a working day: on wards Sunday is the day off. */
const SUNDAY = 6;

/**
 * About six absences a year for everybody, placed so that planned leave falls on days that allow it, nobody is away
 * twice at once, and every pool keeps its people.
 */
export function leaveRows(
  takers: readonly LeaveTaker[],
  pools: readonly Pool[],
  random: Random,
): {
  readonly absence: readonly Draught<'absence'>[];
  readonly absenceDetail: readonly Draught<'absenceDetail'>[];
} {
  const book = new LeaveBook(takers, pools);
  const absence: Draught<'absence'>[] = [];
  const absenceDetail: Draught<'absenceDetail'>[] = [];
  for (const taker of takers) {
    const count = random.weighted([
      [4, 1],
      [5, 3],
      [6, 4],
      [7, 3],
      [8, 1],
    ]);
    for (let place = 0; place < count; place++) {
      const type = random.weighted(TYPES);
      const traits = absenceTraits(type);
      const span = book.place(
        taker,
        random.weighted(
          DAYS[type] ?? [
            [1, 2],
            [2, 1],
          ],
        ),
        traits.isPlanned,
        random,
      );
      if (!span) continue;
      const id = `absence-${taker.personId}-${place + 1}`;
      const status = traits.isPlanned ? random.weighted(STATUSES) : 'approved';
      absence.push({ id, personId: taker.personId, ...span, status, ...traits });
      absenceDetail.push({
        id,
        type,
        note: random.below(3) === 0 ? random.pick(NOTES[type] ?? ['']) : '',
      });
    }
  }
  return { absence, absenceDetail };
}

const STATUSES: readonly (readonly ['approved' | 'requested' | 'declined', number])[] = [
  ['approved', 15],
  ['requested', 4],
  ['declined', 1],
];

class LeaveBook {
  readonly #pools: readonly Pool[];
  /** For every pool and day of the year, how many are left. */
  readonly #left: number[][];
  readonly #away = new Map<string, Set<Day>>();

  constructor(takers: readonly LeaveTaker[], pools: readonly Pool[]) {
    this.#pools = pools;
    this.#left = pools.map((pool) =>
      daysOf(YEAR).map((at) => takers.filter(({ personId }) => pool.holds(personId, at)).length),
    );
  }

  /** Finds days for an absence, or null when none fit. */
  place(taker: LeaveTaker, days: number, isPlanned: boolean, random: Random): DaySpan | null {
    for (let attempt = 0; attempt < TRIES_MAX; attempt++) {
      const firstDay = someDay(random);
      const span = { firstDay, lastDay: addDays(firstDay, days - 1) };
      if (days === 1 && weekdayOf(firstDay) === SUNDAY) continue;
      if (span.lastDay > YEAR.lastDay || !this.#fits(taker, daysOf(span), isPlanned)) continue;
      this.#note(taker.personId, daysOf(span));
      return span;
    }
    return null;
  }

  #fits(
    { personId, mayPlan, isOnDuty }: LeaveTaker,
    days: readonly Day[],
    isPlanned: boolean,
  ): boolean {
    const away = this.#away.get(personId);
    return days.every(
      (at) =>
        isOnDuty(at) &&
        (!isPlanned || mayPlan(at)) &&
        !away?.has(at) &&
        this.#pools.every(
          (pool, place) => !pool.holds(personId, at) || this.#leftOn(place, at) > pool.min,
        ),
    );
  }

  #leftOn(pool: number, at: Day): number {
    return this.#left[pool]?.[daysBetween(YEAR.firstDay, at)] ?? 0;
  }

  #note(personId: string, days: readonly Day[]): void {
    const away = this.#away.get(personId) ?? new Set();
    this.#away.set(personId, away);
    for (const at of days) {
      away.add(at);
      this.#pools.forEach((pool, place) => {
        const left = this.#left[place];
        if (left && pool.holds(personId, at))
          left[daysBetween(YEAR.firstDay, at)] = this.#leftOn(place, at) - 1;
      });
    }
  }
}

function someDay(random: Random): Day {
  const month = random.weighted(MONTH_WEIGHTS.map((weight, place) => [place + 1, weight] as const));
  const inMonth = daysOf(YEAR).filter((at) => Number(at.slice(5, 7)) === month);
  return random.pick(inMonth);
}
