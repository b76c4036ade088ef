import * as z from 'zod/mini';
import {
  type ActivityId,
  type BlockId,
  type CallRoleId,
  type DraftId,
  personIdSchema,
  type RotationId,
} from '../id.ts';
import { type Assignment, type Layer, type Source, sourceSchema } from '../rows/schedule.ts';
import type { Block } from '../rows/academic-year.ts';
import type { PersonId } from '../id.ts';
import { type Day, type DaySpan, day } from '../time/day.ts';

/** Morning or afternoon. */
export type Half = 'am' | 'pm';

/**
 * A place to be filled, with an identity of its own that stays whoever fills it: the demand (rotation, call role or
 * activity), the period (block, night or half-day) and which of several it is.
 */
export type Slot =
  | {
      readonly layer: 'block';
      readonly demandId: RotationId;
      readonly blockId: BlockId;
      readonly ordinal: number;
    }
  | {
      readonly layer: 'call';
      readonly demandId: CallRoleId;
      readonly day: Day;
      readonly ordinal: number;
    }
  | {
      readonly layer: 'half-day';
      readonly demandId: ActivityId;
      readonly day: Day;
      readonly half: Half;
      readonly ordinal: number;
    };

/** A slot as text: `layer/demand/period/ordinal`; a half-day's period is `2026-07-01am`. */
export type SlotKey = string;

/** A slot as text, refused when it does not read as one. */
export const slotKeySchema = z
  .string()
  .check(z.refine(isSlotKey, 'This is not a place of a schedule'));

function isSlotKey(text: string): boolean {
  try {
    return slotKey(parseSlotKey(text)) === text;
  } catch {
    return false;
  }
}

/** A filled slot as plain data, as it travels between threads, files and changes. */
export const plainFilledSchema = z.object({
  slot: slotKeySchema,
  personId: personIdSchema,
  source: sourceSchema,
});
/** A filled slot as plain data. */
export type PlainFilled = z.infer<typeof plainFilledSchema>;

/** The period of a slot as it stands in its key. */
export function periodOf(slot: Slot): string {
  switch (slot.layer) {
    case 'block':
      return slot.blockId;
    case 'call':
      return slot.day;
    case 'half-day':
      return `${slot.day}${slot.half}`;
  }
}

/** Whether both are the same place. */
export function areSameSlot(one: Slot, other: Slot): boolean {
  return (
    one.demandId === other.demandId &&
    one.ordinal === other.ordinal &&
    one.layer === other.layer &&
    periodOf(one) === periodOf(other)
  );
}

/** Writes the slot as text. */
export function slotKey(slot: Slot): SlotKey {
  return `${slot.layer}/${slot.demandId}/${periodOf(slot)}/${slot.ordinal}`;
}

/** Makes a slot out of the parts of its key. @throws if they do not make one. */
export function slotFromParts(layer: Layer, demand: string, period: string, ordinal: number): Slot {
  switch (layer) {
    case 'block':
      return { layer, demandId: demand as RotationId, blockId: period as BlockId, ordinal };
    case 'call':
      return { layer, demandId: demand as CallRoleId, day: day(period), ordinal };
    case 'half-day': {
      const half = period.slice(10);
      if (half !== 'am' && half !== 'pm') throw new Error(`Not a half-day: ${period}`);
      return {
        layer,
        demandId: demand as ActivityId,
        day: day(period.slice(0, 10)),
        half,
        ordinal,
      };
    }
  }
}

/** Reads the text that `slotKey` wrote. @throws if it is none. */
export function parseSlotKey(key: SlotKey): Slot {
  const [layer, demand, period, ordinal] = key.split('/');
  if (
    (layer !== 'block' && layer !== 'call' && layer !== 'half-day') ||
    !demand ||
    !period ||
    !ordinal
  ) {
    throw new Error(`Not a slot: ${key}`);
  }
  return slotFromParts(layer, demand, period, Number(ordinal));
}

/** A slot and who fills it: what rules, solver and answers work on. */
export interface Filled {
  readonly slot: Slot;
  readonly personId: PersonId;
  readonly source: Source;
}

/** A slot of one layer and who fills it. */
export type FilledIn<L extends Layer> = Filled & { readonly slot: Extract<Slot, { layer: L }> };

/** Whether the filled slot is of that layer. */
export function isIn<L extends Layer>(layer: L): (filled: Filled) => filled is FilledIn<L> {
  return (filled): filled is FilledIn<L> => filled.slot.layer === layer;
}

/** The days a slot covers. @throws if the block is not among `blocks`. */
export function daysOfSlot(slot: Slot, blocks: ReadonlyMap<BlockId, Block>): DaySpan {
  if (slot.layer !== 'block') return { firstDay: slot.day, lastDay: slot.day };
  const block = blocks.get(slot.blockId);
  if (!block) throw new Error(`No block ${slot.blockId}`);
  return block;
}

/** The draft's row for a filled slot. */
export function assignmentRow(
  draftId: DraftId,
  filled: Filled,
  blocks: ReadonlyMap<BlockId, Block>,
): Assignment {
  const slot = slotKey(filled.slot);
  const { firstDay, lastDay } = daysOfSlot(filled.slot, blocks);
  return {
    id: `${draftId}/${slot}`,
    draftId,
    slot,
    layer: filled.slot.layer,
    personId: filled.personId,
    firstDay,
    lastDay,
    source: filled.source,
  };
}

/** The filled slot that a draft's row speaks of. */
export function filledOf(row: Assignment): Filled {
  return { slot: parseSlotKey(row.slot), personId: row.personId, source: row.source };
}
