/** The place of a variable in `model.variables`. */
export type Variable = number;

/** An integer coefficient times a variable. */
export type Term = readonly [coefficient: number, variable: Variable];

/** The integers a variable may take, both ends included; {0, 1} is a yes/no choice. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A yes/no choice taken one way. */
export interface Literal {
  readonly variable: Variable;
  readonly is: boolean;
}

/**
 * Where a limit comes from, so that a conflict can be named: the rule, the ids of the people it
 * is about, and its subject in plain words, for example "ICU, block 3".
 */
export interface Source {
  readonly ruleId: string;
  readonly people: readonly string[];
  readonly subject: string;
}

/**
 * `min <= sum of the terms <= max`, where null means no bound on that side. It holds only where
 * all of `onlyIf` are true; with none it always holds. `source` is a place in `model.sources`.
 */
export interface Limit {
  readonly min: number | null;
  readonly max: number | null;
  readonly terms: readonly Term[];
  readonly onlyIf: readonly Literal[];
  readonly source: number;
}

/**
 * What an engine is told: choose a value for every variable so that all limits hold and the sum
 * of the objective's terms is as small as possible. All numbers are safe integers. Plain data: it
 * can be cloned to another thread and written as JSON.
 */
export interface Model {
  readonly variables: readonly Range[];
  readonly limits: readonly Limit[];
  readonly objective: readonly Term[];
  readonly sources: readonly Source[];
}

/** A variable counts once; a term counts with its coefficient. */
export type Summand = Variable | Term;

/** The choice made. */
export const yes = (variable: Variable): Literal => ({ variable, is: true });

/** The choice not made. */
export const no = (variable: Variable): Literal => ({ variable, is: false });

/**
 * Writes a model, one variable and one limit at a time:
 *
 *     const icu = model.because({ ruleId: 'coverage', people: [], subject: 'ICU, block 3' });
 *     icu.between(2, 4, residentsThere);
 *     model.penalty(5, icu.shortfall(3, seniorsThere));
 */
export class ModelBuilder {
  readonly #variables: Range[] = [];
  readonly #limits: Limit[] = [];
  readonly #weights = new Map<Variable, number>();
  readonly #penalties = new Map<string, Map<Variable, number>>();
  #speaker = '';
  readonly #sources: Source[] = [];
  readonly #sourceByKey = new Map<string, number>();

  /** A new yes/no choice. */
  yesNo(): Variable {
    return this.number(0, 1);
  }

  /** A new whole number from min to max, both included. */
  number(min: number, max: number): Variable {
    requireIntegers(min, max);
    if (min > max) throw new RangeError(`A variable from ${min} to ${max} has no value`);
    return this.#variables.push({ min, max }) - 1;
  }

  /** The place of a source among the model's sources; equal sources share one place. */
  source(source: Source): number {
    const key = [source.ruleId, source.subject, ...source.people].join('\0');
    const known = this.#sourceByKey.get(key);
    if (known !== undefined) return known;
    const place = this.#sources.push(source) - 1;
    this.#sourceByKey.set(key, place);
    return place;
  }

  /** Limits that are all due to one source. */
  because(source: Source): Limits {
    return new Limits(this, this.source(source), []);
  }

  /** Adds one limit as it is; `because` reads better in a rule. */
  limit(limit: Limit): void {
    const { min, max, terms, onlyIf } = limit;
    requireIntegers(min ?? 0, max ?? 0);
    if (min !== null && max !== null && min > max)
      throw new RangeError(`A limit from ${min} to ${max} can never hold`);
    // By places: models have millions of terms.
    for (const term of terms) {
      requireIntegers(term[0]);
      this.range(term[1]);
    }
    for (const { variable } of onlyIf) this.#requireYesNo(variable);
    this.#limits.push(limit);
  }

  /** Says which rule writes from now on, so that what it penalises can be told from what others do. */
  speakFor(ruleId: string): void {
    this.#speaker = ruleId;
  }

  /** Adds weight x variable to what is minimised; a negative weight rewards. */
  penalty(weight: number, variable: Variable): void {
    requireIntegers(weight);
    this.range(variable);
    addTo(this.#weights, weight, variable);
    const own = this.#penalties.get(this.#speaker) ?? new Map<Variable, number>();
    this.#penalties.set(this.#speaker, own);
    addTo(own, weight, variable);
  }

  /** What each rule that spoke adds to the objective, by its id; together they are the objective. */
  penalties(): ReadonlyMap<string, readonly Term[]> {
    const byRule = [...this.#penalties].map(([id, own]) => [id, termsOf(own)] as const);
    return new Map(byRule.filter(([, terms]) => terms.length > 0));
  }

  /** The values a variable may take. */
  range(variable: Variable): Range {
    const range = this.#variables[variable];
    if (!range) throw new RangeError(`There is no variable ${variable}`);
    return range;
  }

  /** The finished model; the builder may go on and build again. */
  build(): Model {
    return {
      variables: [...this.#variables],
      limits: [...this.#limits],
      objective: termsOf(this.#weights),
      sources: [...this.#sources],
    };
  }

  #requireYesNo(variable: Variable): void {
    const { min, max } = this.range(variable);
    if (min < 0 || max > 1) throw new RangeError(`Variable ${variable} is not a yes/no choice`);
  }
}

/** The ways a rule says what must hold; made by `ModelBuilder.because`. */
export class Limits {
  readonly #model: ModelBuilder;
  readonly #source: number;
  readonly #onlyIf: readonly Literal[];

  constructor(model: ModelBuilder, source: number, onlyIf: readonly Literal[]) {
    this.#model = model;
    this.#source = source;
    this.#onlyIf = onlyIf;
  }

  /** The same source, for limits that hold only where these literals are all true. */
  onlyIf(...literals: readonly Literal[]): Limits {
    return new Limits(this.#model, this.#source, [...this.#onlyIf, ...literals]);
  }

  /** min <= sum <= max. */
  between(min: number | null, max: number | null, sum: readonly Summand[]): void {
    const terms = sum.map((one): Term => (typeof one === 'number' ? [1, one] : one));
    this.#model.limit({ min, max, terms, onlyIf: this.#onlyIf, source: this.#source });
  }

  /** min <= sum. */
  atLeast(min: number, sum: readonly Summand[]): void {
    this.between(min, null, sum);
  }

  /** sum <= max. */
  atMost(max: number, sum: readonly Summand[]): void {
    this.between(null, max, sum);
  }

  /** sum = value. */
  exactly(value: number, sum: readonly Summand[]): void {
    this.between(value, value, sum);
  }

  /** No two of these choices together. */
  atMostOne(choices: readonly Variable[]): void {
    this.atMost(1, choices);
  }

  /** One of these choices, and no other. */
  exactlyOne(choices: readonly Variable[]): void {
    this.exactly(1, choices);
  }

  /** Where the first literal is true, so is the second. */
  implies(condition: Literal, consequence: Literal): void {
    this.onlyIf(condition).exactly(consequence.is ? 1 : 0, [consequence.variable]);
  }

  /** A new variable, at least as great as what the sum lacks to reach min; to be penalised. */
  shortfall(min: number, sum: readonly Summand[]): Variable {
    const lacking = this.#model.number(0, Math.max(0, min - this.#reach(sum, 'min')));
    this.atLeast(min, [...sum, lacking]);
    return lacking;
  }

  /** A new variable, at least as great as what the sum exceeds max by; to be penalised. */
  excess(max: number, sum: readonly Summand[]): Variable {
    const exceeding = this.#model.number(0, Math.max(0, this.#reach(sum, 'max') - max));
    this.atMost(max, [...sum, [-1, exceeding]]);
    return exceeding;
  }

  #reach(sum: readonly Summand[], end: 'min' | 'max'): number {
    let reached = 0;
    for (const one of sum) {
      const [coefficient, variable] = typeof one === 'number' ? [1, one] : one;
      const { min, max } = this.#model.range(variable);
      reached += coefficient * (coefficient > 0 === (end === 'max') ? max : min);
    }
    return reached;
  }
}

function addTo(weights: Map<Variable, number>, weight: number, variable: Variable): void {
  weights.set(variable, (weights.get(variable) ?? 0) + weight);
}

function termsOf(weights: ReadonlyMap<Variable, number>): Term[] {
  return [...weights]
    .filter(([, weight]) => weight !== 0)
    .map(([variable, weight]) => [weight, variable] as const);
}

function requireIntegers(...numbers: readonly number[]): void {
  for (const number of numbers)
    if (!Number.isSafeInteger(number)) throw new RangeError(`${number} is not a safe integer`);
}
