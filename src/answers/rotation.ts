import type { RotationId } from '../domain/id.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Block } from '../domain/rows/academic-year.ts';
import type { RotationTemplate } from '../domain/rows/rotation.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { Day } from '../domain/time/day.ts';
import { type Named, nameOf } from './naming.ts';

/** A block and who is on the rotation in it. */
export interface BlockTeam {
  readonly block: Block;
  readonly people: readonly Named[];
}

/** What people ask about a rotation. */
export interface RotationAnswer {
  readonly rotation: RotationTemplate;
  readonly site: string | null;
  /** The blocks that hold the day: more than one when classes follow calendars of their own. */
  readonly current: readonly BlockTeam[];
  /** Blocks that start later, soonest first, as far as the schedule reaches. */
  readonly later: readonly BlockTeam[];
}

/** Who is on a rotation on that day and afterwards; null when no edition names it. */
export function rotationAnswer(
  schedule: Schedule,
  rotationId: RotationId,
  at: Day,
): RotationAnswer | null {
  const { plan } = schedule;
  const rotation = plan.rotationById.get(rotationId);
  if (!rotation) return null;
  const places = plan.members.flatMap(({ person }) =>
    schedule
      .blocksOf(person.id)
      .filter(({ slot }) => slot.demandId === rotationId)
      .map(({ slot }) => ({ blockId: slot.blockId, person: nameOf(plan, person.id) })),
  );
  const teams = [...groupBy(places, ({ blockId }) => blockId)]
    .flatMap(([blockId, own]): BlockTeam[] => {
      const block = plan.blockById.get(blockId);
      return block ? [{ block, people: own.map(({ person }) => person) }] : [];
    })
    .toSorted((one, other) => (one.block.firstDay < other.block.firstDay ? -1 : 1));
  return {
    rotation,
    site: plan.rows.sites.find((site) => site.id === rotation.siteId)?.name ?? null,
    current: teams.filter(({ block }) => block.firstDay <= at && at <= block.lastDay),
    later: teams.filter(({ block }) => block.firstDay > at),
  };
}
