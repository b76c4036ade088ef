import loadHighsPackage, { type Basis, type Highs, type Model as HighsModel } from 'highs';
import { lagrangianBound, type LinearProgram } from './linear-program.ts';
import type { StopFlag } from './solve-model.ts';

/** What ends a solve before its proof. Null and absent mean without. */
export interface LinearLimits {
  readonly secondsMax: number | null;
  /** Steps of the simplex method: the same on every machine. */
  readonly iterationsMax?: number | null;
  readonly stopFlag?: StopFlag | null;
}

/** What came of solving a linear program. */
export interface LinearAnswer {
  /** `cut-short`: a limit was reached; the bound holds all the same. */
  readonly status: 'optimal' | 'impossible' | 'cut-short';
  /** A value for every column; of use where optimal. */
  readonly values: Float64Array;
  /** What one more unit of a row's bound costs. */
  readonly rowDuals: Float64Array;
  /** What one unit of a column costs when all is said. */
  readonly columnDuals: Float64Array;
  readonly objective: number;
  /** No solution costs less: reckoned from the row duals, -Infinity where they prove nothing. */
  readonly bound: number;
  readonly iterations: number;
}

/** Columns to be added to a program, stored column by column. */
export interface LinearColumns {
  readonly cost: Float64Array;
  readonly columnMin: Float64Array;
  readonly columnMax: Float64Array;
  /** Column `j` holds `values[k]` in row `indices[k]` for `k` from `starts[j]` up to, but not with, `starts[j + 1]`. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** A limit of time that is none: the engine wants a finite number. */
export const OUT_OF_REACH_SECONDS = 1e9;
const MANY_ITERATIONS = 2 ** 31 - 1;
const WHOLE = 1;

let loading: Promise<Highs> | null = null;

/**
 * Loads HiGHS, once; everything after that is synchronous and blocks its thread, so it belongs into a worker. Rejects
 * where its WebAssembly file cannot be had; the next call tries again.
 */
export async function loadHighs(): Promise<Highs> {
  loading ??= loadHighsPackage();
  try {
    return await loading;
  } catch (error) {
    loading = null;
    throw error;
  }
}

/** Throws the loaded engine away, after a breakdown: the next `loadHighs` starts a new one. */
export function forgetHighs(): void {
  loading = null;
}

/** Bytes of memory that HiGHS holds in this thread; 0 before it is loaded. */
export async function highsMemoryBytes(): Promise<number> {
  return loading ? (await loading).memoryBytes : 0;
}

/**
 * HiGHS with a program loaded; `dispose` gives its memory back.
 * @param isWhole whether every column takes whole numbers only.
 */
export function openProgram(highs: Highs, program: LinearProgram, isWhole: boolean): HighsModel {
  const model = highs.createModel();
  model.options.set({ output_flag: false });
  const [rowCount, columnCount] = [program.rowMin.length, program.cost.length];
  const { starts, indices, values } = program;
  model.passModel({
    numCols: columnCount,
    numRows: rowCount,
    colCost: program.cost,
    colLower: program.columnMin,
    colUpper: program.columnMax,
    rowLower: program.rowMin,
    rowUpper: program.rowMax,
    matrix: { format: 'csr', numRows: rowCount, numCols: columnCount, starts, indices, values },
    ...(isWhole && { integrality: new Int32Array(columnCount).fill(WHOLE) }),
  });
  return model;
}

/**
 * A linear program that is solved again and again: columns and rows may be added and bounds changed between solves,
 * each of which starts from the basis of the one before. For column generation and for bounds.
 */
export class LinearMaster {
  readonly #highs: Highs;
  readonly #model: HighsModel;

  constructor(highs: Highs, program: LinearProgram) {
    this.#highs = highs;
    this.#model = openProgram(highs, program, false);
  }

  /** Appends columns after those there are. */
  addColumns(columns: LinearColumns): void {
    const { cost, columnMin, columnMax, starts, indices, values } = columns;
    const { numRows } = this.#model.getDimensions();
    this.#model.addCols({
      cost,
      lower: columnMin,
      upper: columnMax,
      matrix: { format: 'csc', numRows, numCols: cost.length, starts, indices, values },
    });
  }

  /** Appends rows after those there are. */
  addRows(rows: Pick<LinearProgram, 'rowMin' | 'rowMax' | 'starts' | 'indices' | 'values'>): void {
    const { rowMin, rowMax, starts, indices, values } = rows;
    const { numCols } = this.#model.getDimensions();
    this.#model.addRows({
      lower: rowMin,
      upper: rowMax,
      matrix: { format: 'csr', numRows: rowMin.length, numCols, starts, indices, values },
    });
  }

  /** Changes the range of a column. */
  setColumnRange(column: number, min: number, max: number): void {
    this.#model.changeColBounds(column, min, max);
  }

  /** Changes the range of a row. */
  setRowRange(row: number, min: number, max: number): void {
    this.#model.changeRowBounds(row, min, max);
  }

  /** Changes what columns cost, their numbers rising. */
  setCosts(columns: Int32Array, costs: Float64Array): void {
    this.#model.changeColsCost({ kind: 'set', indices: columns }, costs);
  }

  /** The basis reached, to start a like program from. */
  get basis(): Basis {
    return this.#model.getBasis();
  }

  set basis(basis: Basis) {
    const statuses = (codes: Int32Array) => Int32Array.from(codes);
    this.#model.setBasis({
      colStatus: statuses(basis.colStatus),
      rowStatus: statuses(basis.rowStatus),
    });
  }

  /** Sets an option of HiGHS, such as `solver` or `simplex_strategy`. */
  setOption(name: string, value: boolean | number | string): void {
    this.#model.options.set(name, value);
  }

  /** Solves from the basis there is. The bound is -Infinity: `lagrangianBound` reckons it where it is wanted. */
  solve(limits: LinearLimits): LinearAnswer {
    const { simplexInterrupt, ipmInterrupt } = this.#highs.constants.callbackType;
    this.#model.zeroAllClocks();
    this.#model.options.set('time_limit', limits.secondsMax ?? OUT_OF_REACH_SECONDS);
    this.#model.options.set('simplex_iteration_limit', limits.iterationsMax ?? MANY_ITERATIONS);
    const { stopFlag = null } = limits;
    const heed = (event: { interrupt: () => void }): undefined => {
      if (stopFlag && Atomics.load(stopFlag, 0) !== 0) event.interrupt();
    };
    const callbacks = stopFlag ? { [simplexInterrupt]: heed, [ipmInterrupt]: heed } : {};
    const { modelStatus } = this.#model.run(callbacks);
    const { optimal, infeasible, unboundedOrInfeasible, empty } = this.#highs.constants.modelStatus;
    const { colValue, rowDual, colDual } = this.#model.getSolution();
    return {
      status:
        modelStatus === optimal || modelStatus === empty
          ? 'optimal'
          : modelStatus === infeasible || modelStatus === unboundedOrInfeasible
            ? 'impossible'
            : 'cut-short',
      values: colValue,
      rowDuals: rowDual,
      columnDuals: colDual,
      objective: this.#model.getObjectiveValue(),
      bound: -Infinity,
      iterations: Number(this.#model.info.get('simplex_iteration_count')),
    };
  }

  /** Gives its memory back; it cannot be used any more. */
  dispose(): void {
    this.#model.dispose();
  }
}

/** Solves a linear program once. Load HiGHS first. */
export function solveLinear(
  highs: Highs,
  program: LinearProgram,
  limits: LinearLimits,
): LinearAnswer {
  const master = new LinearMaster(highs, program);
  try {
    const answer = master.solve(limits);
    return { ...answer, bound: lagrangianBound(program, answer.rowDuals) };
  } finally {
    master.dispose();
  }
}
