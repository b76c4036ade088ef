import type { Model, Term, Variable } from '../../rules/encoding/model.ts';
import { reach } from '../engine/cp-sat-messages.ts';
import { sumOf } from '../engine/satisfies.ts';
import type { EngineAnswer } from '../engine/solve-model.ts';
import { RestrictableModel } from '../search/restricted-model.ts';
import { brokenLimits, isTight } from './broken-limits.ts';
import {
  costTerms,
  leastOf,
  merged,
  type Piece,
  relaxedPiece,
  restrictedPiece,
  totalOf,
  type Weights,
} from './piece.ts';
import type { Standing } from './standing.ts';

/** The engine as a repair uses it: null once the time is up. */
export type Ask = (model: Model) => Promise<EngineAnswer | null>;

/** What a changed layer costs: whatever stays open first, then the places that change, here and in the layers below. */
export interface Cost {
  readonly open: number;
  readonly cells: number;
  readonly knockOn: number;
}

/** One way to decide a layer anew. */
export interface LayerWay extends Cost {
  /** The choices that are made now and were not, and the other way round. */
  readonly comes: readonly Variable[];
  readonly goes: readonly Variable[];
}

/** What a layer came to. */
export interface LayerFound {
  /** Of equal cost, the best first; empty where the time was up before there was one. */
  readonly ways: readonly LayerWay[];
  /** Whether no way costs less. */
  readonly isProven: boolean;
  /** Whether the broken limits taken alone ask for as much already, whatever else there is. */
  readonly isForced: boolean;
}

/** The best of a piece. */
interface Best {
  readonly piece: Piece;
  readonly values: readonly number[];
  readonly total: number;
}

/** What is preferred among ways that change as little and disturb as few. */
export type Preference = (variable: Variable) => number;

const ROUNDS_MAX = 6;
/** A layer with at most so many open choices is searched whole where its pieces prove nothing. */
const WHOLE_CHOICES_MAX = 2_000;
const STEPS_MAX = 3;

/**
 * Finds the fewest changes of a layer. From above: a piece of the layer around what is broken is solved exactly while
 * the rest stays. From below: the broken limits alone, then with every limit that their solution would break. Where both
 * meet, it is proven; else the piece grows by what the solution from below had to touch.
 */
export class LayerRepair {
  readonly #standing: Standing;
  readonly #weights: Weights;
  readonly #ask: Ask;
  readonly #restrictable: RestrictableModel;
  readonly #free = new Set<Variable>();
  readonly #known: Set<number>;

  constructor(standing: Standing, weights: Weights, ask: Ask) {
    this.#standing = standing;
    this.#weights = weights;
    this.#ask = ask;
    const { model, layer, values, isChoice } = standing;
    this.#restrictable = new RestrictableModel(
      model,
      layer.choices.map(({ variable }) => variable),
    );
    this.#known = new Set(
      brokenLimits(model, values, isChoice).filter((place) => {
        const limit = model.limits[place];
        return limit !== undefined && standing.isToMend(limit);
      }),
    );
    for (const place of this.#known) this.#freeAround(place);
  }

  /** Whether the layer has nothing to be mended. */
  get isWhole(): boolean {
    return this.#known.size === 0 && this.#standing.cells.every(({ lost }) => lost.length === 0);
  }

  /** @param waysMax so many ways that cost the same. */
  async fewest(waysMax: number, preference: Preference): Promise<LayerFound> {
    let best: Best | null = null;
    let low = -Infinity;
    let isForced = false;
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const freed = this.#free.size;
      const above = await this.#above();
      if (!above) break;
      if (!best || above.total < best.total) best = above;
      if (best.total <= low) break;
      low = Math.max(low, await this.#below(best.total, STEPS_MAX));
      isForced = round === 0 && best.total <= low;
      if (best.total <= low) break;
      if (round === 0) {
        this.#takeInTight();
        low = Math.max(low, await this.#below(best.total, 1));
      }
      if (best.total <= low) break;
      this.#grow();
      if (this.#free.size === freed) break;
    }
    if (best && best.total > low) {
      const whole = await this.#whole();
      if (whole && whole.total < best.total) best = whole;
      low = Math.max(low, whole?.low ?? -Infinity);
    }
    if (!best) return { ways: [], isProven: false, isForced: false };
    const isProven = best.total <= low;
    return { ways: await this.#ways(best, waysMax, preference), isProven, isForced };
  }

  /** The best of the piece that is free; null once the time is up. */
  async #above(): Promise<(Best & { readonly bound: number | null }) | null> {
    const piece = restrictedPiece(this.#standing, this.#restrictable, this.#free, this.#weights);
    const { values = null, bound = null } = (await this.#ask(leastOf(piece))) ?? {};
    return values && { piece, values, total: totalOf(piece, values), bound };
  }

  /** The best of the layer with everything free, and what it costs at least; null for a large layer or late. */
  async #whole(): Promise<(Best & { readonly low: number }) | null> {
    const open = this.#standing.layer.choices.filter(({ variable }) =>
      this.#standing.isFree(variable),
    );
    if (open.length > WHOLE_CHOICES_MAX) return null;
    for (const { variable } of open) this.#free.add(variable);
    const best = await this.#above();
    if (!best) return null;
    const { piece, bound } = best;
    const low = bound === null ? -Infinity : Math.ceil(bound - 1e-6) + piece.changedElsewhere;
    return { ...best, low };
  }

  /** What the layer costs at least, by the limits known so far and those that their solution would break. */
  async #below(total: number, stepsMax: number): Promise<number> {
    let low = -Infinity;
    for (let step = 0; step < stepsMax; step++) {
      const piece = relaxedPiece(this.#standing, [...this.#known], this.#weights);
      const answer = await this.#ask(leastOf(piece));
      if (!answer?.values || answer.bound === null) break;
      const bound = Math.ceil(answer.bound - 1e-6) + piece.changedElsewhere;
      const isSame = bound === low;
      low = Math.max(low, bound);
      const { model, isChoice } = this.#standing;
      const values = this.#withChoices(piece, answer.values);
      for (const variable of this.#changedIn(values)) this.#freeCell(variable);
      const fresh = brokenLimits(model, values, isChoice).filter(
        (place) => !this.#known.has(place) && this.#isTouched(place, values),
      );
      for (const place of fresh) this.#known.add(place);
      if (fresh.length === 0 || isSame || low >= total) break;
    }
    return low;
  }

  /** Every limit that a single free choice could break is known from now on. */
  #takeInTight(): void {
    const { model, values, isChoice } = this.#standing;
    const isFree = (variable: Variable): boolean => this.#free.has(variable);
    model.limits.forEach((limit, place) => {
      if (isTight(limit, model, values, isChoice, isFree)) this.#known.add(place);
    });
  }

  /** Frees whoever could stand in for those that are free. */
  #grow(): void {
    const { limits, sources } = this.#standing.model;
    for (const place of this.#known) {
      const limit = limits[place];
      if (limit && sources[limit.source]?.people.length === 0) this.#freeAround(place);
    }
  }

  /** Whether a limit holds a choice that is made otherwise now: else it is broken as it always was. */
  #isTouched(place: number, values: readonly number[]): boolean {
    const limit = this.#standing.model.limits[place];
    const isMoved = (variable: Variable): boolean =>
      this.#standing.isChoice[variable] === 1 &&
      values[variable] !== this.#standing.values[variable];
    return (
      limit !== undefined &&
      (limit.terms.some(([, variable]) => isMoved(variable)) ||
        limit.onlyIf.some(({ variable }) => isMoved(variable)))
    );
  }

  #freeAround(place: number): void {
    const limit = this.#standing.model.limits[place];
    for (const [, variable] of limit?.terms ?? []) this.#freeWithHolder(variable);
    for (const { variable } of limit?.onlyIf ?? []) this.#freeWithHolder(variable);
  }

  /** A choice can be made where what is there instead can go. */
  #freeWithHolder(variable: Variable): void {
    if (!this.#standing.isFree(variable)) return;
    this.#free.add(variable);
    for (const each of this.#standing.cellOf.get(variable)?.choices ?? []) {
      if (this.#standing.values[each.variable] === 1) this.#free.add(each.variable);
    }
  }

  #freeCell(variable: Variable): void {
    if (!this.#standing.isFree(variable)) return;
    for (const each of this.#standing.cellOf.get(variable)?.choices ?? []) {
      this.#free.add(each.variable);
    }
  }

  #withChoices({ placeOf }: Piece, values: readonly number[]): number[] {
    const all = [...this.#standing.values];
    for (const [variable, place] of placeOf) {
      if (this.#standing.isChoice[variable] === 1) all[variable] = values[place] ?? 0;
    }
    return all;
  }

  #changedIn(values: readonly number[]): Variable[] {
    return this.#standing.layer.choices.flatMap(({ variable }) =>
      values[variable] === this.#standing.values[variable] ? [] : [variable],
    );
  }

  /** Ways of the least cost, told apart by who comes. */
  async #ways(
    { piece, total, values }: Best,
    waysMax: number,
    preference: Preference,
  ): Promise<LayerWay[]> {
    const cost: Model = {
      ...piece.model,
      limits: [...piece.model.limits, limitOf(costTerms(piece), total - piece.changedElsewhere)],
      objective: this.#rankTerms(piece, preference),
    };
    const ways: LayerWay[] = [];
    const excluded: Model['limits'][number][] = [];
    while (ways.length < waysMax) {
      const answer = await this.#ask({ ...cost, limits: [...cost.limits, ...excluded] });
      if (!answer?.values) break;
      const way = this.#wayOf(piece, answer.values);
      ways.push(way);
      const places = way.comes.flatMap((variable) => piece.placeOf.get(variable) ?? []);
      if (places.length === 0) break;
      const comes = places.map((place): Term => [1, place]);
      excluded.push(limitOf(comes, places.length - 1));
    }
    return ways.length > 0 ? ways : [this.#wayOf(piece, values)];
  }

  /** Fewest people first, then what is preferred and wished. */
  #rankTerms(piece: Piece, preference: Preference): Term[] {
    const wishes: Term[] = [...piece.model.objective];
    for (const [variable, place] of piece.placeOf) {
      if (this.#standing.isChoice[variable] !== 1 || this.#standing.values[variable] === 1)
        continue;
      const weight = preference(variable);
      if (weight !== 0) wishes.push([weight, place]);
    }
    const { min, max } = reach(wishes, piece.model.variables);
    const people = piece.disturbed.map(([, place]): Term => [max - min + 1, place]);
    return merged([...people, ...wishes]);
  }

  #wayOf(piece: Piece, values: readonly number[]): LayerWay {
    const all = this.#withChoices(piece, values);
    const moved = this.#changedIn(all);
    return {
      open: sumOf(piece.open, values),
      cells: sumOf(piece.changed, values) + piece.changedElsewhere,
      knockOn: sumOf(piece.knockOn, values),
      comes: moved.filter((variable) => all[variable] === 1),
      goes: moved.filter((variable) => all[variable] === 0),
    };
  }
}

function limitOf(terms: readonly Term[], max: number): Model['limits'][number] {
  return { min: null, max, terms, onlyIf: [], source: 0 };
}
