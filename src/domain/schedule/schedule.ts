import { groupBy } from '../group-by.ts';
import type { BlockId, PersonId } from '../id.ts';
import type { RotationTemplate } from '../rows/rotation.ts';
import type { Day } from '../time/day.ts';
import type { HalfDay } from './half-day.ts';
import { type Duty, dutyOf, PersonSchedule } from './person-schedule.ts';
import type { Plan } from './plan.ts';
import { areSameFilled, type ScheduleDifference } from './schedule-difference.ts';
import { type Filled, type FilledIn, type Half, isIn } from './slot.ts';

/** The filled slots of a schedule by whatever they are asked for by. */
interface Lookups {
  /** Grows as people are asked for who fill nothing. */
  readonly people: Map<PersonId, PersonSchedule>;
  readonly byBlock: ReadonlyMap<BlockId, readonly FilledIn<'block'>[]>;
  readonly callsByDay: ReadonlyMap<Day, readonly FilledIn<'call'>[]>;
}

const NO_BLOCKS: readonly FilledIn<'block'>[] = [];
const NO_CALLS: readonly FilledIn<'call'>[] = [];

/** A plan with its filled slots: where everybody is, layer upon layer. */
export class Schedule {
  readonly plan: Plan;
  readonly #lookups: Lookups;
  #filled: readonly Filled[] | null;

  /** @param filled slots of the plan's year, of any layers; left out where their lookups are known. */
  constructor(plan: Plan, filled: readonly Filled[] | null, lookups?: Lookups) {
    this.plan = plan;
    this.#filled = filled;
    this.#lookups = lookups ?? lookupsOf(plan, filled ?? []);
  }

  /** What is filled, of all layers, in no order. */
  get filled(): readonly Filled[] {
    this.#filled ??= [...this.#lookups.people.values()].flatMap((own) => own.filled);
    return this.#filled;
  }

  /** The schedule that differs from this by so much. What it does not concern is shared: facts known of it stay known. */
  after(difference: ScheduleDifference): Schedule {
    const changed = [...difference.gone, ...difference.came];
    const people = new Map(this.#lookups.people);
    for (const id of new Set(changed.map(({ personId }) => personId))) {
      const own = difference.came.filter(({ personId }) => personId === id);
      const filled = replaced(this.of(id).filled, difference, own);
      people.set(id, new PersonSchedule(this.plan, id, filled));
    }
    const { byBlock, callsByDay } = this.#lookups;
    const blockOf = ({ slot }: FilledIn<'block'>) => slot.blockId;
    const dayOf = ({ slot }: FilledIn<'call'>) => slot.day;
    return new Schedule(this.plan, null, {
      people,
      byBlock: groupsAfter(byBlock, difference, isIn('block'), blockOf),
      callsByDay: groupsAfter(callsByDay, difference, isIn('call'), dayOf),
    });
  }

  /** The person's part of it; empty for whoever fills nothing. */
  of(personId: PersonId): PersonSchedule {
    let own = this.#lookups.people.get(personId);
    if (!own) {
      own = new PersonSchedule(this.plan, personId, []);
      this.#lookups.people.set(personId, own);
    }
    return own;
  }

  /** Who is on which rotation in that block, in no order; the same list while nothing of the block changes. */
  inBlock(blockId: BlockId): readonly FilledIn<'block'>[] {
    return this.#lookups.byBlock.get(blockId) ?? NO_BLOCKS;
  }

  /** The block assignments of a person, in no order. */
  blocksOf(personId: PersonId): readonly FilledIn<'block'>[] {
    return this.of(personId).blocks;
  }

  /** The half-days that were decided for a person, in no order. */
  halfDaysOf(personId: PersonId): readonly FilledIn<'half-day'>[] {
    return this.of(personId).halfDays;
  }

  /** The rotation the person is on that day, or null. */
  rotationOn(personId: PersonId, at: Day): RotationTemplate | null {
    return this.of(personId).rotationOn(at);
  }

  /** The person's calls and shifts, in no order. */
  callsOf(personId: PersonId): readonly Duty[] {
    return this.of(personId).calls;
  }

  /** The filled places of the call layer on that day, in no order; the same list while nothing of the day changes. */
  callSlotsOn(at: Day): readonly FilledIn<'call'>[] {
    return this.#lookups.callsByDay.get(at) ?? NO_CALLS;
  }

  /** The calls and shifts that start that day. */
  callsOn(at: Day): readonly Duty[] {
    return this.callSlotsOn(at).flatMap((each) => dutyOf(this.plan, each));
  }

  /** Whether an in-house call of the night before lets the person go home on this day. */
  isPostCall(personId: PersonId, at: Day): boolean {
    return this.of(personId).isPostCall(at);
  }

  /** What the person does in that half-day, and why: decided cells first, then absence, call, holiday and pattern. */
  halfDay(personId: PersonId, at: Day, half: Half): HalfDay {
    return this.of(personId).halfDay(at, half);
  }
}

function lookupsOf(plan: Plan, filled: readonly Filled[]): Lookups {
  const people = new Map<PersonId, PersonSchedule>();
  for (const [personId, own] of groupBy(filled, (each) => each.personId)) {
    people.set(personId, new PersonSchedule(plan, personId, own));
  }
  return {
    people,
    byBlock: groupBy(filled.filter(isIn('block')), ({ slot }) => slot.blockId),
    callsByDay: groupBy(filled.filter(isIn('call')), ({ slot }) => slot.day),
  };
}

/** The groups with what is different in them; the same where nothing is. */
function groupsAfter<Item extends Filled, Key>(
  before: ReadonlyMap<Key, readonly Item[]>,
  difference: ScheduleDifference,
  isOne: (filled: Filled) => filled is Item,
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const came = groupBy(difference.came.filter(isOne), keyOf);
  const keys = new Set([...difference.gone.filter(isOne).map(keyOf), ...came.keys()]);
  if (keys.size === 0) return before;
  const after = new Map(before);
  for (const key of keys) {
    after.set(key, replaced(before.get(key) ?? [], difference, came.get(key) ?? []));
  }
  return after;
}

function replaced<Item extends Filled>(
  before: readonly Item[],
  { gone }: ScheduleDifference,
  came: readonly Item[],
): Item[] {
  const kept = before.filter((each) => !gone.some((other) => areSameFilled(each, other)));
  return [...kept, ...came];
}
