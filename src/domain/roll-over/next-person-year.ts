import type { CohortId, PersonId, RotationId, YearId } from '../id.ts';
import { groupBy } from '../group-by.ts';
import type { CarriedLoad, PersonYear } from '../rows/person.ts';
import { type Filled, isIn } from '../schedule/slot.ts';
import type { MemberStep } from './member-steps.ts';

/** What the year that ends leaves with somebody. */
export interface Left {
  /** Blocks of each rotation that were done in the year. */
  readonly done: PersonYear['completed'];
  readonly carriedLoad: CarriedLoad | null;
  /** Hours of clinic with patients of one's own, before this year and in it; null where nobody can tell. */
  readonly panelHours: number | null;
}

/** What somebody is in the next year; null for whoever is not in it. */
export function nextPersonYear(
  { member, step, span }: MemberStep,
  yearId: YearId,
  left: Left,
  cohortAfter: ReadonlyMap<CohortId, CohortId>,
  newId: () => string,
): PersonYear | null {
  if (step.kind !== 'goes-on') return null;
  const { rev: _rev, carriedLoad: _carried, ...before } = member.year;
  return {
    ...before,
    id: newId(),
    yearId,
    pgy: step.pgy,
    ...span,
    cohortId: (before.cohortId && cohortAfter.get(before.cohortId)) ?? null,
    completed: added(before.completed, left.done),
    panelHoursBefore: left.panelHours,
    ...(left.carriedLoad && { carriedLoad: left.carriedLoad }),
  };
}

/** How many blocks of which rotation each person fills. */
export function blocksDone(
  filled: readonly Filled[],
): ReadonlyMap<PersonId, PersonYear['completed']> {
  const placed = groupBy(filled.filter(isIn('block')), ({ personId }) => personId);
  return new Map(
    [...placed].map(([personId, own]) => [
      personId,
      [...groupBy(own, ({ slot }) => slot.demandId)].map(([rotationId, blocks]) => ({
        rotationId,
        blocks: blocks.length,
      })),
    ]),
  );
}

function added(
  before: PersonYear['completed'],
  done: PersonYear['completed'],
): PersonYear['completed'] {
  const blocks = new Map<RotationId, number>();
  for (const each of [...before, ...done]) {
    blocks.set(each.rotationId, (blocks.get(each.rotationId) ?? 0) + each.blocks);
  }
  return [...blocks].map(([rotationId, count]) => ({ rotationId, blocks: count }));
}
