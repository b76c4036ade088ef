import type { ActivityId, BlockId, PersonId, SiteId } from '../../../../domain/id.ts';
import type { Block } from '../../../../domain/rows/academic-year.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import {
  type Filled,
  type Half,
  parseSlotKey,
  type Slot,
  slotKey,
  type SlotKey,
} from '../../../../domain/schedule/slot.ts';
import { type Day, type DaySpan, spanHolds } from '../../../../domain/time/day.ts';
import { onceForEach } from '../../../../domain/work/once-for-each.ts';
import { callsAt, decidedAt, holderOf, onRotation, rotationsIn } from './held.ts';
import { peopleAt } from './sessions-there.ts';
import type { SheetColumn, SheetRow } from './sheet.ts';

/** What a cell of the grid is about: something of a person's, a seat that somebody fills, or a session with whoever is there. */
export type Place =
  | { readonly kind: 'rotation'; readonly personId: PersonId; readonly blockId: BlockId }
  | { readonly kind: 'calls'; readonly personId: PersonId; readonly day: Day }
  | {
      readonly kind: 'half-day';
      readonly personId: PersonId;
      readonly day: Day;
      readonly half: Half;
    }
  | { readonly kind: 'seat'; readonly slot: Slot }
  | {
      readonly kind: 'session';
      readonly activityId: ActivityId;
      readonly siteId: SiteId | null;
      readonly day: Day;
      readonly half: Half;
    };

/** The place as text, the same for the same place. */
export function placeKey(place: Place): string {
  switch (place.kind) {
    case 'rotation':
      return `${place.personId} ${place.blockId}`;
    case 'calls':
      return `${place.personId} ${place.day}`;
    case 'half-day':
      return `${place.personId} ${place.day}${place.half}`;
    case 'seat':
      return slotKey(place.slot);
    case 'session':
      return `${place.activityId} ${place.siteId ?? ''} ${place.day}${place.half}`;
  }
}

/** What the cell of this row and column is about; null for headings and where there is no block. */
export function placeOfCell(
  schedule: Schedule,
  row: SheetRow,
  { firstDay, half, block }: SheetColumn,
): Place | null {
  switch (row.kind) {
    case 'heading':
      return null;
    case 'person': {
      const { personId } = row.member.year;
      if (block) return { kind: 'rotation', personId, blockId: block.id };
      return half === null
        ? { kind: 'calls', personId, day: firstDay }
        : { kind: 'half-day', personId, day: firstDay, half };
    }
    case 'role': {
      const slot = { demandId: row.role.id, day: firstDay, ordinal: row.line } as const;
      return { kind: 'seat', slot: { layer: 'call', ...slot } };
    }
    case 'rotation':
      return rotationSeat(schedule, row, firstDay, block);
    case 'activity':
      if (half === null) return null;
      return {
        kind: 'session',
        activityId: row.activity.id,
        siteId: row.siteId,
        day: firstDay,
        half,
      };
  }
}

/** The blocks of all calendars on a day. */
const blocksOnDays = onceForEach((_plan: Plan) => new Map<Day, readonly Block[]>());

function blocksOn(plan: Plan, at: Day): readonly Block[] {
  const known = blocksOnDays(plan);
  let blocks = known.get(at);
  if (!blocks) {
    blocks = plan.rows.blocks.filter((block) => spanHolds(block, at));
    known.set(at, blocks);
  }
  return blocks;
}

/** Seats of a rotation stand in the order of their ordinals, calendar after calendar; the first line behind them is free. */
function rotationSeat(
  schedule: Schedule,
  { rotation, line }: Extract<SheetRow, { kind: 'rotation' }>,
  at: Day,
  block: Block | null,
): Place | null {
  const blocks = block ? [block] : blocksOn(schedule.plan, at);
  const filled = blocks.flatMap(({ id }) => onRotation(schedule, rotation.id, id));
  const held = filled[line];
  if (held) return { kind: 'seat', slot: held.slot };
  const [first] = blocks;
  if (!first) return null;
  const taken = onRotation(schedule, rotation.id, first.id).map(({ slot }) => slot.ordinal);
  const free = line - filled.length;
  const ordinal = freeOrdinals(taken, free + 1).at(-1) ?? 0;
  return {
    kind: 'seat',
    slot: { layer: 'block', demandId: rotation.id, blockId: first.id, ordinal },
  };
}

/** The first ordinals that are not taken. */
function freeOrdinals(taken: readonly number[], count: number): number[] {
  const free: number[] = [];
  for (let ordinal = 0; free.length < count; ordinal++) {
    if (!taken.includes(ordinal)) free.push(ordinal);
  }
  return free;
}

/** What fills the place. */
export function heldAt(schedule: Schedule, place: Place): readonly Filled[] {
  switch (place.kind) {
    case 'rotation':
      return rotationsIn(schedule.of(place.personId), place.blockId);
    case 'calls':
      return callsAt(schedule.of(place.personId), place.day);
    case 'half-day':
      return decidedAt(schedule.of(place.personId), place.day, place.half);
    case 'seat': {
      const held = holderOf(schedule, place.slot);
      return held ? [held] : [];
    }
    case 'session':
      return peopleAt(schedule, place).flatMap(
        ({ person }) => schedule.of(person.id).decidedAt(place.day, place.half) ?? [],
      );
  }
}

/** What is chosen for the place: rotations, call roles or an activity; for a seat or session the people put there. */
export function chosenAt(schedule: Schedule, place: Place): string[] {
  const held = heldAt(schedule, place);
  return held.map(({ slot, personId }) => ('personId' in place ? slot.demandId : personId));
}

/** What is chosen for the place, and for a half-day that nobody has decided what follows from the usual week. */
export function shownAt(schedule: Schedule, place: Place): string[] {
  const chosen = chosenAt(schedule, place);
  if (place.kind !== 'half-day' || chosen.length > 0) return chosen;
  const { activity } = schedule.halfDay(place.personId, place.day, place.half);
  return activity ? [activity.id] : [];
}

/** The days of the place. */
export function daysOfPlace(plan: Plan, place: Place): DaySpan {
  const blockSpan = (blockId: BlockId): DaySpan => plan.blockById.get(blockId) ?? plan.rows.year;
  switch (place.kind) {
    case 'rotation':
      return blockSpan(place.blockId);
    case 'calls':
    case 'half-day':
    case 'session':
      return { firstDay: place.day, lastDay: place.day };
    case 'seat':
      return place.slot.layer === 'block'
        ? blockSpan(place.slot.blockId)
        : { firstDay: place.slot.day, lastDay: place.slot.day };
  }
}

/** The place in the rows of people that a slot stands for; a call that nobody has is a seat of its role. */
export function placeOfSlot(schedule: Schedule, key: SlotKey): Place {
  const slot = parseSlotKey(key);
  const personId = holderOf(schedule, slot)?.personId;
  if (personId === undefined || slot.layer === 'call') return { kind: 'seat', slot };
  return slot.layer === 'block'
    ? { kind: 'rotation', personId, blockId: slot.blockId }
    : { kind: 'half-day', personId, day: slot.day, half: slot.half };
}
