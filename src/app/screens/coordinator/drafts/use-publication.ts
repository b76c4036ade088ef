import { useMemo } from 'react';
import type { Edition, Scope } from '../../../../domain/rows/schedule.ts';
import { editionsInForce } from '../../../../domain/schedule/editions.ts';
import { changesInWindow, freezeWindow } from '../../../../domain/schedule/freeze-window.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import type { Filled } from '../../../../domain/schedule/slot.ts';
import type { DaySpan } from '../../../../domain/time/day.ts';
import { localTimeAt } from '../../../../domain/time/zone.ts';
import { type Publication, publicationOf } from '../../../../rules/publication.ts';
import { useNow } from '../../../device-clock.ts';
import { useSide } from '../../../hooks/use-branches.ts';
import { useEditions } from '../../../hooks/use-schedule.ts';

/** What publishing would do, and which days of it may not change without a reason. */
export interface PlannedPublication {
  readonly publication: Publication;
  /** Whether anything is in force for these days and layers; else nothing can change. */
  readonly isFirst: boolean;
  /** The freeze window where something changes in it; null where nothing does. */
  readonly window: DaySpan | null;
}

const IN_FORCE = { kind: 'in-force' } as const;

/** What publishing the scope of a schedule would change; undefined while it is read. @param next null while unknown. */
export function usePublication(
  plan: Plan,
  next: readonly Filled[] | null | undefined,
  scope: Scope | undefined,
): PlannedPublication | undefined {
  const { program, year } = plan.rows;
  const inForce = useSide(year.id, IN_FORCE);
  const editions = useEditions();
  const now = useNow();
  const today = localTimeAt(now, program.timeZone).day;
  return useMemo(() => {
    if (!inForce || !editions || !next || !scope) return undefined;
    const own = editions.filter(({ yearId }) => yearId === year.id);
    const publication = publicationOf(plan, inForce, next, scope, today);
    const isFirst = !editionsInForce(own, scope).some(({ layer }) => scope.layers.includes(layer));
    return { publication, isFirst, window: windowIn(plan, own, inForce, next, scope, now) };
    // The minute matters only by its day.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [plan, inForce, editions, next, scope, today]);
}

function windowIn(
  plan: Plan,
  editions: readonly Edition[],
  filled: readonly Filled[],
  next: readonly Filled[],
  scope: Scope,
  now: Parameters<typeof freezeWindow>[1],
): DaySpan | null {
  const window = freezeWindow(plan.rows.program, now);
  if (!window) return null;
  const inForce = editionsInForce(editions, window);
  const changes = changesInWindow(window, scope, { filled, inForce }, next, plan.blockById);
  return changes.length > 0 ? window : null;
}
