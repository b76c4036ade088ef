import type { PersonId } from '../../domain/id.ts';
import type { SwapMove } from '../../domain/rows/swap.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { ScheduleDifference } from '../../domain/schedule/schedule-difference.ts';
import { daysOfSlot, parseSlotKey, type SlotKey, slotKey } from '../../domain/schedule/slot.ts';
import { type CellChange, cellChange } from '../mend/cell-change.ts';
import { type CallLoad, callLoad, loadDifference } from './call-load.ts';

/** The places that change hands as a difference of the schedule; null where somebody does not hold what they give. */
export function swapDifference(
  schedule: Schedule,
  moves: readonly SwapMove[],
): ScheduleDifference | null {
  const changes = swapChanges(schedule, moves);
  return (
    changes && {
      gone: changes.flatMap(({ gone }) => gone),
      came: changes.flatMap(({ came }) => came),
    }
  );
}

/** The same, a change of a cell for every place; null where somebody does not hold what they give. */
export function swapChanges(schedule: Schedule, moves: readonly SwapMove[]): CellChange[] | null {
  const changes = moves.flatMap(({ slot, fromId, toId }) => {
    const now = heldBy(schedule, fromId, slot);
    if (!now) return [];
    const days = daysOfSlot(now.slot, schedule.plan.blockById);
    const came = [{ slot: now.slot, personId: toId, source: 'pinned' as const }];
    return [cellChange(slot, { gone: [now], came }, days, now.slot.layer)];
  });
  return changes.length === moves.length ? changes : null;
}

function heldBy(schedule: Schedule, personId: PersonId, key: SlotKey) {
  const { layer } = parseSlotKey(key);
  return schedule
    .of(personId)
    .filled.find(({ slot }) => slot.layer === layer && slotKey(slot) === key);
}

/** What changes in everybody's calls, nights, weekends and hours. */
export function loadChanges(
  before: Schedule,
  after: Schedule,
  moves: readonly SwapMove[],
): ReadonlyMap<PersonId, CallLoad> {
  const people = new Set(moves.flatMap(({ fromId, toId }) => [fromId, toId]));
  return new Map(
    [...people].map((id) => [id, loadDifference(callLoad(after.of(id)), callLoad(before.of(id)))]),
  );
}
