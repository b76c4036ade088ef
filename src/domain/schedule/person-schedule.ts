import type { PersonId } from '../id.ts';
import type { Block } from '../rows/academic-year.ts';
import type { CallRole, RotationTemplate } from '../rows/rotation.ts';
import { type Day, epochDayOf } from '../time/day.ts';
import type { InstantSpan } from '../time/zone.ts';
import { Facts } from '../work/facts.ts';
import { minuteOfDay } from '../work/zone-clock.ts';
import { type AwayReason, type HalfDay, workIn } from './half-day.ts';
import { halfPlace } from './half-place.ts';
import { OwnWeeks, type UsualWeek } from './own-weeks.ts';
import type { Member, Plan } from './plan.ts';
import { clockOf } from './plan-clock.ts';
import { type Filled, type FilledIn, type Half, isIn, type SlotKey, slotKey } from './slot.ts';

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
  #weeks: OwnWeeks | null = null;
  #away: Away | null = null;
  #decided: ReadonlyMap<number, FilledIn<'half-day'>> | null = null;

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
    return this.#decidedAt(halfPlace(at, half));
  }

  #decidedAt(place: number): FilledIn<'half-day'> | undefined {
    this.#decided ??= new Map(
      this.halfDays.map((each) => [halfPlace(each.slot.day, each.slot.half), each]),
    );
    return this.#decided.get(place);
  }

  /** The rotation the person is on that day, or null. */
  rotationOn(at: Day): RotationTemplate | null {
    return this.#ownWeeks().rotationOn(epochDayOf(at));
  }

  /** Whether an in-house call of the night before lets the person go home on this day. */
  isPostCall(at: Day): boolean {
    this.#away ??= awayOf(this);
    return this.#away.postCall.has(epochDayOf(at));
  }

  /** Why nobody can give the person a half-day of that day, in days since 1970-01-01; null where it can be done. */
  whyAway(epochDay: number): AwayReason | null {
    this.#away ??= awayOf(this);
    const { first, last, absent, postCall } = this.#away;
    if (epochDay < first || epochDay > last) return 'off-duty';
    for (const absence of absent) {
      if (absence.first <= epochDay && epochDay <= absence.last) return 'absent';
    }
    return postCall.has(epochDay) ? 'post-call' : null;
  }

  /** What the person does in that half-day, and why: decided cells first, then absence, call, holiday and pattern. */
  halfDay(at: Day, half: Half): HalfDay {
    return this.halfDayAt(halfPlace(at, half));
  }

  /** As `halfDay`, by the half-day's place. */
  halfDayAt(place: number): HalfDay {
    const epochDay = place >> 1;
    const away = this.whyAway(epochDay);
    if (away === 'off-duty') return OFF_DUTY;
    const decided = this.#decidedAt(place);
    if (decided) {
      const activity = this.plan.activityById.get(decided.slot.demandId);
      const rotation = this.#ownWeeks().rotationOn(epochDay);
      return { activity: workIn(activity), rotation, reason: 'decided' };
    }
    if (away) {
      return { activity: null, rotation: this.#ownWeeks().rotationOn(epochDay), reason: away };
    }
    return this.#ownWeeks().usualHalfAt(place);
  }

  /** The usual week that holds on that day: of the cohort's rotation, else of the block's, else the person's own. */
  usualWeek(at: Day): UsualWeek {
    return this.usualWeekOn(epochDayOf(at));
  }

  /** As `usualWeek`, by days since 1970-01-01. */
  usualWeekOn(epochDay: number): UsualWeek {
    return this.#ownWeeks().usualOn(epochDay);
  }

  #ownWeeks(): OwnWeeks {
    this.#weeks ??= new OwnWeeks(this.plan, this.member, this.placements);
    return this.#weeks;
  }
}

const OFF_DUTY: HalfDay = { activity: null, rotation: null, reason: 'off-duty' };

/** When somebody cannot be given a half-day; in days since 1970-01-01. */
interface Away {
  /** Before the first and after the last day the person has no contract. */
  readonly first: number;
  readonly last: number;
  readonly absent: readonly { readonly first: number; readonly last: number }[];
  readonly postCall: ReadonlySet<number>;
}

function awayOf({ plan, member, personId, calls }: PersonSchedule): Away {
  const absent = plan.absencesOf(personId).filter(({ status }) => status === 'approved');
  const nights = calls.filter(({ role }) => role.mode === 'in-house' && role.end <= role.start);
  return {
    first: member ? epochDayOf(member.year.firstDay) : Infinity,
    last: member ? epochDayOf(member.year.lastDay) : -Infinity,
    absent: absent.map(({ firstDay, lastDay }) => ({
      first: epochDayOf(firstDay),
      last: epochDayOf(lastDay),
    })),
    postCall: new Set(nights.map(({ day }) => epochDayOf(day) + 1)),
  };
}

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
