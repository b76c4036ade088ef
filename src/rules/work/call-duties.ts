import { groupBy } from '../../domain/group-by.ts';
import type { PersonId } from '../../domain/id.ts';
import type { CallRole } from '../../domain/rows/rotation.ts';
import { PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Member } from '../../domain/schedule/plan.ts';
import { type Day, epochDayOf } from '../../domain/time/day.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import { workKindOfCall } from '../../domain/work/scheduled-kinds.ts';
import { HOUR, sharedWith, type Stretch, unionOf } from '../../domain/work/stretches.ts';
import { isOnSite, type WorkPeriod } from '../../domain/work/work-period.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';
import { minuteOfDay, type ZoneClock } from '../../domain/work/zone-clock.ts';
import type { CallEncoding } from '../encoding/call-encoding.ts';
import { isOvernight } from '../facts/call-days.ts';
import { scheduledRecord } from './scheduled-records.ts';

/** A call or shift on site that somebody may be given. */
export interface CallWork {
  readonly role: CallRole;
  readonly day: Day;
  readonly period: WorkPeriod;
  /** The day, since 1970-01-01, whose usual work the call takes away; null for none. */
  readonly freedDay: number | null;
}

interface FixedPeriod extends WorkPeriod {
  /** Whether a night of call before takes it away. */
  readonly isUsual: boolean;
}

/** The calls that the call layer may give one resident, among the work that stands already. */
export class CallDuties {
  readonly clock: ZoneClock;
  /** The work that stands. */
  readonly record: WorkRecord;
  readonly #encoding: CallEncoding;
  readonly #member: Member;
  /** Work on site that stands, by the day on which it starts. */
  readonly #fixed: ReadonlyMap<number, readonly FixedPeriod[]>;

  /**
   * @param record the work that stands: blocks, half-days, and calls that are not to be decided.
   * @param halfDays the days, since 1970-01-01, with half-days that were decided.
   */
  constructor(
    encoding: CallEncoding,
    member: Member,
    record: WorkRecord,
    halfDays: ReadonlySet<number>,
  ) {
    this.clock = record.clock;
    this.record = record;
    this.#encoding = encoding;
    this.#member = member;
    const fixed = record.periods
      .filter(({ kind }) => isOnSite(kind))
      .map((period) => ({ day: this.clock.epochDayAt(period.start), period }));
    this.#fixed = new Map(
      [...groupBy(fixed, ({ day }) => day)].map(([day, group]) => [
        day,
        group.map(({ period }) => ({
          ...period,
          isUsual: period.slot === undefined && !halfDays.has(day),
        })),
      ]),
    );
  }

  get personId(): PersonId {
    return this.#member.person.id;
  }

  /** The calls on site that are to be had on an open day. */
  on(day: Day): CallWork[] {
    const cell = this.#encoding.cell(this.personId, day);
    if (cell.size === 0) return [];
    const rotation = this.#encoding.schedule.rotationOn(this.personId, day);
    const at = epochDayOf(day);
    return this.#encoding.roles.flatMap((role): CallWork[] => {
      const kind = cell.has(role.id) ? workKindOfCall(role, rotation?.kind ?? null) : null;
      if (kind === null || !isOnSite(kind)) return [];
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
   */
  addedBy({ period, freedDay }: CallWork, within: Stretch): number {
    const day = this.clock.epochDayAt(period.start);
    const around = [day - 1, day, day + 1].flatMap((each) => this.#fixed.get(each) ?? []);
    const isFreed = ({ start, isUsual }: FixedPeriod): boolean =>
      isUsual && this.clock.epochDayAt(start) === freedDay;
    const stays = unionOf(around.filter((each) => !isFreed(each)));
    const freed = unionOf(around.filter(isFreed));
    const start = Math.max(period.start, within.start);
    const end = Math.min(period.end, within.end);
    const filled = start < end ? end - start - sharedWith({ start, end }, stays) : 0;
    return filled - sharedWith(within, freed);
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
      ({ slot }) => slot.layer !== 'call' || !encoding.isOpen(slot.day),
    );
    const byPerson = groupBy(standing, ({ personId }) => personId);
    return plan.residents
      .filter(({ person }) => !person.isArchived)
      .map((member) => {
        const own = byPerson.get(member.person.id) ?? [];
        const halfDays = own.flatMap(({ slot }) =>
          slot.layer === 'half-day' ? [epochDayOf(slot.day)] : [],
        );
        const record = scheduledRecord(new PersonSchedule(plan, member.person.id, own));
        return new CallDuties(encoding, member, record, new Set(halfDays));
      });
  },
);
