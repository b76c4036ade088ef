import type { PersonId } from '../domain/id.ts';
import type { Request } from '../domain/rows/request.ts';
import type { Scope } from '../domain/rows/schedule.ts';
import { type CellDifference, cellDifferences } from '../domain/schedule/cell-difference.ts';
import type { Plan } from '../domain/schedule/plan.ts';
import { Schedule } from '../domain/schedule/schedule.ts';
import { daysOfSlot, type Filled } from '../domain/schedule/slot.ts';
import { type Day, daysBetween, spanHolds } from '../domain/time/day.ts';
import { isMet } from './facts/requests-met.ts';
import { textOf } from './recheck.ts';
import type { Finding } from './rule.ts';

/** Somebody for whom an edition changes something that was published. */
export interface AffectedPerson {
  readonly personId: PersonId;
  /** What changes, by day. */
  readonly differences: readonly CellDifference[];
  /** From today to the first day that changes: 0 for today, negative for days that are over. */
  readonly noticeDays: number;
  /** What the person asked for that was so before and is not any more, and the other way round. */
  readonly broken: readonly Request[];
  readonly met: readonly Request[];
}

/** What publishing would do to what is in force. */
export interface Publication {
  readonly before: Schedule;
  readonly after: Schedule;
  readonly differences: readonly CellDifference[];
  /** Whoever has something changed, the least notice first. */
  readonly affected: readonly AffectedPerson[];
}

/**
 * What publishing a part of a schedule changes for whom.
 * @param inForce all that is published of the plan's year. @param next the schedule of which the scope is published.
 */
export function publicationOf(
  plan: Plan,
  inForce: readonly Filled[],
  next: readonly Filled[],
  scope: Scope,
  today: Day,
): Publication {
  const isInScope = ({ slot }: Filled): boolean => {
    if (!scope.layers.includes(slot.layer)) return false;
    if (slot.layer === 'block' && !plan.blockById.has(slot.blockId)) return false;
    return spanHolds(scope, daysOfSlot(slot, plan.blockById).firstDay);
  };
  const differences = cellDifferences(
    inForce.filter(isInScope),
    next.filter(isInScope),
    plan.blockById,
  );
  const before = new Schedule(plan, inForce);
  const after = before.after({
    gone: differences.flatMap(({ gone }) => gone),
    came: differences.flatMap(({ came }) => came),
  });
  const people = new Set(differences.flatMap(({ personIds }) => personIds));
  const affected = [...people].map((personId): AffectedPerson => {
    const own = differences.filter(({ personIds }) => personIds.includes(personId));
    const requests = plan.requestsOf(personId);
    const becomes = (wanted: boolean): Request[] =>
      requests.filter(
        (request) => isMet(before, request) === !wanted && isMet(after, request) === wanted,
      );
    const [first] = own;
    return {
      personId,
      differences: own,
      noticeDays: first ? daysBetween(today, first.firstDay) : 0,
      broken: becomes(false),
      met: becomes(true),
    };
  });
  return {
    before,
    after,
    differences,
    affected: affected.toSorted((one, other) => one.noticeDays - other.noticeDays),
  };
}

/** Findings of the second list that the first does not have. */
export function newFindings(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const known = new Set(before.map(textOf));
  return after.filter((finding) => !known.has(textOf(finding)));
}
