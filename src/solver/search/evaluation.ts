import type { EvaluationForm } from './evaluation-form.ts';

const JOURNAL_FIRST = 1 << 16;

// What lies where in the record of a row. A row that is only checked has its ends and the part of one that a unit of
// violation is; one that asks something of a measure has base, factor and divisor of what it asks and the measure's ends.
const SUM = 0;
const LEAST = 1;
const MOST = 2;
const PART = 3;
const BASE = 1;
const FACTOR = 2;
const DIVISOR = 3;
const WEIGHT = 4;
const KIND = 5;
const MIN = 6;
const MAX = 7;
const RECORD = 8;

// Kinds of rows that ask nothing; other rows have the measure that they ask.
const CHECKED = -1;
const PRICED = -2;

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
  /** How many rows are violated. */
  brokenCount = 0;
  /** How many rows were touched so far: a measure of work. */
  touchCount = 0;
  /** The violated rows, in the first `brokenCount` places. */
  readonly broken: Int32Array;
  /** Row records, `RECORD` numbers each, so that one look at memory brings all of a row. */
  readonly #rows: Float64Array;
  readonly #brokenPlace: Int32Array;
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
    this.broken = new Int32Array(rowCount);
    this.#rows = new Float64Array(rowCount * RECORD);
    this.#brokenPlace = new Int32Array(rowCount).fill(-1);
    this.#isDirty = new Uint8Array(nodeCount).fill(1);
    this.#dirty = new Int32Array(nodeCount);
    for (let row = 0; row < rowCount; row++) this.#enter(row);
    for (let node = form.columnCount; node < nodeCount; node++) {
      this.#setValue(node, this.#valueAsked(node));
      this.begin();
    }
    this.#isDirty.fill(0);
    this.begin();
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
      const sum = at(this.#rows, row * RECORD + SUM);
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
    const rows = this.#rows;
    for (let place = this.#rowCount - 1; place >= 0; place--) {
      const row = placeAt(this.#rowJournal, place);
      rows[row * RECORD + SUM] = at(this.#sumJournal, place);
      this.#note(row, this.#violation(row, at(this.#sumJournal, place)) > 0);
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

  /** What a unit of a row's violation weighs. */
  weightOf(row: number): number {
    return at(this.#rows, row * RECORD + WEIGHT);
  }

  /** Lets a row weigh more or less from now on; not to be taken back. */
  weigh(row: number, weight: number): void {
    const record = row * RECORD;
    const violation = this.#violation(row, at(this.#rows, record + SUM));
    this.penalty += (weight - at(this.#rows, record + WEIGHT)) * violation;
    this.#rows[record + WEIGHT] = weight;
    this.#penaltyBefore = this.penalty;
  }

  /** What a row asks of its measure. */
  askedOf(row: number): number {
    return this.#askedBy(row * RECORD, at(this.#rows, row * RECORD + SUM));
  }

  /** Whether a row's sum must rise (1) or sink (-1) to keep its limit; 0 where it does. */
  lacking(row: number): number {
    const record = row * RECORD;
    const sum = at(this.#rows, record + SUM);
    if (at(this.#rows, record + KIND) < 0) {
      if (sum < at(this.#rows, record + LEAST)) return 1;
      return sum > at(this.#rows, record + MOST) ? -1 : 0;
    }
    const asked = this.#askedBy(record, sum);
    const factor = at(this.#rows, record + FACTOR);
    if (asked > at(this.#rows, record + MAX)) return -factor;
    return asked < at(this.#rows, record + MIN) ? factor : 0;
  }

  #enter(row: number): void {
    const { form } = this;
    const rows = this.#rows;
    const record = row * RECORD;
    const owner = placeAt(form.ownerOf, row);
    rows[record + WEIGHT] = 1;
    if (owner < 0) {
      const isPriced = placeAt(form.belowStart, row) < placeAt(form.belowStart, row + 1);
      rows[record + KIND] = isPriced ? PRICED : CHECKED;
      rows[record + LEAST] = at(form.least, row);
      rows[record + MOST] = at(form.most, row);
      rows[record + PART] = 1 / at(form.unitOf, row);
      if (isPriced) this.objective += this.#price(row, 0);
    } else {
      rows[record + KIND] = owner;
      rows[record + BASE] = at(form.askedBase, row);
      rows[record + FACTOR] = at(form.askedSign, row);
      rows[record + DIVISOR] = at(form.askedDivisor, row);
      rows[record + MIN] = form.isExact[row] === 1 ? at(form.minOf, owner) : -Infinity;
      rows[record + MAX] = at(form.maxOf, owner);
    }
    const violation = this.#violation(row, 0);
    this.penalty += violation;
    this.#note(row, violation > 0);
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
    const rows = this.#rows;
    const end = placeAt(entryStart, node + 1);
    if (this.#rowCount + end - placeAt(entryStart, node) > this.#rowJournal.length)
      this.#growRows();
    for (let entry = placeAt(entryStart, node); entry < end; entry++) {
      const row = placeAt(entryRow, entry);
      const record = row * RECORD;
      const before = at(rows, record + SUM);
      const after = before + at(entryCoefficient, entry) * change;
      this.#rowJournal[this.#rowCount] = row;
      this.#sumJournal[this.#rowCount++] = before;
      rows[record + SUM] = after;
      const kind = at(rows, record + KIND);
      if (kind >= 0) this.#ask(record, kind, before, after);
      else if (kind === PRICED)
        this.objective += this.#price(row, after) - this.#price(row, before);
      const violation = this.#violation(row, after);
      const violationBefore = this.#violation(row, before);
      if (violation === violationBefore) continue;
      this.penalty += at(rows, record + WEIGHT) * (violation - violationBefore);
      if (violation === 0 || violationBefore === 0) this.#note(row, violation > 0);
    }
  }

  /** A measure is to be settled again where a row that says its value asks something else. */
  #ask(record: number, owner: number, before: number, after: number): void {
    const value = at(this.values, owner);
    const isExact = at(this.#rows, record + MIN) > -Infinity;
    if (isExact || this.#askedBy(record, after) > value || this.#askedBy(record, before) >= value)
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
    const rows = this.#rows;
    const start = placeAt(askingStart, node - columnCount);
    const end = placeAt(askingStart, node - columnCount + 1);
    let value = at(minOf, node);
    for (let place = start; place < end; place++) {
      const record = placeAt(askingRow, place) * RECORD;
      const asked = this.#askedBy(record, at(rows, record + SUM));
      if (asked > value) value = asked;
    }
    return Math.min(value, at(maxOf, node));
  }

  #askedBy(record: number, sum: number): number {
    const rows = this.#rows;
    const asked = at(rows, record + BASE) + at(rows, record + FACTOR) * sum;
    const divisor = at(rows, record + DIVISOR);
    return divisor === 1 ? asked : Math.ceil(asked / divisor);
  }

  /** What lies beyond all that a row may lack or exceed. */
  #violation(row: number, sum: number): number {
    const rows = this.#rows;
    const record = row * RECORD;
    const kind = at(rows, record + KIND);
    if (kind >= 0) {
      const asked = this.#askedBy(record, sum);
      const max = at(rows, record + MAX);
      if (asked > max) return asked - max;
      const min = at(rows, record + MIN);
      return asked < min ? min - asked : 0;
    }
    const lack = at(rows, record + LEAST) - sum;
    const excess = sum - at(rows, record + MOST);
    if (lack <= 0 && excess <= 0) return 0;
    let rest = lack > 0 ? lack : excess;
    if (kind === PRICED) rest -= this.#room(row, lack > 0);
    return rest > 0 ? rest * at(rows, record + PART) : 0;
  }

  /** What a row may lack or exceed at a price. */
  #room(row: number, isBelow: boolean): number {
    const { belowStart, aboveStart, segmentWidth } = this.form;
    const start = isBelow ? placeAt(belowStart, row) : placeAt(aboveStart, row);
    const end = isBelow ? placeAt(aboveStart, row) : placeAt(belowStart, row + 1);
    let room = 0;
    for (let segment = start; segment < end; segment++) room += at(segmentWidth, segment);
    return room;
  }

  /** What a checked row costs for lacking or exceeding. */
  #price(row: number, sum: number): number {
    const { form } = this;
    const start = placeAt(form.belowStart, row);
    const end = placeAt(form.belowStart, row + 1);
    if (start === end) return 0;
    const middle = placeAt(form.aboveStart, row);
    const lack = at(form.least, row) - sum;
    if (lack > 0) return this.#priceOf(lack, start, middle);
    const excess = sum - at(form.most, row);
    return excess > 0 ? this.#priceOf(excess, middle, end) : 0;
  }

  #priceOf(amount: number, start: number, end: number): number {
    let rest = amount;
    let price = 0;
    for (let segment = start; segment < end && rest > 0; segment++) {
      const width = at(this.form.segmentWidth, segment);
      price += Math.min(rest, width) * at(this.form.segmentSlope, segment);
      rest -= width;
    }
    return price;
  }

  #note(row: number, isBroken: boolean): void {
    const place = placeAt(this.#brokenPlace, row);
    if (isBroken === place >= 0) return;
    if (isBroken) {
      this.#brokenPlace[row] = this.brokenCount;
      this.broken[this.brokenCount++] = row;
      return;
    }
    const last = placeAt(this.broken, --this.brokenCount);
    this.broken[place] = last;
    this.#brokenPlace[last] = place;
    this.#brokenPlace[row] = -1;
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

// One function for each kind of array: read by one function, both would be slow.

/** The number at a place that is there. */
function at(numbers: Float64Array, place: number): number {
  return numbers[place] ?? 0;
}

/** The place at a place that is there. */
function placeAt(places: Int32Array, place: number): number {
  return places[place] ?? 0;
}

function grown<Numbers extends Int32Array | Float64Array>(old: Numbers, larger: Numbers): Numbers {
  larger.set(old);
  return larger;
}
