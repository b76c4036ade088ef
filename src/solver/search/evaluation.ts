import type { EvaluationForm } from './evaluation-form.ts';
import { RowSet } from './row-set.ts';
import { RowStates } from './row-states.ts';
import { grown, numberAt as at, placeAt } from './typed-arrays.ts';

const JOURNAL_FIRST = 1 << 16;

/**
 * A schedule and what it costs, kept up to date change by change. Typed arrays and nothing made anew, for this is
 * asked millions of times. Changes since `begin` can be taken back.
 */
export class Evaluation {
  readonly form: EvaluationForm;
  /** [node] -> its value. */
  readonly values: Float64Array;
  /** The objective, as far as prices and measures tell. */
  objective: number;
  /** Weighted violations of all rows. */
  penalty = 0;
  /** The rows and their sums. */
  readonly rows: RowStates;
  /** The violated rows. */
  readonly broken: RowSet;
  /** How many rows were touched so far: a measure of work. */
  touchCount = 0;
  readonly #isDirty: Uint8Array;
  readonly #dirty: Int32Array;
  #dirtyCount = 0;
  #rowJournal = new Int32Array(JOURNAL_FIRST);
  #sumJournal = new Float64Array(JOURNAL_FIRST);
  #rowCount = 0;
  #nodeJournal = new Int32Array(JOURNAL_FIRST);
  #valueJournal = new Float64Array(JOURNAL_FIRST);
  #nodeCount = 0;
  #objectiveBefore = 0;
  #penaltyBefore = 0;

  /** All columns start at 0. */
  constructor(form: EvaluationForm) {
    const rowCount = form.least.length;
    const nodeCount = form.variableOf.length;
    this.form = form;
    this.values = new Float64Array(nodeCount);
    this.objective = form.offset;
    this.rows = new RowStates(form);
    this.broken = new RowSet(rowCount);
    this.#isDirty = new Uint8Array(nodeCount).fill(1);
    this.#dirty = new Int32Array(nodeCount);
    for (let row = 0; row < rowCount; row++) {
      const violation = this.rows.violation(row, 0);
      this.objective += this.rows.price(row, 0);
      this.penalty += violation;
      this.broken.note(row, violation > 0);
    }
    for (let node = form.columnCount; node < nodeCount; node++) {
      this.#setValue(node, this.#valueAsked(node));
      this.begin();
    }
    this.#isDirty.fill(0);
    this.begin();
  }

  /** How many rows are violated. */
  get brokenCount(): number {
    return this.broken.count;
  }

  /** Whether a column is set. */
  isOn(column: number): boolean {
    return this.values[column] === 1;
  }

  /** A value for every variable of the model. */
  modelValues(): number[] {
    const { form } = this;
    const values = [...form.restValues];
    form.variableOf.forEach((variable, node) => {
      values[variable] = at(this.values, node) * (form.signOf[node] ?? 1);
    });
    for (let row = 0; row < form.least.length; row++) {
      const middle = placeAt(form.aboveStart, row);
      const sum = this.rows.sumOf(row);
      this.#useSegments(values, at(form.least, row) - sum, placeAt(form.belowStart, row), middle);
      this.#useSegments(
        values,
        sum - at(form.most, row),
        middle,
        placeAt(form.belowStart, row + 1),
      );
    }
    return values;
  }

  #useSegments(values: number[], amount: number, start: number, end: number): void {
    let rest = amount;
    for (const { variable, base, step, width } of this.form.segments.slice(start, end)) {
      const used = Math.min(Math.max(rest, 0), width);
      values[variable] = base + step * used;
      rest -= used;
    }
  }

  /** From here on changes are noted, so that `undo` takes them back. */
  begin(): void {
    this.touchCount += this.#rowCount;
    this.#rowCount = 0;
    this.#nodeCount = 0;
    this.#objectiveBefore = this.objective;
    this.#penaltyBefore = this.penalty;
  }

  /**
   * Sets or clears columns, and lets all measures follow.
   * @returns whether it went through; it is given up, and must be taken back, once the penalty is above `penaltyMax`.
   */
  flip(columns: Int32Array, count: number, penaltyMax: number): boolean {
    for (let place = 0; place < count; place++) {
      const column = placeAt(columns, place);
      this.#setValue(column, at(this.values, column) === 1 ? 0 : 1);
    }
    return this.#settle(penaltyMax);
  }

  /** Takes back what was changed since `begin`. */
  undo(): void {
    for (let place = this.#rowCount - 1; place >= 0; place--) {
      const row = placeAt(this.#rowJournal, place);
      const sum = at(this.#sumJournal, place);
      this.rows.setSum(row, sum);
      this.broken.note(row, this.rows.violation(row, sum) > 0);
    }
    for (let place = this.#nodeCount - 1; place >= 0; place--)
      this.values[placeAt(this.#nodeJournal, place)] = at(this.#valueJournal, place);
    for (; this.#dirtyCount > 0; this.#dirtyCount--)
      this.#isDirty[placeAt(this.#dirty, this.#dirtyCount - 1)] = 0;
    this.objective = this.#objectiveBefore;
    this.penalty = this.#penaltyBefore;
    this.touchCount += 2 * this.#rowCount;
    this.#rowCount = 0;
    this.#nodeCount = 0;
  }

  /** Lets a row weigh more or less from now on; not to be taken back. */
  weigh(row: number, weight: number): void {
    const violation = this.rows.violation(row, this.rows.sumOf(row));
    this.penalty += (weight - this.rows.weightOf(row)) * violation;
    this.rows.setWeight(row, weight);
    this.#penaltyBefore = this.penalty;
  }

  #setValue(node: number, value: number): void {
    const before = at(this.values, node);
    if (before === value) return;
    if (this.#nodeCount === this.#nodeJournal.length) this.#growNodes();
    this.#nodeJournal[this.#nodeCount] = node;
    this.#valueJournal[this.#nodeCount++] = before;
    this.values[node] = value;
    this.objective += at(this.form.weightOf, node) * (value - before);
    this.#spread(node, value - before);
  }

  /** Adds the change of a node to all rows it is in. */
  #spread(node: number, change: number): void {
    const { entryStart, entryRow, entryCoefficient } = this.form;
    const { rows } = this;
    const end = placeAt(entryStart, node + 1);
    if (this.#rowCount + end - placeAt(entryStart, node) > this.#rowJournal.length)
      this.#growRows();
    for (let entry = placeAt(entryStart, node); entry < end; entry++) {
      const row = placeAt(entryRow, entry);
      const before = rows.sumOf(row);
      const after = before + at(entryCoefficient, entry) * change;
      this.#rowJournal[this.#rowCount] = row;
      this.#sumJournal[this.#rowCount++] = before;
      rows.setSum(row, after);
      const owner = rows.ownerOf(row);
      if (owner >= 0) this.#ask(row, owner, before, after);
      else this.objective += rows.price(row, after) - rows.price(row, before);
      const violation = rows.violation(row, after);
      const violationBefore = rows.violation(row, before);
      if (violation === violationBefore) continue;
      this.penalty += rows.weightOf(row) * (violation - violationBefore);
      if (violation === 0 || violationBefore === 0) this.broken.note(row, violation > 0);
    }
  }

  /** A measure is to be settled again where a row that says its value asks something else. */
  #ask(row: number, owner: number, before: number, after: number): void {
    const { rows } = this;
    const value = at(this.values, owner);
    if (rows.isExact(row) || rows.askedBy(row, after) > value || rows.askedBy(row, before) >= value)
      this.#soil(owner);
  }

  /** Lets measures follow, level by level; the penalty is looked at where no level is half done. */
  #settle(penaltyMax: number): boolean {
    const { levelOf } = this.form;
    let level = 0;
    while (this.#dirtyCount > 0) {
      const node = placeAt(this.#dirty, this.#dirtyCount - 1);
      if (placeAt(levelOf, node) > level) {
        if (this.penalty > penaltyMax) return false;
        level = placeAt(levelOf, node);
      }
      this.#dirtyCount--;
      this.#isDirty[node] = 0;
      this.#setValue(node, this.#valueAsked(node));
    }
    return this.penalty <= penaltyMax;
  }

  /** Keeps the nodes to be settled in order, the first of them last. */
  #soil(node: number): void {
    if (this.#isDirty[node] === 1) return;
    this.#isDirty[node] = 1;
    let place = this.#dirtyCount++;
    for (; place > 0 && placeAt(this.#dirty, place - 1) < node; place--)
      this.#dirty[place] = placeAt(this.#dirty, place - 1);
    this.#dirty[place] = node;
  }

  #valueAsked(node: number): number {
    const { askingStart, askingRow, columnCount, minOf, maxOf } = this.form;
    const { rows } = this;
    const start = placeAt(askingStart, node - columnCount);
    const end = placeAt(askingStart, node - columnCount + 1);
    let value = at(minOf, node);
    for (let place = start; place < end; place++) {
      const row = placeAt(askingRow, place);
      const asked = rows.askedBy(row, rows.sumOf(row));
      if (asked > value) value = asked;
    }
    return Math.min(value, at(maxOf, node));
  }

  #growRows(): void {
    this.#rowJournal = grown(this.#rowJournal, new Int32Array(this.#rowJournal.length * 4));
    this.#sumJournal = grown(this.#sumJournal, new Float64Array(this.#sumJournal.length * 4));
  }

  #growNodes(): void {
    this.#nodeJournal = grown(this.#nodeJournal, new Int32Array(this.#nodeJournal.length * 4));
    this.#valueJournal = grown(this.#valueJournal, new Float64Array(this.#valueJournal.length * 4));
  }
}
