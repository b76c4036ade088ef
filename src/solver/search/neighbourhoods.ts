import { groupBy } from '../../domain/group-by.ts';
import type { Variable } from '../../rules/encoding/model.ts';
import { shuffled } from './random-numbers.ts';
import type { PlacedChoice } from './space.ts';

/** A way to pick the choices that are decided anew. */
export type NeighbourhoodKind = 'people' | 'periods' | 'costly-people' | 'people-in-periods';

/** How often each kind is drawn starts equal and follows what it brings. */
const KINDS: readonly NeighbourhoodKind[] = [
  'people',
  'periods',
  'costly-people',
  'people-in-periods',
];

/** Picks sets of choices to be decided anew while all others stay: by people, by periods, by both. */
export class Neighbourhoods {
  readonly #random: () => number;
  readonly #byPerson: ReadonlyMap<string, readonly PlacedChoice[]>;
  readonly #byPeriod: ReadonlyMap<string, readonly PlacedChoice[]>;
  readonly #placeOf: ReadonlyMap<Variable, PlacedChoice>;
  readonly #periods: readonly string[];

  constructor(choices: readonly PlacedChoice[], random: () => number) {
    this.#random = random;
    this.#byPerson = groupBy(choices, ({ personId }) => personId);
    this.#byPeriod = groupBy(choices, ({ period }) => period);
    this.#placeOf = new Map(choices.map((choice) => [choice.variable, choice]));
    this.#periods = [...this.#byPeriod.keys()].toSorted();
  }

  /** Draws a kind by weight. */
  draw(weightOf: (kind: NeighbourhoodKind) => number): NeighbourhoodKind {
    let left = this.#random() * KINDS.reduce((sum, kind) => sum + weightOf(kind), 0);
    return KINDS.find((kind) => (left -= weightOf(kind)) < 0) ?? 'people';
  }

  /** About `count` choices of a kind. @param costly people who cost much, the worst off first. */
  pick(kind: NeighbourhoodKind, count: number, costly: readonly string[]): Variable[] {
    const people = shuffled([...this.#byPerson.keys()], this.#random);
    if (kind === 'people') return this.#ofPeople(people, count);
    if (kind === 'periods') return this.#ofPeriods(count);
    if (kind === 'costly-people') {
      const first = shuffled(costly, this.#random).slice(0, 1 + Math.floor(people.length / 10));
      return this.#ofPeople([...new Set([...first, ...people])], count);
    }
    const half = new Set(people.slice(0, Math.ceil(people.length / 3)));
    const isOfHalf = (variable: Variable) => half.has(this.#placeOf.get(variable)?.personId ?? '');
    return this.#ofPeriods(count * 3).filter(isOfHalf);
  }

  #ofPeople(people: Iterable<string>, count: number): Variable[] {
    const picked: Variable[] = [];
    for (const person of people) {
      const own = this.#byPerson.get(person) ?? [];
      if (picked.length > 0 && picked.length + own.length > count) break;
      picked.push(...own.map(({ variable }) => variable));
    }
    return picked;
  }

  #ofPeriods(count: number): Variable[] {
    const start = Math.floor(this.#random() * this.#periods.length);
    const picked: Variable[] = [];
    for (const period of [...this.#periods.slice(start), ...this.#periods.slice(0, start)]) {
      const own = this.#byPeriod.get(period) ?? [];
      if (picked.length > 0 && picked.length + own.length > count) break;
      picked.push(...own.map(({ variable }) => variable));
    }
    return picked;
  }
}
