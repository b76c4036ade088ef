import type { Plan } from '../domain/schedule/plan.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import { blocksOf } from '../domain/time/block-schemes.ts';
import { day, daysIn } from '../domain/time/day.ts';
import type { Source } from '../rules/encoding/model.ts';
import { callOffers, canBeOffered } from './call-needs.ts';
import type { LayerModel } from './layer-model.ts';
import { variablesOf } from './reliefs.ts';
import type { Run } from './run.ts';
import { firstOrConflict } from './search/first-or-conflict.ts';
import { callDaysOf, callsOver } from './call-layer.ts';

/** What is to be explained of calls that cannot be. */
export interface ImpossibleCalls {
  /** Attributed. */
  readonly model: LayerModel;
  readonly near: readonly Source[];
}

/** Longer conflicts are not looked at for other blocks. */
const DAYS_MAX = 14;

/** The first month of which the calls cannot be whatever came before, else all days. @param near where the conflict is. */
export async function impossibleCalls(
  run: Run,
  plan: Plan,
  blocks: readonly Filled[],
  near: readonly Source[],
): Promise<ImpossibleCalls> {
  const searcher = run.searcher(run.budget.share(1));
  for (const month of blocksOf(callDaysOf(run), 'twelve-months')) {
    const first = await firstOrConflict(callsOver(run, plan, month, blocks, false), searcher);
    if (first.kind === 'impossible')
      return { model: callsOver(run, plan, month, blocks, true), near: first.near };
    if (searcher.isOver()) break;
  }
  return { model: callsOver(run, plan, callDaysOf(run), blocks, true), near };
}

/** Whether no blocks at all offer those who are asked for on the days of the conflict. */
export function isWhateverTheBlocks(plan: Plan, { model, near }: ImpossibleCalls): boolean {
  const variables = variablesOf(model.model, near);
  const days = model.choices
    .flatMap(({ variable, period }) => (variables.has(variable) ? [day(period)] : []))
    .toSorted();
  const [firstDay] = days;
  const lastDay = days.at(-1);
  if (!firstDay || !lastDay || daysIn({ firstDay, lastDay }) > DAYS_MAX) return false;
  return !canBeOffered(callOffers(plan, { firstDay, lastDay }));
}
