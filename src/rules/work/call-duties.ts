import { groupBy } from '../../domain/group-by.ts';
import type { PersonId } from '../../domain/id.ts';
import type { CallRole } from '../../domain/rows/rotation.ts';
import { PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Member } from '../../domain/schedule/plan.ts';
import { type Day, epochDayOf } from '../../domain/time/day.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import { workKindOfCall } from '../../domain/work/scheduled-kinds.ts';
import { HOUR, sharedWith, type Stretch, unionOf } from '../../domain/work/stretches.ts';
import { isOnSite, type WorkKind, type WorkPeriod } from '../../domain/work/work-period.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';
import { minuteOfDay, type ZoneClock } from '../../domain/work/zone-clock.ts';
import type { CallEncoding } from '../encoding/call-encoding.ts';
import type { Variable } from '../encoding/model.ts';
import { isOvernight } from '../facts/call-days.ts';
import { isJeopardyHomeCall } from './jeopardy.ts';
import { scheduledRecord } from './scheduled-records.ts';

/** A call or shift that somebody may be given. */
export interface CallWork {
  readonly role: CallRole;
  readonly day: Day;
  readonly period: WorkPeriod;
  /** The day, since 1970-01-01, whose usual work the call takes away; null for none. */
  readonly freedDay: number | null;
}

/** Work that stands. */
export interface StandingPeriod extends WorkPeriod {
  /** The day on which it starts, since 1970-01-01. */
  readonly day: number;
  /** Whether a night of call before takes it away. */
  readonly isUsual: boolean;
}

/** The calls that the call layer may give one resident, among the work that stands already. */
export class CallDuties {
  readonly clock: ZoneClock;
  /** The work that stands. */
  readonly record: WorkRecord;
  readonly encoding: CallEncoding;
  /** The work that stands, at home too, by start. */
  readonly standing: readonly StandingPeriod[];
  readonly #member: Member;
  readonly #jeopardyIsHomeCall: boolean;
  /** Work on site that stands, by the day on which it starts. */
  readonly #fixed: ReadonlyMap<number, readonly StandingPeriod[]>;

  /**
   * @param record the work that stands: blocks, half-days, and calls that are not to be decided.
   * @param decided the work of decided half-days alone, which a night of call before leaves.
   */
  constructor(
    encoding: CallEncoding,
    member: Member,
    record: WorkRecord,
    decided: readonly WorkPeriod[],
  ) {
    this.clock = record.clock;
    this.record = record;
    this.encoding = encoding;
    this.#member = member;
    this.#jeopardyIsHomeCall = isJeopardyHomeCall(encoding.plan);
    const keyOf = ({ start, kind }: WorkPeriod) => `${start} ${kind}`;
    const stays = new Set(decided.map(keyOf));
    // Most people have no decided half-days: no keys are made for them.
    const isDecided = (period: WorkPeriod) => stays.size > 0 && stays.has(keyOf(period));
    const rest = record.periods.filter((period) => !isDecided(period));
    this.standing = [...decided, ...rest]
      .map((period) => ({
        ...period,
        day: this.clock.epochDayAt(period.start),
        isUsual: period.slot === undefined && !isDecided(period),
      }))
      .toSorted((one, other) => one.start - other.start || one.end - other.end);
    this.#fixed = groupBy(
      this.standing.filter(({ kind }) => isOnSite(kind)),
      ({ day }) => day,
    );
  }

  get personId(): PersonId {
    return this.#member.person.id;
  }

  /** The choice of a call. */
  choiceOf({ role, day }: CallWork): Variable | undefined {
    return this.encoding.callChoice(role.id, day, this.personId);
  }

  /** The calls on site that are to be had on an open day. */
  on(day: Day): CallWork[] {
    return this.callsOn(day).filter(({ period }) => isOnSite(period.kind));
  }

  /** The calls, at home too, that are to be had on an open day. */
  callsOn(day: Day): CallWork[] {
    const cell = this.encoding.cell(this.personId, day);
    if (cell.size === 0) return [];
    const rotation = this.encoding.schedule.rotationOn(this.personId, day);
    const at = epochDayOf(day);
    return this.encoding.roles.flatMap((role): CallWork[] => {
      const kind = cell.has(role.id)
        ? workKindOfCall(role, rotation?.kind ?? null, this.#jeopardyIsHomeCall)
        : null;
      if (kind === null) return [];
      const start = this.clock.instantAt(at, minuteOfDay(role.start));
      const endDay = isOvernight(role) ? at + 1 : at;
      const end = this.clock.instantAt(endDay, minuteOfDay(role.end));
      const freedDay = role.mode === 'in-house' && isOvernight(role) ? at + 1 : null;
      return [{ role, day, period: { start, end, kind }, freedDay }];
    });
  }

  /**
   * The work of the duty that holds these calls, of which each is near enough to another to be one duty with it, in no
   * particular order.
   * @param gapHoursMax the longest gap within a duty.
   */
  dutyOf(calls: readonly CallWork[], gapHoursMax: number): WorkPeriod[] {
    const gap = gapHoursMax * HOUR;
    const joined = new Set<WorkPeriod>(calls.map(({ period }) => period));
    let { start, end } = spanOf(joined);
    for (let count = 0; count < joined.size;) {
      count = joined.size;
      for (const period of this.#fixedAround({ start, end }, calls)) {
        if (period.start > end + gap || period.end < start - gap) continue;
        joined.add(period);
        start = Math.min(start, period.start);
        end = Math.max(end, period.end);
      }
    }
    return [...joined];
  }

  /**
   * Milliseconds of the stretch that the call fills with work and that were free, less those that it frees.
   * @param within a stretch of days on which work counts.
   * @param counts which kinds of work count.
   */
  addedBy(
    { period, freedDay }: CallWork,
    within: Stretch,
    counts: (kind: WorkKind) => boolean,
  ): number {
    const day = this.clock.epochDayAt(period.start);
    const around = [day - 1, day, day + 1]
      .flatMap((each) => this.#fixed.get(each) ?? [])
      .filter(({ kind }) => counts(kind));
    const isFreed = (each: StandingPeriod): boolean => each.isUsual && each.day === freedDay;
    const stays = unionOf(around.filter((each) => !isFreed(each)));
    const freed = unionOf(around.filter(isFreed));
    const start = Math.max(period.start, within.start);
    const end = Math.min(period.end, within.end);
    const filled = start < end ? end - start - sharedWith({ start, end }, stays) : 0;
    const emptied = freed.reduce((sum, each) => {
      const part = {
        start: Math.max(each.start, within.start),
        end: Math.min(each.end, within.end),
      };
      return part.start < part.end ? sum + part.end - part.start - sharedWith(part, stays) : sum;
    }, 0);
    return filled - emptied;
  }

  /** The days of usual work, which a night of call before takes away, that the call overlaps. */
  usualDaysUnder({ period, freedDay }: CallWork): number[] {
    const day = this.clock.epochDayAt(period.start);
    return [day - 1, day, day + 1].filter(
      (each) =>
        each !== freedDay &&
        (this.#fixed.get(each) ?? []).some(
          ({ isUsual, start, end }) => isUsual && start < period.end && period.start < end,
        ),
    );
  }

  /** What starts from two days before the stretch to one after it: no scheduled work lasts longer than a day. */
  *#fixedAround({ start, end }: Stretch, calls: readonly CallWork[]): Generator<WorkPeriod> {
    const last = this.clock.epochDayAt(end) + 1;
    for (let day = this.clock.epochDayAt(start) - 2; day <= last; day++) {
      const isFreed = calls.some(({ freedDay }) => freedDay === day);
      for (const period of this.#fixed.get(day) ?? []) {
        if (!isFreed || !period.isUsual) yield period;
      }
    }
  }
}

/** From the first start to the last end. */
export function spanOf(periods: Iterable<Stretch>): Stretch {
  let start = Infinity;
  let end = -Infinity;
  for (const period of periods) {
    start = Math.min(start, period.start);
    end = Math.max(end, period.end);
  }
  return { start, end };
}

/** The calls that residents may be given, computed once for a call layer. */
export const callDuties: (encoding: CallEncoding) => readonly CallDuties[] = onceForEach(
  (encoding) => {
    const { plan, schedule } = encoding;
    const standing = schedule.filled.filter(
      ({ slot, personId }) => slot.layer !== 'call' || !encoding.isOpenOn(personId, slot.day),
    );
    const byPerson = groupBy(standing, ({ personId }) => personId);
    return plan.residents
      .filter(({ person }) => !person.isArchived && encoding.isOpenTo(person.id))
      .map((member) => {
        const own = byPerson.get(member.person.id) ?? [];
        const halfDays = own.filter(({ slot }) => slot.layer === 'half-day');
        const { id } = member.person;
        const idle = { ...member, year: { ...member.year, pattern: null, cohortId: null } };
        const decided = scheduledRecord(new PersonSchedule(plan, id, halfDays, idle));
        const record = scheduledRecord(new PersonSchedule(plan, id, own));
        return new CallDuties(encoding, member, record, decided.periods);
      });
  },
);
