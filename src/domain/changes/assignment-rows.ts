import type { Draft } from '../rows/draft.ts';
import type { Assignment } from '../rows/schedule.ts';
import { assignmentRow, parseSlotKey, type PlainFilled } from '../schedule/slot.ts';
import { refused } from './change.ts';
import type { Rows } from './rows-port.ts';

/** The rows of filled places of a draft; null where one is of a block that does not exist any more. */
export async function assignmentRows(
  rows: Rows,
  { id, yearId }: Pick<Draft, 'id' | 'yearId'>,
  filled: readonly PlainFilled[],
): Promise<Assignment[] | null> {
  const blocks = new Map((await rows.by('block', 'yearId', yearId)).map((each) => [each.id, each]));
  const read = filled.map((each) => ({ ...each, slot: parseSlotKey(each.slot) }));
  const isKnown = read.every(({ slot }) => slot.layer !== 'block' || blocks.has(slot.blockId));
  return isKnown ? read.map((each) => assignmentRow(id, each, blocks)) : null;
}

/** Empties the places that somebody leaves, and fills those that came. @returns a refusal where that cannot be, else null. */
export async function changePlaces(
  rows: Rows,
  draft: Pick<Draft, 'id' | 'yearId'>,
  left: Iterable<string>,
  came: readonly PlainFilled[],
): Promise<ReturnType<typeof refused> | null> {
  const written = await assignmentRows(rows, draft, came);
  if (!written) return refused('block-missing', 'A block does not exist any more.');
  await rows.remove(
    'assignment',
    Array.from(left, (slot) => `${draft.id}/${slot}`),
  );
  await rows.put('assignment', written);
  return null;
}
