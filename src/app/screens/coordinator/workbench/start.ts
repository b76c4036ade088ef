import type { Plan } from '../../../../domain/schedule/plan.ts';
import type { Filled } from '../../../../domain/schedule/slot.ts';
import { type Day, spanHolds } from '../../../../domain/time/day.ts';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import type { DraftSearch } from '../../../coordinator-search.ts';
import { type Place, placeKey, placeOfSlot } from './place.ts';
import type { Cell } from './selection.ts';
import type { SheetChoice } from './sheet.ts';
import { type FilledSheet, placeAt } from './table.ts';

/** The place that an address means: a slot's, else the block of the person that holds the day; null where it says none. */
export function placeFromAddress(
  schedule: Schedule,
  { slot, person, day }: DraftSearch,
): Place | null {
  if (slot !== undefined) return placeOfSlot(schedule, slot);
  const member = schedule.plan.members.find((each) => each.person.id === person);
  if (!member || day === undefined) return null;
  const block = schedule.plan.blocksFor(member).find((each) => spanHolds(each, day));
  return block ? { kind: 'rotation', personId: member.person.id, blockId: block.id } : null;
}

/** What to show at first: where the place is, else the layer that there is something of. */
export function choiceFor(plan: Plan, filled: readonly Filled[], start: Place | null): SheetChoice {
  const calendarId = calendarOf(plan, start);
  const isCall = start ? isOfCall(start) : isCallAlone(filled);
  if (isCall) return { zoom: 'days', by: 'role', calendarId };
  const zoom = start?.kind === 'half-day' ? 'half-days' : 'blocks';
  return { zoom, by: start?.kind === 'seat' ? 'rotation' : 'person', calendarId };
}

function isOfCall(place: Place): boolean {
  return place.kind === 'calls' || (place.kind === 'seat' && place.slot.layer === 'call');
}

function isCallAlone(filled: readonly Filled[]): boolean {
  const has = (layer: Filled['slot']['layer']): boolean =>
    filled.some(({ slot }) => slot.layer === layer);
  return has('call') && !has('block');
}

/** The calendar of the place's block, else the one that most residents follow. */
function calendarOf(plan: Plan, start: Place | null): SheetChoice['calendarId'] {
  const blockId =
    start?.kind === 'rotation'
      ? start.blockId
      : start?.kind === 'seat' && start.slot.layer === 'block'
        ? start.slot.blockId
        : null;
  const own = blockId === null ? undefined : plan.blockById.get(blockId)?.calendarId;
  if (own) return own;
  const counts = new Map<SheetChoice['calendarId'], number>();
  for (const member of plan.residents) {
    const id = plan.blocksFor(member)[0]?.calendarId;
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  const [calendar] = plan.rows.calendars;
  return most?.[0] ?? calendar?.id ?? ('' as SheetChoice['calendarId']);
}

/** The cell that is about the place; null where the grid has none. */
export function cellOfPlace(grid: FilledSheet, place: Place): Cell | null {
  const { columns, rows } = grid.sheet;
  const at = dayAt(place);
  const key = placeKey(place);
  const candidates = columns.flatMap((column, index) => {
    const isThere = at === null ? column.block?.id === blockAt(place) : spanHolds(column, at);
    return isThere ? [index] : [];
  });
  for (const column of candidates) {
    for (const row of rows.keys()) {
      const found = placeAt(grid, { row, column });
      if (found && placeKey(found) === key) return { row, column };
    }
  }
  return null;
}

function dayAt(place: Place): Day | null {
  if (place.kind === 'rotation') return null;
  if (place.kind !== 'seat') return place.day;
  return place.slot.layer === 'block' ? null : place.slot.day;
}

function blockAt(place: Place): string | null {
  if (place.kind === 'rotation') return place.blockId;
  return place.kind === 'seat' && place.slot.layer === 'block' ? place.slot.blockId : null;
}
