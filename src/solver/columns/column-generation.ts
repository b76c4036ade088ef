import type { ColumnsSearch } from './columns-search.ts';
import type { MasterAnswer } from './master.ts';
import type { LineColumn } from './person-lines.ts';

const EPSILON = 1e-6;
/** Less than this is missed for the want of precision. */
export const MISSED_MIN = 1e-6;
/** Above it, what is missed at any price cannot be kept by any mix. */
const PRICE_MAX = 1e7;
const FIRST_SMOOTHING = 0.7;
const LINES_OF_ONE = 3;

/** Raises the bound by column generation until it can be raised no more, or there is nothing left to spend. */
export class ColumnGeneration {
  readonly #search: ColumnsSearch;
  #center: Float64Array | null = null;
  #centerBound = -Infinity;
  #smoothing = FIRST_SMOOTHING;
  rounds = 0;

  constructor(search: ColumnsSearch) {
    this.#search = search;
  }

  /** The duals that gave the best bound, and that bound; null before the first round. */
  get best(): { readonly duals: Float64Array; readonly bound: number } | null {
    return this.#center && { duals: this.#center, bound: this.#centerBound };
  }

  /**
   * Adds lines until none helps.
   * @param isEnough asked after each round whether to leave it at that.
   * @returns the last answer of the master; null where there is none.
   */
  async run(isEnough: () => boolean): Promise<MasterAnswer | null> {
    const search = this.#search;
    for (let last: MasterAnswer | null = null; ;) {
      await search.pause();
      if (search.isOver()) return last;
      const answer = search.mix();
      if (!answer.isSolved) return last;
      last = answer;
      search.noteMixed(answer.objective);
      const isHelped = this.#round(answer);
      if (isEnough()) return last;
      if (isHelped) continue;
      if (answer.missed <= MISSED_MIN || search.master.price > PRICE_MAX) return last;
      search.master.raisePrice(4);
    }
  }

  /** One round of pricing. @returns false where no line helps the master. */
  #round(answer: MasterAnswer): boolean {
    const search = this.#search;
    this.rounds++;
    const duals = search.master.cleaned(answer.duals);
    let smoothing = this.#center ? this.#smoothing : 0;
    for (;;) {
      const center = this.#center ?? duals;
      const at = duals.map((dual, row) => smoothing * (center[row] ?? 0) + (1 - smoothing) * dual);
      const { bound } = search.price(at);
      const isBetter = bound > this.#centerBound;
      if (isBetter) {
        this.#center = at;
        this.#centerBound = bound;
        search.raiseBound(bound);
      }
      const columns = search.lines.flatMap((lines) => lines.cheapColumns(LINES_OF_ONE));
      const helping = columns.filter((column) => reducedCost(column, answer) < -EPSILON);
      const added = search.addColumns(helping);
      if (added > 0) return true;
      if (smoothing <= 0 || search.isOver()) return false;
      smoothing = smoothing < 0.2 ? 0 : smoothing - 0.25;
    }
  }
}

/** What a line costs less what the duals pay for it: below 0 it would better the mix. */
export function reducedCost(
  { cost, rows, amounts, person }: LineColumn,
  { duals, personDuals }: MasterAnswer,
): number {
  let reduced = cost - (personDuals[person] ?? 0);
  rows.forEach((row, at) => (reduced -= (amounts[at] ?? 0) * (duals[row] ?? 0)));
  return reduced;
}
