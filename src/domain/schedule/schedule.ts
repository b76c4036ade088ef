import { groupBy } from '../group-by.ts';
import type { PersonId } from '../id.ts';
import type { Activity, ActivityKind, CallRole, RotationTemplate } from '../rows/rotation.ts';
import { addDays, type Day, mondayOf, weekdayOf } from '../time/day.ts';
import { type InstantSpan, dutySpan } from '../time/zone.ts';
import type { Plan } from './plan.ts';
import type { Filled, Half, Slot } from './slot.ts';

/** Why a half-day is what it is; `decided` means somebody or the solver set it apart from the pattern. */
export type HalfDayReason =
  | 'decided'
  | 'absent'
  | 'off-duty'
  | 'post-call'
  | 'holiday'
  | 'cohort-week'
  | 'rotation'
  | 'own-week'
  | 'nothing-planned';

/** What somebody does in one half-day. */
export interface HalfDay {
  /** Null when free. */
  readonly activity: Activity | null;
  readonly rotation: RotationTemplate | null;
  readonly reason: HalfDayReason;
}

/** A night or shift of somebody's call. */
export interface Duty {
  readonly role: CallRole;
  readonly day: Day;
  readonly ordinal: number;
  readonly personId: PersonId;
  /** From start to end as elapsed time, daylight-saving changes included. */
  readonly span: InstantSpan;
}

type FilledIn<L extends Slot['layer']> = Filled & { readonly slot: Extract<Slot, { layer: L }> };

function isIn<L extends Slot['layer']>(layer: L): (filled: Filled) => filled is FilledIn<L> {
  return (filled): filled is FilledIn<L> => filled.slot.layer === layer;
}

/** Kinds of activity that stop on an observed holiday; wards, shifts and nights go on. */
export const CLOSED_ON_HOLIDAYS: ReadonlySet<ActivityKind> = new Set([
  'clinic',
  'precepting',
  'procedure',
  'education',
  'administration',
]);

/** A plan with its filled slots: where everybody is, layer upon layer. */
export class Schedule {
  readonly plan: Plan;
  readonly filled: readonly Filled[];
  readonly #blocks: ReadonlyMap<PersonId, readonly FilledIn<'block'>[]>;
  readonly #calls: ReadonlyMap<PersonId, readonly FilledIn<'call'>[]>;
  readonly #callsByDay: ReadonlyMap<Day, readonly FilledIn<'call'>[]>;
  readonly #halfDays: ReadonlyMap<string, FilledIn<'half-day'>>;
  readonly #halfDaysByPerson: ReadonlyMap<PersonId, readonly FilledIn<'half-day'>[]>;
  readonly #observedHolidays: ReadonlySet<Day>;

  /** @param filled slots of the plan's year, of any layers. */
  constructor(plan: Plan, filled: readonly Filled[]) {
    this.plan = plan;
    this.filled = filled;
    const personOf = (each: Filled): PersonId => each.personId;
    this.#blocks = groupBy(filled.filter(isIn('block')), personOf);
    const calls = filled.filter(isIn('call'));
    this.#calls = groupBy(calls, personOf);
    this.#callsByDay = groupBy(calls, (each) => each.slot.day);
    const halfDays = filled.filter(isIn('half-day'));
    this.#halfDays = new Map(
      halfDays.map((each) => [`${each.personId}/${each.slot.day}${each.slot.half}`, each] as const),
    );
    this.#halfDaysByPerson = groupBy(halfDays, personOf);
    this.#observedHolidays = new Set(plan.rows.holidays.map((holiday) => holiday.observedDay));
  }

  /** The block assignments of a person, in no order. */
  blocksOf(personId: PersonId): readonly FilledIn<'block'>[] {
    return this.#blocks.get(personId) ?? [];
  }

  /** The half-days that were decided for a person, in no order. */
  halfDaysOf(personId: PersonId): readonly FilledIn<'half-day'>[] {
    return this.#halfDaysByPerson.get(personId) ?? [];
  }

  /** The rotation the person is on that day, or null. */
  rotationOn(personId: PersonId, at: Day): RotationTemplate | null {
    for (const { slot } of this.blocksOf(personId)) {
      const block = this.plan.blockById.get(slot.blockId);
      if (block && block.firstDay <= at && at <= block.lastDay) {
        return this.plan.rotationById.get(slot.demandId) ?? null;
      }
    }
    return null;
  }

  /** The person's calls and shifts, in no order. */
  callsOf(personId: PersonId): readonly Duty[] {
    return (this.#calls.get(personId) ?? []).flatMap((each) => this.#duty(each));
  }

  /** The calls and shifts that start that day. */
  callsOn(at: Day): readonly Duty[] {
    return (this.#callsByDay.get(at) ?? []).flatMap((each) => this.#duty(each));
  }

  #duty({ slot, personId }: FilledIn<'call'>): Duty[] {
    const role = this.plan.callRoleById.get(slot.demandId);
    if (!role) return [];
    const { timeZone } = this.plan.rows.program;
    const span = dutySpan(slot.day, role.start, role.end, addDays(slot.day, 1), timeZone);
    return [{ role, day: slot.day, ordinal: slot.ordinal, personId, span }];
  }

  /** Whether an in-house call of the night before lets the person go home on this day. */
  isPostCall(personId: PersonId, at: Day): boolean {
    const nightBefore = this.#callsByDay.get(addDays(at, -1)) ?? [];
    return nightBefore.some((each) => {
      const role = this.plan.callRoleById.get(each.slot.demandId);
      return each.personId === personId && role?.mode === 'in-house' && role.end <= role.start;
    });
  }

  /** What the person does in that half-day, and why: decided cells first, then absence, call, holiday and pattern. */
  halfDay(personId: PersonId, at: Day, half: Half): HalfDay {
    const member = this.plan.memberById.get(personId);
    const free = (reason: HalfDayReason): HalfDay => ({ activity: null, rotation: null, reason });
    if (!member || !this.plan.isOnDuty(member, at)) return free('off-duty');
    const decided = this.#halfDays.get(`${personId}/${at}${half}`);
    const rotation = this.rotationOn(personId, at);
    if (decided) {
      const activity = this.plan.activityById.get(decided.slot.demandId) ?? null;
      return { activity: activity?.kind === 'free' ? null : activity, rotation, reason: 'decided' };
    }
    if (this.plan.isAbsent(personId, at)) return { ...free('absent'), rotation };
    if (this.isPostCall(personId, at)) return { ...free('post-call'), rotation };
    return this.#patternHalfDay(personId, at, half, rotation);
  }

  #patternHalfDay(
    personId: PersonId,
    at: Day,
    half: Half,
    ofBlock: RotationTemplate | null,
  ): HalfDay {
    const year = this.plan.memberById.get(personId)?.year;
    const cohort = year?.cohortId ? this.plan.cohortById.get(year.cohortId) : undefined;
    const inCohortWeek = cohort?.mondays.includes(mondayOf(at)) ?? false;
    const rotation =
      (inCohortWeek && cohort && this.plan.rotationById.get(cohort.rotationId)) || ofBlock;
    const pattern = rotation?.pattern ?? year?.pattern ?? null;
    if (!pattern) return { activity: null, rotation, reason: 'nothing-planned' };
    const id = pattern[2 * weekdayOf(at) + (half === 'am' ? 0 : 1)] ?? null;
    const activity = id === null ? null : (this.plan.activityById.get(id) ?? null);
    if (activity && this.#observedHolidays.has(at) && CLOSED_ON_HOLIDAYS.has(activity.kind)) {
      return { activity: null, rotation, reason: 'holiday' };
    }
    const reason = inCohortWeek ? 'cohort-week' : rotation ? 'rotation' : 'own-week';
    return { activity: activity?.kind === 'free' ? null : activity, rotation, reason };
  }
}
