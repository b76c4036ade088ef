import type { Model, Term, Variable } from '../../rules/encoding/model.ts';
import type { SlackRow } from './slacks.ts';

/** How a measure follows from choices and earlier measures. */
export interface Definition {
  readonly variable: Variable;
  /** `exact`: one row says it; `least`, `greatest`: the first value that its rows allow. */
  readonly kind: 'exact' | 'least' | 'greatest';
  /** Places among the rows. */
  readonly rows: readonly number[];
}

/**
 * Finds for each measure the rows from which its value follows, once all other variables in them are known. A measure
 * that costs something is as small as its rows allow (as great, if it is rewarded); one that costs nothing keeps the
 * side from which its rows bind it. Values found so always fit their rows or break them visibly, for whoever uses
 * them checks every row; where several values would do, they need not be the best.
 * @param isKnown choices, and what has no part in any row.
 * @returns the definitions, each after those it needs, and the yes/no measures that nothing defines.
 */
export function definitions(
  model: Model,
  rows: readonly SlackRow[],
  isKnown: (variable: Variable) => boolean,
): { defined: Definition[]; free: Variable[] } {
  return new Definer(model, rows, isKnown).define();
}

/** [variable] -> 0 for what is known, and for what is defined one more than the highest level that it needs. */
export function levelsOf(
  defined: readonly Definition[],
  rows: readonly SlackRow[],
  variableCount: number,
): Int32Array {
  const levels = new Int32Array(variableCount);
  for (const { variable, rows: own } of defined) {
    let level = 0;
    for (const place of own)
      for (const [, other] of rows[place]?.terms ?? [])
        if (other !== variable) level = Math.max(level, levels[other] ?? 0);
    levels[variable] = level + 1;
  }
  return levels;
}

interface Use {
  readonly row: number;
  readonly coefficient: number;
}

/** What binds a measure from one side. */
interface Side {
  readonly closed: number[];
  /** Rows with other unknown variables, none of them made later than this one. */
  openBefore: number;
  openAfter: number;
}

class Definer {
  readonly #rows: readonly SlackRow[];
  readonly #uses: Use[][];
  readonly #weights: ReadonlyMap<Variable, number>;
  readonly #unknownCount: Int32Array;
  readonly #isUnknown: Uint8Array;
  readonly #isQueued: Uint8Array;
  readonly #queue: Variable[] = [];
  readonly #unknowns: Variable[];
  readonly #defined: Definition[] = [];
  readonly #free: Variable[] = [];

  constructor(model: Model, rows: readonly SlackRow[], isKnown: (variable: Variable) => boolean) {
    const count = model.variables.length;
    this.#rows = rows;
    this.#weights = new Map(model.objective.map(([weight, variable]) => [variable, weight]));
    this.#uses = model.variables.map(() => []);
    this.#unknownCount = new Int32Array(rows.length);
    this.#isUnknown = new Uint8Array(count);
    this.#isQueued = new Uint8Array(count);
    rows.forEach(({ terms }, row) => {
      for (const [coefficient, variable] of terms) {
        if (isKnown(variable)) continue;
        this.#isUnknown[variable] = 1;
        this.#uses[variable]?.push({ row, coefficient });
        this.#unknownCount[row] = (this.#unknownCount[row] ?? 0) + 1;
      }
    });
    this.#unknowns = [...this.#isUnknown.keys()].filter((each) => this.#isUnknown[each] === 1);
    for (const variable of this.#unknowns) this.#enqueue(variable);
  }

  define(): { defined: Definition[]; free: Variable[] } {
    this.#drain();
    for (;;) {
      const left = this.#unknowns.filter((variable) => this.#isUnknown[variable] === 1);
      const [first] = left;
      if (first === undefined) return { defined: this.#defined, free: this.#free };
      const openMax = Math.min(...left.map((variable) => this.#openLeast(variable)));
      if (openMax === Infinity) {
        this.#free.push(first);
        this.#settle(first);
      } else for (const variable of left) this.#try(variable, openMax);
      this.#drain();
    }
  }

  #drain(): void {
    for (let variable = this.#queue.pop(); variable !== undefined; variable = this.#queue.pop()) {
      this.#isQueued[variable] = 0;
      this.#try(variable, 0);
    }
  }

  #enqueue(variable: Variable): void {
    if (this.#isQueued[variable] === 1) return;
    this.#isQueued[variable] = 1;
    this.#queue.push(variable);
  }

  /** The fewest rows, on a side that could define the variable, that must be left to variables made later. */
  #openLeast(variable: Variable): number {
    const weight = this.#weights.get(variable) ?? 0;
    const { below, above } = this.#sidesOf(variable);
    const sides = [...(weight >= 0 ? [below] : []), ...(weight <= 0 ? [above] : [])];
    const opens = sides.map(({ closed, openBefore, openAfter }) =>
      closed.length > 0 && openBefore === 0 ? openAfter : Infinity,
    );
    return Math.min(...opens);
  }

  /** @param openMax how many rows may be left to variables made later. */
  #try(variable: Variable, openMax: number): void {
    if (this.#isUnknown[variable] === 0) return;
    const weight = this.#weights.get(variable) ?? 0;
    const { exact, below, above } = this.#sidesOf(variable);
    if (exact !== null) return this.#settle(variable, { variable, kind: 'exact', rows: [exact] });
    const mayBe = ({ closed, openBefore, openAfter }: Side, isWanted: boolean) =>
      openBefore === 0 &&
      openAfter <= openMax &&
      (isWanted || weight === 0) &&
      (closed.length > 0 || openAfter === 0);
    if (mayBe(below, weight > 0))
      return this.#settle(variable, { variable, kind: 'least', rows: below.closed });
    if (mayBe(above, weight < 0))
      return this.#settle(variable, { variable, kind: 'greatest', rows: above.closed });
  }

  #sidesOf(variable: Variable): { exact: number | null; below: Side; above: Side } {
    const below: Side = { closed: [], openBefore: 0, openAfter: 0 };
    const above: Side = { closed: [], openBefore: 0, openAfter: 0 };
    let exact: number | null = null;
    for (const { row, coefficient } of this.#uses[variable] ?? []) {
      const slack = this.#rows[row];
      if (!slack) continue;
      const isClosed = this.#unknownCount[row] === 1;
      const isFirm = slack.below.length === 0 && slack.above.length === 0;
      if (isClosed && isFirm && slack.least === slack.most && Math.abs(coefficient) === 1)
        exact ??= row;
      const note = (side: Side) => {
        if (isClosed) {
          if (isFirm) side.closed.push(row);
        } else if (this.#hasLater(slack, variable)) side.openAfter++;
        else side.openBefore++;
      };
      if (coefficient > 0 ? slack.least > -Infinity : slack.most < Infinity) note(below);
      if (coefficient > 0 ? slack.most < Infinity : slack.least > -Infinity) note(above);
    }
    return { exact, below, above };
  }

  #hasLater({ terms }: SlackRow, variable: Variable): boolean {
    return terms.some(([, other]) => other > variable && this.#isUnknown[other] === 1);
  }

  #settle(variable: Variable, definition?: Definition): void {
    if (definition) this.#defined.push(definition);
    this.#isUnknown[variable] = 0;
    for (const { row } of this.#uses[variable] ?? []) {
      this.#unknownCount[row] = (this.#unknownCount[row] ?? 0) - 1;
      for (const [, other] of this.#rows[row]?.terms ?? ([] as Term[]))
        if (this.#isUnknown[other] === 1) this.#enqueue(other);
    }
  }
}
