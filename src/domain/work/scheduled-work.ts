import type { RotationId } from '../id.ts';
import type { CallRole, RotationTemplate } from '../rows/rotation.ts';
import type { WeekPattern } from '../rows/person.ts';
import type { PersonSchedule } from '../schedule/person-schedule.ts';
import type { Member, Plan } from '../schedule/plan.ts';
import { clockOf } from '../schedule/plan-clock.ts';
import { type Filled, type SlotKey, slotKey } from '../schedule/slot.ts';
import { epochDayOf, overlapOf } from '../time/day.ts';
import { type DayHalves, DayWork, type TimedActivity } from './day-work.ts';
import { workKindOfCall } from './scheduled-kinds.ts';
import { isOnSite, type WorkPeriod } from './work-period.ts';
import { epochDaysOf, type HoursException, type RotationSpan, WorkRecord } from './work-record.ts';
import { minuteOfDay, type ZoneClock } from './zone-clock.ts';

interface OwnSpan extends RotationSpan {
  readonly template: RotationTemplate;
  readonly first: number;
  readonly last: number;
}

interface OwnCall {
  readonly slot: SlotKey;
  readonly role: CallRole;
  readonly day: number;
}

/** What is decided for one person in the layers below the blocks, and what follows from it. */
interface Own {
  readonly spans: readonly OwnSpan[];
  readonly calls: readonly OwnCall[];
  /** Days after a night of in-house call. */
  readonly postCallDays: ReadonlySet<number>;
  /** The first day in which the person has a place in the year, since 1970-01-01. */
  readonly firstDay: number;
  /** Half-days in turn from the first day's morning on: what was decided for them, undefined where nothing was. */
  readonly halfDays: readonly (TimedActivity | null | undefined)[];
  readonly absentDays: ReadonlySet<number>;
}

/** The scheduled work of the people of a plan, from all layers: block patterns, decided half-days, calls and absences. */
export class ScheduledWork {
  readonly #plan: Plan;
  readonly #exceptionOf: (rotationId: RotationId) => HoursException | null;
  readonly #jeopardyIsHomeCall: boolean;
  readonly #clock: ZoneClock;
  readonly #days: DayWork;
  readonly #observedHolidays: ReadonlySet<number>;

  /**
   * @param exceptionOf the approved exception from weekly hours of a rotation, or null.
   * @param jeopardyIsHomeCall whether who is on jeopardy is on home call.
   */
  constructor(
    plan: Plan,
    exceptionOf: (rotationId: RotationId) => HoursException | null,
    jeopardyIsHomeCall = false,
  ) {
    this.#plan = plan;
    this.#exceptionOf = exceptionOf;
    this.#jeopardyIsHomeCall = jeopardyIsHomeCall;
    this.#clock = clockOf(plan);
    this.#days = new DayWork(plan, this.#clock);
    this.#observedHolidays = new Set(
      plan.rows.holidays.map(({ observedDay }) => epochDayOf(observedDay)),
    );
  }

  /** What somebody's part of a schedule means as work. @throws if they have no place in the year. */
  recordOf({ member, filled }: PersonSchedule): WorkRecord {
    if (!member) throw new Error('Whose work it is has no place in the year');
    const own = this.#ownOf(member, filled);
    const periods: WorkPeriod[] = [];
    this.#addHalfDays(member, own, periods);
    const callDays = this.#addCalls(own, periods);
    const absences = this.#plan
      .absencesOf(member.person.id)
      .filter(({ status, isLeave }) => isLeave && status === 'approved');
    return new WorkRecord({
      personId: member.person.id,
      stream: 'scheduled',
      pgy: member.year.pgy,
      clock: this.#clock,
      periods,
      rotations: own.spans,
      leaveDays: epochDaysOf(absences),
      unknownDays: unknownDaysOf(own, callDays),
    });
  }

  #ownOf(member: Member, filled: readonly Filled[]): Own {
    const spans: OwnSpan[] = [];
    const calls: OwnCall[] = [];
    const postCallDays = new Set<number>();
    const firstDay = epochDayOf(member.year.firstDay);
    const days = epochDayOf(member.year.lastDay) - firstDay + 1;
    const halfDays = Array.from(
      { length: 2 * days },
      (): TimedActivity | null | undefined => undefined,
    );
    for (const { slot } of filled) {
      if (slot.layer === 'block') {
        const block = this.#plan.blockById.get(slot.blockId);
        const template = this.#plan.rotationById.get(slot.demandId);
        const shared = block && overlapOf(block, member.year);
        if (!template || !shared) continue;
        const { firstDay, lastDay } = shared;
        const [first, last] = [epochDayOf(firstDay), epochDayOf(lastDay)];
        const exception = this.#exceptionOf(template.id);
        const { id: rotation, code: name } = template;
        spans.push({ firstDay, lastDay, first, last, rotation, name, exception, template });
      } else if (slot.layer === 'call') {
        const role = this.#plan.callRoleById.get(slot.demandId);
        if (!role || role.isArchived) continue;
        const day = epochDayOf(slot.day);
        calls.push({ slot: slotKey(slot), role, day });
        if (role.mode === 'in-house' && role.end <= role.start) postCallDays.add(day + 1);
      } else {
        const place = 2 * (epochDayOf(slot.day) - firstDay) + (slot.half === 'am' ? 0 : 1);
        if (place >= 0 && place < halfDays.length)
          halfDays[place] = this.#days.activity(slot.demandId);
      }
    }
    spans.sort((one, other) => one.first - other.first);
    const absent = this.#plan
      .absencesOf(member.person.id)
      .filter(({ status }) => status === 'approved');
    return { spans, calls, postCallDays, firstDay, halfDays, absentDays: epochDaysOf(absent) };
  }

  #addHalfDays(member: Member, own: Own, periods: WorkPeriod[]): void {
    const last = epochDayOf(member.year.lastDay);
    const cohort = member.year.cohortId
      ? this.#plan.cohortById.get(member.year.cohortId)
      : undefined;
    const cohortMondays = new Set(cohort?.mondays.map(epochDayOf));
    const cohortPattern = cohort && this.#plan.rotationById.get(cohort.rotationId)?.pattern;
    const nothing = this.#days.halves(null, null);
    let place = 0;
    for (let day = own.firstDay; day <= last; day++) {
      while ((own.spans[place]?.last ?? Infinity) < day) place++;
      const span = own.spans[place];
      const weekday = (((day + 3) % 7) + 7) % 7;
      let pattern: WeekPattern | null = member.year.pattern;
      if (span && span.first <= day) pattern = span.template.pattern;
      if (cohortPattern && cohortMondays.has(day - weekday)) pattern = cohortPattern;
      let halves = pattern ? this.#days.ofPattern(pattern, weekday) : nothing;
      if (halves !== nothing) {
        if (own.absentDays.has(day) || own.postCallDays.has(day)) halves = nothing;
        else if (this.#observedHolidays.has(day)) halves = this.#days.onHoliday(halves);
      }
      halves = this.#withDecided(halves, own, day);
      if (halves === nothing) continue;
      for (const period of this.#days.workOn(halves, day)) periods.push(period);
    }
  }

  #withDecided(halves: DayHalves, { firstDay, halfDays }: Own, day: number): DayHalves {
    const place = 2 * (day - firstDay);
    const morning = halfDays[place];
    const afternoon = halfDays[place + 1];
    if (morning === undefined && afternoon === undefined) return halves;
    return this.#days.halves(
      morning === undefined ? halves.morning : morning,
      afternoon === undefined ? halves.afternoon : afternoon,
    );
  }

  /** Adds the calls as periods. @returns the days on which one on site begins. */
  #addCalls({ calls, spans }: Own, periods: WorkPeriod[]): ReadonlySet<number> {
    const days = new Set<number>();
    for (const { slot, role, day } of calls) {
      const on = spans.find(({ first, last }) => first <= day && day <= last);
      const kind = workKindOfCall(role, on?.template.kind ?? null, this.#jeopardyIsHomeCall);
      if (kind === null) continue;
      if (isOnSite(kind)) days.add(day);
      const endDay = role.end > role.start ? day : day + 1;
      periods.push({
        slot,
        start: this.#clock.instantAt(day, minuteOfDay(role.start)),
        end: this.#clock.instantAt(endDay, minuteOfDay(role.end)),
        kind,
      });
    }
    return days;
  }
}

/** Days on a rotation whose week nobody has described and on which nothing on site is decided. */
function unknownDaysOf(own: Own, callDays: ReadonlySet<number>): ReadonlySet<number> {
  const unknown = new Set<number>();
  for (const { first, last, template } of own.spans) {
    if (template.kind === 'leave' || template.pattern.some((activity) => activity !== null))
      continue;
    const days = Array.from({ length: last - first + 1 }, (_, place) => first + place);
    const isDecided = (day: number): boolean => {
      const place = 2 * (day - own.firstDay);
      return own.halfDays[place] !== undefined || own.halfDays[place + 1] !== undefined;
    };
    const isKnown = days.some((day) => callDays.has(day) || isDecided(day));
    if (isKnown) continue;
    for (const day of days) if (!own.absentDays.has(day)) unknown.add(day);
  }
  return unknown;
}
