import type { Cells } from './cells.ts';
import type { ExchangeGroups } from './exchange-groups.ts';

const NONE = -1;
const SPAN_MAX = 8;
const FLIPS_MAX = 512;
/** Groups of a column beyond these are drawn as the last of them. */
export const ARMS = 24;

/** How a schedule is changed. */
export const MOVE_KINDS = ['exchange', 'cell', 'people', 'own', 'shift', 'both'] as const;

/** How a schedule is changed. */
export type MoveKind = (typeof MOVE_KINDS)[number];

/**
 * Draws changes of a schedule from its structure alone. A change is a list of columns to be flipped; what it costs is
 * not looked at.
 */
export class Moves {
  /** The columns to flip, in the first `count` places. */
  readonly flips = new Int32Array(FLIPS_MAX);
  count = 0;
  /** Which group of a column was last exchanged in, counted from its first; -1 for none. */
  arm = NONE;
  /** What each group, counted from a column's first, is drawn by. */
  readonly armWeights = new Float64Array(ARMS).fill(1);
  readonly #cells: Cells;
  readonly #groups: ExchangeGroups;
  readonly #isOn: (column: number) => boolean;
  readonly #random: () => number;

  constructor(
    cells: Cells,
    groups: ExchangeGroups,
    isOn: (column: number) => boolean,
    random: () => number,
  ) {
    this.#cells = cells;
    this.#groups = groups;
    this.#isOn = isOn;
    this.#random = random;
  }

  /** Draws a change of a kind; none, with a count of 0, where the draw leads to nothing. */
  draw(kind: MoveKind): void {
    this.count = 0;
    this.arm = NONE;
    switch (kind) {
      case 'exchange':
        return this.#exchange();
      case 'cell':
        return this.#cell();
      case 'people':
        return this.#people();
      case 'own':
        return this.#own();
      case 'shift':
        return this.#shift();
      case 'both':
        return this.#both();
    }
  }

  /** Sets or clears a column; what else is set in its cell goes. */
  #take(column: number): void {
    this.#flip(column);
    if (this.#isOn(column)) return;
    const person = at(this.#cells.personOf, column);
    if (person === NONE) return;
    const other = this.#cells.onIn(person, at(this.#cells.periodOf, column));
    if (other !== NONE) this.#flip(other);
  }

  /** Sets or clears a column, and mostly lets one of its rows stay as it was; nothing for -1. */
  repair(column: number): void {
    this.count = 0;
    this.arm = NONE;
    if (column === NONE) return;
    this.#take(column);
    if (this.#random() < 0.25) return;
    const partner = this.#isOn(column) ? this.#partnerOf(column) : this.#partnerOnOf(column);
    if (partner === NONE || partner === column) return;
    if (this.#isOn(column)) {
      if (this.#isOn(partner)) return;
      this.#flip(partner);
      this.#clearCellOf(partner, column);
    } else if (this.count === 1 || at(this.flips, 1) !== partner) this.#flip(partner);
  }

  /** A column that is set in a row of both; -1 where none is. */
  #partnerOnOf(column: number): number {
    const { groupStart, groups, memberStart, members } = this.#groups;
    const first = at(groupStart, column);
    const count = at(groupStart, column + 1) - first;
    if (count === 0) return NONE;
    const group = at(groups, first + this.#arm(count));
    const start = at(memberStart, group);
    const size = at(memberStart, group + 1) - start;
    const from = this.#below(size);
    for (let step = 0; step < size; step++) {
      const member = at(members, start + ((from + step) % size));
      if (this.#isOn(member)) return member;
    }
    return NONE;
  }

  /** One that is set for another of a row of both. */
  #exchange(): void {
    const column = this.#anyOn();
    if (column === NONE) return;
    const other = this.#partnerOf(column);
    if (other === NONE || this.#isOn(other)) return;
    this.#flip(column);
    this.#flip(other);
    this.#clearCellOf(other, column);
  }

  /** Two exchanges at once, both of one person or both in one period. */
  #both(): void {
    const column = this.#anyOn();
    if (column === NONE) return;
    const other = this.#partnerOf(column);
    if (other === NONE || this.#isOn(other)) return;
    this.#flip(column);
    this.#flip(other);
    const displaced = this.#clearCellOf(other, column);
    const second = displaced === NONE ? this.#anyOn() : displaced;
    if (second === column) return;
    const partner = this.#partnerOf(second);
    if (partner === NONE || partner === other || partner === column || this.#isOn(partner)) return;
    if (displaced === NONE) this.#flip(second);
    this.#flip(partner);
  }

  /** A cell filled, emptied or filled otherwise. */
  #cell(): void {
    const { personOf, columnCount } = this.#cells;
    const column = this.#below(columnCount);
    if (at(personOf, column) === NONE || this.#isOn(column)) return this.#flip(column);
    this.#take(column);
    if (this.count === 1 || this.#random() < 0.7) return;
    this.flips[0] = at(this.flips, 1);
    this.count = 1;
  }

  /** Two people change places for some periods. */
  #people(): void {
    const { personCount, periodCount, periodOf } = this.#cells;
    const column = this.#anyOn();
    if (column === NONE) return;
    const one = at(this.#cells.personOf, column);
    const other = this.#below(personCount);
    if (one === other) return;
    const span = this.#span();
    const start = Math.max(0, at(periodOf, column) - this.#below(span));
    const end = Math.min(periodCount, start + span);
    for (let period = start; period < end; period++) {
      const ofOne = this.#cells.onIn(one, period);
      const ofOther = this.#cells.onIn(other, period);
      if (!this.#hand(ofOne, other, period) || !this.#hand(ofOther, one, period)) return;
    }
  }

  /** A person does in some periods what they did in others, and the other way round. */
  #own(): void {
    const { periodCount, periodOf, personOf } = this.#cells;
    const column = this.#anyOn();
    if (column === NONE) return;
    const person = at(personOf, column);
    const span = this.#span();
    const start = at(periodOf, column);
    const other = this.#below(periodCount);
    if (Math.abs(start - other) < span || Math.max(start, other) + span > periodCount) return;
    for (let step = 0; step < span; step++) {
      const here = this.#cells.onIn(person, start + step);
      const there = this.#cells.onIn(person, other + step);
      if (!this.#hand(here, person, other + step)) return;
      if (!this.#hand(there, person, start + step)) return;
    }
  }

  /** What a person does in some periods comes earlier or later; what was between closes up. */
  #shift(): void {
    const { periodCount, periodOf, personOf } = this.#cells;
    const column = this.#anyOn();
    if (column === NONE) return;
    const person = at(personOf, column);
    const span = this.#span() + 1;
    const start = Math.max(0, at(periodOf, column) - this.#below(span));
    const end = Math.min(periodCount, start + span);
    const by = 1 + this.#below(Math.min(3, end - start));
    const length = end - start;
    for (let period = start; period < end; period++) {
      const from = this.#cells.onIn(person, period);
      if (!this.#hand(from, person, start + ((period - start + by) % length))) return;
    }
  }

  /** Clears a column and sets the same demand for a person in a period; false where there is no such choice. */
  #hand(column: number, person: number, period: number): boolean {
    if (column === NONE) return true;
    const target = this.#cells.columnAt(person, period, at(this.#cells.demandOf, column));
    if (target === NONE || this.count + 2 > FLIPS_MAX) {
      this.count = 0;
      return false;
    }
    this.#flip(column);
    this.#flip(target);
    return true;
  }

  #clearCellOf(column: number, except: number): number {
    const { personOf, periodOf } = this.#cells;
    const person = at(personOf, column);
    if (person === NONE) return NONE;
    const there = this.#cells.onIn(person, at(periodOf, column));
    if (there === NONE || there === except) return NONE;
    this.#flip(there);
    return there;
  }

  #partnerOf(column: number): number {
    const { groupStart, groups, memberStart, members } = this.#groups;
    const first = at(groupStart, column);
    const count = at(groupStart, column + 1) - first;
    if (count === 0) return NONE;
    const group = at(groups, first + this.#arm(count));
    const start = at(memberStart, group);
    return at(members, start + this.#below(at(memberStart, group + 1) - start));
  }

  /** Rows are written person by person in the same order, so that a place among a column's groups has a meaning. */
  #arm(count: number): number {
    let total = 0;
    for (let place = 0; place < count; place++) total += this.#armWeight(place);
    let left = this.#random() * total;
    let chosen = 0;
    for (; chosen + 1 < count; chosen++) {
      left -= this.#armWeight(chosen);
      if (left < 0) break;
    }
    this.arm = Math.min(chosen, ARMS - 1);
    return chosen;
  }

  #armWeight(place: number): number {
    return this.armWeights[Math.min(place, ARMS - 1)] ?? 0;
  }

  #anyOn(): number {
    const { on, onCount } = this.#cells;
    return onCount === 0 ? NONE : at(on, this.#below(onCount));
  }

  #span(): number {
    let span = 1;
    while (span < SPAN_MAX && this.#random() < 0.6) span++;
    return span;
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  /** Flipping twice is not flipping. */
  #flip(column: number): void {
    for (let place = 0; place < this.count; place++) {
      if (at(this.flips, place) !== column) continue;
      this.flips[place] = at(this.flips, --this.count);
      return;
    }
    this.flips[this.count++] = column;
  }
}

/** What lies at a place that is there. */
function at(numbers: Int32Array, place: number): number {
  return numbers[place] ?? 0;
}
