import type { Model, Variable } from '../../rules/encoding/model.ts';
import { type Definition, definitions } from './definitions.ts';
import { plainRows } from './plain-rows.ts';
import { type Segment, type SlackRow, type SlackRows, withoutSlacks } from './slacks.ts';

/**
 * A model in the form in which a change is priced quickly. Its nodes are the columns, which a search sets, and after
 * them the measures that follow, each after those it needs. A measure that is as great as possible is kept negated, so
 * that every measure is the least value that its rows ask for.
 */
export interface EvaluationForm {
  readonly columnCount: number;
  /** [node] -> its variable, 1 or -1 where negated, what a unit costs, and the values it may take. */
  readonly variableOf: Int32Array;
  readonly signOf: Int8Array;
  readonly weightOf: Float64Array;
  /** [node] -> 0 for columns, and for measures one more than the highest level among those they need. */
  readonly levelOf: Int32Array;
  readonly minOf: Float64Array;
  readonly maxOf: Float64Array;
  /** Rows are checked, or ask something of a measure. Entries of node n lie from entryStart[n] up to entryStart[n + 1]. */
  readonly entryStart: Int32Array;
  readonly entryRow: Int32Array;
  readonly entryCoefficient: Float64Array;
  /** Entries by row, the same way. */
  readonly termStart: Int32Array;
  readonly termNode: Int32Array;
  readonly termCoefficient: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** What one unit of violation is divided by. */
  readonly unitOf: Float64Array;
  /** [row] -> the measure it asks something of, -1 for rows that are only checked. */
  readonly ownerOf: Int32Array;
  /** [row] -> whether the owner must be exactly what the row asks. */
  readonly isExact: Uint8Array;
  /** An asking row asks for ceil((askedBase + askedSign * sum) / askedDivisor). */
  readonly askedBase: Float64Array;
  readonly askedSign: Float64Array;
  readonly askedDivisor: Float64Array;
  /** Asking rows of measure m, counted from columnCount, lie from askingStart[m] up to askingStart[m + 1]. */
  readonly askingStart: Int32Array;
  readonly askingRow: Int32Array;
  /** What lacking costs: segments from belowStart[r] up to aboveStart[r]; exceeding: from there to belowStart[r + 1]. */
  readonly belowStart: Int32Array;
  readonly aboveStart: Int32Array;
  readonly segmentWidth: Float64Array;
  readonly segmentSlope: Float64Array;
  readonly segments: readonly Segment[];
  /** The values of variables that are neither nodes nor prices; 0 for the others. */
  readonly restValues: readonly number[];
  /** What the objective is where all nodes are 0 and nothing is lacking or exceeded. */
  readonly offset: number;
}

/** Writes the form. @param choices the variables that a search sets; yes/no measures that nothing defines join them. */
export function evaluationForm(model: Model, choices: readonly Variable[]): EvaluationForm {
  const isChoice = new Uint8Array(model.variables.length);
  for (const variable of choices) isChoice[variable] = 1;
  const slackRows = withoutSlacks(model, plainRows(model), (each) => isChoice[each] === 1);
  const { defined, free } = definitions(model, slackRows.rows, (each) => isChoice[each] === 1);
  const isOpen = (variable: Variable) => {
    const range = model.variables[variable];
    return range?.min === 0 && range.max === 1;
  };
  const columns = [...choices, ...free].filter(isOpen);
  const others = free
    .filter((variable) => !isOpen(variable))
    .map((variable): Definition => ({ variable, kind: 'least', rows: [] }));
  const levels = levelsOf([...others, ...defined], slackRows.rows, model.variables.length);
  const ordered = [...others, ...defined].toSorted(
    (one, other) => (levels[one.variable] ?? 0) - (levels[other.variable] ?? 0),
  );
  return new FormWriter(model, slackRows, columns, ordered, levels).write();
}

/** [variable] -> its level. */
function levelsOf(
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

interface WrittenRow {
  readonly row: SlackRow;
  readonly owner: number;
  readonly isExact: boolean;
  readonly without: Variable | null;
}

class FormWriter {
  readonly #model: Model;
  readonly #rows: readonly SlackRow[];
  readonly #levels: Int32Array;
  readonly #slackRows: SlackRows;
  readonly #columns: readonly Variable[];
  readonly #defined: readonly Definition[];
  readonly #nodeOf: Int32Array;
  readonly #variables: readonly Variable[];
  readonly #sign: Int8Array;
  readonly #written: WrittenRow[] = [];
  readonly #asking: number[][] = [];

  constructor(
    model: Model,
    slackRows: SlackRows,
    columns: readonly Variable[],
    defined: readonly Definition[],
    levels: Int32Array,
  ) {
    this.#levels = levels;
    this.#model = model;
    this.#slackRows = slackRows;
    this.#rows = slackRows.rows;
    this.#columns = columns;
    this.#defined = defined;
    this.#variables = [...columns, ...defined.map(({ variable }) => variable)];
    this.#nodeOf = new Int32Array(model.variables.length).fill(-1);
    this.#sign = new Int8Array(this.#variables.length).fill(1);
    this.#variables.forEach((variable, node) => (this.#nodeOf[variable] = node));
    defined.forEach(({ kind }, place) => {
      if (kind === 'greatest') this.#sign[columns.length + place] = -1;
    });
  }

  write(): EvaluationForm {
    this.#writeRows();
    return {
      ...this.#nodes(),
      ...this.#entries(),
      ...this.#ends(),
      ...this.#asked(),
      ...this.#prices(),
      ...this.#rest(),
    };
  }

  /** Every row is checked as it is, but those that a measure always fulfils when it takes what they ask. */
  #writeRows(): void {
    const isSpared = new Uint8Array(this.#rows.length);
    this.#defined.forEach(({ variable, kind, rows }, place) => {
      const asking: number[] = [];
      for (const place_ of rows) {
        const row = this.#rows[place_];
        if (!row) continue;
        const isExact = kind === 'exact';
        if (isExact || row.least === -Infinity || row.most === Infinity) isSpared[place_] = 1;
        const owner = this.#columns.length + place;
        asking.push(this.#written.push({ row, owner, isExact, without: variable }) - 1);
      }
      this.#asking.push(asking);
    });
    this.#rows.forEach((row, place) => {
      if (isSpared[place] === 0)
        this.#written.push({ row, owner: -1, isExact: false, without: null });
    });
  }

  #nodes() {
    const weights = new Map(this.#model.objective.map(([weight, variable]) => [variable, weight]));
    const ranges = this.#variables.map((variable, node) => {
      const { min, max } = this.#model.variables[variable] ?? { min: 0, max: 0 };
      return this.#signOf(node) > 0 ? { min, max } : { min: -max, max: -min };
    });
    return {
      columnCount: this.#columns.length,
      variableOf: Int32Array.from(this.#variables),
      levelOf: Int32Array.from(this.#variables, (variable) => this.#levels[variable] ?? 0),
      signOf: this.#sign,
      weightOf: Float64Array.from(this.#variables, (variable, node) => {
        return (weights.get(variable) ?? 0) * this.#signOf(node);
      }),
      minOf: Float64Array.from(ranges, ({ min }) => min),
      maxOf: Float64Array.from(ranges, ({ max }) => max),
    };
  }

  #rest() {
    const { gone } = this.#slackRows;
    const weights = new Map(this.#model.objective.map(([weight, variable]) => [variable, weight]));
    let { offset } = this.#slackRows;
    const restValues = this.#model.variables.map(({ min, max }, variable) => {
      const base = gone.get(variable);
      if (base !== undefined) return base;
      if ((this.#nodeOf[variable] ?? -1) >= 0) return 0;
      const weight = weights.get(variable) ?? 0;
      const value = weight >= 0 ? min : max;
      offset += weight * value;
      return value;
    });
    return { restValues, offset };
  }

  #signOf(node: number): number {
    return this.#sign[node] ?? 1;
  }

  #entries() {
    const counts = new Int32Array(this.#variables.length);
    const lengths = new Int32Array(this.#written.length);
    this.#eachTerm((row, node) => {
      counts[node] = (counts[node] ?? 0) + 1;
      lengths[row] = (lengths[row] ?? 0) + 1;
    });
    const entryStart = startsOf(counts);
    const termStart = startsOf(lengths);
    const total = termStart[this.#written.length] ?? 0;
    const next = entryStart.slice();
    const entryRow = new Int32Array(total);
    const entryCoefficient = new Float64Array(total);
    const termNode = new Int32Array(total);
    const termCoefficient = new Float64Array(total);
    let term = 0;
    this.#eachTerm((row, node, coefficient) => {
      const entry = next[node] ?? 0;
      next[node] = entry + 1;
      entryRow[entry] = row;
      entryCoefficient[entry] = coefficient;
      termNode[term] = node;
      termCoefficient[term++] = coefficient;
    });
    return { entryStart, entryRow, entryCoefficient, termStart, termNode, termCoefficient };
  }

  /** The terms of all rows in order, the measure that a row asks left out. */
  #eachTerm(visit: (row: number, node: number, coefficient: number) => void): void {
    this.#written.forEach(({ row: { terms }, without }, row) => {
      for (const [coefficient, variable] of terms) {
        if (variable === without) continue;
        const node = this.#nodeOf[variable] ?? -1;
        visit(row, node, coefficient * this.#signOf(node));
      }
    });
  }

  #ends() {
    return {
      least: Float64Array.from(this.#written, ({ row }) => row.least),
      most: Float64Array.from(this.#written, ({ row }) => row.most),
      unitOf: Float64Array.from(this.#written, ({ row }) => {
        let unit = Infinity;
        for (const [coefficient] of row.terms) unit = Math.min(unit, Math.abs(coefficient));
        return unit === Infinity ? 1 : unit;
      }),
    };
  }

  #asked() {
    const asked = this.#written.map(({ row, owner, without }) => {
      const [coefficient = 0] = row.terms.find(([, variable]) => variable === without) ?? [];
      const signed = coefficient * this.#signOf(owner);
      return signed > 0
        ? { base: row.least, sign: -1, divisor: signed }
        : { base: -row.most, sign: 1, divisor: -signed };
    });
    return {
      ownerOf: Int32Array.from(this.#written, ({ owner }) => owner),
      isExact: Uint8Array.from(this.#written, ({ isExact }) => (isExact ? 1 : 0)),
      askedBase: Float64Array.from(asked, ({ base }) => base),
      askedSign: Float64Array.from(asked, ({ sign }) => sign),
      askedDivisor: Float64Array.from(asked, ({ divisor }) => divisor),
      askingStart: startsOf(this.#asking.map(({ length }) => length)),
      askingRow: Int32Array.from(this.#asking.flat()),
    };
  }

  #prices() {
    const segments: Segment[] = [];
    const belowStart: number[] = [];
    const aboveStart: number[] = [];
    for (const { row, owner } of this.#written) {
      belowStart.push(segments.length);
      if (owner < 0) segments.push(...row.below);
      aboveStart.push(segments.length);
      if (owner < 0) segments.push(...row.above);
    }
    belowStart.push(segments.length);
    return {
      belowStart: Int32Array.from(belowStart),
      aboveStart: Int32Array.from(aboveStart),
      segmentWidth: Float64Array.from(segments, ({ width }) => width),
      segmentSlope: Float64Array.from(segments, ({ slope }) => slope),
      segments,
    };
  }
}

function startsOf(counts: ArrayLike<number>): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  for (let place = 0; place < counts.length; place++)
    starts[place + 1] = (starts[place] ?? 0) + (counts[place] ?? 0);
  return starts;
}
