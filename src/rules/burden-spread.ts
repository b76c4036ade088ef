import { groupBy } from '../domain/group-by.ts';
import type { Role } from '../domain/rows/person.ts';
import { amountOf, type Burden, type Comparison, type Measure } from './burdens.ts';

/** Somebody within their class. */
export interface PlacedBurden {
  readonly burden: Burden;
  readonly amount: number;
  /** Far above or below the class, or neither. */
  readonly outlier: 'high' | 'low' | null;
}

/** How a measure lies within a class. */
export interface BurdenSpread {
  readonly role: Role;
  /** Null for classes without a year of training. */
  readonly pgy: number | null;
  /** The most first. */
  readonly people: readonly PlacedBurden[];
  readonly median: number;
  /** Between which the middle half lies. */
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  readonly min: number;
  readonly max: number;
}

/** Of fewer people nobody is told apart as an outlier. */
const CLASS_MIN = 4;
/** Beyond the middle half by so many times its width: Tukey’s fences. */
const FENCE = 1.5;

/** How a measure lies within each class, residents by year first; classes of which nobody has any of it are left out. */
export function spreadsOf(
  burdens: readonly Burden[],
  measure: Measure,
  comparison: Comparison,
): BurdenSpread[] {
  const classes = groupBy(burdens, ({ member: { year } }) => `${year.role} ${year.pgy ?? ''}`);
  return [...classes.values()]
    .flatMap((own): BurdenSpread[] => {
      const [first] = own;
      const hasAny = own.some((burden) => burden.parts[measure].length > 0);
      return first && hasAny ? [spreadOf(first, own, measure, comparison)] : [];
    })
    .toSorted((one, other) => orderOf(one) - orderOf(other));
}

function orderOf({ role, pgy }: BurdenSpread): number {
  return (role === 'resident' ? 0 : 100) + (pgy ?? 99);
}

function spreadOf(
  { member: { year } }: Burden,
  own: readonly Burden[],
  measure: Measure,
  comparison: Comparison,
): BurdenSpread {
  const people = own
    .map((burden) => ({ burden, amount: amountOf(burden, measure, comparison) }))
    .toSorted((one, other) => other.amount - one.amount);
  const amounts = people.map(({ amount }) => amount).toReversed();
  const lowerQuartile = quantile(amounts, 0.25);
  const upperQuartile = quantile(amounts, 0.75);
  const median = quantile(amounts, 0.5);
  const reach = FENCE * (upperQuartile - lowerQuartile);
  const outlierOf = (amount: number): PlacedBurden['outlier'] => {
    if (own.length < CLASS_MIN || Math.abs(amount - median) < 1) return null;
    if (amount > upperQuartile + reach) return 'high';
    return amount < lowerQuartile - reach ? 'low' : null;
  };
  return {
    role: year.role,
    pgy: year.pgy,
    people: people.map((each) => ({ ...each, outlier: outlierOf(each.amount) })),
    median,
    lowerQuartile,
    upperQuartile,
    min: amounts[0] ?? 0,
    max: amounts.at(-1) ?? 0,
  };
}

/** The number below which that part of them lies, between two where it falls between. @param ascending not empty. */
function quantile(ascending: readonly number[], part: number): number {
  const place = (ascending.length - 1) * part;
  const lower = ascending[Math.floor(place)] ?? 0;
  const upper = ascending[Math.ceil(place)] ?? lower;
  return lower + (upper - lower) * (place - Math.floor(place));
}
