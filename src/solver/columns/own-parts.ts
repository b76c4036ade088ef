import type { Range, Term, Variable } from '../../rules/encoding/model.ts';
import { linearProgramOf } from '../engine/linear-program.ts';
import type { SearchSpace } from '../search/space.ts';

/** `min <= sum of the terms <= max` over whole numbers; infinities mean no bound. */
export interface Row {
  readonly terms: readonly Term[];
  readonly min: number;
  readonly max: number;
}

/** What is one person's alone: variables, the periods of those that are choices, and the limits on them. */
export interface OwnPart {
  readonly personId: string;
  /** Choices and measures that belong to this person. */
  readonly variables: readonly Variable[];
  /** All periods of the model in order, each with the person's choices in it. */
  readonly periods: readonly (readonly Variable[])[];
  readonly rows: readonly Row[];
}

/**
 * A model taken apart. Its whole-number solutions are the same: any value in `ranges` for the shared variables and one
 * line for each person, a line being values of the person's variables that keep the person's rows, so that all
 * `linking` rows hold.
 */
export interface Parts {
  readonly ranges: readonly Range[];
  readonly cost: Float64Array;
  /**
   * [variable] -> 1 where a larger value can cost more, or less, by the objective or under duals of the linking rows.
   */
  readonly mayCost: Uint8Array;
  readonly mayReward: Uint8Array;
  readonly people: readonly OwnPart[];
  readonly linking: readonly Row[];
  /** Variables that are nobody's and can take more than one value. */
  readonly shared: readonly Variable[];
  /** Whether a row or range that can never hold was seen. */
  readonly isImpossible: boolean;
}

const NOBODY = -1;

/**
 * Finds whose each variable is and sorts the limits: those that speak of one person's variables alone are that
 * person's, all others link people. A measure belongs to a person if it is tied to that person's variables alone by
 * at least one limit; that is a matter of strength, not of truth, for any sharing out gives the same solutions.
 */
export function ownParts({ model, choices }: SearchSpace): Parts {
  const { rows, ranges, isImpossible } = reducedRows(linearProgramOf(model), model.variables);
  const people = [...new Set(choices.map(({ personId }) => personId))];
  const place = new Map(people.map((id, person) => [id, person]));
  const ownerOf = new Int32Array(model.variables.length).fill(NOBODY);
  for (const { variable, personId } of choices) ownerOf[variable] = place.get(personId) ?? NOBODY;
  const isFree = (variable: Variable) => !isFixed(ranges, variable);
  shareOutMeasures(rows, ownerOf, people.length);
  const own: Row[][] = people.map(() => []);
  const linking: Row[] = [];
  for (const row of rows) (own[soleOwner(row, ownerOf) ?? NOBODY] ?? linking).push(row);
  const cost = new Float64Array(model.variables.length);
  for (const [weight, variable] of model.objective) cost[variable] = (cost[variable] ?? 0) + weight;
  const variablesOf: Variable[][] = people.map(() => []);
  const shared: Variable[] = [];
  for (const variable of model.variables.keys())
    if (isFree(variable)) (variablesOf[ownerOf[variable] ?? NOBODY] ?? shared).push(variable);
  const periodsOf = periodsByPerson(
    choices.filter(({ variable }) => isFree(variable)),
    place,
  );
  return {
    ranges,
    cost,
    ...directions(cost, linking),
    linking,
    shared,
    isImpossible,
    people: people.map((personId, person) => ({
      personId,
      variables: variablesOf[person] ?? [],
      periods: periodsOf[person] ?? [],
      rows: own[person] ?? [],
    })),
  };
}

/** A row that must reach its end pays for what helps; one that must not pass it charges for what does not. */
function directions(
  cost: Float64Array,
  linking: readonly Row[],
): Pick<Parts, 'mayCost' | 'mayReward'> {
  const mayCost = Uint8Array.from(cost, (weight) => (weight > 0 ? 1 : 0));
  const mayReward = Uint8Array.from(cost, (weight) => (weight < 0 ? 1 : 0));
  for (const { terms, min, max } of linking)
    for (const [coefficient, variable] of terms) {
      const [helps, hinders] = coefficient > 0 ? [mayReward, mayCost] : [mayCost, mayReward];
      if (min !== -Infinity) helps[variable] = 1;
      if (max !== Infinity) hinders[variable] = 1;
    }
  return { mayCost, mayReward };
}

function isFixed(ranges: readonly Range[], variable: Variable): boolean {
  const range = ranges[variable];
  return range !== undefined && range.min === range.max;
}

/** Lets measures belong to the one person to whose variables limits tie them, from near to far. */
function shareOutMeasures(rows: readonly Row[], ownerOf: Int32Array, peopleCount: number): void {
  const several = peopleCount;
  for (;;) {
    const found = new Map<Variable, number>();
    for (const { terms } of rows) {
      const owners = new Set<number>();
      for (const [, variable] of terms) {
        const owner = ownerOf[variable] ?? NOBODY;
        if (owner !== NOBODY && owner !== several) owners.add(owner);
      }
      const [owner] = owners;
      if (owner === undefined || owners.size > 1) continue;
      for (const [, variable] of terms) {
        if (ownerOf[variable] !== NOBODY) continue;
        const other = found.get(variable) ?? owner;
        found.set(variable, other === owner ? owner : several);
      }
    }
    if (found.size === 0) break;
    for (const [variable, owner] of found) ownerOf[variable] = owner;
  }
  ownerOf.forEach((owner, variable) => {
    if (owner === several) ownerOf[variable] = NOBODY;
  });
}

/** The one whose variables alone a row speaks of; null where there is none. */
function soleOwner({ terms }: Row, ownerOf: Int32Array): number | null {
  const [first] = terms;
  const owner = first === undefined ? NOBODY : (ownerOf[first[1]] ?? NOBODY);
  return owner !== NOBODY && terms.every(([, variable]) => ownerOf[variable] === owner)
    ? owner
    : null;
}

/** [person][period] -> choices; periods are in the order of their names, numbers in them by value. */
function periodsByPerson(
  choices: SearchSpace['choices'],
  people: ReadonlyMap<string, number>,
): Variable[][][] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const names = [...new Set(choices.map(({ period }) => period))].toSorted(compare);
  const placeOf = new Map(names.map((period, place) => [period, place]));
  const found = [...people].map(() => names.map((): Variable[] => []));
  for (const { variable, personId, period } of choices)
    found[people.get(personId) ?? NOBODY]?.[placeOf.get(period) ?? NOBODY]?.push(variable);
  return found;
}

/**
 * Rows over variables that can vary, in lowest terms; rows on one variable become its range, rows with the same terms
 * one row.
 */
function reducedRows(
  program: ReturnType<typeof linearProgramOf>,
  given: readonly Range[],
): { rows: Row[]; ranges: Range[]; isImpossible: boolean } {
  const ranges = [...given];
  let rows: Row[] = [];
  for (let row = 0; row < program.rowMin.length; row++) {
    const terms: Term[] = [];
    for (let at = program.starts[row] ?? 0; at < (program.starts[row + 1] ?? 0); at++)
      terms.push([program.values[at] ?? 0, program.indices[at] ?? 0]);
    rows.push({ terms, min: program.rowMin[row] ?? 0, max: program.rowMax[row] ?? 0 });
  }
  let isImpossible = false;
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    const kept: Row[] = [];
    for (const row of rows) {
      const reduced = inLowestTerms(withoutFixed(row, ranges));
      const [first] = reduced.terms;
      if (!first) isImpossible ||= reduced.min > 0 || reduced.max < 0;
      else if (reduced.terms.length > 1) kept.push(reduced);
      else {
        const range = ranges[first[1]] ?? { min: 0, max: 0 };
        const min = Math.max(range.min, reduced.min);
        const max = Math.min(range.max, reduced.max);
        isImpossible ||= min > max;
        isChanged ||= min === max && range.min < range.max;
        ranges[first[1]] = { min, max: Math.max(min, max) };
      }
    }
    rows = kept;
  }
  const merged = mergedRows(rows);
  isImpossible ||= merged.some(({ min, max }) => min > max);
  return { rows: merged, ranges, isImpossible };
}

function withoutFixed({ terms, min, max }: Row, ranges: readonly Range[]): Row {
  let given = 0;
  const free: Term[] = [];
  for (const term of terms) {
    const [coefficient, variable] = term;
    if (isFixed(ranges, variable)) given += coefficient * (ranges[variable]?.min ?? 0);
    else free.push(term);
  }
  return { terms: free, min: min - given, max: max - given };
}

/** Divided by what all coefficients share, the first one positive, the ends rounded inwards. */
function inLowestTerms({ terms, min, max }: Row): Row {
  const [first] = terms;
  if (!first) return { terms, min, max };
  let shared = 0;
  for (const [coefficient] of terms) shared = greatestDivisor(shared, Math.abs(coefficient));
  const by = first[0] < 0 ? -shared : shared;
  const ends = [min / by, max / by];
  return {
    terms: terms.map(([coefficient, variable]) => [coefficient / by, variable] as const),
    min: Math.ceil(Math.min(...ends)),
    max: Math.floor(Math.max(...ends)),
  };
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}

function mergedRows(rows: readonly Row[]): Row[] {
  const byTerms = new Map<string, Row>();
  for (const { terms, min, max } of rows) {
    const sorted = terms.toSorted(([, one], [, other]) => one - other);
    const lowest = inLowestTerms({ terms: sorted, min, max });
    const key = lowest.terms.join(';');
    const known = byTerms.get(key);
    byTerms.set(key, {
      terms: lowest.terms,
      min: Math.max(lowest.min, known?.min ?? -Infinity),
      max: Math.min(lowest.max, known?.max ?? Infinity),
    });
  }
  return [...byTerms.values()];
}

/** Of the objective, what variables of one value cost for certain, and the least that all variables can cost. */
export function costRange({ cost, ranges }: Parts): {
  readonly constant: number;
  readonly least: number;
} {
  let [constant, least] = [0, 0];
  ranges.forEach(({ min, max }, variable) => {
    const weight = cost[variable] ?? 0;
    if (weight === 0) return;
    if (min === max) constant += weight * min;
    least += Math.min(weight * min, weight * max);
  });
  return { constant, least };
}
