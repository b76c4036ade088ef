import type { Evaluation } from './evaluation.ts';

const NONE = -1;
const DEPTH_MAX = 64;
const DRAWS_MAX = 24;

/** Finds columns that bring a violated row nearer to its limit, through the measures between them. */
export class Repairs {
  readonly #evaluation: Evaluation;
  readonly #random: () => number;

  constructor(evaluation: Evaluation, random: () => number) {
    this.#evaluation = evaluation;
    this.#random = random;
  }

  /** A column whose flip helps some violated row; -1 where the draw leads nowhere. */
  draw(): number {
    const { broken, brokenCount, form } = this.#evaluation;
    let row = broken[Math.floor(this.#random() * brokenCount)] ?? 0;
    let direction = Math.sign(this.#evaluation.lacking(row));
    for (let depth = 0; depth < DEPTH_MAX; depth++) {
      const term = this.#helpfulTerm(row, direction);
      if (term === NONE) return NONE;
      const node = form.termNode[term] ?? 0;
      if (node < form.columnCount) return node;
      const isUp = (form.termCoefficient[term] ?? 0) > 0 === direction > 0;
      row = this.#askingRow(node, isUp);
      if (row === NONE) return NONE;
      direction = Math.sign(form.askedSign[row] ?? 0) * (isUp ? 1 : -1);
    }
    return NONE;
  }

  /** A term that can change so that the row's sum goes in the direction. */
  #helpfulTerm(row: number, direction: number): number {
    const { form, values } = this.#evaluation;
    const start = form.termStart[row] ?? 0;
    const count = (form.termStart[row + 1] ?? 0) - start;
    const isHelpful = (term: number) => {
      const node = form.termNode[term] ?? 0;
      const isUp = (form.termCoefficient[term] ?? 0) > 0 === direction > 0;
      const value = values[node] ?? 0;
      return isUp ? value < (form.maxOf[node] ?? 0) : value > (form.minOf[node] ?? 0);
    };
    for (let trial = 0; trial < DRAWS_MAX; trial++) {
      const term = start + Math.floor(this.#random() * count);
      if (isHelpful(term)) return term;
    }
    const first = Math.floor(this.#random() * count);
    for (let step = 0; step < count; step++) {
      const term = start + ((first + step) % count);
      if (isHelpful(term)) return term;
    }
    return NONE;
  }

  /** A row through which a measure rises; the one that holds it where it is to sink. */
  #askingRow(node: number, isUp: boolean): number {
    const { form, values } = this.#evaluation;
    const start = form.askingStart[node - form.columnCount] ?? 0;
    const count = (form.askingStart[node - form.columnCount + 1] ?? 0) - start;
    if (count === 0) return NONE;
    const first = Math.floor(this.#random() * count);
    for (let step = 0; step < count; step++) {
      const row = form.askingRow[start + ((first + step) % count)] ?? 0;
      if (isUp || this.#evaluation.askedOf(row) >= (values[node] ?? 0)) return row;
    }
    return NONE;
  }
}
