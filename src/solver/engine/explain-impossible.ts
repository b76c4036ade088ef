import type { Limit, Literal, Model, Range, Variable } from '../../rules/encoding/model.ts';
import { proveImpossible, type EngineOptions, type StopFlag } from './solve-model.ts';

/** Why a model has no solution, or that this could not be said within the limits given. */
export type Explanation =
  | {
      readonly kind: 'conflict';
      /** Places in `model.sources`, in their order: limits that cannot all hold together. */
      readonly sources: readonly number[];
      /** Whether it is proven that without any one of them the others can hold. */
      readonly isMinimal: boolean;
      readonly workUsed: number;
    }
  | { readonly kind: 'possible' | 'unknown'; readonly workUsed: number };

/** How to look for a conflict; work and seconds are for the whole of it. */
export type ExplainOptions = Pick<EngineOptions, 'seed' | 'workMax' | 'secondsMax' | 'fixed'>;

/**
 * Finds sources whose limits cannot hold together, as few as no one can be spared: first the ones
 * that CP-SAT names, then each is left out in turn, and stays out where the rest is still
 * impossible. Ranges of variables and `fixed` values hold throughout and are nobody's fault.
 */
export async function explainImpossible(
  model: Model,
  options: ExplainOptions,
  stopFlag: StopFlag | null = null,
): Promise<Explanation> {
  const budget = new Budget(options);
  const core = async (sources: readonly number[]) =>
    budget.spend(await proveImpossible(switchable(model, sources), budget.left(), stopFlag));

  const everything = [...new Set(model.limits.map(({ source }) => source))].sort((a, b) => a - b);
  const first = await core(everything);
  if (first.kind !== 'impossible') return { kind: first.kind, workUsed: budget.workUsed };

  const needed: number[] = [];
  let suspects = first.core.map((place) => everything[place])
}
