import type { Limit, Model, Range, Term, Variable } from '../../rules/encoding/model.ts';
import { sumOf } from '../engine/satisfies.ts';
import type { RestrictableModel } from '../search/restricted-model.ts';
import { isBroken } from './broken-limits.ts';
import type { Standing } from './standing.ts';

/** A part of a layer's model in which places may change, with what is counted about the changes. */
export interface Piece {
  readonly model: Model;
  readonly placeOf: ReadonlyMap<Variable, number>;
  /** How much is missing or too much where that is to be mended. */
  readonly open: readonly Term[];
  /** The places that change. */
  readonly changed: readonly Term[];
  /** The places that change whatever is done and are not among those. */
  readonly changedElsewhere: number;
  /** What else choices bring with them in changed places of the layers below. */
  readonly knockOn: readonly Term[];
  /** Whose days change, of those who are not gone; empty in a relaxed piece. */
  readonly disturbed: readonly Term[];
}

/** What a change is weighed by besides the places themselves. */
export interface Weights {
  /** Places of the layers below that have to change with the choice. */
  readonly knockOnOf: (variable: Variable) => number;
  readonly isGone: (personId: string) => boolean;
}

/** The part of a layer in which the choices of some cells are free and all else stays. */
export function restrictedPiece(
  standing: Standing,
  restrictable: RestrictableModel,
  free: Iterable<Variable>,
  weights: Weights,
): Piece {
  const restricted = restrictable.restrict(free, standing.values);
  return counted(standing, restricted.model, restricted.placeOf, weights, true);
}

/** A model of these limits alone, with all that is in them free that may change: it asks less than the layer does. */
export function relaxedPiece(
  standing: Standing,
  limits: readonly number[],
  weights: Weights,
): Piece {
  const { model, values, isChoice } = standing;
  const variables: Variable[] = [];
  const ranges: Range[] = [];
  const placeOf = new Map<Variable, number>();
  const add = (variable: Variable): number => {
    const known = placeOf.get(variable);
    if (known !== undefined) return known;
    const place = variables.push(variable) - 1;
    const isStuck = isChoice[variable] === 1 && !standing.isFree(variable);
    const value = values[variable] ?? 0;
    const range = model.variables[variable] ?? { min: 0, max: 0 };
    ranges.push(isStuck ? { min: value, max: value } : range);
    placeOf.set(variable, place);
    return place;
  };
  const own = limits.flatMap((place): Limit[] => {
    const limit = model.limits[place];
    if (!limit) return [];
    return [
      {
        ...limit,
        terms: limit.terms.map(([coefficient, variable]): Term => [coefficient, add(variable)]),
        onlyIf: limit.onlyIf.map(({ variable, is }) => ({ variable: add(variable), is })),
      },
    ];
  });
  const relaxed = { variables: ranges, limits: own, objective: [], sources: model.sources };
  return counted(standing, relaxed, placeOf, weights, false);
}

/** The model with measures of what changes. What is broken already may stay open at a price, or must not get worse. */
function counted(
  standing: Standing,
  model: Model,
  placeOf: ReadonlyMap<Variable, number>,
  weights: Weights,
  countsPeople: boolean,
): Piece {
  const whole = [...placeOf].toSorted(([, one], [, other]) => one - other).map(([each]) => each);
  const values = whole.map((variable) => standing.values[variable] ?? 0);
  const isChoice = Uint8Array.from(whole, (variable) => standing.isChoice[variable] ?? 0);
  const writer = new PieceWriter(model);
  for (const limit of model.limits) {
    if (!isBroken(limit, model, values, isChoice)) writer.keep(limit);
    else writer.ease(limit, values, isChoice, standing.isToMend(inWhole(limit, whole)));
  }
  const changed: Term[] = [];
  const knockOn: Term[] = [];
  let changedElsewhere = 0;
  const touchedBy = new Map<string, Term[]>();
  for (const cell of standing.cells) {
    const here = cell.choices.flatMap((choice) => {
      const place = placeOf.get(choice.variable);
      return place === undefined ? [] : [{ ...choice, place }];
    });
    if (here.length === 0) {
      changedElsewhere += cell.lost.length;
      continue;
    }
    const isThere = ({ place }: { readonly place: number }) => values[place] === 1;
    const [stays, comes] = [here.filter(isThere), here.filter((each) => !isThere(each))];
    changed.push([1, writer.changes(cell.lost.length, stays, comes)]);
    for (const { place, variable } of comes) {
      const more = weights.knockOnOf(variable);
      if (more !== 0) knockOn.push([more, place]);
    }
    for (const each of here) {
      if (!countsPeople || weights.isGone(each.personId)) continue;
      const own = touchedBy.get(each.personId) ?? [];
      touchedBy.set(each.personId, own);
      own.push([isThere(each) ? -1 : 1, each.place]);
    }
  }
  const disturbed = [...touchedBy.values()].map((own): Term => [1, writer.touched(own)]);
  return { ...writer.finished(), placeOf, changed, changedElsewhere, knockOn, disturbed };
}

/** The limit of a piece over the variables of the whole. */
function inWhole(limit: Limit, whole: readonly Variable[]): Limit {
  const terms = limit.terms.map(([coefficient, place]): Term => [coefficient, whole[place] ?? -1]);
  return { ...limit, terms };
}

/** More than any number of places that change. */
const OPEN_WEIGHT = 100_000;

class PieceWriter {
  readonly #model: Model;
  readonly #variables: Range[];
  readonly #limits: Limit[] = [];
  readonly #open: Term[] = [];

  constructor(model: Model) {
    this.#model = model;
    this.#variables = [...model.variables];
  }

  keep(limit: Limit): void {
    this.#limits.push(limit);
  }

  /** A limit that is broken as it stands, which may stay so by as much, at a price where it is to be mended. */
  ease(limit: Limit, values: readonly number[], isChoice: Uint8Array, isPriced: boolean): void {
    let [low, high] = [0, 0];
    for (const [coefficient, variable] of limit.terms) {
      const range = this.#model.variables[variable];
      const value = values[variable] ?? 0;
      const ends = isChoice[variable] === 1 || !range ? [value, value] : [range.min, range.max];
      const parts = ends.map((end) => coefficient * end);
      low += Math.min(...parts);
      high += Math.max(...parts);
    }
    const lacking = Math.max(0, (limit.min ?? -Infinity) - high);
    const exceeding = Math.max(0, low - (limit.max ?? Infinity));
    if (!isPriced) {
      const { min, max } = limit;
      const eased = {
        min: min === null ? null : min - lacking,
        max: max === null ? null : max + exceeding,
      };
      this.keep({ ...limit, ...eased });
      return;
    }
    const slack = this.#variables.push({ min: 0, max: Math.max(lacking, exceeding) }) - 1;
    this.#open.push([1, slack]);
    this.keep({ ...limit, terms: [...limit.terms, [lacking > 0 ? 1 : -1, slack]] });
  }

  /** A measure of how many places of a cell change. */
  changes(
    lost: number,
    stays: readonly { readonly place: number }[],
    comes: readonly { readonly place: number }[],
  ): Variable {
    const most = Math.max(lost + stays.length, comes.length);
    const measure = this.#variables.push({ min: lost, max: most }) - 1;
    const leaving = stays.map(({ place }): Term => [1, place]);
    this.#limit(lost + stays.length, [[1, measure], ...leaving]);
    this.#limit(0, [[1, measure], ...comes.map(({ place }): Term => [-1, place])]);
    return measure;
  }

  /** A measure of whether anything changes for somebody. @param own 1 for what may come and -1 for what may go. */
  touched(own: readonly Term[]): Variable {
    const measure = this.#variables.push({ min: 0, max: 1 }) - 1;
    for (const [sign, place] of own) {
      this.#limit(sign === 1 ? 0 : 1, [
        [1, measure],
        [sign === 1 ? -1 : 1, place],
      ]);
    }
    return measure;
  }

  #limit(min: number, terms: readonly Term[]): void {
    this.#limits.push({ min, max: null, terms, onlyIf: [], source: 0 });
  }

  finished(): Pick<Piece, 'model' | 'open'> {
    const { objective, sources } = this.#model;
    const model = { variables: this.#variables, limits: this.#limits, objective, sources };
    return { model, open: this.#open };
  }
}

/** What stays open first, then the places that change, here and in the layers below. */
export function costTerms({ open, changed, knockOn }: Piece): Term[] {
  return merged([...open.map(([, place]): Term => [OPEN_WEIGHT, place]), ...changed, ...knockOn]);
}

/** The piece with its cost as its objective. */
export function leastOf(piece: Piece): Model {
  return { ...piece.model, objective: costTerms(piece) };
}

/** What values of a piece cost, with what changes elsewhere. */
export function totalOf(piece: Piece, values: readonly number[]): number {
  return sumOf(costTerms(piece), values) + piece.changedElsewhere;
}

/** Terms with one weight for each variable, and none of no weight. */
export function merged(terms: readonly Term[]): Term[] {
  const weights = new Map<Variable, number>();
  for (const [weight, variable] of terms) {
    weights.set(variable, (weights.get(variable) ?? 0) + weight);
  }
  return [...weights].flatMap(([variable, weight]): Term[] =>
    weight === 0 ? [] : [[weight, variable]],
  );
}
