import type { Variable } from '../../rules/encoding/model.ts';
import type { Evaluation } from '../search/evaluation.ts';
import type { EvaluationForm } from '../search/evaluation-form.ts';
import { LineSampler } from './line-sampler.ts';
import { type DrawnPerson, ownCosts } from './person-lines.ts';

const NONE = -1;
const SPAN_MIN = 3;
const SPAN_GROWTH = 0.85;
const CHANCE_OF_ALL = 0.03;

/** Everybody's lines, as they are drawn once. Plain data. */
export interface LinesOfPeople {
  readonly drawn: readonly DrawnPerson[];
  /** [person] -> all periods in order, each with the person's choices in it. */
  readonly periodsOf: readonly (readonly (readonly Variable[])[])[];
  /** [variable] -> what a unit of it costs. */
  readonly cost: Float64Array;
}

/** A person's lines with what annealing must know of them. */
interface Person {
  readonly sampler: LineSampler;
  /** [option] -> its cost without what links people. */
  readonly cost: Float64Array;
  /** The columns that option o sets lie from optionStart[o] up to optionStart[o + 1]. */
  readonly optionStart: Int32Array;
  readonly optionColumns: Int32Array;
  /** The person's columns in stage s lie from stageStart[s] up to stageStart[s + 1]. */
  readonly stageStart: Int32Array;
  readonly stageColumns: Int32Array;
}

/**
 * Changes of one person's line over some periods, drawn by what the lines cost where everybody else does what they do.
 */
export class LineMoves {
  /** The columns to flip, in the first `count` places. */
  readonly flips: Int32Array;
  count = 0;
  /** How much dearer the change is by the prices it was drawn by; 0 where the line before was none. */
  change = 0;
  /** The arcs looked at so far: how much was done. */
  arcCount = 0;
  readonly #evaluation: Evaluation;
  readonly #people: readonly Person[];
  readonly #random: () => number;
  /** The rows of column c that link people lie from linkStart[c] up to linkStart[c + 1]. */
  readonly #linkStart: Int32Array;
  readonly #linkRow: Int32Array;
  readonly #linkCoefficient: Float64Array;
  /** [row] -> what the part to be drawn anew adds to its sum now. */
  readonly #own: Float64Array;
  #temperature = 0;
  #hardness = 0;
  #person = 0;
  #arcsTaken = 0;

  constructor(
    evaluation: Evaluation,
    { drawn, periodsOf, cost }: LinesOfPeople,
    random: () => number,
  ) {
    const { form } = evaluation;
    this.#evaluation = evaluation;
    this.#random = random;
    const columnOf = columnsByVariable(form, cost.length);
    const owner = new Int32Array(form.columnCount).fill(NONE);
    periodsOf.forEach((periods, person) => {
      for (const variable of periods.flat()) {
        const column = columnOf[variable] ?? NONE;
        if (column !== NONE) owner[column] = person;
      }
    });
    const links = linksOf(form, owner);
    this.#linkStart = links.start;
    this.#linkRow = links.rows;
    this.#linkCoefficient = links.coefficients;
    this.#own = new Float64Array(form.least.length);
    this.#people = drawn.map((each, person) =>
      personOf(each, cost, periodsOf[person] ?? [], columnOf),
    );
    const longest = Math.max(0, ...this.#people.map(({ stageColumns }) => stageColumns.length));
    this.flips = new Int32Array(longest);
  }

  /** The arcs looked at since it was last asked. */
  takeArcs(): number {
    const taken = this.arcCount - this.#arcsTaken;
    this.#arcsTaken = this.arcCount;
    return taken;
  }

  /** Draws a change. @returns false where the draw leads to nothing. */
  draw(temperature: number, hardness: number): boolean {
    this.#temperature = temperature;
    this.#hardness = hardness;
    this.count = 0;
    this.#person = Math.floor(this.#random() * this.#people.length);
    const person = this.#people[this.#person];
    if (!person) return false;
    const { sampler } = person;
    const { stageCount } = sampler;
    const arcsBefore = sampler.arcCount;
    const isFollowed = sampler.follow((stage, option) => this.#isTaken(person, stage, option));
    let [first, end] = [0, stageCount];
    if (isFollowed && this.#random() >= CHANCE_OF_ALL) {
      let span = SPAN_MIN;
      while (span < stageCount && this.#random() < SPAN_GROWTH) span++;
      first = Math.floor(this.#random() * (stageCount - span + 1 + span)) - Math.floor(span / 2);
      end = Math.min(stageCount, first + span);
      first = Math.max(0, first);
      if (end <= first) return false;
    }
    this.#noteOwn(person, first, end, 1);
    const change = sampler.draw(
      first,
      end,
      (option) => this.#priceOf(person, option),
      this.#temperature,
      this.#random,
      isFollowed,
    );
    this.#noteOwn(person, first, end, -1);
    this.arcCount += sampler.arcCount - arcsBefore;
    if (change === Infinity) return false;
    this.change = isFollowed ? change : 0;
    this.#compare(person, first, end);
    return this.count > 0;
  }

  #isTaken(
    { optionStart, optionColumns, stageStart, stageColumns }: Person,
    stage: number,
    option: number,
  ) {
    const evaluation = this.#evaluation;
    let wanted = 0;
    for (let at = optionStart[option] ?? 0; at < (optionStart[option + 1] ?? 0); at++) {
      if (!evaluation.isOn(optionColumns[at] ?? 0)) return false;
      wanted++;
    }
    for (let at = stageStart[stage] ?? 0; at < (stageStart[stage + 1] ?? 0); at++)
      if (evaluation.isOn(stageColumns[at] ?? 0)) wanted--;
    return wanted === 0;
  }

  /** Notes what the columns of some stages that are set add to rows that link people, or forgets it. */
  #noteOwn({ stageStart, stageColumns }: Person, first: number, end: number, sign: 1 | -1): void {
    const own = this.#own;
    for (let at = stageStart[first] ?? 0; at < (stageStart[end] ?? 0); at++) {
      const column = stageColumns[at] ?? 0;
      if (!this.#evaluation.isOn(column)) continue;
      const linkEnd = this.#linkStart[column + 1] ?? 0;
      for (let link = this.#linkStart[column] ?? 0; link < linkEnd; link++) {
        const row = this.#linkRow[link] ?? 0;
        own[row] = sign > 0 ? (own[row] ?? 0) + (this.#linkCoefficient[link] ?? 0) : 0;
      }
    }
  }

  #priceOf({ cost, optionStart, optionColumns }: Person, option: number): number {
    const { rows } = this.#evaluation;
    let price = cost[option] ?? 0;
    const end = optionStart[option + 1] ?? 0;
    for (let at = optionStart[option] ?? 0; at < end; at++) {
      const column = optionColumns[at] ?? 0;
      const linkEnd = this.#linkStart[column + 1] ?? 0;
      for (let link = this.#linkStart[column] ?? 0; link < linkEnd; link++) {
        const row = this.#linkRow[link] ?? 0;
        const without = rows.sumOf(row) - (this.#own[row] ?? 0);
        const sum = without + (this.#linkCoefficient[link] ?? 0);
        if (rows.ownerOf(row) < 0) price += rows.price(row, sum) - rows.price(row, without);
        const violation = rows.violation(row, sum) - rows.violation(row, without);
        if (violation !== 0) price += this.#hardness * rows.weightOf(row) * violation;
      }
    }
    return price;
  }

  /** Lists the columns in which the line drawn differs from what is set. */
  #compare(person: Person, first: number, end: number): void {
    const { sampler, optionStart, optionColumns, stageStart, stageColumns } = person;
    const evaluation = this.#evaluation;
    for (let stage = first; stage < end; stage++) {
      const option = sampler.optionAt(stage);
      const [from, to] = [optionStart[option] ?? 0, optionStart[option + 1] ?? 0];
      for (let at = stageStart[stage] ?? 0; at < (stageStart[stage + 1] ?? 0); at++) {
        const column = stageColumns[at] ?? 0;
        let isWanted = false;
        for (let place = from; place < to; place++) isWanted ||= optionColumns[place] === column;
        if (isWanted !== evaluation.isOn(column)) this.flips[this.count++] = column;
      }
    }
  }
}

function columnsByVariable(form: EvaluationForm, variableCount: number): Int32Array {
  const columnOf = new Int32Array(variableCount).fill(NONE);
  for (let column = 0; column < form.columnCount; column++)
    columnOf[form.variableOf[column] ?? 0] = column;
  return columnOf;
}

function personOf(
  person: DrawnPerson,
  weights: Float64Array,
  periods: readonly (readonly number[])[],
  columnOf: Int32Array,
): Person {
  const { line, diagram } = person;
  const placeCost = ownCosts(person, weights);
  const optionCount = diagram.optionStart.length - 1;
  const cost = new Float64Array(optionCount);
  const optionStart = new Int32Array(optionCount + 1);
  const optionColumns: number[] = [];
  for (let option = 0; option < optionCount; option++) {
    for (
      let at = diagram.optionStart[option] ?? 0;
      at < (diagram.optionStart[option + 1] ?? 0);
      at++
    ) {
      const place = diagram.optionPlaces[at] ?? 0;
      const value = diagram.optionValues[at] ?? 0;
      cost[option] = (cost[option] ?? 0) + value * (placeCost[place] ?? 0);
      const column = columnOf[line.variables[place]?.variable ?? 0] ?? NONE;
      if (column !== NONE && value === 1) optionColumns.push(column);
    }
    optionStart[option + 1] = optionColumns.length;
  }
  const stages = periods.map((variables) =>
    variables.flatMap((variable) => {
      const column = columnOf[variable] ?? NONE;
      return column === NONE ? [] : [column];
    }),
  );
  const stageStart = new Int32Array(Math.max(1, stages.length) + 1);
  stages.forEach(
    ({ length }, stage) => (stageStart[stage + 1] = (stageStart[stage] ?? 0) + length),
  );
  return {
    sampler: new LineSampler(diagram, Math.max(1, periods.length)),
    cost,
    optionStart,
    optionColumns: Int32Array.from(optionColumns),
    stageStart,
    stageColumns: Int32Array.from(stages.flat()),
  };
}

/** For each column the rows on which columns of several people stand. */
function linksOf(form: EvaluationForm, owner: Int32Array) {
  const rowCount = form.least.length;
  const isLink = new Uint8Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    let first = NONE;
    for (let term = form.termStart[row] ?? 0; term < (form.termStart[row + 1] ?? 0); term++) {
      const node = form.termNode[term] ?? 0;
      const person = node < form.columnCount ? (owner[node] ?? NONE) : NONE;
      if (person === NONE) continue;
      if (first === NONE) first = person;
      else if (person !== first) isLink[row] = 1;
    }
  }
  const start = new Int32Array(form.columnCount + 1);
  const rows: number[] = [];
  const coefficients: number[] = [];
  for (let column = 0; column < form.columnCount; column++) {
    for (
      let entry = form.entryStart[column] ?? 0;
      entry < (form.entryStart[column + 1] ?? 0);
      entry++
    ) {
      const row = form.entryRow[entry] ?? 0;
      if (isLink[row] === 0) continue;
      rows.push(row);
      coefficients.push(form.entryCoefficient[entry] ?? 0);
    }
    start[column + 1] = rows.length;
  }
  return { start, rows: Int32Array.from(rows), coefficients: Float64Array.from(coefficients) };
}
