import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { type Filled, isIn } from '../../../src/domain/schedule/slot.ts';
import type { Limit, Model, Term } from '../../../src/rules/encoding/model.ts';
import { solveModelByHighs } from '../../../src/solver/engine/highs-solve-model.ts';
import { type EngineAnswer, solveModel } from '../../../src/solver/engine/solve-model.ts';
import { halfDayModel, isOfModel } from '../../../src/solver/half-day-model.ts';
import { blockModel, type LayerModel, wholeModel } from '../../../src/solver/layer-model.ts';
import type { SolvedLayer } from '../../../src/solver/problem.ts';
import { Run } from '../../../src/solver/run.ts';
import { callsOver, callsUpon } from '../../../src/solver/call-layer.ts';
import { Dice } from '../../dice.ts';
import type { RandomProgram } from './random-program.ts';

// What the solver claims, asked once more by another method: branch and cut on the whole model as the rules write it, and
// for several layers together every schedule of those above.

const SECONDS_MAX = 20;
/** Schedules of the layers above that are tried before it is left open whether any leaves room for those below. */
const TRIED_MAX = 20;
const IN_ORDER: readonly SolvedLayer[] = ['block', 'call', 'half-day'];

/** The layers that a program decides, each after those it depends on. */
export function layersOf({ problem }: RandomProgram): SolvedLayer[] {
  return IN_ORDER.filter((layer) => problem.layers.includes(layer));
}

/**
 * The model of a layer upon what stands and what is decided above it.
 * @param isAttributed whether every choice ruled out keeps the name of its rule, as conflicts name them.
 */
export function modelOf(
  { plan, problem, fixed }: RandomProgram,
  layer: SolvedLayer,
  filled: readonly Filled[],
  isAttributed = false,
): LayerModel {
  const run = new Run(problem, plan, fixed, null, () => undefined);
  const written = (write: (isAttributed: boolean) => LayerModel) =>
    isAttributed ? write(true) : wholeModel(write);
  const span = problem.halfDays ?? plan.rows.year;
  const above = filled.filter(
    ({ slot }) => IN_ORDER.indexOf(slot.layer as SolvedLayer) < IN_ORDER.indexOf(layer),
  );
  switch (layer) {
    case 'block':
      return written((each) => blockModel(plan, fixed, each));
    case 'call':
      return isAttributed
        ? callsOver(run, plan, problem.callDays ?? plan.rows.year, above, true)
        : callsUpon(run, plan, above);
    case 'half-day': {
      const others = fixed.filter(isIn('half-day')).filter((each) => !isOfModel(plan, span, each));
      const schedule = new Schedule(plan, [...above, ...others]);
      return written((each) => halfDayModel(schedule, span, fixed, each));
    }
  }
}

/** The least of the objective, or that there is no solution, by branch and cut on the whole model. */
export async function byBranchAndCut(
  model: Model,
  fixed: readonly (readonly [number, number])[] = [],
): Promise<EngineAnswer> {
  const options = { seed: 1, workMax: null, secondsMax: SECONDS_MAX, hint: null, fixed };
  return solveModelByHighs(model, options);
}

/**
 * Whether the layers from this one on can be decided together: every schedule of the first is tried, in no particular
 * order, with the layers below. Null where there are too many.
 */
export async function canBe(
  program: RandomProgram,
  layers: readonly SolvedLayer[],
  standing: readonly Filled[],
): Promise<boolean | null> {
  const [layer, ...below] = layers;
  if (!layer) return true;
  const { model, choices, filledBy } = modelOf(program, layer, standing);
  const dice = new Dice(program.seed);
  // Rotations that take call leave room for calls, and fewer calls leave room for half-days.
  const worthOf = (demand: string): number =>
    layer === 'block' && program.plan.rows.rotations.find(({ id }) => id === demand)?.takesCall
      ? -9
      : 0;
  const cuts: Limit[] = [];
  for (let tried = 0; tried < TRIED_MAX; tried++) {
    const objective = choices.map(({ variable, demand }): Term => [
      worthOf(demand) + dice.whole(-5, 5),
      variable,
    ]);
    const answer = await solveModel(
      { ...model, objective, limits: [...model.limits, ...cuts] },
      { seed: 1, workMax: tried === 0 ? null : 0.05, secondsMax: SECONDS_MAX, hint: null },
    );
    if (answer.status === 'impossible') return false;
    if (!answer.values) return null;
    const { values } = answer;
    const possible = await canBe(program, below, [...standing, ...filledBy(values)]);
    if (possible !== false) return possible;
    const made = choices.filter(({ variable }) => values[variable] === 1);
    const others = choices.filter(({ variable }) => values[variable] === 0);
    const terms = [
      ...made.map(({ variable }): Term => [1, variable]),
      ...others.map(({ variable }): Term => [-1, variable]),
    ];
    cuts.push({ min: null, max: made.length - 1, terms, onlyIf: [], source: 0 });
  }
  return null;
}
