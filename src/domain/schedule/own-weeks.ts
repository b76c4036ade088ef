import type { Cohort } from '../rows/academic-year.ts';
import type { Leeway } from '../rows/leeway.ts';
import type { WeekPattern } from '../rows/person.ts';
import type { RotationTemplate } from '../rows/rotation.ts';
import { epochDayOf, weekdayOfEpoch } from '../time/day.ts';
import { onceForEach } from '../work/once-for-each.ts';
import { isClosedOnEpoch } from './closed-days.ts';
import { type HalfDay, workIn } from './half-day.ts';
import type { Placement } from './person-schedule.ts';
import type { Member, Plan } from './plan.ts';

/** The usual week that holds for somebody on a day. */
export interface UsualWeek {
  /** Null where nobody has described one. */
  readonly pattern: WeekPattern | null;
  readonly leeway: Leeway | null;
  readonly rotation: RotationTemplate | null;
  readonly reason: 'cohort-week' | 'rotation' | 'own-week';
}

/** A usual week as long as it surely holds. */
interface Held extends EpochSpan {
  readonly week: UsualWeek;
  /** What it has in each half-day, by the place in the week, as far as anybody asked. */
  readonly halves: HalfDay[];
}

/** Days since 1970-01-01, both included. */
interface EpochSpan {
  readonly first: number;
  readonly last: number;
}

/**
 * Which rotation somebody is on and which usual week holds, day by day. Quick for whoever asks from day to day: what was
 * found holds as long as it surely holds.
 */
export class OwnWeeks {
  readonly #plan: Plan;
  readonly #member: Member | null;
  readonly #stays: readonly (EpochSpan & Pick<Placement, 'rotation'>)[];
  readonly #cohort: Cohort | null;
  #stay: (EpochSpan & Pick<Placement, 'rotation'>) | null = null;
  #held: Held | null = null;

  constructor(plan: Plan, member: Member | null, placements: readonly Placement[]) {
    this.#plan = plan;
    this.#member = member;
    this.#stays = placements.map(({ block, rotation }) => ({
      first: epochDayOf(block.firstDay),
      last: epochDayOf(block.lastDay),
      rotation,
    }));
    const { cohortId = null } = member?.year ?? {};
    this.#cohort = (cohortId && plan.cohortById.get(cohortId)) || null;
  }

  /** The rotation of that day's block, or null. */
  rotationOn(epochDay: number): RotationTemplate | null {
    return this.#stayOn(epochDay)?.rotation ?? null;
  }

  /** The week that holds on that day: of the cohort's rotation, else of the block's, else the person's own. */
  usualOn(epochDay: number): UsualWeek {
    return this.#heldOn(epochDay).week;
  }

  /** What the usual week has in the half-day of that place, where no holiday closes it. */
  usualHalfAt(place: number): HalfDay {
    const epochDay = place >> 1;
    const { week, halves } = this.#heldOn(epochDay);
    const inWeek = 2 * weekdayOfEpoch(epochDay) + (place & 1);
    let found = halves[inWeek];
    if (!found) {
      found = this.#halfOf(week, inWeek);
      halves[inWeek] = found;
    }
    const { activity, rotation } = found;
    if (!activity || !isClosedOnEpoch(this.#plan, activity, epochDay)) return found;
    return { activity: null, rotation, reason: 'holiday' };
  }

  #halfOf({ pattern, rotation, reason }: UsualWeek, inWeek: number): HalfDay {
    if (!pattern) return { activity: null, rotation, reason: 'nothing-planned' };
    const id = pattern[inWeek] ?? null;
    const activity = id === null ? undefined : this.#plan.activityById.get(id);
    return { activity: workIn(activity), rotation, reason };
  }

  #heldOn(epochDay: number): Held {
    if (!this.#held || !holds(this.#held, epochDay)) this.#held = this.#find(epochDay);
    return this.#held;
  }

  #stayOn(epochDay: number): (EpochSpan & Pick<Placement, 'rotation'>) | null {
    if (!this.#stay || !holds(this.#stay, epochDay)) {
      this.#stay = this.#stays.find((each) => holds(each, epochDay)) ?? null;
    }
    return this.#stay;
  }

  #find(epochDay: number): Held {
    const stay = this.#stayOn(epochDay);
    // Where no block says how long a week holds, it is looked for anew each day.
    const { first, last } = stay ?? { first: epochDay, last: epochDay };
    if (!this.#cohort) {
      return { first, last, week: this.#weekOf(stay?.rotation ?? null, false), halves: [] };
    }
    const monday = epochDay - weekdayOfEpoch(epochDay);
    const isInWeek = mondaysOf(this.#cohort).has(monday);
    const ofCohort = isInWeek ? this.#plan.rotationById.get(this.#cohort.rotationId) : undefined;
    return {
      first: Math.max(first, monday),
      last: Math.min(last, monday + 6),
      week: this.#weekOf(ofCohort ?? stay?.rotation ?? null, isInWeek),
      halves: [],
    };
  }

  #weekOf(rotation: RotationTemplate | null, isInCohortWeek: boolean): UsualWeek {
    const { pattern, leeway } = rotation ?? this.#member?.year ?? { pattern: null, leeway: null };
    const reason = isInCohortWeek ? 'cohort-week' : rotation ? 'rotation' : 'own-week';
    return { pattern, leeway, rotation, reason };
  }
}

function holds({ first, last }: EpochSpan, epochDay: number): boolean {
  return first <= epochDay && epochDay <= last;
}

const mondaysOf = onceForEach(
  ({ mondays }: Cohort): ReadonlySet<number> => new Set(mondays.map(epochDayOf)),
);
