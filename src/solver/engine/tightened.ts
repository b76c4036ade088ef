import type { Limit, Literal, Model, Term, Variable } from '../../rules/encoding/model.ts';

/** Sets of more choices are kept as they are: they say all they can, and pairs of them would be too many. */
const EXCLUSIVE_MAX = 48;

/**
 * The same model said more tightly: choices that exclude one another pair by pair become as few and large sets of
 * which at most one is chosen as a quick search finds, also where a penalty lets two of them go together. Its solutions
 * are exactly those of the model; linear relaxations of it cost more, and there are fewer limits.
 */
export function tightened(model: Model): Model {
  return { ...model, limits: [...new Tightening(model).limits()] };
}

/** Choices of which at most one is chosen, or at most two where the literal does not hold. */
interface Exclusion {
  readonly choices: readonly Variable[];
  readonly unless: Literal | null;
  readonly source: number;
}

/** Where the choice is made, so is the consequence. */
interface Implication {
  readonly choice: Variable;
  readonly consequence: Variable;
  readonly source: number;
}

class Tightening {
  readonly #model: Model;
  readonly #kept: Limit[] = [];
  readonly #exclusions: Exclusion[] = [];
  readonly #implications = new Map<Variable, Implication[]>();
  readonly #excludes = new Map<Variable, Set<Variable>>();

  constructor(model: Model) {
    this.#model = model;
    for (const limit of model.limits) this.#sort(limit);
    for (const { choices, unless } of this.#exclusions) {
      if (unless === null) this.#note(this.#excludes, choices);
    }
  }

  *limits(): Generator<Limit> {
    yield* this.#kept;
    const always = this.#exclusions.filter(({ unless }) => unless === null);
    yield* this.#covered(always);
    for (const group of this.#implications.values()) yield* this.#joined(group);
    const byLiteral = new Map<number, Exclusion[]>();
    for (const each of this.#exclusions) {
      if (!each.unless) continue;
      const key = each.unless.variable * 2 + (each.unless.is ? 1 : 0);
      const group = byLiteral.get(key) ?? [];
      byLiteral.set(key, group);
      group.push(each);
    }
    for (const group of byLiteral.values()) yield* this.#eased(group);
  }

  /** Splits a limit into exclusions where it is nothing but that. */
  #sort(limit: Limit): void {
    const exclusions = this.#exclusionsIn(limit);
    const implications = exclusions ? null : this.#implicationsIn(limit);
    if (exclusions) this.#exclusions.push(...exclusions);
    for (const each of implications ?? []) {
      const group = this.#implications.get(each.consequence) ?? [];
      this.#implications.set(each.consequence, group);
      group.push(each);
    }
    if (!exclusions && !implications) this.#kept.push(limit);
  }

  /** Choices that each need another choice, as "none of them unless it". */
  #implicationsIn({ min, max, terms, onlyIf, source }: Limit): Implication[] | null {
    const [condition, ...more] = onlyIf;
    if (!condition || condition.is || more.length > 0 || max !== 0 || (min !== null && min > 0))
      return null;
    const { variable: consequence } = condition;
    const isOfChoices = terms.every(
      ([coefficient, variable]) =>
        coefficient === 1 && variable !== consequence && this.#isChoice(variable),
    );
    return isOfChoices ? terms.map(([, choice]) => ({ choice, consequence, source })) : null;
  }

  #exclusionsIn({ min, max, terms, onlyIf, source }: Limit): Exclusion[] | null {
    if (max === null || (min !== null && min > 0) || terms.length === 0) return null;
    if (terms.length > EXCLUSIVE_MAX) return null;
    if (!terms.every(([coefficient, variable]) => coefficient === 1 && this.#isChoice(variable)))
      return null;
    const choices = terms.map(([, variable]) => variable);
    if (new Set(choices).size < choices.length) return null;
    if (max === 1 && onlyIf.length === 0) return [{ choices, unless: null, source }];
    if (max !== 0 || onlyIf.length === 0 || onlyIf.length > 2) return null;
    const chosen = onlyIf.filter(({ is }) => is);
    const eases = onlyIf.filter(({ is }) => !is);
    const [first] = chosen;
    if (chosen.length !== 1 || !first || choices.includes(first.variable)) return null;
    const [ease] = eases;
    const unless = ease ? { variable: ease.variable, is: true } : null;
    if (unless && (unless.variable === first.variable || choices.includes(unless.variable)))
      return null;
    return choices.map((choice) => ({ choices: [first.variable, choice], unless, source }));
  }

  #isChoice(variable: Variable): boolean {
    const range = this.#model.variables[variable];
    return range?.min === 0 && range.max <= 1;
  }

  #note(pairs: Map<Variable, Set<Variable>>, choices: readonly Variable[]): void {
    for (const one of choices) {
      let others = pairs.get(one);
      if (!others) pairs.set(one, (others = new Set()));
      for (const other of choices) if (other !== one) others.add(other);
    }
  }

  /** Sets that hold every pair of these exclusions, grown as far as the pairs allow, the large ones first. */
  *#covered(exclusions: readonly Exclusion[]): Generator<Limit> {
    const done = new Map<Variable, Set<Variable>>();
    const bySize = exclusions.toSorted((one, other) => other.choices.length - one.choices.length);
    for (const { choices, source } of bySize) {
      if (isCovered(done, choices)) continue;
      const grown = grow(choices, this.#excludes);
      this.#note(done, grown);
      yield { min: null, max: 1, terms: grown.map((each) => [1, each]), onlyIf: [], source };
    }
  }

  /** Choices with one consequence: those that exclude one another need it together. */
  *#joined(implications: readonly Implication[]): Generator<Limit> {
    const left = new Map(implications.map((each) => [each.choice, each]));
    for (const { choice, consequence, source } of left.values()) {
      const together = [choice];
      left.delete(choice);
      for (const other of left.keys()) {
        if (!together.every((each) => this.#excludes.get(each)?.has(other))) continue;
        together.push(other);
        left.delete(other);
      }
      const terms = together.map((each): Term => [1, each]);
      yield { min: null, max: 0, terms: [...terms, [-1, consequence]], onlyIf: [], source };
    }
  }

  /** The pairs that one literal eases, in sets of two sides: each side excludes itself always, so that the literal gives way by one. */
  *#eased(exclusions: readonly Exclusion[]): Generator<Limit> {
    const own = new Map<Variable, Set<Variable>>();
    for (const { choices } of exclusions) this.#note(own, choices);
    const done = new Map<Variable, Set<Variable>>();
    for (const { choices, unless, source } of exclusions) {
      const [first, second] = choices;
      if (first === undefined || second === undefined || !unless) continue;
      if (done.get(first)?.has(second)) continue;
      const sides: [Variable[], Variable[]] = [[first], [second]];
      for (const candidate of own.keys()) {
        for (const place of [0, 1] as const) {
          const [same, across] = [sides[place], sides[1 - place] ?? []];
          if (sides.some((side) => side.includes(candidate))) continue;
          const fits =
            same.every((each) => this.#excludes.get(each)?.has(candidate)) &&
            across.every((each) => own.get(each)?.has(candidate) ?? false);
          if (fits) same.push(candidate);
        }
      }
      const [left, right] = sides;
      for (const one of left) for (const other of right) this.#note(done, [one, other]);
      yield {
        min: null,
        max: 1,
        terms: [...[...left, ...right].map((each): Term => [1, each]), [-1, unless.variable]],
        onlyIf: [],
        source,
      };
    }
  }
}

function isCovered(
  done: ReadonlyMap<Variable, ReadonlySet<Variable>>,
  choices: readonly Variable[],
): boolean {
  return choices.every((one, place) =>
    choices.slice(place + 1).every((other) => done.get(one)?.has(other)),
  );
}

function grow(
  choices: readonly Variable[],
  pairs: ReadonlyMap<Variable, ReadonlySet<Variable>>,
): Variable[] {
  const grown = [...choices];
  const [first] = choices;
  for (const candidate of pairs.get(first ?? 0) ?? []) {
    if (grown.length >= EXCLUSIVE_MAX) break;
    if (!grown.includes(candidate) && grown.every((each) => pairs.get(each)?.has(candidate)))
      grown.push(candidate);
  }
  return grown;
}
