import { groupBy } from '../../domain/group-by.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import type { Stretch } from '../../domain/work/stretches.ts';
import { isOnSite, type WorkKind } from '../../domain/work/work-period.ts';
import type { Variable } from '../encoding/model.ts';
import type { CallDuties, CallWork } from './call-duties.ts';

/** Work that a resident has or may have, by the choices of the call layer. */
export interface PossibleWork extends Stretch {
  readonly kind: WorkKind;
  /** The day on which it starts, since 1970-01-01. */
  readonly day: number;
  /** The choice of the call that it is; null for work that stands. */
  readonly choice: Variable | null;
  /** The nights of call each of which takes it away, where it is usual work. */
  readonly takenBy: readonly Variable[];
}

/** Work that stands whatever calls are chosen. */
export function isCertain({ choice, takenBy }: PossibleWork): boolean {
  return choice === null && takenBy.length === 0;
}

/** All work that a resident has or may have, found quickly by time. */
export class PossibleWeeks {
  /** By start. */
  readonly work: readonly PossibleWork[];
  readonly #longest: number;

  /** @param work in any order. */
  constructor(work: readonly PossibleWork[]) {
    this.work = work.toSorted((one, other) => one.start - other.start || one.end - other.end);
    this.#longest = Math.max(0, ...work.map(({ start, end }) => end - start));
  }

  /** What starts from the first moment on and before the second. */
  startingWithin(from: number, until: number): PossibleWork[] {
    const found: PossibleWork[] = [];
    for (let place = this.#placeOf(from); place < this.work.length; place++) {
      const each = this.work[place];
      if (!each || each.start >= until) break;
      found.push(each);
    }
    return found;
  }

  /** What lies in part between the two moments. */
  overlapping(from: number, until: number): PossibleWork[] {
    return this.startingWithin(from - this.#longest, until).filter(({ end }) => end > from);
  }

  /** What starts before the moment and ends at it, or later, or at most so many milliseconds before. */
  reaching(at: number, gapMax: number): PossibleWork[] {
    return this.startingWithin(at - gapMax - this.#longest, at).filter(
      ({ end }) => end >= at - gapMax,
    );
  }

  #placeOf(from: number): number {
    let low = 0;
    let high = this.work.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.work[middle]?.start ?? Infinity) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** All work, at home too, that a resident has or may have. To be asked for once choices are no longer ruled out. */
export const possibleWork: (duties: CallDuties) => PossibleWeeks = onceForEach(
  (duties) => new PossibleWeeks(everyPossible(duties)),
);

/** The same, on site. */
export const possibleOnSite: (duties: CallDuties) => PossibleWeeks = onceForEach(
  (duties) => new PossibleWeeks(possibleWork(duties).work.filter(({ kind }) => isOnSite(kind))),
);

/** A call that may be chosen, with its choice. */
export interface OpenCall {
  readonly call: CallWork;
  readonly choice: Variable;
}

/** The calls that may be chosen, by day. */
export const openCalls: (duties: CallDuties) => readonly OpenCall[] = onceForEach((duties) =>
  duties.encoding.openDays.flatMap((day) =>
    duties.callsOn(day).flatMap((call) => {
      const choice = duties.choiceOf(call);
      return choice === undefined ? [] : [{ call, choice }];
    }),
  ),
);

function everyPossible(duties: CallDuties): PossibleWork[] {
  const calls = openCalls(duties);
  const nights = groupBy(
    calls.filter(({ call }) => call.freedDay !== null),
    ({ call }) => call.freedDay,
  );
  const takersOf = (day: number): readonly Variable[] =>
    (nights.get(day) ?? []).map(({ choice }) => choice);
  return [
    ...duties.standing.map(({ isUsual, start, end, kind, day }) => {
      return { start, end, kind, day, choice: null, takenBy: isUsual ? takersOf(day) : [] };
    }),
    ...calls.map(({ call: { period }, choice }) => {
      const day = duties.clock.epochDayAt(period.start);
      return { ...period, day, choice, takenBy: [] };
    }),
  ];
}
