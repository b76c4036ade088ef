import { Schedule } from '../domain/schedule/schedule.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import { type DaySpan, spanHolds } from '../domain/time/day.ts';
import { explainConflict } from './explain-conflict.ts';
import { brokenByHalfDays, withCuts } from './half-day-cuts.ts';
import { reach } from './engine/cp-sat-messages.ts';
import { sumOf } from './engine/satisfies.ts';
import { halfDayModel, isOfModel } from './half-day-model.ts';
import type { LayerModel } from './layer-model.ts';
import { type LayerOutcome, type Run, statisticsOf } from './run.ts';
import { independentParts, joinedParts } from './search/independent-parts.ts';
import { RestrictableModel } from './search/restricted-model.ts';
import { layerTask } from './layer-task.ts';
import { type Solved, solveParts } from './solve-parts.ts';
import { inOrder, type OrderedLayer } from './wishes/levels.ts';
import { asOneSum, levelsInSum, type OneSum } from './wishes/one-sum.ts';

/** How often a schedule may break what its model does not tell. */
const ROUNDS_MAX = 8;
/** Parts of an impossible model that are looked at one by one have about so many variables. */
const EXPLAINED_VARIABLES = 1_000;
const WORK_FOR_A_PROOF = 5;

/**
 * Solves the half-day layer on a block and a call layer: as far as nothing is counted over the year, week by week. What
 * breaks a must that the model does not tell, by the rule's own check, is excluded and solved again.
 * @param above the blocks and calls.
 * @param part of the budget left that it may spend.
 */
export async function solveHalfDays(
  run: Run,
  above: readonly Filled[],
  part: number,
): Promise<LayerOutcome> {
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
  const read = pruned.isWhole ? pruned : attributed();
  const filledBy = (values: readonly number[]) => [...read.filledBy(values), ...unread];
  const plain = { ...read, filledBy };
  const asked = asAsked(run, plain);
  let { layer } = asked;
  const began = layerTask(run, layer, part, shownWith);
  let bound: number | null = null;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const solved = await solveParts(run, { ...began, layer });
    if (solved === 'impossible' && bound === null) return explained(run, attributed());
    if (!solved || solved === 'impossible') break;
    // What is excluded later only makes it dearer.
    bound ??= solved.bound;
    const broken = brokenByHalfDays(schedule, solved.filled);
    if (broken.length === 0) {
      return outcomeOf(run, plain, asked, began.began, { ...solved, bound });
    }
    layer = withCuts(layer, broken, solved.filled, round);
  }
  return { kind: 'nothing-found' };
}

/** A layer as its wishes are asked for: in order, said as one sum, or else weighed. */
interface Asked {
  readonly layer: LayerModel;
  readonly order: { readonly ordered: OrderedLayer; readonly sum: OneSum } | null;
}

function asAsked(run: Run, layer: LayerModel): Asked {
  const { wishes } = run.problem;
  const ordered = wishes && inOrder(layer, wishes);
  const sum = ordered ? asOneSum(ordered) : null;
  const [first] = ordered?.levels ?? [];
  if (!ordered || !sum || !first) return { layer, order: null };
  const { name, part } = first;
  run.step = { kind: 'level', name, part, place: 1, count: ordered.levels.length };
  run.unit = sum.weights[0] ?? 1;
  const model = { ...ordered.layer.model, objective: sum.objective };
  return { layer: { ...ordered.layer, model }, order: { ordered, sum } };
}

function outcomeOf(
  run: Run,
  plain: LayerModel,
  { layer, order }: Asked,
  began: { readonly seconds: number; readonly work: number },
  { filled, values, bound: sumMin, secondsToFirst, secondsToBest }: Solved,
): LayerOutcome {
  const secondsUsed = run.budget.secondsUsed - began.seconds;
  const workUsed = run.budget.workUsed - began.work;
  const levels = order
    ? levelsInSum(order.ordered.levels, order.sum, layer.model, values, sumMin)
    : [];
  const bound =
    levels.length > 1 ? reach(plain.model.objective, plain.model.variables).min : sumMin;
  const objective = sumOf(plain.model.objective, values);
  return {
    kind: 'found',
    filled,
    statistics: statisticsOf(plain, { objective, bound, secondsUsed, workUsed }, levels),
    solved: { layer: plain, values },
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
