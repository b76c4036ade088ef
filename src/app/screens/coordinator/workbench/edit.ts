import type { PersonId } from '../../../../domain/id.ts';
import { fullName } from '../../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import {
  areSameFilled,
  type ScheduleDifference,
} from '../../../../domain/schedule/schedule-difference.ts';
import {
  type Filled,
  type Slot,
  slotFromParts,
  slotKey,
  type SlotKey,
} from '../../../../domain/schedule/slot.ts';
import { placeTitle } from './choices.ts';
import { holderOf, inHalfDay, onCall, onRotation, rotationsIn } from './held.ts';
import { chosenAt, heldAt, type Place, placeKey, shownAt } from './place.ts';
import { peopleAt } from './sessions-there.ts';

/** What is to stand in a place: rotations, call roles or an activity, for a seat or session people; nothing empties it. */
export interface Entry {
  readonly place: Place;
  readonly ids: readonly string[];
}

/** A place that cannot be decided so, with what to do about it. */
export interface EntryProblem {
  readonly place: Place;
  readonly message: string;
}

/** What entries come to: what they change, or why they cannot be made. */
export type PlannedEdit =
  | {
      readonly ok: true;
      readonly difference: ScheduleDifference;
      /** What is pinned among what would go. */
      readonly pinned: readonly Filled[];
    }
  | { readonly ok: false; readonly problems: readonly EntryProblem[] };

/** Thinks the entries out together: all that go leave first, so that places can be exchanged. What comes is pinned. */
export function plannedEdit(schedule: Schedule, entries: readonly Entry[]): PlannedEdit {
  const edit = new Edit(schedule);
  const changing = edit.changing(entries);
  for (const entry of changing) edit.leave(entry);
  for (const entry of changing) edit.come(entry);
  if (edit.problems.length > 0) return { ok: false, problems: edit.problems };
  const difference = edit.difference();
  const pinned = difference.gone.filter(({ source }) => source === 'pinned');
  return { ok: true, difference, pinned };
}

class Edit {
  readonly problems: EntryProblem[] = [];
  readonly #schedule: Schedule;
  readonly #gone = new Map<SlotKey, Filled>();
  readonly #came = new Map<SlotKey, Filled>();

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  /** Those that change something, each place once. */
  changing(entries: readonly Entry[]): Entry[] {
    const byPlace = new Map<string, Entry>();
    for (const entry of entries) {
      const key = placeKey(entry.place);
      const other = byPlace.get(key);
      if (other && !areSame(other.ids, entry.ids)) {
        this.#refuse(entry.place, 'Two different things are written into it: write one.');
      }
      byPlace.set(key, entry);
    }
    return [...byPlace.values()].filter(
      ({ place, ids }) => !areSame(chosenAt(this.#schedule, place), ids),
    );
  }

  /** Takes out what stands in the place, and for a seat in a rotation what its person has besides. */
  leave({ place, ids }: Entry): void {
    for (const each of heldAt(this.#schedule, place)) this.#leave(each);
    if (place.kind === 'session') {
      for (const id of ids) {
        const person = this.#member(id);
        const decided = person && this.#schedule.of(person).decidedAt(place.day, place.half);
        if (decided) this.#leave(decided);
      }
    }
    if (place.kind !== 'seat' || place.slot.layer !== 'block') return;
    const { blockId } = place.slot;
    for (const id of ids) {
      const person = this.#member(id);
      if (person === null) continue;
      for (const each of rotationsIn(this.#schedule.of(person), blockId)) this.#leave(each);
    }
  }

  #leave(filled: Filled): void {
    this.#gone.set(slotKey(filled.slot), filled);
  }

  /** Puts what is entered into the place. */
  come({ place, ids }: Entry): void {
    for (const id of ids) {
      if (place.kind === 'session' && this.#isThereAnyway(place, id)) continue;
      const slot = this.#slotFor(place, id);
      const personId = 'personId' in place ? place.personId : this.#member(id);
      if (!slot) continue;
      if (personId === null) this.#refuse(place, 'This person is not in the year any more.');
      else this.#put(place, { slot, personId, source: 'pinned' });
    }
  }

  /** Whether the usual week puts the person there. */
  #isThereAnyway(place: Extract<Place, { kind: 'session' }>, id: string): boolean {
    const member = peopleAt(this.#schedule, place).find(({ person }) => person.id === id);
    if (!member) return false;
    return !this.#schedule.of(member.person.id).decidedAt(place.day, place.half);
  }

  #put(place: Place, filled: Filled): void {
    const key = slotKey(filled.slot);
    const other = this.#came.get(key);
    if (other && other.personId !== filled.personId) {
      this.#refuse(place, 'Two people are put into one place: choose one of them.');
      return;
    }
    const twice = [...this.#came.values()].find(
      ({ slot, personId }) =>
        personId === filled.personId &&
        slot.layer === 'block' &&
        filled.slot.layer === 'block' &&
        slot.blockId === filled.slot.blockId &&
        slotKey(slot) !== key,
    );
    if (twice) this.#refuse(place, 'This person is put into two rotations of one block.');
    this.#came.set(key, filled);
  }

  #member(id: string): PersonId | null {
    return this.#schedule.plan.members.find(({ person }) => person.id === id)?.person.id ?? null;
  }

  #slotFor(place: Place, id: string): Slot | null {
    switch (place.kind) {
      case 'seat':
        return place.slot;
      case 'rotation':
        return this.#free('block', id, place.blockId);
      case 'half-day':
        return this.#free('half-day', id, `${place.day}${place.half}`);
      case 'session':
        return this.#free('half-day', place.activityId, `${place.day}${place.half}`);
      case 'calls':
        return this.#callFor(place, id);
    }
  }

  #free(layer: 'block' | 'half-day', demandId: string, period: string): Slot {
    const first = slotFromParts(layer, demandId, period, 0);
    const taken = new Set(this.#takenLike(first).map(({ slot }) => slot.ordinal));
    let ordinal = 0;
    for (;;) {
      const slot = slotFromParts(layer, demandId, period, ordinal);
      const key = slotKey(slot);
      if ((!taken.has(ordinal) || this.#gone.has(key)) && !this.#came.has(key)) return slot;
      ordinal++;
    }
  }

  #takenLike(slot: Slot): readonly Filled[] {
    if (slot.layer === 'block') return onRotation(this.#schedule, slot.demandId, slot.blockId);
    if (slot.layer === 'call') return onCall(this.#schedule, slot.demandId, slot.day);
    return inHalfDay(this.#schedule, slot.day, slot.half).filter(
      (each) => each.slot.demandId === slot.demandId,
    );
  }

  /** A free place of the role; the only one is taken over from whoever has it. */
  #callFor(place: Extract<Place, { kind: 'calls' }>, id: string): Slot | null {
    const { plan } = this.#schedule;
    const role = plan.rows.callRoles.find((each) => each.id === id);
    if (!role) {
      this.#refuse(place, 'This call role does not exist any more.');
      return null;
    }
    const slots = Array.from({ length: Math.max(1, role.needed) }, (_, ordinal) =>
      slotFromParts('call', role.id, place.day, ordinal),
    );
    const free = slots.find((slot) => {
      const key = slotKey(slot);
      if (this.#came.has(key)) return false;
      return this.#gone.has(key) || !holderOf(this.#schedule, slot);
    });
    if (free) return free;
    const [one, ...others] = slots;
    const holder = one && others.length === 0 ? holderOf(this.#schedule, one) : undefined;
    if (one && holder && !this.#came.has(slotKey(one))) {
      this.#leave(holder);
      return one;
    }
    const holders = slots.map((slot) => this.#nameOf(slot)).join(' and ');
    this.#refuse(
      place,
      `${role.name} is full on this day (${holders}): empty one of these places first.`,
    );
    return null;
  }

  #nameOf(slot: Slot): string {
    const filled = this.#came.get(slotKey(slot)) ?? holderOf(this.#schedule, slot);
    const member = filled && this.#schedule.plan.memberById.get(filled.personId);
    return member ? fullName(member.person) : 'somebody';
  }

  #refuse(place: Place, message: string): void {
    this.problems.push({ place, message });
  }

  /** What goes and what comes, without what stays as it is. */
  difference(): ScheduleDifference {
    const stays = (filled: Filled): boolean => {
      const other = this.#came.get(slotKey(filled.slot));
      return other !== undefined && areSameFilled(other, filled);
    };
    const gone = [...this.#gone.values()].filter((each) => !stays(each));
    const left = new Set(gone.map(({ slot }) => slotKey(slot)));
    const came = [...this.#came.values()].filter(
      (each) => left.has(slotKey(each.slot)) || !this.#gone.has(slotKey(each.slot)),
    );
    return { gone, came };
  }
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

/** What pins the cells, or frees them: the same people in the same places. */
export function pinning(
  schedule: Schedule,
  places: readonly Place[],
  isPinned: boolean,
): ScheduleDifference {
  const source = isPinned ? 'pinned' : 'solved';
  const held = new Map(
    places
      .flatMap((place) => heldAt(schedule, place))
      .filter((each) => (each.source === 'pinned') !== isPinned)
      .map((each) => [slotKey(each.slot), each] as const),
  );
  const gone = [...held.values()];
  return { gone, came: gone.map((each) => ({ ...each, source })) };
}

/** What exchanges the contents of two lists of places, one by one. */
export function exchanged(
  schedule: Schedule,
  from: readonly Place[],
  to: readonly Place[],
): Entry[] {
  return from.flatMap((place, index) => {
    const other = to[index];
    if (!other) return [];
    return [
      { place, ids: shownAt(schedule, other) },
      { place: other, ids: shownAt(schedule, place) },
    ];
  });
}

/** The problems in words, each with its place. */
export function problemWords(
  { plan }: Schedule,
  problems: readonly EntryProblem[],
): readonly string[] {
  return problems.map(({ place, message }) => `${placeTitle(place, plan)}: ${message}`);
}
