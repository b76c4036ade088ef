import { Schedule } from '../domain/schedule/schedule.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import { type DaySpan, spanHolds } from '../domain/time/day.ts';
import { explainConflict } from './explain-conflict.ts';
import { brokenByHalfDays, withCuts } from './half-day-cuts.ts';
import { halfDayModel, isOfModel } from './half-day-model.ts';
import type { LayerModel } from './layer-model.ts';
import { type LayerOutcome, type Run, statisticsOf } from './run.ts';
import { independentParts, joinedParts } from './search/independent-parts.ts';
import { RestrictableModel } from './search/restricted-model.ts';
import { layerTask } from './solve-layer.ts';
import { type Solved, solveParts } from './solve-parts.ts';

/** How often a schedule may break what its model does not tell. */
const ROUNDS_MAX = 8;
/** Parts of an impossible model that are looked at one by one have about so many variables. */
const EXPLAINED_VARIABLES = 1_000;
const WORK_FOR_A_PROOF = 5;

/**
 * Solves the half-day layer on a block and a call layer: as far as nothing is counted over the year, week by week. What
 * breaks a must that the model does not tell, by the rule's own check, is excluded and solved again.
 * @param above the blocks and calls.
 */
export async function solveHalfDays(run: Run, above: readonly Filled[]): Promise<LayerOutcome> {
  const span: DaySpan = run.problem.halfDays ?? run.plan.rows.year;
  const isElsewhere = ({ slot }: Filled) => slot.layer === 'half-day' && !spanHolds(span, slot.day);
  // Nobody knows any more what some half-days mean, such as those of somebody archived: they stay.
  const isUnread = (each: Filled) =>
    each.slot.layer === 'half-day' && !isElsewhere(each) && !isOfModel(run.plan, span, each);
  const unread = run.fixed.filter(isUnread);
  const shownWith = [...above, ...run.fixed.filter(isElsewhere), ...unread];
  const schedule = new Schedule(run.plan, shownWith);
  const pruned = halfDayModel(schedule, span, run.fixed, false);
  const attributed = () => halfDayModel(schedule, span, run.fixed, true);
  let layer = pruned.isWhole ? pruned : attributed();
  const began = layerTask(run, layer, 1, shownWith);
  let bound: number | null = null;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const solved = await solveParts(run, { ...began, layer });
    if (solved === 'impossible' && bound === null) return explained(run, attributed());
    if (!solved || solved === 'impossible') break;
    // What is excluded later only makes it dearer.
    bound ??= solved.bound;
    const broken = brokenByHalfDays(schedule, solved.filled);
    if (broken.length === 0) {
      const filled = [...solved.filled, ...unread];
      return outcomeOf(run, layer, began.began, { ...solved, filled, bound });
    }
    layer = withCuts(layer, broken, solved.filled, round);
  }
  return { kind: 'nothing-found' };
}

function outcomeOf(
  { budget }: Run,
  layer: LayerModel,
  began: { readonly seconds: number; readonly work: number },
  { filled, objective, bound, secondsToFirst, secondsToBest }: Solved,
): LayerOutcome {
  const secondsUsed = budget.secondsUsed - began.seconds;
  const workUsed = budget.workUsed - began.work;
  return {
    kind: 'found',
    filled,
    statistics: statisticsOf(layer, { objective, bound, secondsUsed, workUsed }),
    secondsToFirst,
    secondsToBest,
  };
}

/** Names what cannot go together in the first part of the model that is impossible on its own. */
async function explained(run: Run, layer: LayerModel): Promise<LayerOutcome> {
  const { model } = layer;
  const start = model.variables.map(({ min }) => min);
  const whole = new RestrictableModel(model, model.variables.keys());
  const searcher = run.searcher(run.budget.share(1));
  for (const { variables } of joinedParts(independentParts(model, start), EXPLAINED_VARIABLES)) {
    const { model: part, placeOf } = whole.restrict(variables, start);
    const options = { seed: searcher.seed, hint: null, isLinear: false, workMax: WORK_FOR_A_PROOF };
    const { status } = await searcher.subSolve({ ...part, objective: [] }, options);
    if (status === 'impossible') {
      const choices = layer.choices.flatMap((choice) => {
        const variable = placeOf.get(choice.variable);
        return variable === undefined ? [] : [{ ...choice, variable }];
      });
      return explainConflict(run, { model: part, choices });
    }
    if (searcher.isOver()) break;
  }
  return explainConflict(run, layer);
}
