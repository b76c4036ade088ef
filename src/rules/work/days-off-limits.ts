import { creditedTo } from '../../domain/work/free-runs.ts';
import { HOUR, type Stretch } from '../../domain/work/stretches.ts';
import type { AveragingPeriod } from '../../domain/work/averaging-periods.ts';
import { type Limits, type Summand, type Variable, yes } from '../encoding/model.ts';
import type { CallDuties } from './call-duties.ts';
import { daysOffIn } from './days-off.ts';
import {
  type FirstRuns,
  type PossibleDaysOff,
  possibleDaysOff,
  type PossibleRun,
} from './possible-days-off.ts';
import { isCertain, type PossibleWork } from './possible-work.ts';

/** Why demands of days off differ from their checks, in the words of `Compared`. */
export const DAYS_OFF_COMPARED = {
  stricter:
    'Of those whose shifts end at many different hours only days off from midnight to midnight count, the first day of a period left out.',
  looser: 'Work that stands may leave too few days off; calls must not leave fewer.',
};

/** Where more days off a day may begin, only those of the calendar are told. */
const RUNS_A_DAY_MAX = 3;
const DAY = 24 * HOUR;

/** The days off of a resident as choices: each may be yes only where the check finds that day off. */
export class DaysOffChoices {
  readonly #duties: CallDuties;
  readonly #possible: PossibleDaysOff;
  readonly #limits: Limits;
  readonly #choices = new Map<PossibleRun, Variable>();
  readonly #firstChoices = new Map<FirstRuns, Variable>();

  /**
   * @param leaveEndsIt whether leave is no day off.
   * @param limits what limits the choices is written in this name.
   */
  constructor(duties: CallDuties, leaveEndsIt: boolean, limits: Limits) {
    this.#duties = duties;
    this.#possible = possibleDaysOff(duties, leaveEndsIt);
    this.#limits = limits;
  }

  /** Demands so many days off in a stretch of time, where not so many are certain. @param limits may have conditions. */
  demand(limits: Limits, stretch: Stretch, least: number): void {
    const runs = this.#possible.runs.filter((run) => isCredited(run, stretch));
    const open = runs.filter((run) => !run.isCertain);
    const lacking = least - (runs.length - open.length);
    if (lacking <= 0) return;
    const isVaried = open.length * DAY > RUNS_A_DAY_MAX * (stretch.end - stretch.start);
    const days = isVaried ? this.#calendarDays(stretch) : [];
    if (days.length >= 2 * least) {
      limits.atLeast(
        least,
        days.map((calls) => this.#dayChoiceOf(calls)),
      );
      return;
    }
    const terms: Summand[] = open.map((run) => this.#choiceOf(run));
    for (const first of this.#possible.firstRuns) {
      const count = first.runs.filter((run) => isCredited(run, stretch)).length;
      if (count > 0) terms.push([count, this.#firstChoiceOf(first)]);
    }
    limits.atLeast(lacking, terms);
  }

  /**
   * The calls on each day of the calendar without work that stands. The first day of the stretch may be no day off of
   * it: free time that goes on from before is cut from its own start.
   */
  #calendarDays({ start, end }: Stretch): (readonly Variable[])[] {
    const { clock } = this.#duties;
    const days: (readonly Variable[])[] = [];
    for (let day = clock.epochDayAt(start) + 1; clock.startOf(day + 1) <= end; day++) {
      const [from, until] = [clock.startOf(day), clock.startOf(day + 1)];
      const work = this.#possible.weeks.overlapping(from, until);
      if (until - from < DAY || work.some(({ choice }) => choice === null)) continue;
      days.push(work.flatMap(({ choice }) => choice ?? []));
    }
    return days;
  }

  #dayChoiceOf(calls: readonly Variable[]): Variable {
    const choice = this.#duties.encoding.model.yesNo();
    if (calls.length > 0) this.#limits.onlyIf(yes(choice)).atMost(0, calls);
    return choice;
  }

  #choiceOf(run: PossibleRun): Variable {
    const known = this.#choices.get(run);
    if (known !== undefined) return known;
    const choice = this.#duties.encoding.model.yesNo();
    this.#choices.set(run, choice);
    const limits = this.#limits.onlyIf(yes(choice));
    if (run.calls.length > 0) limits.atMost(0, run.calls);
    for (const takers of run.takers) limits.atLeast(1, takers);
    this.#begin(run, choice);
    return choice;
  }

  /** It begins with the end of work, or right after the run before. */
  #begin({ begins, previous, isFirst }: PossibleRun, choice: Variable): void {
    if (isFirst || previous?.isCertain || begins.some(isCertain)) return;
    const limits = this.#limits.onlyIf(yes(choice));
    const ways = begins.flatMap((work) => (work.choice === null ? [] : [work.choice]));
    if (previous) ways.push(this.#choiceOf(previous));
    const takers = new Set(begins.flatMap((work: PossibleWork) => work.takenBy));
    if (takers.size === 0) limits.atLeast(1, ways);
    for (const taker of takers) limits.atLeast(0, [...ways, [-1, taker]]);
  }

  #firstChoiceOf(first: FirstRuns): Variable {
    const known = this.#firstChoices.get(first);
    if (known !== undefined) return known;
    const choice = this.#duties.encoding.model.yesNo();
    this.#firstChoices.set(first, choice);
    const limits = this.#limits.onlyIf(yes(choice));
    if (first.earlier.length > 0) limits.atMost(0, first.earlier);
    if (first.firstCalls) limits.atLeast(1, first.firstCalls);
    const usual = this.#possible.runs.find(({ isFirst }) => isFirst);
    if (usual) this.#limits.atMostOne([choice, this.#choiceOf(usual)]);
    return choice;
  }
}

function isCredited(run: Stretch, stretch: Stretch): boolean {
  return creditedTo(stretch, [run.start]).length > 0;
}

/** How many days off calls must leave in a period: what is owed, or what stands where that is less. */
export function daysOffLeft(
  { record }: CallDuties,
  period: AveragingPeriod,
  daysForEach: number,
): number {
  const { possible, limit } = daysOffIn(record, period, { daysForEach });
  return Math.min(possible, limit);
}
