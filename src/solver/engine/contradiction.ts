import type { Highs } from 'highs';
import type { Model, Range, Term } from '../../rules/encoding/model.ts';
import { withoutConditions } from '../search/plain-rows.ts';
import { reach } from './cp-sat-messages.ts';
import { solveLinear } from './highs-program.ts';
import { ITERATIONS_PER_WORK } from './highs-solve-model.ts';
import { lagrangianBound, mergedTerms, ProgramRows } from './linear-program.ts';
import { propagate } from './propagation.ts';

/** What is seen of a model without a search. */
export interface Seen {
  /** Places in `model.sources`, ascending: their limits cannot all hold, perhaps not all are needed; null where none are seen. */
  readonly sources: readonly number[] | null;
  readonly workUsed: number;
}

/** Larger models are not relaxed. */
const LINEAR_VARIABLES_MAX = 10_000;
const ITERATIONS_MAX = ITERATIONS_PER_WORK;
/** Multipliers below this are errors of floating point numbers, as are sums of violations below the second. */
const MULTIPLIER_LEAST = 1e-7;
const VIOLATION_LEAST = 1e-4;

/**
 * A contradiction that shows without a search: by what follows from one limit after the other, or by a sum of limits
 * that none can make true, even in parts. Either is a proof.
 */
export function contradictionIn(model: Model, highs: Highs): Seen {
  const propagated = propagate(model);
  if (propagated.kind === 'contradiction') return propagated;
  if (model.variables.length > LINEAR_VARIABLES_MAX) return { ...propagated, sources: null };
  const linear = linearContradiction(model, highs);
  return { ...linear, workUsed: propagated.workUsed + linear.workUsed };
}

/** Minimises by how much limits are violated together; the multipliers of what cannot be less name the sources. */
function linearContradiction(model: Model, highs: Highs): Seen {
  const rows = new ProgramRows();
  const variables: Range[] = [...model.variables];
  const violations: Term[] = [];
  const sourceOf: number[] = [];
  for (const limit of model.limits)
    for (const { terms, min, max } of withoutConditions(limit, model)) {
      const possible = reach(terms, model.variables);
      const sides = [
        [min === null ? 0 : min - possible.min, 1],
        [max === null ? 0 : possible.max - max, -1],
      ] as const;
      const open = sides.filter(([violationMax]) => violationMax > 0);
      if (open.length === 0) continue;
      const own = open.map(([violationMax, sign]): Term => {
        const variable = variables.push({ min: 0, max: violationMax }) - 1;
        violations.push([1, variable]);
        return [sign, variable];
      });
      rows.add([...mergedTerms(terms), ...own], min ?? -Infinity, max ?? Infinity);
      sourceOf.push(limit.source);
    }
  if (violations.length === 0) return { sources: null, workUsed: 0 };
  const program = rows.program(variables, violations);
  const limits = { secondsMax: null, iterationsMax: ITERATIONS_MAX };
  const { rowDuals, iterations } = solveLinear(highs, program, limits);
  const workUsed = iterations / ITERATIONS_PER_WORK;
  const kept = rowDuals.map((dual) => (Math.abs(dual) < MULTIPLIER_LEAST ? 0 : dual));
  if (lagrangianBound(program, kept) < VIOLATION_LEAST) return { sources: null, workUsed };
  const sources = new Set(sourceOf.filter((_, row) => kept[row] !== 0));
  return { sources: [...sources].toSorted((one, other) => one - other), workUsed };
}
