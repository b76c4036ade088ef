import type { PersonId } from '../../domain/id.ts';
import type { ModelBuilder, Source, Variable } from './model.ts';

/**
 * The yes/no choices of a layer: who may do what in which period. Rules first forbid single choices, then `open` makes
 * a variable of each that is left; limits are written over those.
 */
export class Choices<Period extends string, Demand extends string> {
  readonly model: ModelBuilder;
  readonly #cells = new Map<PersonId, Map<Period, Map<Demand, Variable>>>();
  readonly #isAttributed: boolean;
  readonly #forbidden: { variable: () => Variable | undefined; source: Source }[] = [];
  #isOpen = false;

  /**
   * @param isAttributed keep what is forbidden as variables with a limit of its own, so that a conflict can name the
   * rule; otherwise such choices vanish, which makes the model smaller.
   */
  constructor(model: ModelBuilder, isAttributed: boolean) {
    this.model = model;
    this.#isAttributed = isAttributed;
  }

  /** Adds a candidate. */
  add(personId: PersonId, period: Period, demand: Demand): void {
    let periods = this.#cells.get(personId);
    if (!periods) this.#cells.set(personId, (periods = new Map()));
    let cell = periods.get(period);
    if (!cell) periods.set(period, (cell = new Map()));
    cell.set(demand, NOT_YET);
  }

  /** Rules a choice out, where there is one. */
  forbid(personId: PersonId, period: Period, demand: Demand, source: Source): void {
    if (this.#isOpen) throw new Error('Choices are forbidden before limits are written');
    const cell = this.#cells.get(personId)?.get(period);
    if (!cell?.has(demand)) return;
    if (this.#isAttributed) {
      this.#forbidden.push({ variable: () => cell.get(demand), source });
    } else {
      cell.delete(demand);
    }
  }

  /** Makes the variables. */
  open(): void {
    this.#isOpen = true;
    for (const periods of this.#cells.values()) {
      for (const cell of periods.values()) {
        for (const demand of cell.keys()) cell.set(demand, this.model.yesNo());
      }
    }
    for (const { variable, source } of this.#forbidden) {
      this.model.because(source).exactly(0, [variable() ?? NOT_YET]);
    }
  }

  /** The choices of a person in a period, by demand; empty where the person has none. */
  cell(personId: PersonId, period: Period): ReadonlyMap<Demand, Variable> {
    return this.#cells.get(personId)?.get(period) ?? new Map<Demand, Variable>();
  }

  /** The choice, or undefined where it is ruled out. */
  choice(personId: PersonId, period: Period, demand: Demand): Variable | undefined {
    return this.#cells.get(personId)?.get(period)?.get(demand);
  }

  /** Every choice there is. */
  *each(): Generator<{ personId: PersonId; period: Period; demand: Demand; variable: Variable }> {
    for (const [personId, periods] of this.#cells) {
      for (const [period, cell] of periods) {
        for (const [demand, variable] of cell) yield { personId, period, demand, variable };
      }
    }
  }
}

const NOT_YET = -1;
