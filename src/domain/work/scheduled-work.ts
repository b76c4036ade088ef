import type { RotationId } from '../id.ts';
import type { CallRole, RotationTemplate } from '../rows/rotation.ts';
import type { WeekPattern } from '../rows/person.ts';
import type { Member, Plan } from '../schedule/plan.ts';
import { type Filled, type SlotKey, slotKey } from '../schedule/slot.ts';
import { addDays, type Day, epochDayOf, overlapOf } from '../time/day.ts';
import { type DayHalves, DayWork } from './day-work.ts';
import { workKindOfCall } from './scheduled-kinds.ts';
import { isOnSite, type WorkPeriod } from './work-period.ts';
import { epochDaysOf, type HoursException, type RotationSpan, WorkRecord } from './work-record.ts';
import { minuteOfDay, ZoneClock } from './zone-clock.ts';

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
  /** Decided half-days, by `2 * day + (0 morning, 1 afternoon)`. */
  readonly halfDays: ReadonlyMap<number, DayHalves['morning']>;
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
  readonly #epochDays = new Map<Day, number>();

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
    const { program, year, personYears, blocks, holidays } = plan.rows;
    const spans = [year, ...personYears, ...blocks];
    const firstDay = spans.reduce(
      (first, each) => (each.firstDay < first ? each.firstDay : first),
      year.firstDay,
    );
    const lastDay = spans.reduce(
      (last, each) => (each.lastDay > last ? each.lastDay : last),
      year.lastDay,
    );
    this.#clock = ZoneClock.of(program.timeZone, firstDay, addDays(lastDay, 2));
    this.#days = new DayWork(plan, this.#clock);
    this.#observedHolidays = new Set(holidays.map(({ observedDay }) => epochDayOf(observedDay)));
  }

  /** What the person's own filled slots, of any layer and in any order, mean as work. */
  recordOf(member: Member, filled: readonly Filled[]): WorkRecord {
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
  #epochDay(day: Day): number {
    let epochDay = this.#epochDays.get(day);
    if (epochDay === undefined) {
      epochDay = epochDayOf(day);
      this.#epochDays.set(day, epochDay);
    }
    return epochDay;
  }

  #ownOf(member: Member, filled: readonly Filled[]): Own {
    const spans: OwnSpan[] = [];
    const calls: OwnCall[] = [];
    const postCallDays = new Set<number>();
    const halfDays = new Map<number, DayHalves['morning']>();
    for (const { slot } of filled) {
      if (slot.layer === 'block') {
        const block = this.#plan.blockById.get(slot.blockId);
        const template = this.#plan.rotationById.get(slot.demandId);
        const shared = block && overlapOf(block, member.year);
        if (!template || !shared) continue;
        const { firstDay, lastDay } = shared;
        const [first, last] = [this.#epochDay(firstDay), this.#epochDay(lastDay)];
        const exception = this.#exceptionOf(template.id);
        const { id: rotation, code: name } = template;
        spans.push({ firstDay, lastDay, first, last, rotation, name, exception, template });
      } else if (slot.layer === 'call') {
        const role = this.#plan.callRoleById.get(slot.demandId);
        if (!role || role.isArchived) continue;
        const day = this.#epochDay(slot.day);
        calls.push({ slot: slotKey(slot), role, day });
        if (role.mode === 'in-house' && role.end <= role.start) postCallDays.add(day + 1);
      } else {
        const place = 2 * this.#epochDay(slot.day) + (slot.half === 'am' ? 0 : 1);
        halfDays.set(place, this.#days.activity(slot.demandId));
      }
    }
    spans.sort((one, other) => one.first - other.first);
    const absent = this.#plan
      .absencesOf(member.person.id)
      .filter(({ status }) => status === 'approved');
    return { spans, calls, postCallDays, halfDays, absentDays: epochDaysOf(absent) };
  }

  #addHalfDays(member: Member, own: Own, periods: WorkPeriod[]): void {
    const last = epochDayOf(member.year.lastDay);
    const cohort = member.year.cohortId
      ? this.#plan.cohortById.get(member.year.cohortId)
      : undefined;
    const cohortMondays = new Set(cohort?.mondays.map(epochDayOf));
    const cohortPattern = cohort && this.#plan.rotationById.get(cohort.rotationId)?.pattern;
    let place = 0;
    for (let day = epochDayOf(member.year.firstDay); day <= last; day++) {
      while ((own.spans[place]?.last ?? Infinity) < day) place++;
      const span = own.spans[place];
      const weekday = (((day + 3) % 7) + 7) % 7;
      let pattern: WeekPattern | null = member.year.pattern;
      if (span && span.first <= day) pattern = span.template.pattern;
      if (cohortPattern && cohortMondays.has(day - weekday)) pattern = cohortPattern;
      const isAway = own.absentDays.has(day) || own.postCallDays.has(day);
      let halves = isAway || !pattern ? NOTHING : this.#days.ofPattern(pattern, weekday);
      if (halves !== NOTHING && this.#observedHolidays.has(day))
        halves = this.#days.onHoliday(halves);
      if (own.halfDays.size > 0) halves = withDecided(halves, own.halfDays, day);
      this.#days.addTo(periods, halves, day);
    }
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

const NOTHING: DayHalves = { morning: null, afternoon: null };

function withDecided(
  halves: DayHalves,
  decided: ReadonlyMap<number, DayHalves['morning']>,
  day: number,
): DayHalves {
  const morning = decided.get(2 * day);
  const afternoon = decided.get(2 * day + 1);
  if (morning === undefined && afternoon === undefined) return halves;
  return {
    morning: morning === undefined ? halves.morning : morning,
    afternoon: afternoon === undefined ? halves.afternoon : afternoon,
  };
}

/** Days on a rotation whose week nobody has described and on which nothing on site is decided. */
function unknownDaysOf(own: Own, callDays: ReadonlySet<number>): ReadonlySet<number> {
  const unknown = new Set<number>();
  for (const { first, last, template } of own.spans) {
    if (template.kind === 'leave' || template.pattern.some((activity) => activity !== null))
      continue;
    const days = Array.from({ length: last - first + 1 }, (_, place) => first + place);
    const isKnown = days.some(
      (day) => callDays.has(day) || own.halfDays.has(2 * day) || own.halfDays.has(2 * day + 1),
    );
    if (isKnown) continue;
    for (const day of days) if (!own.absentDays.has(day)) unknown.add(day);
  }
  return unknown;
}
