import type { Limit, Model, Source, Variable } from '../../rules/encoding/model.ts';
import { relaxedTo } from '../engine/part-of-model.ts';
import { contradictionIn } from '../engine/contradiction.ts';
import { loadHighs } from '../engine/highs-program.ts';
import { propagate } from '../engine/propagation.ts';
import { FirstSearch } from './first-schedule.ts';
import type { Searcher, SearchSpace } from './space.ts';

/** What came of looking for a first schedule. */
export type First =
  | {
      readonly kind: 'found';
      /** A value for every variable, right for the choices and for what is yes or no and costs nothing. */
      readonly values: readonly number[];
    }
  | {
      /** Proven. */
      readonly kind: 'impossible';
      /** Where the conflict is: not all of these are needed, and others may be. */
      readonly near: readonly Source[];
    }
  | { readonly kind: 'unknown' };

/** After these parts of the local search it is asked whether there can be a schedule at all. */
const PARTS_BEFORE_DOUBT = [0.1, 1];
/** So many of the limits that were hardest to keep are looked at alone. */
const HARD_LIMITS = [4, 16, 64, 256];
const VARIABLES_MAX = 6_000;
const WORK_FOR_HARD_LIMITS = 0.3;

/**
 * Looks for a schedule by local search and, where that does not find one at once, for a proof that there is none:
 * what follows from each limit in turn, then what the engine makes of the limits that were hardest to keep, alone.
 */
export async function firstOrConflict(space: SearchSpace, searcher: Searcher): Promise<First> {
  const { model } = space;
  const search = new FirstSearch(space, searcher);
  for (const [place, part] of PARTS_BEFORE_DOUBT.entries()) {
    const values = search.run(part);
    if (values) return { kind: 'found', values };
    if (searcher.isOver()) break;
    const near =
      (place === 0 ? contradiction(model, searcher) : null) ??
      (await hard(search, model, searcher));
    if (near) return { kind: 'impossible', near };
  }
  return { kind: 'unknown' };
}

function contradiction(model: Model, searcher: Searcher): Source[] | null {
  const propagated = propagate(model);
  searcher.spend(propagated.workUsed);
  return propagated.kind === 'contradiction' ? named(model, propagated.sources) : null;
}

/** The limits among the hardest that cannot hold even where all else may be as it likes; null where none are proven so. */
async function hard(
  search: FirstSearch,
  model: Model,
  searcher: Searcher,
): Promise<Source[] | null> {
  for (const count of HARD_LIMITS) {
    const limits = search.hardest(count).flatMap((place) => model.limits[place] ?? []);
    const variables = new Set(limits.flatMap(variablesIn));
    if (variables.size > VARIABLES_MAX) break;
    const relaxed = relaxedTo(model, variables).model;
    const seen = contradictionIn(relaxed, await loadHighs());
    searcher.spend(seen.workUsed);
    if (seen.sources) return named(model, seen.sources);
    const options = { seed: searcher.seed, hint: null, workMax: WORK_FOR_HARD_LIMITS };
    const { status } = await searcher.subSolve(relaxed, options);
    if (status === 'impossible')
      return named(
        model,
        limits.map(({ source }) => source),
      );
    if (limits.length < count || searcher.isOver()) break;
  }
  return null;
}

function variablesIn({ terms, onlyIf }: Limit): Variable[] {
  return [...terms.map(([, variable]) => variable), ...onlyIf.map(({ variable }) => variable)];
}

function named({ sources }: Model, places: readonly number[]): Source[] {
  return [...new Set(places)].flatMap((place) => sources[place] ?? []);
}
