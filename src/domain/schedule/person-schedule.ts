import type { PersonId } from '../id.ts';
import type { Block, Cohort } from '../rows/academic-year.ts';
import type { Leeway } from '../rows/leeway.ts';
import type { WeekPattern } from '../rows/person.ts';
import type { Activity, ActivityKind, CallRole, RotationTemplate } from '../rows/rotation.ts';
import { addDays, type Day, epochDayOf, mondayOf, spanHolds, weekdayOf } from '../time/day.ts';
import type { InstantSpan } from '../time/zone.ts';
import { Facts } from '../work/facts.ts';
import { onceForEach } from '../work/once-for-each.ts';
import { minuteOfDay } from '../work/zone-clock.ts';
import type { Member, Plan } from './plan.ts';
import { clockOf } from './plan-clock.ts';
import { type Filled, type FilledIn, type Half, isIn, type SlotKey, slotKey } from './slot.ts';

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

/** The usual week that holds for somebody on a day. */
export interface UsualWeek {
  /** Null where nobody has described one. */
  readonly pattern: WeekPattern | null;
  readonly leeway: Leeway | null;
  readonly rotation: RotationTemplate | null;
  readonly reason: 'cohort-week' | 'rotation' | 'own-week';
}

/** A block assignment with what the plan says of it. */
export interface Placement {
  readonly slot: FilledIn<'block'>['slot'];
  readonly block: Block;
  /** Null where the plan does not know it. */
  readonly rotation: RotationTemplate | null;
}

/** A night or shift of somebody's call. */
export interface Duty {
  readonly role: CallRole;
  readonly day: Day;
  readonly ordinal: number;
  /** The slot that it fills. */
  readonly slot: SlotKey;
  readonly personId: PersonId;
  /** From start to end as elapsed time, daylight-saving changes included. */
  readonly span: InstantSpan;
}

/** Kinds of activity that stop on an observed holiday; wards, shifts and nights go on. */
export const CLOSED_ON_HOLIDAYS: ReadonlySet<ActivityKind> = new Set([
  'clinic',
  'precepting',
  'procedure',
  'education',
  'administration',
]);

/** The part of a schedule that is one person's: what they fill, and where that puts them, layer upon layer. */
export class PersonSchedule {
  readonly plan: Plan;
  readonly personId: PersonId;
  /** Null for somebody who has no place in the year. */
  readonly member: Member | null;
  /** What the person fills, of any layer, in no order. */
  readonly filled: readonly Filled[];
  /** What was computed about it. */
  readonly facts = new Facts();
  #byLayer: ByLayer | null = null;
  #placements: Placement[] | null = null;
  #decided: ReadonlyMap<string, FilledIn<'half-day'>> | null = null;
  #postCallDays: ReadonlySet<Day> | null = null;
  /** The block that was asked about last: who asks goes from day to day. */
  #lastOn: Placement | null = null;

  /**
   * @param filled slots of this person alone.
   * @param member what the person is in the year, where that is not to be as the plan says.
   */
  constructor(
    plan: Plan,
    personId: PersonId,
    filled: readonly Filled[],
    member: Member | null = plan.memberById.get(personId) ?? null,
  ) {
    this.plan = plan;
    this.personId = personId;
    this.member = member;
    this.filled = filled;
  }

  /** The block assignments, in no order. */
  get blocks(): readonly FilledIn<'block'>[] {
    return this.#layers().blocks;
  }

  /** The assignments to blocks that the plan knows, in no order. */
  get placements(): readonly Placement[] {
    if (!this.#placements) {
      this.#placements = [];
      for (const { slot } of this.blocks) {
        const block = this.plan.blockById.get(slot.blockId);
        const rotation = this.plan.rotationById.get(slot.demandId) ?? null;
        if (block) this.#placements.push({ slot, block, rotation });
      }
    }
    return this.#placements;
  }

  /** The calls and shifts, in no order. */
  get calls(): readonly Duty[] {
    return this.#layers().calls;
  }

  /** The half-days that were decided, in no order. */
  get halfDays(): readonly FilledIn<'half-day'>[] {
    return this.#layers().halfDays;
  }

  #layers(): ByLayer {
    this.#byLayer ??= byLayer(this.plan, this.filled);
    return this.#byLayer;
  }

  /** What was decided for that half-day, if anything. */
  decidedAt(at: Day, half: Half): FilledIn<'half-day'> | undefined {
    this.#decided ??= new Map(this.halfDays.map((each) => [each.slot.day + each.slot.half, each]));
    return this.#decided.get(at + half);
  }

  /** The rotation the person is on that day, or null. */
  rotationOn(at: Day): RotationTemplate | null {
    if (this.#lastOn && spanHolds(this.#lastOn.block, at)) return this.#lastOn.rotation;
    const placement = this.placements.find(({ block }) => spanHolds(block, at));
    if (placement) this.#lastOn = placement;
    return placement?.rotation ?? null;
  }

  /** Whether an in-house call of the night before lets the person go home on this day. */
  isPostCall(at: Day): boolean {
    this.#postCallDays ??= new Set(
      this.calls
        .filter(({ role }) => role.mode === 'in-house' && role.end <= role.start)
        .map(({ day }) => addDays(day, 1)),
    );
    return this.#postCallDays.has(at);
  }

  /** What the person does in that half-day, and why: decided cells first, then absence, call, holiday and pattern. */
  halfDay(at: Day, half: Half): HalfDay {
    const free = (reason: HalfDayReason): HalfDay => ({ activity: null, rotation: null, reason });
    if (!this.member || !this.plan.isOnDuty(this.member, at)) return free('off-duty');
    const decided = this.decidedAt(at, half);
    if (decided) {
      const activity = this.plan.activityById.get(decided.slot.demandId) ?? null;
      const rotation = this.rotationOn(at);
      return { activity: activity?.kind === 'free' ? null : activity, rotation, reason: 'decided' };
    }
    const why = this.plan.isAbsent(this.personId, at)
      ? 'absent'
      : this.isPostCall(at)
        ? 'post-call'
        : null;
    if (why) return { ...free(why), rotation: this.rotationOn(at) };
    return this.#patternHalfDay(at, half);
  }

  /** The usual week that holds on that day: of the cohort's rotation, else of the block's, else the person's own. */
  usualWeek(at: Day): UsualWeek {
    const { plan, member } = this;
    const cohort = member?.year.cohortId ? plan.cohortById.get(member.year.cohortId) : undefined;
    const inCohortWeek = cohort !== undefined && mondaysOf(cohort).has(mondayOf(at));
    const ofCohort = (inCohortWeek && cohort && plan.rotationById.get(cohort.rotationId)) || null;
    const rotation = ofCohort ?? this.rotationOn(at);
    const reason = inCohortWeek ? 'cohort-week' : rotation ? 'rotation' : 'own-week';
    const { pattern, leeway } = rotation ?? member?.year ?? { pattern: null, leeway: null };
    return { pattern, leeway, rotation, reason };
  }

  #patternHalfDay(at: Day, half: Half): HalfDay {
    const { pattern, rotation, reason } = this.usualWeek(at);
    if (!pattern) return { activity: null, rotation, reason: 'nothing-planned' };
    const id = pattern[placeInWeek(at, half)] ?? null;
    const activity = id === null ? null : (this.plan.activityById.get(id) ?? null);
    if (activity && isClosedOn(this.plan, activity, at)) {
      return { activity: null, rotation, reason: 'holiday' };
    }
    return { activity: activity?.kind === 'free' ? null : activity, rotation, reason };
  }
}

/** The place of a half-day in a week pattern: `2 * weekday + (0 morning, 1 afternoon)`. */
export function placeInWeek(at: Day, half: Half): number {
  return 2 * weekdayOf(at) + (half === 'am' ? 0 : 1);
}

/** Whether a holiday stops the activity on that day. */
export function isClosedOn(plan: Plan, activity: Pick<Activity, 'kind'>, at: Day): boolean {
  return CLOSED_ON_HOLIDAYS.has(activity.kind) && observedHolidays(plan).has(at);
}

const mondaysOf = onceForEach(({ mondays }: Cohort): ReadonlySet<Day> => new Set(mondays));

const observedHolidays = onceForEach(
  ({ rows }: Plan): ReadonlySet<Day> => new Set(rows.holidays.map((each) => each.observedDay)),
);

/** What a person fills, layer by layer. */
interface ByLayer {
  readonly blocks: readonly FilledIn<'block'>[];
  readonly calls: readonly Duty[];
  readonly halfDays: readonly FilledIn<'half-day'>[];
}

const isBlock = isIn('block');
const isCall = isIn('call');
const isHalfDay = isIn('half-day');

function byLayer(plan: Plan, filled: readonly Filled[]): ByLayer {
  const blocks: FilledIn<'block'>[] = [];
  const calls: Duty[] = [];
  const halfDays: FilledIn<'half-day'>[] = [];
  for (const each of filled) {
    if (isHalfDay(each)) halfDays.push(each);
    else if (isBlock(each)) blocks.push(each);
    else if (isCall(each)) calls.push(...dutyOf(plan, each));
  }
  return { blocks, calls, halfDays };
}

/** The duty that a filled slot of the call layer means; none where the plan does not know the role. */
export function dutyOf(plan: Plan, { slot, personId }: FilledIn<'call'>): Duty[] {
  const role = plan.callRoleById.get(slot.demandId);
  if (!role) return [];
  const clock = clockOf(plan);
  const { day, ordinal } = slot;
  const epochDay = epochDayOf(day);
  const endDay = role.end > role.start ? epochDay : epochDay + 1;
  const span = {
    start: clock.instantAt(epochDay, minuteOfDay(role.start)),
    end: clock.instantAt(endDay, minuteOfDay(role.end)),
  };
  return [{ role, day, ordinal, slot: slotKey(slot), personId, span }];
}
