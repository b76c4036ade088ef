import type { Highs } from 'highs';
import type { Variable } from '../../rules/encoding/model.ts';
import { wholeBound } from '../engine/linear-program.ts';
import { satisfies, sumOf } from '../engine/satisfies.ts';
import type { SearchSpace } from '../search/space.ts';
import { ColumnsBudget, type ColumnsOptions, type Companion } from './columns-budget.ts';
import { drawPeople } from './draw-people.ts';
import { Master, type MasterAnswer, rowsByVariable } from './master.ts';
import { costRange, ownParts, type Parts, type Row } from './own-parts.ts';
import { type LineColumn, PersonLines } from './person-lines.ts';
import { chooseWhole } from './whole-master.ts';

/** News from a search by columns. */
export interface ColumnsNews {
  readonly secondsElapsed: number;
  /** No solution costs less: proven. */
  readonly bound: number;
  /** What the master's mix of lines costs, a guess at where bound and best will meet. */
  readonly mixed: number | null;
  readonly best: number | null;
  /** A new best solution of the whole model, checked against it; null in all other news. */
  readonly values: readonly number[] | null;
}

const ARCS_PER_WORK = 100_000_000;
const ITERATIONS_PER_WORK = 5_000;
/** What a call of the engine takes at the least. */
const WORK_OF_A_MIX = 0.0005;
const WORK_OF_A_CHOICE = 0.01;

/** The state that column generation and its heuristics share: parts, lines, master, bound, best solution and budget. */
export class ColumnsSearch {
  readonly space: SearchSpace;
  readonly parts: Parts;
  readonly budget: ColumnsBudget;
  readonly lines: PersonLines[] = [];
  readonly #companion: Companion | null;
  readonly #onNews: (news: ColumnsNews) => void;
  readonly #constant: number;
  readonly #numbers = new Map<string, number>();
  #bestLines: ReadonlyMap<number, number> = new Map();
  #master: Master | null = null;
  #linking: readonly Row[] = [];
  #untrackedCount = 0;
  #bound: number;
  #mixed: number | null = null;
  #best: number | null = null;
  #bestValues: readonly number[] | null = null;

  constructor(space: SearchSpace, options: ColumnsOptions, onNews: (news: ColumnsNews) => void) {
    this.space = space;
    this.budget = new ColumnsBudget(options);
    this.#companion = options.companion ?? null;
    this.#onNews = onNews;
    this.parts = ownParts(space);
    const { constant, least } = costRange(this.parts);
    this.#constant = constant;
    this.#bound = least;
  }

  /** Whether everybody's lines are drawn. */
  get isDrawn(): boolean {
    return this.#master !== null;
  }

  get columnCount(): number {
    return this.#master?.columns.length ?? 0;
  }

  get master(): Master {
    if (!this.#master) throw new Error('Lines are drawn before they are mixed');
    return this.#master;
  }

  get bound(): number {
    return this.#bound;
  }

  get best(): number | null {
    return this.#best;
  }

  get bestValues(): readonly number[] | null {
    return this.#bestValues;
  }

  /** How many of people's rows were too long to follow: the bound is that of a relaxation where there are any. */
  get untrackedCount(): number {
    return this.#untrackedCount;
  }

  get isProven(): boolean {
    return this.#best !== null && this.#best <= this.#bound;
  }

  /** Whether there is nothing left to spend, or nothing left to prove. */
  isOver(): boolean {
    return this.isProven || this.budget.isSpent();
  }

  /** Lets messages come in, and takes in what another thread has found. */
  async pause(): Promise<void> {
    await this.budget.pause();
    if (!this.#master) return;
    for (const values of this.#companion?.takeSolutions() ?? []) this.takeIn(values);
  }

  /** Gives the engine's memory back. */
  dispose(): void {
    this.#master?.dispose();
  }

  /** Draws everybody's lines and opens the master. @returns false where somebody has none: there is no solution. */
  async draw(highs: Highs): Promise<boolean | null> {
    const { people, linking, cost } = this.parts;
    const drawn = await drawPeople(this.parts, this.budget, () => this.isOver());
    if (!Array.isArray(drawn)) return drawn === 'cut-short' ? null : false;
    this.#companion?.onDrawn(drawn, this.parts);
    const untracked = drawn.flatMap((person) => person.untracked);
    this.#untrackedCount = untracked.length;
    this.#linking = [...linking, ...untracked];
    const rowsOf = rowsByVariable(this.#linking, cost.length);
    drawn.forEach((person, number) =>
      this.lines.push(new PersonLines(number, person, cost, rowsOf)),
    );
    const { shared, ranges } = this.parts;
    const costMax = Math.max(
      1,
      ...this.lines.map((lines) => lines.costMax),
      ...shared.map((variable) => Math.abs(cost[variable] ?? 0)),
    );
    this.#master = new Master(
      highs,
      { linking: this.#linking, shared, ranges, cost, personCount: people.length },
      10 * costMax,
    );
    return true;
  }

  /** [person] -> the line in the best solution, as far as it was made of lines. */
  get bestLines(): ReadonlyMap<number, number> {
    return this.#bestLines;
  }

  /** Takes in the lines of a solution. */
  takeIn(values: readonly number[]): void {
    const choices = new Set(this.space.choices.map(({ variable }) => variable));
    const columns = this.lines.flatMap(
      (lines) => lines.columnOf(values, (each) => choices.has(each)) ?? [],
    );
    this.addColumns(columns);
    if (this.offer(values)) this.#keepLines(columns);
  }

  #keepLines(columns: readonly LineColumn[]): void {
    this.#bestLines = new Map(
      columns.map((column) => [column.person, this.#numbers.get(keyOf(column)) ?? 0]),
    );
  }

  /** Adds the lines that are new. @returns how many. */
  addColumns(columns: readonly LineColumn[]): number {
    const fresh = columns.filter((column) => {
      const key = keyOf(column);
      if (this.#numbers.has(key)) return false;
      this.#numbers.set(key, this.#numbers.size);
      return true;
    });
    this.master.add(fresh);
    return fresh.length;
  }

  /** Offers the solution that lines of the master make, with the shared variables as given. */
  offerLines(numbers: readonly number[], sharedValues: ArrayLike<number>): boolean {
    const columns = numbers.flatMap((number) => this.master.columns[number] ?? []);
    const isBetter = this.offer(this.valuesOf(columns, sharedValues));
    if (isBetter) this.#keepLines(columns);
    return isBetter;
  }

  /** Solves the master. */
  mix(): MasterAnswer {
    const answer = this.master.solve(this.budget.limits);
    this.budget.spend(WORK_OF_A_MIX + answer.iterations / ITERATIONS_PER_WORK);
    return answer;
  }

  noteMixed(objective: number): void {
    this.#mixed = objective + this.#constant;
  }

  /**
   * Prices everybody under the duals.
   * @returns what the duals prove, and for each person the least cost of a line.
   */
  price(duals: Float64Array): { bound: number; least: Float64Array } {
    const least = Float64Array.from(this.lines, (lines) => lines.leastCost(duals));
    let bound = this.#constant + this.master.boundOfShared(duals, this.parts.cost);
    for (const cost of least) bound += cost;
    for (const person of this.lines.keys()) this.spendSweep(person);
    return { bound, least };
  }

  /** Counts the pricing of one person. */
  spendSweep(person: number): void {
    this.budget.spend((this.lines[person]?.pricer.arcCount ?? 0) / ARCS_PER_WORK);
  }

  /** Whether what a mix costs leaves room for a whole solution better than the best. */
  canBeat(mixed: number): boolean {
    return this.#best === null || wholeBound(mixed + this.#constant) < this.#best;
  }

  /**
   * Chooses one whole line for each person among these, so that all cost no more than the target and less than the best.
   * @returns whether the least that such a choice costs was found, or that there is none.
   */
  choose(
    highs: Highs,
    columns: readonly LineColumn[],
    target: number,
    secondsMax: number,
    workMax: number,
  ): boolean {
    const { secondsMax: secondsLeft, stopFlag } = this.budget.limits;
    const work = Math.min(workMax, this.budget.workLeft ?? Infinity);
    const { shared, ranges, cost, people } = this.parts;
    let isWhole = true;
    let better: readonly LineColumn[] = [];
    const chosen = chooseWhole(
      highs,
      { columns, personCount: people.length, linking: this.#linking, shared, ranges, cost },
      {
        seed: this.budget.seed,
        secondsMax: secondsLeft === null ? null : Math.min(secondsMax, secondsLeft),
        iterationsMax: work === Infinity ? null : work * ITERATIONS_PER_WORK,
        stopFlag,
        objectiveBelow: Math.min(target, (this.#best ?? Infinity) - 1) - this.#constant + 0.5,
      },
      (taken, sharedValues) => {
        const values = this.valuesOf(taken, sharedValues);
        isWhole &&= satisfies(this.space.model, values);
        if (this.offer(values)) better = taken;
      },
    );
    this.budget.spend(WORK_OF_A_CHOICE + chosen.iterations / ITERATIONS_PER_WORK);
    this.addColumns(better);
    if (better.length > 0) this.#keepLines(better);
    return chosen.isComplete && isWhole;
  }

  /** Notes a proven bound; all that can be spent and chosen is whole. */
  raiseBound(bound: number): void {
    const whole = wholeBound(bound);
    if (whole <= this.#bound) return;
    this.#bound = whole;
    this.#tell(null);
  }

  /** Notes a solution of the whole model, if it is one and better than the best so far. */
  offer(values: readonly number[]): boolean {
    const objective = sumOf(this.space.model.objective, values);
    if (this.#best !== null && objective >= this.#best) return false;
    if (!satisfies(this.space.model, values)) return false;
    this.#best = objective;
    this.#bestValues = values;
    this.#tell(values);
    return true;
  }

  /** The values of the whole model with a line for each person and the shared variables as given. */
  valuesOf(columns: readonly LineColumn[], sharedValues: ArrayLike<number>): number[] {
    const values = this.parts.ranges.map(({ min }) => min);
    const set = (variable: Variable, value: number) => (values[variable] = Math.round(value));
    this.parts.shared.forEach((variable, at) => set(variable, sharedValues[at] ?? 0));
    for (const column of columns)
      for (const [variable, value] of column.values) set(variable, value);
    return values;
  }

  #tell(values: readonly number[] | null): void {
    this.#onNews({
      secondsElapsed: this.budget.secondsUsed,
      bound: this.#bound,
      mixed: this.#mixed,
      best: this.#best,
      values,
    });
  }
}

/** What tells a person's lines apart. */
function keyOf({ person, values }: LineColumn): string {
  return `${person}:${values.flatMap(([variable, value]) => (value === 0 ? [] : [variable, value])).join()}`;
}
