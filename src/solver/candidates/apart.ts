import { type Filled, periodOf } from '../../domain/schedule/slot.ts';

/** In how many places two schedules differ: who does what when, whichever of several equal places it is. */
export function placesApart(one: readonly Filled[], other: readonly Filled[]): number {
  const [own, theirs] = [keysOf(one), keysOf(other)];
  const missing = [...own].filter((key) => !theirs.has(key)).length;
  const added = [...theirs].filter((key) => !own.has(key)).length;
  return Math.max(missing, added);
}

/** How many people do not do the same in both schedules. */
export function peopleApart(one: readonly Filled[], other: readonly Filled[]): number {
  const [own, theirs] = [keysOf(one), keysOf(other)];
  const personOf = (key: string) => key.slice(0, key.indexOf('/'));
  const changed = [...own, ...theirs].filter((key) => !(own.has(key) && theirs.has(key)));
  return new Set(changed.map(personOf)).size;
}

function keysOf(filled: readonly Filled[]): Set<string> {
  return new Set(
    filled.map(
      ({ slot, personId }) => `${personId}/${slot.layer}/${slot.demandId}/${periodOf(slot)}`,
    ),
  );
}
