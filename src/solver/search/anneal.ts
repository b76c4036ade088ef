import { Cells } from './cells.ts';
import { Evaluation } from './evaluation.ts';
import { type EvaluationForm, evaluationForm } from './evaluation-form.ts';
import { exchangeGroups } from './exchange-groups.ts';
import { ARMS, MOVE_KINDS, Moves } from './moves.ts';
import { Repairs } from './repairs.ts';
import { randomNumbers } from './random-numbers.ts';
import type { Solution } from './improve.ts';
import type { SearchSpace } from './space.ts';

const MOVES_BETWEEN_LOOKS = 2048;
const REPAIR = Number(process.env['REPAIR'] ?? 0.3);
const GROW = Number(process.env['GROW'] ?? 1.1);
const DECAY = Number(process.env['DECAY'] ?? 0.98);
const HARD = Number(process.env['HARD'] ?? 3);

export interface AnnealOptions {
  readonly seed: number;
  /** 0 to 1: how much of what may be spent is spent. */
  readonly progress: () => number;
  readonly spend: (moves: number) => void;
  readonly onBetter: (solution: Solution) => void;
  readonly trace?: (line: string) => void;
}

export function anneal(
  space: SearchSpace,
  start: readonly number[] | null,
  options: AnnealOptions,
): Solution | null {
  return new Annealing(space, options).run(start);
}

class Annealing {
  readonly #form: EvaluationForm;
  readonly #evaluation: Evaluation;
  readonly #cells: Cells;
  readonly #moves: Moves;
  readonly #random: () => number;
  readonly #options: AnnealOptions;
  #hardness = 1;
  #best = Infinity;
  #bestOn: Int32Array | null = null;
  readonly #heavy = new Set<number>();
  #gain = 0;
  readonly #repairs: Repairs;
  readonly #kinds = new Arms(MOVE_KINDS.length + 1);
  readonly #arms = new Arms(ARMS);
  #single = new Int32Array(1);

  constructor(space: SearchSpace, options: AnnealOptions) {
    this.#form = evaluationForm(
      space.model,
      space.choices.map(({ variable }) => variable),
    );
    this.#evaluation = new Evaluation(this.#form);
    this.#cells = new Cells(this.#form, space.choices);
    this.#random = randomNumbers(options.seed);
    const groups = exchangeGroups(this.#form);
    this.#moves = new Moves(
      this.#cells,
      groups,
      (column) => this.#evaluation.isOn(column),
      this.#random,
    );
    this.#repairs = new Repairs(this.#evaluation, this.#random);
    this.#options = options;
    options.trace?.(
      `columns ${this.#form.columnCount}, nodes ${this.#form.variableOf.length}, rows ${this.#form.least.length}, entries ${this.#form.entryRow.length}, gone ${this.#form.segments.length}`,
    );
  }

  run(start: readonly number[] | null): Solution | null {
    if (start) this.#set(start);
    const { typical, least } = this.#scales();
    this.#hardness = typical;
    const hot = typical * Number(process.env['HOT'] ?? 0.2);
    const cold = least * Number(process.env['COLD'] ?? 0.2);
    this.#options.trace?.(`typical ${typical} least ${least}`);
    let moves = 0;
    let accepted = 0;
    let aborted = 0;
    let nextTrace = 0;
    const evaluation = this.#evaluation;
    let temperature = hot;
    for (;;) {
      if (moves % MOVES_BETWEEN_LOOKS === 0) {
        this.#options.spend(MOVES_BETWEEN_LOOKS);
        const progress = this.#options.progress();
        if (progress >= 1) break;
        temperature = hot * (cold / hot) ** progress;
        this.#weigh(typical);
        if (moves % (16 * MOVES_BETWEEN_LOOKS) === 0) {
          this.#kinds.learn();
          this.#arms.learn();
          this.#moves.armWeights.set(this.#arms.weights);
        }
        if (progress >= nextTrace) {
          this.#options.trace?.(
            `${(progress * 100).toFixed(0)}% T ${temperature.toFixed(2)} moves ${moves} accepted ${accepted} aborted ${aborted} now ${evaluation.objective} broken ${evaluation.brokenCount} hardness ${this.#hardness.toFixed(1)} best ${this.#best} kinds ${[...this.#kinds.weights].map((w) => w.toFixed(2)).join(' ')} arms ${[...this.#arms.weights].map((w) => w.toFixed(2)).join(' ')}`,
          );
          nextTrace += 0.1;
        }
      }
      moves++;
      let kindAt = 0;
      if (evaluation.brokenCount > 0 && this.#random() < REPAIR) {
        const column = this.#repairs.draw();
        if (column < 0) continue;
        this.#moves.arm = -1;
        this.#moves.repair(column);
        kindAt = MOVE_KINDS.length;
      } else {
        kindAt = this.#kinds.draw(this.#random());
        this.#moves.draw(MOVE_KINDS[kindAt] ?? 'cell');
      }
      this.#kinds.try(kindAt);
      if (this.#moves.arm >= 0) this.#arms.try(this.#moves.arm);
      if (this.#moves.count === 0) continue;
      const objectiveBefore = evaluation.objective;
      const before = objectiveBefore + this.#hardness * evaluation.penalty;
      const allowed = -temperature * Math.log(1 - this.#random());
      const penaltyMax = evaluation.penalty + (allowed + this.#gain) / this.#hardness;
      evaluation.begin();
      if (!evaluation.flip(this.#moves.flips, this.#moves.count, penaltyMax)) {
        evaluation.undo();
        aborted++;
        continue;
      }
      this.#gain = Math.max(this.#gain * 0.99999, objectiveBefore - evaluation.objective);
      const change = evaluation.objective + this.#hardness * evaluation.penalty - before;
      if (change > allowed) {
        evaluation.undo();
        continue;
      }
      if (change !== 0) {
        this.#kinds.reward(kindAt);
        if (this.#moves.arm >= 0) this.#arms.reward(this.#moves.arm);
      }
      accepted++;
      for (let place = 0; place < this.#moves.count; place++) {
        const column = this.#moves.flips[place] ?? 0;
        this.#cells.note(column, evaluation.isOn(column));
      }
      if (evaluation.brokenCount === 0 && evaluation.objective < this.#best) this.#keep();
    }
    if (process.env['DUMP']) {
      for (let place = 0; place < evaluation.brokenCount; place++) {
        const row = evaluation.broken[place] ?? 0;
        const f = this.#form;
        const on: string[] = [];
        for (let t = f.termStart[row] ?? 0; t < (f.termStart[row + 1] ?? 0); t++) {
          const n = f.termNode[t] ?? 0;
          if ((evaluation.values[n] ?? 0) !== 0)
            on.push(
              `${f.termCoefficient[t]}*${n < f.columnCount ? 'c' : 'm'}${n}v${f.variableOf[n]}[p${this.#cells.personOf[n]} t${this.#cells.periodOf[n]} d${this.#cells.demandOf[n]}]=${evaluation.values[n]}`,
            );
        }
        console.log('ROW', row, f.least[row], f.most[row], 'owner', f.ownerOf[row], on.join(' '));
      }
      const counts = new Map<string, number>();
      for (let place = 0; place < evaluation.brokenCount; place++) {
        const row = evaluation.broken[place] ?? 0;
        const f = this.#form;
        const key = `owner ${(f.ownerOf[row] ?? 0) >= 0} exact ${f.isExact[row]} least ${f.least[row]} most ${f.most[row]} lack ${evaluation.lacking(row)} weight ${evaluation.weightOf(row).toFixed(0)} len ${(f.termStart[row + 1] ?? 0) - (f.termStart[row] ?? 0)}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      for (const [key, count] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, 25))
        console.log(count, key);
    }
    if (this.#bestOn) this.#restore();
    return this.#bestOn
      ? { values: evaluation.modelValues(), objective: evaluation.objective }
      : null;
  }

  #weigh(typical: number): void {
    const evaluation = this.#evaluation;
    if (evaluation.brokenCount === 0) {
      evaluation.penalty = 0;
      this.#hardness = Math.max(this.#hardness * 0.99, typical * 0.1);
    } else {
      this.#hardness = Math.min(this.#hardness * 1.01, typical * HARD);
      for (let place = 0; place < evaluation.brokenCount; place++) {
        const row = evaluation.broken[place] ?? 0;
        this.#heavy.add(row);
        evaluation.weigh(row, Math.min(100, evaluation.weightOf(row) * GROW));
      }
    }
    for (const row of this.#heavy) {
      const weight = evaluation.weightOf(row) * DECAY;
      evaluation.weigh(row, Math.max(1, weight));
      if (weight <= 1) this.#heavy.delete(row);
    }
  }

  #keep(): void {
    this.#best = this.#evaluation.objective;
    this.#bestOn = this.#cells.on.slice(0, this.#cells.onCount);
  }

  #restore(): void {
    const wanted = new Set(this.#bestOn);
    for (let column = 0; column < this.#form.columnCount; column++)
      if (wanted.has(column) !== this.#evaluation.isOn(column)) this.#change(column);
  }

  #set(values: readonly number[]): void {
    for (let column = 0; column < this.#form.columnCount; column++)
      if ((values[this.#form.variableOf[column] ?? -1] === 1) !== this.#evaluation.isOn(column))
        this.#change(column);
  }

  #change(column: number): void {
    this.#evaluation.begin();
    this.#single[0] = column;
    this.#evaluation.flip(this.#single, 1, Infinity);
    this.#cells.note(column, this.#evaluation.isOn(column));
  }

  #scales(): { typical: number; least: number } {
    const evaluation = this.#evaluation;
    const changes: number[] = [];
    let least = Infinity;
    for (let trial = 0; trial < 20000; trial++) {
      this.#moves.draw(MOVE_KINDS[trial % MOVE_KINDS.length] ?? 'cell');
      if (this.#moves.count === 0) continue;
      const before = evaluation.objective;
      evaluation.begin();
      evaluation.flip(this.#moves.flips, this.#moves.count, Infinity);
      const change = Math.abs(evaluation.objective - before);
      evaluation.undo();
      if (change === 0) continue;
      changes.push(change);
      least = Math.min(least, change);
    }
    changes.sort((one, other) => one - other);
    for (const weight of [...this.#form.weightOf, ...this.#form.segmentSlope])
      if (weight !== 0) least = Math.min(least, Math.abs(weight));
    return { typical: changes[Math.floor(changes.length / 2)] ?? 1, least };
  }
}

/** Ways to go on, drawn by what they brought. */
class Arms {
  readonly weights: Float64Array;
  readonly #tries: Float64Array;
  readonly #rewards: Float64Array;

  constructor(count: number) {
    this.weights = new Float64Array(count).fill(1 / count);
    this.#tries = new Float64Array(count);
    this.#rewards = new Float64Array(count);
  }

  draw(random: number): number {
    let left = random;
    for (let arm = 0; arm < this.weights.length; arm++) {
      left -= this.weights[arm] ?? 0;
      if (left < 0) return arm;
    }
    return this.weights.length - 1;
  }

  try(arm: number): void {
    this.#tries[arm] = (this.#tries[arm] ?? 0) + 1;
  }

  reward(arm: number): void {
    this.#rewards[arm] = (this.#rewards[arm] ?? 0) + 1;
  }

  learn(): void {
    const count = this.weights.length;
    const rates = Array.from(this.#tries, (tries, arm) =>
      Math.sqrt(((this.#rewards[arm] ?? 0) + 0.01) / (tries + 1)),
    );
    const total = rates.reduce((sum, rate) => sum + rate, 0);
    rates.forEach((rate, arm) => {
      this.weights[arm] = 0.3 / count + (0.7 * rate) / total;
      this.#tries[arm] = (this.#tries[arm] ?? 0) * 0.7;
      this.#rewards[arm] = (this.#rewards[arm] ?? 0) * 0.7;
    });
  }
}
