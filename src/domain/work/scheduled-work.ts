import type { RotationId } from '../id.ts';
import type { WeekPattern } from '../rows/person.ts';
import type { RotationTemplate } from '../rows/rotation.ts';
import type { PersonSchedule, Placement } from '../schedule/person-schedule.ts';
import type { Member, Plan } from '../schedule/plan.ts';
import { clockOf } from '../schedule/plan-clock.ts';
import { epochDayOf, overlapOf, weekdayOfEpoch } from '../time/day.ts';
import { type DayHalves, DayWork, FREE } from './day-work.ts';
import { workKindOfCall } from './scheduled-kinds.ts';
import { inOrder } from './stretches.ts';
import { isOnSite, type WorkPeriod } from './work-period.ts';
import { epochDaysOf, type HoursException, type RotationSpan, WorkRecord } from './work-record.ts';
import type { ZoneClock } from './zone-clock.ts';

interface OwnSpan extends RotationSpan {
  readonly template: RotationTemplate;
  readonly first: number;
  readonly last: number;
}

/** The year of one person day by day: what is decided in the layers below the blocks, and what follows from it. */
interface Own {
  readonly spans: readonly OwnSpan[];
  /** The first day in which the person has a place in the year, since 1970-01-01. */
  readonly firstDay: number;
  /** What keeps each day, from the first on, from being a usual one, as the bits below. */
  readonly marks: Uint8Array;
  /** For each half-day, from the first morning on, one more than the number of what was decided; 0 where nothing was. */
  readonly decided: Uint16Array;
}

const ABSENT = 1;
/** The day after a night of in-house call. */
const POST_CALL = 2;
const HOLIDAY = 4;

/** The scheduled work of the people of a plan, from all layers: block patterns, decided half-days, calls and absences. */
export class ScheduledWork {
  readonly #plan: Plan;
  readonly #exceptionOf: (rotationId: RotationId) => HoursException | null;
  readonly #jeopardyIsHomeCall: boolean;
  readonly #clock: ZoneClock;
  readonly #days: DayWork;
  readonly #observedHolidays: readonly number[];

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
    this.#observedHolidays = plan.rows.holidays.map(({ observedDay }) => epochDayOf(observedDay));
  }

  /** What somebody's part of a schedule means as work. @throws if they have no place in the year. */
  recordOf(schedule: PersonSchedule): WorkRecord {
    const { member } = schedule;
    if (!member) throw new Error('Whose work it is has no place in the year');
    const absences = this.#plan
      .absencesOf(member.person.id)
      .filter(({ status }) => status === 'approved');
    const own = this.#ownOf(member, schedule, epochDaysOf(absences));
    const calls = this.#callsOf(schedule, own);
    return new WorkRecord({
      personId: member.person.id,
      stream: 'scheduled',
      pgy: member.year.pgy,
      clock: this.#clock,
      periods: inOrder(this.#halfDaysOf(member, own), calls),
      rotations: own.spans,
      leaveDays: epochDaysOf(absences.filter(({ isLeave }) => isLeave)),
      unknownDays: unknownDaysOf(own, calls, this.#clock),
    });
  }

  #ownOf(
    member: Member,
    { placements, calls, halfDays }: PersonSchedule,
    absentDays: ReadonlySet<number>,
  ): Own {
    const firstDay = epochDayOf(member.year.firstDay);
    // What is about days outside of it is left out, as typed arrays do.
    const marks = new Uint8Array(epochDayOf(member.year.lastDay) - firstDay + 1);
    const mark = (day: number, as: number) => {
      marks[day - firstDay] = (marks[day - firstDay] ?? 0) | as;
    };
    for (const day of absentDays) mark(day, ABSENT);
    for (const day of this.#observedHolidays) mark(day, HOLIDAY);
    for (const { role, day } of calls) {
      if (role.isArchived || role.mode !== 'in-house' || role.end > role.start) continue;
      mark(epochDayOf(day) + 1, POST_CALL);
    }
    const decided = new Uint16Array(2 * marks.length);
    for (const { slot } of halfDays) {
      const place = 2 * (epochDayOf(slot.day) - firstDay) + (slot.half === 'am' ? 0 : 1);
      decided[place] = this.#days.numberOf(slot.demandId) + 1;
    }
    return { spans: this.#spansOf(member, placements), firstDay, marks, decided };
  }

  #spansOf(member: Member, placements: readonly Placement[]): OwnSpan[] {
    const spans: OwnSpan[] = [];
    for (const { block, rotation: template } of placements) {
      const shared = overlapOf(block, member.year);
      if (!template || !shared) continue;
      const { firstDay, lastDay } = shared;
      const { id: rotation, code: name } = template;
      const exception = this.#exceptionOf(rotation);
      const first = epochDayOf(firstDay);
      const last = epochDayOf(lastDay);
      spans.push({ firstDay, lastDay, first, last, rotation, name, exception, template });
    }
    return spans.sort((one, other) => one.first - other.first);
  }

  /** The work of the half-days, by start. */
  #halfDaysOf({ year }: Member, own: Own): WorkPeriod[] {
    const periods: WorkPeriod[] = [];
    const cohort = year.cohortId ? this.#plan.cohortById.get(year.cohortId) : undefined;
    const cohortMondays = new Set(cohort?.mondays.map(epochDayOf));
    const cohortWeek = this.#weekOf(
      cohort && this.#plan.rotationById.get(cohort.rotationId)?.pattern,
    );
    const ownWeek = this.#weekOf(year.pattern);
    const spanWeeks = own.spans.map(({ template }) => this.#weekOf(template.pattern));
    const nothing = this.#days.halves(FREE, FREE);
    let span = 0;
    for (let place = 0; place < own.marks.length; place++) {
      const day = own.firstDay + place;
      while ((own.spans[span]?.last ?? Infinity) < day) span++;
      const weekday = weekdayOfEpoch(day);
      let week = (own.spans[span]?.first ?? Infinity) <= day ? spanWeeks[span] : ownWeek;
      if (cohortWeek && cohortMondays.has(day - weekday)) week = cohortWeek;
      let halves = week?.[weekday] ?? nothing;
      const marks = own.marks[place] ?? 0;
      if ((marks & (ABSENT | POST_CALL)) > 0) halves = nothing;
      else if ((marks & HOLIDAY) > 0) halves = this.#days.onHoliday(halves);
      halves = this.#withDecided(halves, own.decided, place);
      if (halves === nothing) continue;
      for (const period of this.#days.workOn(halves, day)) periods.push(period);
    }
    return periods;
  }

  #weekOf(pattern: WeekPattern | null | undefined): readonly DayHalves[] | undefined {
    return pattern ? this.#days.ofPattern(pattern) : undefined;
  }

  #withDecided(halves: DayHalves, decided: Uint16Array, day: number): DayHalves {
    const morning = decided[2 * day] ?? 0;
    const afternoon = decided[2 * day + 1] ?? 0;
    if (morning === 0 && afternoon === 0) return halves;
    return this.#days.halves(
      morning === 0 ? halves.morning : morning - 1,
      afternoon === 0 ? halves.afternoon : afternoon - 1,
    );
  }

  /** The work of the calls, by start. */
  #callsOf({ calls }: PersonSchedule, { spans }: Own): WorkPeriod[] {
    const periods = calls.flatMap(({ role, day, slot, span }): WorkPeriod[] => {
      if (role.isArchived) return [];
      const on = spans.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
      const kind = workKindOfCall(role, on?.template.kind ?? null, this.#jeopardyIsHomeCall);
      return kind === null ? [] : [{ slot, start: span.start, end: span.end, kind }];
    });
    return periods.sort((one, other) => one.start - other.start);
  }
}

/** Days on a rotation whose week nobody has described and on which nothing on site is decided. */
function unknownDaysOf(
  { spans, firstDay, marks, decided }: Own,
  calls: readonly WorkPeriod[],
  clock: ZoneClock,
): ReadonlySet<number> {
  const unknown = new Set<number>();
  for (const { first, last, template } of spans) {
    if (template.kind === 'leave' || template.pattern.some((activity) => activity !== null))
      continue;
    const from = first - firstDay;
    const next = last - firstDay + 1;
    const isKnown =
      decided.subarray(2 * from, 2 * next).some((half) => half > 0) ||
      calls.some(({ kind, start }) => {
        const day = clock.epochDayAt(start);
        return isOnSite(kind) && first <= day && day <= last;
      });
    if (isKnown) continue;
    for (let place = from; place < next; place++) {
      if (((marks[place] ?? 0) & ABSENT) === 0) unknown.add(firstDay + place);
    }
  }
  return unknown;
}
