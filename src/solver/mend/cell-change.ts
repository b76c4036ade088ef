import type { PersonId } from '../../domain/id.ts';
import type { Layer } from '../../domain/rows/schedule.ts';
import type { ScheduleDifference } from '../../domain/schedule/schedule-difference.ts';
import type { DaySpan } from '../../domain/time/day.ts';
import { daysIn } from '../../domain/time/day.ts';

/** One cell decided otherwise: a call given to somebody else, a rotation or half-day of somebody changed. */
export interface CellChange extends ScheduleDifference {
  /** The cell, as text: changes that are made together are of different cells. */
  readonly cell: string;
  /** The cell and what it comes to hold, as text. */
  readonly key: string;
  readonly layer: Layer;
  readonly days: DaySpan;
  /** Whose days change. */
  readonly personIds: readonly PersonId[];
}

/** A change of a cell from who or what is there to who or what comes. */
export function cellChange(
  cell: string,
  { gone, came }: ScheduleDifference,
  days: DaySpan,
  layer: Layer,
): CellChange {
  const comes = came.map(({ slot, personId }) => `${slot.demandId} ${personId}`).join();
  const personIds = [...new Set([...gone, ...came].map(({ personId }) => personId))];
  const { firstDay, lastDay } = days;
  return {
    cell,
    key: `${cell}=${comes}`,
    gone,
    came,
    layer,
    days: { firstDay, lastDay },
    personIds,
  };
}

/** What changes together, as one difference. */
export function together(changes: readonly CellChange[]): ScheduleDifference {
  return {
    gone: changes.flatMap(({ gone }) => gone),
    came: changes.flatMap(({ came }) => came),
  };
}

/** Everybody whose days the changes touch, in order of their ids. */
export function peopleOf(changes: readonly CellChange[]): PersonId[] {
  return [...new Set(changes.flatMap(({ personIds }) => personIds))].toSorted();
}

/** Of how many days the changes decide, a day in two of them counting twice. */
export function daysDecided(changes: readonly CellChange[]): number {
  return changes.reduce((sum, { days }) => sum + daysIn(days), 0);
}
