import type { Highs } from 'highs';
import type { Range, Variable } from '../../rules/encoding/model.ts';
import { openProgram, OUT_OF_REACH_SECONDS } from '../engine/highs-program.ts';
import { type LinearProgram, ProgramRows } from '../engine/linear-program.ts';
import type { StopFlag } from '../engine/solve-model.ts';
import type { Row } from './own-parts.ts';
import type { LineColumn } from './person-lines.ts';

/** The lines to choose from, and what links them. */
export interface Choice {
  readonly columns: readonly LineColumn[];
  readonly personCount: number;
  readonly linking: readonly Row[];
  readonly shared: readonly Variable[];
  readonly ranges: readonly Range[];
  readonly cost: Float64Array;
}

/** What ends the choosing before its proof. */
export interface ChoiceLimits {
  readonly seed: number;
  readonly secondsMax: number | null;
  readonly iterationsMax: number | null;
  readonly stopFlag: StopFlag | null;
  /** Only what costs less than this is looked for. */
  readonly objectiveBelow: number;
}

/** How the choosing ended. */
export interface Chosen {
  /** Whether all was looked through: nothing better can be made of these lines. */
  readonly isComplete: boolean;
  readonly iterations: number;
}

/**
 * Chooses one whole line for each person by branch and cut.
 * @param onSolution told each better choice: the columns chosen and the values of the shared variables.
 */
export function chooseWhole(
  highs: Highs,
  choice: Choice,
  limits: ChoiceLimits,
  onSolution: (columns: readonly LineColumn[], sharedValues: readonly number[]) => void,
): Chosen {
  const engine = openProgram(highs, programOf(choice), true);
  const { shared, columns } = choice;
  const tell = (values: ArrayLike<number>) =>
    onSolution(
      columns.filter((_, column) => (values[shared.length + column] ?? 0) > 0.5),
      Array.from(shared, (_, at) => Math.round(values[at] ?? 0)),
    );
  const { stopFlag, secondsMax, iterationsMax, objectiveBelow, seed } = limits;
  try {
    engine.options.set({
      random_seed: seed % 2 ** 31,
      time_limit: secondsMax ?? OUT_OF_REACH_SECONDS,
      mip_rel_gap: 0,
      mip_abs_gap: 0.999,
      ...(objectiveBelow < Infinity && { objective_bound: objectiveBelow }),
    });
    const { mipImprovingSolution, mipInterrupt } = highs.constants.callbackType;
    const { modelStatus } = engine.run({
      [mipImprovingSolution]: ({ data }): undefined => {
        if (data.mip_solution) tell(data.mip_solution);
      },
      [mipInterrupt]: (event): undefined => {
        const iterations = Number(event.data.mip_total_lp_iterations ?? 0n);
        const isOver = stopFlag !== null && Atomics.load(stopFlag, 0) !== 0;
        if (isOver || (iterationsMax !== null && iterations > iterationsMax)) event.interrupt();
      },
    });
    const { optimal, infeasible, unboundedOrInfeasible, objectiveBound } =
      highs.constants.modelStatus;
    const proofs = new Set<number>([optimal, infeasible, unboundedOrInfeasible, objectiveBound]);
    if (modelStatus === optimal) tell(engine.getSolution().colValue);
    return {
      isComplete: proofs.has(modelStatus),
      iterations: Number(engine.info.get('simplex_iteration_count')),
    };
  } finally {
    engine.dispose();
  }
}

function programOf({ columns, personCount, linking, shared, ranges, cost }: Choice): LinearProgram {
  const terms = linking.map((): (readonly [number, number])[] => []);
  const own = Array.from({ length: personCount }, (): (readonly [number, number])[] => []);
  const columnOf = new Map(shared.map((variable, column) => [variable, column]));
  linking.forEach((row, number) => {
    for (const [coefficient, variable] of row.terms) {
      const column = columnOf.get(variable);
      if (column !== undefined) terms[number]?.push([coefficient, column]);
    }
  });
  columns.forEach(({ person, rows, amounts }, at) => {
    const column = shared.length + at;
    rows.forEach((row, entry) => terms[row]?.push([amounts[entry] ?? 0, column]));
    own[person]?.push([1, column]);
  });
  const program = new ProgramRows();
  linking.forEach(({ min, max }, row) => program.add(terms[row] ?? [], min, max));
  for (const each of own) program.add(each, 1, 1);
  return program.program(
    [
      ...shared.map((variable) => ranges[variable] ?? { min: 0, max: 0 }),
      ...columns.map(() => ({ min: 0, max: 1 })),
    ],
    [
      ...shared.map((variable, at) => [cost[variable] ?? 0, at] as const),
      ...columns.map((column, at) => [column.cost, shared.length + at] as const),
    ],
  );
}
