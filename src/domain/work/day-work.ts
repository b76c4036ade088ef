import type { ActivityId } from '../id.ts';
import type { Activity } from '../rows/rotation.ts';
import type { WeekPattern } from '../rows/person.ts';
import type { Plan } from '../schedule/plan.ts';
import { CLOSED_ON_HOLIDAYS } from '../schedule/person-schedule.ts';
import { workKindOfActivity } from './scheduled-kinds.ts';
import type { WorkKind, WorkPeriod } from './work-period.ts';
import { minuteOfDay, type ZoneClock } from './zone-clock.ts';

/** An activity that is work, with its times of day. */
export interface TimedActivity {
  readonly id: ActivityId;
  readonly kind: WorkKind;
  /** Minutes since midnight. */
  readonly start: number;
  /** Minutes since the midnight before it starts: more than 1440 for what ends on the next day. */
  readonly end: number;
  readonly stopsOnHolidays: boolean;
}

/** What somebody does in the two halves of a day; null is free. */
export interface DayHalves {
  readonly morning: TimedActivity | null;
  readonly afternoon: TimedActivity | null;
  /** The work of such days, by days since 1970-01-01, as far as anybody has asked. */
  readonly workOn: Map<number, readonly WorkPeriod[]>;
}

const MINUTES_PER_DAY = 1440;

/**
 * Turns the halves of days into work periods with real times. Many people do the same on the same day: they share the
 * periods, which are made once.
 */
export class DayWork {
  readonly #clock: ZoneClock;
  readonly #activities: ReadonlyMap<ActivityId, TimedActivity | null>;
  readonly #weeks = new Map<WeekPattern, readonly DayHalves[]>();
  readonly #onHolidays = new Map<DayHalves, DayHalves>();
  readonly #halves = new Map<TimedActivity | null, Map<TimedActivity | null, DayHalves>>();

  /** @param plan whose activities the patterns name. */
  constructor(plan: Plan, clock: ZoneClock) {
    this.#clock = clock;
    this.#activities = new Map(plan.rows.activities.map((each) => [each.id, timed(each)]));
  }

  /** The activity with its times; null for free time and for what the plan does not describe. */
  activity(id: ActivityId): TimedActivity | null {
    return this.#activities.get(id) ?? null;
  }

  /** A day of these two halves, the same object whenever they are the same. */
  halves(morning: TimedActivity | null, afternoon: TimedActivity | null): DayHalves {
    let withMorning = this.#halves.get(morning);
    if (!withMorning)
      this.#halves.set(morning, (withMorning = new Map<TimedActivity | null, DayHalves>()));
    let halves = withMorning.get(afternoon);
    if (!halves) {
      halves = { morning, afternoon, workOn: new Map() };
      withMorning.set(afternoon, halves);
    }
    return halves;
  }

  /** The halves of a day of a usual week. @param weekday Monday = 0. */
  ofPattern(pattern: WeekPattern, weekday: number): DayHalves {
    let week = this.#weeks.get(pattern);
    if (!week) {
      const half = (place: number) => {
        const id = pattern[place];
        return id ? this.activity(id) : null;
      };
      week = Array.from({ length: 7 }, (_, day) => this.halves(half(2 * day), half(2 * day + 1)));
      this.#weeks.set(pattern, week);
    }
    const halves = week[weekday];
    if (!halves) throw new Error(`No weekday ${weekday}`);
    return halves;
  }

  /** The same without what stops on holidays. */
  onHoliday(halves: DayHalves): DayHalves {
    let left = this.#onHolidays.get(halves);
    if (!left) {
      const { morning, afternoon } = halves;
      left = this.halves(
        morning?.stopsOnHolidays ? null : morning,
        afternoon?.stopsOnHolidays ? null : afternoon,
      );
      this.#onHolidays.set(halves, left);
    }
    return left;
  }

  /** The work of a day of these halves, by start. */
  workOn(halves: DayHalves, epochDay: number): readonly WorkPeriod[] {
    let periods = halves.workOn.get(epochDay);
    if (!periods) {
      periods = this.#made(halves, epochDay);
      halves.workOn.set(epochDay, periods);
    }
    return periods;
  }

  /**
   * An activity that fills both halves is one period; where two different ones overlap, the morning's ends when the
   * afternoon's begins, or the afternoon's begins when the morning's ends.
   */
  #made({ morning, afternoon }: DayHalves, epochDay: number): WorkPeriod[] {
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

function timed(activity: Activity): TimedActivity | null {
  const kind = workKindOfActivity(activity.kind);
  if (kind === null) return null;
  const start = minuteOfDay(activity.start);
  const end = minuteOfDay(activity.end);
  return {
    id: activity.id,
    kind,
    start,
    end: end > start ? end : end + MINUTES_PER_DAY,
    stopsOnHolidays: CLOSED_ON_HOLIDAYS.has(activity.kind),
  };
}
