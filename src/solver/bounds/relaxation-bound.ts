import type { Highs } from 'highs';
import type { Model } from '../../rules/encoding/model.ts';
import { type LinearLimits, LinearMaster } from '../engine/highs-program.ts';
import { lagrangianBound, linearProgramOf, wholeBound } from '../engine/linear-program.ts';

/** Larger models are relaxed by the interior point method, which needs more memory and far fewer steps. */
export const SIMPLEX_VARIABLES_MAX = 100_000;

/**
 * What no solution undercuts, by the linear relaxation; valid also where a limit cut its solving short, because it is
 * reckoned from the multipliers reached. -Infinity where these prove nothing.
 */
export function relaxationBound(
  model: Model,
  highs: Highs,
  limits: LinearLimits,
): { readonly bound: number; readonly iterations: number; readonly isCutShort: boolean } {
  const program = linearProgramOf(model);
  const master = new LinearMaster(highs, program);
  try {
    if (model.variables.length > SIMPLEX_VARIABLES_MAX) {
      master.setOption('solver', 'ipm');
      master.setOption('run_crossover', 'off');
    }
    const { rowDuals, iterations, status } = master.solve(limits);
    const bound = wholeBound(lagrangianBound(program, rowDuals));
    const isCutShort = status === 'cut-short';
    return { bound: Number.isNaN(bound) ? -Infinity : bound, iterations, isCutShort };
  } finally {
    master.dispose();
  }
}
