import { Plan } from '../../domain/schedule/plan.ts';
import { Schedule } from '../../domain/schedule/schedule.ts';
import { type Filled, parseSlotKey } from '../../domain/schedule/slot.ts';
import type { LayerStatistics } from '../answer.ts';
import { placesApart } from '../candidates/apart.ts';
import { solveModel, type StopFlag } from '../engine/solve-model.ts';
import { sumOf } from '../engine/satisfies.ts';
import { halfDayModel } from '../half-day-model.ts';
import { blockModel, callModel, type LayerModel } from '../layer-model.ts';
import type { Problem } from '../problem.ts';
import { solveSchedule } from '../solve-schedule.ts';
import { inOrder } from '../wishes/levels.ts';
import type { ChoiceAnswer, ChoiceCost, ChoiceQuestion } from './question.ts';

/** What a schedule lacks in each thing asked for, by its name and part. */
type Lacks = ReadonlyMap<string, number>;

/**
 * Why a choice does not stand in a place: the rules and pins that do not go together with it, or else what it costs in
 * each wish. Both are found by solving the layer again with the choice pinned, upon everything that is fixed; what the
 * present schedule lacks is reckoned exactly. Never throws.
 */
export async function costOfChoice(
  { problem, filled, choice }: ChoiceQuestion,
  stopFlag: StopFlag | null,
): Promise<ChoiceAnswer> {
  const pinned = { ...choice, source: 'pinned' as const };
  const asked: Problem = {
    ...problem,
    wishes: problem.wishes ?? [],
    fixed: [...problem.fixed, pinned],
  };
  const answer = await solveSchedule(asked, stopFlag, () => undefined);
  if (answer.kind === 'impossible' || answer.kind === 'crashed') return answer;
  if (answer.kind !== 'solved') return { kind: 'not-known' };
  const present = filled.map((each): Filled => ({ ...each, slot: parseSlotKey(each.slot) }));
  const now = await lacksNow(problem, present);
  const layers = new Set(problem.layers);
  const decided = answer.filled.filter(({ slot }) => layers.has(slot.layer));
  return {
    kind: 'possible',
    costs: answer.layers.flatMap((layer) => costsIn(layer, now)),
    isProven: answer.isBest,
    placesChanged: placesApart(present, decided),
  };
}

function costsIn({ levels }: LayerStatistics, now: Lacks | null): ChoiceCost[] {
  return levels.map(({ name, part, value, bound }) => ({
    name,
    part,
    now: now && (now.get(keyOf(name, part)) ?? 0),
    withChoice: value,
    bound,
  }));
}

/** What the present schedule lacks; null where it breaks a limit of the layer's model. */
async function lacksNow(problem: Problem, present: readonly Filled[]): Promise<Lacks | null> {
  const { layer, levels } = inOrder(modelOf(problem), problem.wishes ?? []);
  // Measures belong to one rule each, so that the least of all together is the least of each.
  const objective = levels.flatMap(({ terms }) => terms);
  const { values } = await solveModel(
    { ...layer.model, objective },
    {
      seed: problem.seed,
      workMax: null,
      secondsMax: null,
      hint: null,
      fixed: layer.valuesFor(present),
    },
  );
  return values
    ? new Map(levels.map(({ name, part, terms }) => [keyOf(name, part), sumOf(terms, values)]))
    : null;
}

function modelOf({ rows, layers: [layer], fixed, callDays, halfDays }: Problem): LayerModel {
  const plan = new Plan(rows);
  const others = fixed.map((each): Filled => ({ ...each, slot: parseSlotKey(each.slot) }));
  const schedule = new Schedule(
    plan,
    others.filter(({ slot }) => slot.layer !== layer),
  );
  if (layer === 'call') return callModel(schedule, callDays ?? rows.year, [], false);
  return layer === 'half-day'
    ? halfDayModel(schedule, halfDays ?? rows.year, [], false)
    : blockModel(plan, [], false);
}

function keyOf(name: string, part: string): string {
  return `${name} ${part}`;
}
