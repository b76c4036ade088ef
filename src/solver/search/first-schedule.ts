import { groupBy } from '../../domain/group-by.ts';
import type { Model, Variable } from '../../rules/encoding/model.ts';
import { rowsOn } from './linear-rows.ts';
import { randomNumbers } from './random-numbers.ts';
import type { Searcher, SearchSpace } from './space.ts';
import { WeightedRows } from './weighted-rows.ts';

/** Of each of the first variables, and of each of all. */
const MOVES_FOR_EACH_OF_FEW = 20;
const FEW_VARIABLES = 250;
const MOVES_FOR_EACH = 2;
const MOVES_IN_A_UNIT_OF_WORK = 100_000;
const MOVES_BETWEEN_LOOKS = 256;
const TRIALS_FOR_A_MOVE = 40;
const CHANCE_OF_A_MOVE_IN_VAIN = 0.1;

/**
 * Looks for a schedule that keeps every limit, wishes aside, by local search: it starts empty, takes a
 * limit that is not kept, and makes the change near it that helps most, a change being one cell filled, emptied or
 * filled otherwise. Where no change helps, the limits not kept weigh more from then on. It finds schedules of large
 * programs in moments, and proves nothing.
 */
export class FirstSearch {
  readonly #model: Model;
  readonly #searcher: Searcher;
  readonly #random: () => number;
  readonly #variables: readonly Variable[];
  readonly #rows: WeightedRows;
  readonly #cellOf: readonly (readonly number[])[];
  readonly #movesMax: number;
  #moves = 0;

  constructor({ model, choices }: SearchSpace, searcher: Searcher) {
    this.#model = model;
    this.#searcher = searcher;
    this.#random = randomNumbers(searcher.seed);
    this.#variables = [...choices.map(({ variable }) => variable), ...helpersOf(model, choices)];
    const columnOf = new Map(this.#variables.map((variable, column) => [variable, column]));
    const count = this.#variables.length;
    this.#rows = new WeightedRows(rowsOn(model, columnOf), count);
    this.#cellOf = cellsOf(choices);
    this.#movesMax =
      MOVES_FOR_EACH_OF_FEW * Math.min(count, FEW_VARIABLES) + MOVES_FOR_EACH * count;
  }

  /**
   * Searches on.
   * @param part of all the moves that a search is given, 0 to 1, at which it pauses.
   * @returns a value for every variable, right for the choices and for what is yes or no and costs nothing; null where
   * none was found.
   */
  run(part: number): number[] | null {
    const rows = this.#rows;
    const random = this.#random;
    for (; rows.brokenCount > 0; this.#moves++) {
      const moves = this.#moves;
      if (moves > 0 && moves % MOVES_BETWEEN_LOOKS === 0) {
        this.#searcher.spend(MOVES_BETWEEN_LOOKS / MOVES_IN_A_UNIT_OF_WORK);
        if (this.#searcher.isOver()) return null;
        if (moves > part * this.#movesMax) {
          this.#moves++;
          return null;
        }
      }
      const row = rows.brokenAt(Math.floor(random() * rows.brokenCount));
      const move = bestMove(rows, row, this.#cellOf, random, moves);
      if (!move || move.gain <= 0) rows.weighBroken(random);
      if (!move || (move.gain <= 0 && random() >= CHANCE_OF_A_MOVE_IN_VAIN)) continue;
      for (const column of move.flips) rows.flip(column, moves);
    }
    const values = this.#model.variables.map(({ min }) => min);
    this.#variables.forEach((variable, column) => (values[variable] = rows.isOn(column) ? 1 : 0));
    return values;
  }

  /** The limits that could not be kept for longest, by their places, hardest first. */
  hardest(count: number): number[] {
    return this.#rows.heaviest(count);
  }
}

/** What is yes or no and costs nothing, such as which days are counted as days off: rules say limits with its help. */
function helpersOf({ variables, objective }: Model, choices: SearchSpace['choices']): Variable[] {
  const others = new Set<Variable>([
    ...choices.map(({ variable }) => variable),
    ...objective.map(([, variable]) => variable),
  ]);
  return [...variables.keys()].filter((variable) => {
    const range = variables[variable];
    return range?.min === 0 && range.max === 1 && !others.has(variable);
  });
}

/** For each choice, those of the same person in the same period, itself included. */
function cellsOf(choices: SearchSpace['choices']): (readonly number[])[] {
  const columns = choices.map((_, column) => column);
  const cells = groupBy(columns, (column) => {
    const choice = choices[column];
    return `${choice?.personId}/${choice?.period}`;
  });
  const cellOf: (readonly number[])[] = [];
  for (const cell of cells.values()) for (const column of cell) cellOf[column] = cell;
  return cellOf;
}

interface Move {
  readonly flips: readonly number[];
  readonly gain: number;
}

function bestMove(
  rows: WeightedRows,
  row: number,
  cellOf: readonly (readonly number[])[],
  random: () => number,
  now: number,
): Move | null {
  const columns = rows.columnsThatHelp(row);
  const start = Math.floor(random() * columns.length);
  let best: Move | null = null;
  let bestSince = now;
  let trials = 0;
  for (let step = 0; step < columns.length && trials < TRIALS_FOR_A_MOVE; step++) {
    const column = columns[(start + step) % columns.length] ?? 0;
    for (const flips of waysToFlip(rows, column, cellOf[column] ?? [column])) {
      trials++;
      const gain = rows.gainOf(flips);
      const since = Math.max(...flips.map((each) => rows.flippedAt(each)));
      if (best && (gain < best.gain || (gain === best.gain && since >= bestSince))) continue;
      best = { flips, gain };
      bestSince = since;
    }
  }
  return best;
}

/** A choice made replaces the others of its cell; a choice dropped leaves the cell empty or to another. */
function waysToFlip(rows: WeightedRows, column: number, cell: readonly number[]): number[][] {
  if (!rows.isOn(column)) {
    const replaced = cell.filter((other) => rows.isOn(other));
    return replaced.length > 0 ? [[column, ...replaced], [column]] : [[column]];
  }
  const others = cell.filter((other) => other !== column && !rows.isOn(other));
  return [[column], ...others.map((other) => [column, other])];
}
