import type { ActivityId } from '../id.ts';
import type { Activity } from '../rows/rotation.ts';
import type { WeekPattern } from '../rows/person.ts';
import type { Plan } from '../schedule/plan.ts';
import { CLOSED_ON_HOLIDAYS } from '../schedule/person-schedule.ts';
import { workKindOfActivity } from './scheduled-kinds.ts';
import type { WorkKind, WorkPeriod } from './work-period.ts';
import { minuteOfDay, type ZoneClock } from './zone-clock.ts';

interface TimedActivity {
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
}

const MINUTES_PER_DAY = 1440;

/** Turns the halves of days into work periods with real times. */
export class DayWork {
  readonly #clock: ZoneClock;
  readonly #activities: ReadonlyMap<ActivityId, TimedActivity | null>;
  readonly #weeks = new Map<WeekPattern, readonly DayHalves[]>();
  readonly #onHolidays = new Map<DayHalves, DayHalves>();

  /** @param plan whose activities the patterns name. */
  constructor(plan: Plan, clock: ZoneClock) {
    this.#clock = clock;
    this.#activities = new Map(plan.rows.activities.map((each) => [each.id, timed(each)]));
  }

  /** The activity with its times; null for free time and for what the plan does not describe. */
  activity(id: ActivityId): TimedActivity | null {
    return this.#activities.get(id) ?? null;
  }

  /** The halves of a day of a usual week. @param weekday Monday = 0. */
  ofPattern(pattern: WeekPattern, weekday: number): DayHalves {
    let week = this.#weeks.get(pattern);
    if (!week) {
      const half = (place: number) => {
        const id = pattern[place];
        return id ? (this.#activities.get(id) ?? null) : null;
      };
      week = Array.from({ length: 7 }, (_, day) => ({
        morning: half(2 * day),
        afternoon: half(2 * day + 1),
      }));
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
      left = {
        morning: morning?.stopsOnHolidays ? null : morning,
        afternoon: afternoon?.stopsOnHolidays ? null : afternoon,
      };
      this.#onHolidays.set(halves, left);
    }
    return left;
  }

  /**
   * Adds the day's work. An activity that fills both halves is one period; where two different ones overlap, the
   * morning's ends when the afternoon's begins, or the afternoon's begins when the morning's ends.
   */
  addTo(periods: WorkPeriod[], { morning, afternoon }: DayHalves, epochDay: number): void {
    if (morning === afternoon || !afternoon) {
      if (morning) this.#add(periods, morning.kind, epochDay, morning.start, morning.end);
    } else if (!morning) {
      this.#add(periods, afternoon.kind, epochDay, afternoon.start, afternoon.end);
    } else {
      const isLater = afternoon.start > morning.start;
      const morningEnd = isLater ? Math.min(morning.end, afternoon.start) : morning.end;
      const afternoonStart = Math.max(afternoon.start, morningEnd);
      this.#add(periods, morning.kind, epochDay, morning.start, morningEnd);
      this.#add(periods, afternoon.kind, epochDay, afternoonStart, afternoon.end);
    }
  }

  #add(periods: WorkPeriod[], kind: WorkKind, day: number, start: number, end: number): void {
    if (end <= start) return;
    periods.push({ start: this.#at(day, start), end: this.#at(day, end), kind });
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
