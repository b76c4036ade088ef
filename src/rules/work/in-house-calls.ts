import type { SlotKey } from '../../domain/schedule/slot.ts';
import { factOf } from '../../domain/work/facts.ts';
import { HOUR, type Stretch } from '../../domain/work/stretches.ts';
import { periodsOfKind, type WorkRecord } from '../../domain/work/work-record.ts';

const GAP_MAX = 2 * HOUR;
/** A call of 24 hours lasts 25 when daylight saving ends. */
const CALL_MAX = 25 * HOUR;

/** An in-house call. */
export interface InHouseCall extends Stretch {
  /** The slots it fills, if any. */
  readonly slots: readonly SlotKey[];
}

/** The in-house calls of a record, in order. A slot of the call layer is one call; where slots are not known, parts that a short gap, or none, separates are one. */
export const inHouseCalls: (record: WorkRecord) => readonly InHouseCall[] = factOf((record) => {
  const calls: { start: number; end: number; slots: SlotKey[] }[] = [];
  for (const { start, end, slot } of periodsOfKind(record, 'in-house-call')) {
    const last = calls.at(-1);
    const isOwnSlot = slot !== undefined;
    if (last && !isOwnSlot && start - last.end <= GAP_MAX && end - last.start <= CALL_MAX) {
      last.end = Math.max(last.end, end);
    } else {
      calls.push({ start, end, slots: isOwnSlot ? [slot] : [] });
    }
  }
  return calls;
});
