import { areSameSlot, type Filled, slotKey } from './slot.ts';

/** How one schedule of a plan differs from another. */
export interface ScheduleDifference {
  /** What was filled and is not any more. */
  readonly gone: readonly Filled[];
  /** What is filled now. */
  readonly came: readonly Filled[];
}

/** Whether both say the same: the slot, who fills it, and where that comes from. */
export function areSameFilled(one: Filled, other: Filled): boolean {
  return (
    one === other ||
    (one.personId === other.personId &&
      one.source === other.source &&
      areSameSlot(one.slot, other.slot))
  );
}

/** What it takes to come from one list of filled slots to another of mostly the same in mostly the same order. */
export function differenceBetween(
  before: readonly Filled[],
  after: readonly Filled[],
): ScheduleDifference {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && areSame(before[start], after[start])) start++;
  let kept = 0;
  while (
    kept < shortest - start &&
    areSame(before[before.length - 1 - kept], after[after.length - 1 - kept])
  ) {
    kept++;
  }
  const left = new Map(
    before.slice(start, before.length - kept).map((each) => [keyOf(each), each] as const),
  );
  const came = after.slice(start, after.length - kept).filter((each) => !left.delete(keyOf(each)));
  return { gone: [...left.values()], came };
}

function areSame(one: Filled | undefined, other: Filled | undefined): boolean {
  return one !== undefined && other !== undefined && areSameFilled(one, other);
}

function keyOf({ slot, personId, source }: Filled): string {
  return `${slotKey(slot)} ${personId} ${source}`;
}
