import type { PersonId } from '../../domain/id.ts';
import { clockOf } from '../../domain/schedule/plan-clock.ts';
import type { Half } from '../../domain/schedule/slot.ts';
import { type Day, epochDayOf } from '../../domain/time/day.ts';
import { DayWork, FREE } from '../../domain/work/day-work.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import type { WorkPeriod } from '../../domain/work/work-period.ts';
import type { HalfDayEncoding, HalfDayOption, Weighed } from '../encoding/half-day-encoding.ts';
import type { Limits, Term, Variable } from '../encoding/model.ts';

/** One way in which a day of somebody's half-days may be. */
export interface DayOption {
  readonly morning: HalfDayOption;
  readonly afternoon: HalfDayOption;
  /** The work of the day's half-days, without calls. */
  readonly periods: readonly WorkPeriod[];
}

const NOTHING: HalfDayOption = { activity: null, certain: 1, terms: [] };
const daysOfWork = onceForEach(({ plan }: HalfDayEncoding) => new DayWork(plan, clockOf(plan)));

/** Every way in which an open day of somebody may be: the usual first. */
export function dayOptions(encoding: HalfDayEncoding, personId: PersonId, at: Day): DayOption[] {
  const work = daysOfWork(encoding);
  const optionsOf = (half: Half): readonly HalfDayOption[] => {
    const cell = encoding.cellAt(personId, at, half);
    return cell ? encoding.optionsIn(cell) : [NOTHING];
  };
  const numberOf = ({ activity }: HalfDayOption): number =>
    activity ? work.numberOf(activity.id) : FREE;
  const afternoons = optionsOf('pm');
  return optionsOf('am').flatMap((morning) =>
    afternoons.map((afternoon) => {
      const halves = work.halves(numberOf(morning), numberOf(afternoon));
      return { morning, afternoon, periods: work.workOn(halves, epochDayOf(at)) };
    }),
  );
}

/**
 * What a day comes to, weighed by the work in it. Where both halves together come to another number than each on its
 * own, a choice of its own stands for both.
 * @param limits in whose name such choices are limited.
 */
export function weighDay(
  encoding: HalfDayEncoding,
  personId: PersonId,
  at: Day,
  limits: Limits,
  weightOf: (periods: readonly WorkPeriod[]) => number,
): Weighed {
  const options = dayOptions(encoding, personId, at).map((option) => ({
    ...option,
    weight: weightOf(option.periods),
  }));
  const weights = options.map(({ weight }) => weight);
  const [usual] = options;
  if (!usual) return { certain: 0, terms: [], least: 0, most: 0 };
  const alone = (morning: HalfDayOption, afternoon: HalfDayOption): number =>
    options.find((each) => each.morning === morning && each.afternoon === afternoon)?.weight ?? 0;
  const terms: Term[] = [];
  for (const { morning, afternoon, weight } of options) {
    const first = choiceOf(morning);
    const second = choiceOf(afternoon);
    if (first === null && second === null) continue;
    if (first !== null && second !== null) {
      const ofMorning = alone(morning, usual.afternoon);
      const ofAfternoon = alone(usual.morning, afternoon);
      const together = weight - ofMorning - ofAfternoon + usual.weight;
      if (together !== 0) terms.push([together, bothOf(encoding, limits, first, second)]);
    } else if (weight !== usual.weight) {
      terms.push([weight - usual.weight, first ?? second ?? 0]);
    }
  }
  return {
    certain: usual.weight,
    terms,
    least: Math.min(...weights),
    most: Math.max(...weights),
  };
}

/** The choice by which the half-day is so; null for what is usual. */
function choiceOf({ certain, terms }: HalfDayOption): Variable | null {
  return certain === 1 ? null : (terms[0]?.[1] ?? null);
}

function bothOf(
  { model }: HalfDayEncoding,
  limits: Limits,
  one: Variable,
  other: Variable,
): Variable {
  const both = model.yesNo();
  limits.atMost(0, [both, [-1, one]]);
  limits.atMost(0, [both, [-1, other]]);
  limits.atMost(1, [one, other, [-1, both]]);
  return both;
}

/** Both counts together. */
export function together(one: Weighed, other: Weighed): Weighed {
  return {
    certain: one.certain + other.certain,
    terms: [...one.terms, ...other.terms],
    least: one.least + other.least,
    most: one.most + other.most,
  };
}
