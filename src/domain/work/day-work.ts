import type { ActivityId } from '../id.ts';
import type { Activity } from '../rows/rotation.ts';
import type { WeekPattern } from '../rows/person.ts';
import type { Plan } from '../schedule/plan.ts';
import { CLOSED_ON_HOLIDAYS } from '../schedule/closed-days.ts';
import { epochDayOf } from '../time/day.ts';
import { workKindOfActivity } from './scheduled-kinds.ts';
import type { WorkKind, WorkPeriod } from './work-period.ts';
import { minuteOfDay, type ZoneClock } from './zone-clock.ts';

/** An activity that is work, with its times of day. */
interface TimedActivity {
  readonly kind: WorkKind;
  /** Minutes since midnight. */
  readonly start: number;
  /** Minutes since the midnight before it starts: more than 1440 for what ends on the next day. */
  readonly end: number;
  readonly stopsOnHolidays: boolean;
}

/** The number of free time, and of what the plan does not describe. */
export const FREE = 0;

/** What somebody does in the two halves of a day, each by the number of the activity. */
export interface DayHalves {
  readonly morning: number;
  readonly afternoon: number;
  /** The work of such days, by days since the first day of the plan's people, as far as anybody has asked. */
  readonly workOn: (readonly WorkPeriod[] | undefined)[];
}

const MINUTES_PER_DAY = 1440;

/**
 * Turns the halves of days into work periods with real times. Activities are numbered, so that halves are found by
 * place. Many people do the same on the same day: they share the periods, which are made once.
 */
export class DayWork {
  readonly #clock: ZoneClock;
  readonly #firstDay: number;
  readonly #numbers: ReadonlyMap<ActivityId, number>;
  /** By number; null for free time. */
  readonly #activities: readonly (TimedActivity | null)[];
  readonly #weeks = new Map<WeekPattern, readonly DayHalves[]>();
  readonly #onHolidays = new Map<DayHalves, DayHalves>();
  readonly #halves: (DayHalves | undefined)[];

  /** @param plan whose activities the patterns name. */
  constructor({ rows }: Plan, clock: ZoneClock) {
    this.#clock = clock;
    this.#firstDay = Math.min(...rows.personYears.map(({ firstDay }) => epochDayOf(firstDay)));
    const timed = rows.activities.map((each) => [each.id, timedActivity(each)] as const);
    const working = timed.filter(([, activity]) => activity !== null);
    this.#numbers = new Map(working.map(([id], place) => [id, place + 1]));
    this.#activities = [null, ...working.map(([, activity]) => activity)];
    this.#halves = Array.from({ length: this.#activities.length ** 2 });
  }

  /** The number of the activity. */
  numberOf(id: ActivityId): number {
    return this.#numbers.get(id) ?? FREE;
  }

  /** A day of these two halves, the same object whenever they are the same. */
  halves(morning: number, afternoon: number): DayHalves {
    const place = morning * this.#activities.length + afternoon;
    let halves = this.#halves[place];
    if (!halves) {
      halves = { morning, afternoon, workOn: [] };
      this.#halves[place] = halves;
    }
    return halves;
  }

  /** The days of a usual week, from Monday on. */
  ofPattern(pattern: WeekPattern): readonly DayHalves[] {
    let week = this.#weeks.get(pattern);
    if (!week) {
      const half = (place: number) => {
        const id = pattern[place];
        return id ? this.numberOf(id) : FREE;
      };
      week = Array.from({ length: 7 }, (_, day) => this.halves(half(2 * day), half(2 * day + 1)));
      this.#weeks.set(pattern, week);
    }
    return week;
  }

  /** The same without what stops on holidays. */
  onHoliday(halves: DayHalves): DayHalves {
    let left = this.#onHolidays.get(halves);
    if (!left) {
      const goingOn = (half: number) => (this.#activities[half]?.stopsOnHolidays ? FREE : half);
      left = this.halves(goingOn(halves.morning), goingOn(halves.afternoon));
      this.#onHolidays.set(halves, left);
    }
    return left;
  }

  /** The work of a day of these halves, by start. */
  workOn(halves: DayHalves, epochDay: number): readonly WorkPeriod[] {
    const place = epochDay - this.#firstDay;
    let periods = halves.workOn[place];
    if (!periods) {
      periods = this.#made(halves, epochDay);
      halves.workOn[place] = periods;
    }
    return periods;
  }

  /**
   * An activity that fills both halves is one period; where two different ones overlap, the morning's ends when the
   * afternoon's begins, or the afternoon's begins when the morning's ends.
   */
  #made(halves: DayHalves, epochDay: number): WorkPeriod[] {
    const morning = this.#activities[halves.morning];
    const afternoon = this.#activities[halves.afternoon];
    if (morning === afternoon || !afternoon) {
      return morning ? this.#period(morning.kind, epochDay, morning.start, morning.end) : [];
    }
    if (!morning) return this.#period(afternoon.kind, epochDay, afternoon.start, afternoon.end);
    const isLater = afternoon.start > morning.start;
    const morningEnd = isLater ? Math.min(morning.end, afternoon.start) : morning.end;
    const afternoonStart = Math.max(afternoon.start, morningEnd);
    return [
      ...this.#period(morning.kind, epochDay, morning.start, morningEnd),
      ...this.#period(afternoon.kind, epochDay, afternoonStart, afternoon.end),
    ];
  }

  #period(kind: WorkKind, day: number, start: number, end: number): WorkPeriod[] {
    if (end <= start) return [];
    return [{ start: this.#at(day, start), end: this.#at(day, end), kind }];
  }

  #at(day: number, minute: number) {
    return minute < MINUTES_PER_DAY
      ? this.#clock.instantAt(day, minute)
      : this.#clock.instantAt(day + 1, minute - MINUTES_PER_DAY);
  }
}

function timedActivity(activity: Activity): TimedActivity | null {
  const kind = workKindOfActivity(activity.kind);
  if (kind === null) return null;
  const start = minuteOfDay(activity.start);
  const end = minuteOfDay(activity.end);
  return {
    kind,
    start,
    end: end > start ? end : end + MINUTES_PER_DAY,
    stopsOnHolidays: CLOSED_ON_HOLIDAYS.has(activity.kind),
  };
}
