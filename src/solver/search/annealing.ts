import type { LineMoves } from '../columns/line-moves.ts';
import { Arms } from './arms.ts';
import { Cells } from './cells.ts';
import { Evaluation } from './evaluation.ts';
import { type EvaluationForm, evaluationForm } from './evaluation-form.ts';
import { exchangeGroups } from './exchange-groups.ts';
import { ARMS, MOVE_KINDS, Moves } from './moves.ts';
import { randomNumbers } from './random-numbers.ts';
import { Repairs } from './repairs.ts';
import type { SearchSpace } from './space.ts';

/** Of the typical change of the objective, what the temperature is at first; of the least price, at last. */
const HOT = 0.3;
const COLD = 0.2;
/** Where cycles begin, as parts of the whole; later ones start from the best schedule and less hot. */
const CYCLE_STARTS = [0, 0.5, 0.7, 0.85];
/** The same for a single long search: slow cooling first. */
export const SLOW_CYCLE_STARTS: readonly number[] = [0, 0.75, 0.9];
const WARM = 0.1;
/** How far the price of violations may move, in typical changes. */
const HARDNESS_MIN = 0.1;
const HARDNESS_MAX = 4;
const HARDNESS_UP = 1.01;
const HARDNESS_DOWN = 0.99;
/** While limits are broken, how often a change is drawn from one of them. */
const CHANCE_OF_REPAIR = 0.3;
/** Looks with broken limits after which those weigh more, by how much more each time, and how much at the most. */
const LOOKS_BEFORE_WEIGHING = 60;
const WEIGHT_GROWTH = 1.03;
const WEIGHT_MAX = 30;
/** Changes that are tried to learn how much one typically costs: for each column, and at most. */
const TRIALS_FOR_EACH_COLUMN = 20;
const TRIALS_MAX = 20_000;
const GAIN_MEMORY = 0.99999;
const REPAIR_ARM = MOVE_KINDS.length;

/** How often a change is a line drawn anew, where lines are at hand. */
const CHANCE_OF_LINE = 0.3;
/** Lines take no more than about half of the time: so many arcs are looked at while a row is touched. */
const ARCS_FOR_A_TOUCH = 10;
/** Makes the changes of lines for an evaluation. */
export type LinesOf = (evaluation: Evaluation, random: () => number) => LineMoves;

/** A schedule under annealing: the present one, the best one, the temperature, and what moves have brought. */
export class Annealing {
  readonly #form: EvaluationForm;
  readonly #evaluation: Evaluation;
  readonly #cells: Cells;
  readonly #moves: Moves;
  readonly #repairs: Repairs;
  readonly #random: () => number;
  readonly #kinds = new Arms(MOVE_KINDS.length + 1);
  readonly #groups = new Arms(ARMS);
  readonly #single = new Int32Array(1);
  readonly #typical: number;
  readonly #least: number;
  #temperature = 0;
  #hardness: number;
  /** The greatest drop of the objective in one change, of late. */
  #gain = 0;
  #best: number | null = null;
  #bestOn = new Int32Array(0);
  /** Columns that are in no cell, and those of them that are set in the best schedule. */
  readonly #free: Int32Array;
  #bestFree = new Int32Array(0);
  #touchesTaken = 0;
  #looksBroken = 0;
  readonly #cycleStarts: readonly number[];
  #cycle = 0;
  #lines: LineMoves | null = null;
  readonly #heavy = new Set<number>();

  /**
   * @param start the values to start from; null for nothing set.
   * @param cycleStarts where cooling begins anew, as parts of the whole, the first 0.
   */
  constructor(
    { model, choices }: SearchSpace,
    seed: number,
    start: readonly number[] | null,
    cycleStarts: readonly number[] = CYCLE_STARTS,
  ) {
    this.#cycleStarts = cycleStarts;
    const variables = choices.map(({ variable }) => variable);
    this.#form = evaluationForm(model, variables);
    this.#evaluation = new Evaluation(this.#form);
    this.#cells = new Cells(this.#form, choices);
    this.#random = randomNumbers(seed);
    const isOn = (column: number) => this.#evaluation.isOn(column);
    this.#moves = new Moves(this.#cells, exchangeGroups(this.#form), isOn, this.#random);
    this.#free = Int32Array.from(this.#cells.outside());
    this.#repairs = new Repairs(this.#evaluation, this.#random);
    if (start) this.#become((column) => start[this.#form.variableOf[column] ?? -1] === 1);
    this.#keep();
    this.#typical = this.#typicalChange();
    this.#least = this.#leastPrice();
    this.#hardness = this.#typical;
  }

  /** The objective of the best schedule that keeps all limits; null before the first. */
  get best(): number | null {
    return this.#best;
  }

  /** The values of the best schedule. */
  bestValues(): number[] {
    const evaluation = new Evaluation(this.#form);
    for (const column of [...this.#bestOn, ...this.#bestFree]) {
      this.#single[0] = column;
      evaluation.begin();
      evaluation.flip(this.#single, 1, Infinity);
    }
    return evaluation.modelValues();
  }

  /** Draws whole lines of people from now on too. */
  takeLines(linesOf: LinesOf): void {
    this.#lines = linesOf(this.#evaluation, this.#random);
  }

  /** Goes on from a schedule that keeps all limits and is better than the best. */
  takeBest(values: readonly number[]): void {
    this.#become((column) => values[this.#form.variableOf[column] ?? -1] === 1);
    this.#keep();
  }

  /** The rows touched since it was last asked: how much was done. */
  takeTouches(): number {
    const touches = this.#evaluation.touchCount - this.#touchesTaken;
    this.#touchesTaken += touches;
    return touches + (this.#lines?.takeArcs() ?? 0) / ARCS_FOR_A_TOUCH;
  }

  /** Sets the temperature for a part, 0 to 1, of the whole; and lets violations cost more while there are any. */
  cool(part: number): void {
    const cycle = this.#cycleStarts.findLastIndex((start) => part >= start);
    const start = this.#cycleStarts[cycle] ?? 0;
    const end = this.#cycleStarts[cycle + 1] ?? 1;
    const hot = this.#typical * (cycle > 0 ? WARM : HOT);
    const cold = Math.min(hot, this.#least * COLD);
    this.#temperature = hot * (cold / hot) ** ((part - start) / (end - start));
    if (cycle > this.#cycle) this.#returnToBest();
    this.#cycle = cycle;
    const isBroken = this.#evaluation.brokenCount > 0;
    this.#weigh();
    this.#hardness = Math.min(
      Math.max(
        this.#hardness * (isBroken ? HARDNESS_UP : HARDNESS_DOWN),
        this.#typical * HARDNESS_MIN,
      ),
      this.#typical * HARDNESS_MAX,
    );
  }

  #returnToBest(): void {
    if (this.#best === null) return;
    const wanted = new Set([...this.#bestOn, ...this.#bestFree]);
    this.#become((column) => wanted.has(column));
  }

  /** Limits that stay broken for long weigh more, until all limits are kept. */
  #weigh(): void {
    const evaluation = this.#evaluation;
    if (evaluation.brokenCount === 0) {
      this.#looksBroken = 0;
      evaluation.penalty = 0;
      for (const row of this.#heavy) evaluation.weigh(row, 1);
      this.#heavy.clear();
      return;
    }
    if (++this.#looksBroken < LOOKS_BEFORE_WEIGHING) return;
    for (const row of evaluation.broken.rows.subarray(0, evaluation.brokenCount)) {
      this.#heavy.add(row);
      evaluation.weigh(row, Math.min(WEIGHT_MAX, evaluation.rows.weightOf(row) * WEIGHT_GROWTH));
    }
  }

  /** Lets moves that brought something be drawn more often. */
  learn(): void {
    this.#kinds.learn();
    this.#groups.learn();
    this.#moves.armWeights.set(this.#groups.weights);
  }

  /** Draws a change and makes it if it is good enough for the temperature. */
  step(): void {
    if (this.#lines && this.#isTimeForLine(this.#lines) && this.#random() < CHANCE_OF_LINE)
      return this.#lineStep(this.#lines);
    const kind = this.#draw();
    const moves = this.#moves;
    const evaluation = this.#evaluation;
    this.#kinds.try(kind);
    if (moves.arm >= 0) this.#groups.try(moves.arm);
    if (moves.count === 0) return;
    const allowed = -this.#temperature * Math.log(1 - this.#random());
    const { objective, penalty } = evaluation;
    const penaltyMax = penalty + (allowed + this.#gain) / this.#hardness;
    evaluation.begin();
    if (!evaluation.flip(moves.flips, moves.count, penaltyMax)) return evaluation.undo();
    const gain = objective - evaluation.objective;
    this.#gain = Math.max(this.#gain * GAIN_MEMORY, gain);
    const change = this.#hardness * (evaluation.penalty - penalty) - gain;
    if (change > allowed) return evaluation.undo();
    if (change !== 0) {
      this.#kinds.reward(kind);
      if (moves.arm >= 0) this.#groups.reward(moves.arm);
    }
    this.#accept(moves.flips, moves.count);
  }

  #isTimeForLine({ arcCount }: LineMoves): boolean {
    return arcCount <= ARCS_FOR_A_TOUCH * this.#evaluation.touchCount;
  }

  /** Draws a part of a line anew; what its prices did not foresee decides whether it stays. */
  #lineStep(lines: LineMoves): void {
    if (!lines.draw(this.#temperature, this.#hardness)) return;
    const evaluation = this.#evaluation;
    const { objective, penalty } = evaluation;
    const allowed = -this.#temperature * Math.log(1 - this.#random());
    evaluation.begin();
    evaluation.flip(lines.flips, lines.count, Infinity);
    const change =
      evaluation.objective - objective + this.#hardness * (evaluation.penalty - penalty);
    if (change - lines.change > allowed) return evaluation.undo();
    this.#accept(lines.flips, lines.count);
  }

  #accept(flips: Int32Array, count: number): void {
    for (let place = 0; place < count; place++) {
      const column = flips[place] ?? 0;
      this.#cells.note(column, this.#evaluation.isOn(column));
    }
    this.#keep();
  }

  /** @returns which kind of change was drawn. */
  #draw(): number {
    if (this.#evaluation.brokenCount > 0 && this.#random() < CHANCE_OF_REPAIR) {
      this.#moves.repair(this.#repairs.draw());
      return REPAIR_ARM;
    }
    const kind = this.#kinds.draw(this.#random());
    this.#moves.draw(MOVE_KINDS[kind] ?? 'cell');
    return kind;
  }

  #keep(): void {
    const { brokenCount, objective } = this.#evaluation;
    if (brokenCount > 0 || (this.#best !== null && objective >= this.#best)) return;
    this.#best = objective;
    const { on, onCount } = this.#cells;
    this.#bestOn = on.slice(0, onCount);
    this.#bestFree = this.#free.filter((column) => this.#evaluation.isOn(column));
  }

  /** Sets exactly the columns wanted. */
  #become(isWanted: (column: number) => boolean): void {
    for (let column = 0; column < this.#form.columnCount; column++) {
      if (isWanted(column) === this.#evaluation.isOn(column)) continue;
      this.#single[0] = column;
      this.#evaluation.begin();
      this.#evaluation.flip(this.#single, 1, Infinity);
      this.#cells.note(column, this.#evaluation.isOn(column));
    }
  }

  /** The median of what changes change the objective by. */
  #typicalChange(): number {
    const evaluation = this.#evaluation;
    const changes: number[] = [];
    const trials = Math.min(TRIALS_MAX, TRIALS_FOR_EACH_COLUMN * this.#form.columnCount);
    for (let trial = 0; trial < trials; trial++) {
      this.#moves.draw(MOVE_KINDS[trial % MOVE_KINDS.length] ?? 'cell');
      if (this.#moves.count === 0) continue;
      const before = evaluation.objective;
      evaluation.begin();
      evaluation.flip(this.#moves.flips, this.#moves.count, Infinity);
      const change = Math.abs(evaluation.objective - before);
      evaluation.undo();
      if (change > 0) changes.push(change);
    }
    changes.sort((one, other) => one - other);
    return changes[Math.floor(changes.length / 2)] ?? 1;
  }

  #leastPrice(): number {
    let least = Infinity;
    for (const prices of [this.#form.weightOf, this.#form.segmentSlope])
      for (const price of prices) if (price !== 0) least = Math.min(least, Math.abs(price));
    return least === Infinity ? 1 : least;
  }
}
