import { type NeighbourhoodKind, Neighbourhoods } from './neighbourhoods.ts';
import { randomNumbers } from './random-numbers.ts';
import { type RestrictableModel } from './restricted-model.ts';
import type { PlacedChoice, Searcher } from './space.ts';

const CHOICES_FIRST = 600;
const CHOICES_MIN = 200;
const CHOICES_MAX = 12_000;
const WORK_FOR_A_STEP = 0.3;
const GROWTH = 1.15;

/** What a schedule costs, with a value for every variable. */
export interface Solution {
  readonly values: readonly number[];
  readonly objective: number;
}

/** How long to go on. */
export interface Patience {
  /** Steps without a better schedule after which it ends. */
  readonly stepsInVainMax: number;
  /** An objective that cannot be undercut. */
  readonly objectiveMin: number;
  /** A better schedule than the best, where somebody else has found one meanwhile. */
  readonly elsewhere?: (best: Solution) => Promise<Solution | null>;
}

/**
 * Improves a schedule step by step: each frees a neighbourhood, keeps the rest, and asks the engine for something better
 * there. Neighbourhoods that are settled quickly grow, those that are not shrink; kinds that helped are drawn more
 * often. A step's work is bounded, so that the same seed takes the same steps.
 * @param onBetter is told each better schedule.
 */
export async function improve(
  whole: RestrictableModel,
  choices: readonly PlacedChoice[],
  start: Solution,
  searcher: Searcher,
  patience: Patience,
  onBetter: (solution: Solution) => void,
): Promise<Solution> {
  const neighbourhoods = new Neighbourhoods(choices, randomNumbers(searcher.seed));
  const states = new Map<NeighbourhoodKind, { count: number; weight: number }>();
  const stateOf = (kind: NeighbourhoodKind) => {
    const state = states.get(kind) ?? { count: CHOICES_FIRST, weight: 1 };
    states.set(kind, state);
    return state;
  };
  let best = start;
  let costly = costlyPeople(whole, best.values);
  let inVain = 0;
  for (let step = 0; inVain < patience.stepsInVainMax; step++) {
    const elsewhere = (await patience.elsewhere?.(best)) ?? null;
    if (elsewhere) {
      best = elsewhere;
      costly = costlyPeople(whole, best.values);
      inVain = 0;
    }
    if (best.objective <= patience.objectiveMin || searcher.isOver()) break;
    const kind = neighbourhoods.draw((each) => stateOf(each).weight);
    const state = stateOf(kind);
    const part = whole.restrict(neighbourhoods.pick(kind, state.count, costly), best.values);
    const here = best.objective - part.objectiveElsewhere;
    const answer = await searcher.subSolve(part.model, {
      seed: searcher.seed + step,
      hint: part.hint,
      isLinear: true,
      isBrief: true,
      objectiveMax: here - 1,
      workMax: WORK_FOR_A_STEP,
    });
    const isSettled = answer.status === 'impossible' || answer.status === 'optimal';
    const count = isSettled ? state.count * GROWTH : state.count / GROWTH;
    state.count = Math.min(CHOICES_MAX, Math.max(CHOICES_MIN, count));
    const isBetter = answer.values !== null && answer.objective !== null;
    state.weight = 0.8 * state.weight + (isBetter ? 0.3 : 0.05);
    inVain = isBetter ? 0 : inVain + 1;
    if (!answer.values || answer.objective === null) continue;
    best = {
      values: part.expand(answer.values),
      objective: answer.objective + part.objectiveElsewhere,
    };
    costly = costlyPeople(whole, best.values);
    onBetter(best);
  }
  return best;
}

/** People who are about a limit whose measure is penalised now, the most penalised first. */
function costlyPeople({ model }: RestrictableModel, values: readonly number[]): string[] {
  const penalties = new Map<number, number>();
  for (const [weight, variable] of model.objective) {
    const penalty = weight * (values[variable] ?? 0);
    if (penalty > 0) penalties.set(variable, penalty);
  }
  const costs = new Map<string, number>();
  for (const { source, terms } of model.limits) {
    const penalty = terms.reduce((sum, [, variable]) => sum + (penalties.get(variable) ?? 0), 0);
    const people = model.sources[source]?.people ?? [];
    if (penalty === 0) continue;
    for (const person of people) {
      costs.set(person, (costs.get(person) ?? 0) + penalty / people.length);
    }
  }
  return [...costs.entries()].toSorted(([, one], [, other]) => other - one).map(([id]) => id);
}
