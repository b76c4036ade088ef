import type { EvaluationForm } from './evaluation-form.ts';
import type { PlacedChoice } from './space.ts';

const NONE = -1;

/** Where the columns of a form lie: person by period by demand; and which of them are set. */
export class Cells {
  readonly personCount: number;
  readonly periodCount: number;
  readonly columnCount: number;
  /** [column] -> place of its person, period and demand; -1 for columns that are in no cell. */
  readonly personOf: Int32Array;
  readonly periodOf: Int32Array;
  readonly demandOf: Int32Array;
  /** The columns that are set and lie in cells, in the first `onCount` places. */
  readonly on: Int32Array;
  onCount = 0;
  readonly #onPlace: Int32Array;
  readonly #demandCount: number;
  readonly #columnAt: Int32Array;
  /** [cell] -> a column that is set, or -1, and how many are. */
  readonly #onIn: Int32Array;
  readonly #countIn: Int32Array;

  /** Nothing is set at first. */
  constructor(form: EvaluationForm, choices: readonly PlacedChoice[]) {
    const people = placesOf(choices.map(({ personId }) => personId));
    const periods = placesOf(choices.map(({ period }) => period).toSorted());
    const demands = placesOf(choices.map(({ demand }) => demand));
    const choiceOf = new Map(choices.map((choice) => [choice.variable, choice]));
    const { columnCount } = form;
    this.columnCount = columnCount;
    this.personCount = people.size;
    this.periodCount = periods.size;
    this.#demandCount = demands.size;
    this.personOf = new Int32Array(columnCount).fill(NONE);
    this.periodOf = new Int32Array(columnCount).fill(NONE);
    this.demandOf = new Int32Array(columnCount).fill(NONE);
    this.on = new Int32Array(columnCount);
    this.#onPlace = new Int32Array(columnCount).fill(NONE);
    const cellCount = people.size * periods.size;
    this.#onIn = new Int32Array(cellCount).fill(NONE);
    this.#countIn = new Int32Array(cellCount);
    this.#columnAt = new Int32Array(cellCount * demands.size).fill(NONE);
    for (let column = 0; column < columnCount; column++) {
      const choice = choiceOf.get(form.variableOf[column] ?? NONE);
      if (!choice) continue;
      this.personOf[column] = people.get(choice.personId) ?? NONE;
      this.periodOf[column] = periods.get(choice.period) ?? NONE;
      this.demandOf[column] = demands.get(choice.demand) ?? NONE;
      const place = this.#cellOf(column) * demands.size + at(this.demandOf, column);
      this.#columnAt[place] = column;
    }
  }

  /** The column for a demand, a person and a period; -1 where there is none. */
  columnAt(person: number, period: number, demand: number): number {
    return at(this.#columnAt, (person * this.periodCount + period) * this.#demandCount + demand);
  }

  /** A column of the cell that is set; -1 where none is. */
  onIn(person: number, period: number): number {
    return at(this.#onIn, person * this.periodCount + period);
  }

  /** The columns that are in no cell. */
  outside(): number[] {
    return [...this.personOf.keys()].filter((column) => at(this.personOf, column) === NONE);
  }

  /** Notes that a column was set or cleared. */
  note(column: number, isOn: boolean): void {
    if (at(this.personOf, column) === NONE) return;
    const place = at(this.#onPlace, column);
    if (isOn === place >= 0) return;
    const cell = this.#cellOf(column);
    this.#countIn[cell] = at(this.#countIn, cell) + (isOn ? 1 : -1);
    if (isOn) {
      this.#onPlace[column] = this.onCount;
      this.on[this.onCount++] = column;
      this.#onIn[cell] = column;
      return;
    }
    const last = at(this.on, --this.onCount);
    this.on[place] = last;
    this.#onPlace[last] = place;
    this.#onPlace[column] = NONE;
    if (at(this.#onIn, cell) === column)
      this.#onIn[cell] = at(this.#countIn, cell) === 0 ? NONE : this.#findIn(cell);
  }

  #findIn(cell: number): number {
    for (let demand = 0; demand < this.#demandCount; demand++) {
      const column = at(this.#columnAt, cell * this.#demandCount + demand);
      if (column >= 0 && at(this.#onPlace, column) >= 0) return column;
    }
    return NONE;
  }

  #cellOf(column: number): number {
    return at(this.personOf, column) * this.periodCount + at(this.periodOf, column);
  }
}

function placesOf(names: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const name of names) if (!places.has(name)) places.set(name, places.size);
  return places;
}

/** What lies at a place that is there. */
function at(numbers: Int32Array, place: number): number {
  return numbers[place] ?? 0;
}
