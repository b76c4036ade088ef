import type { Request } from '../../domain/rows/request.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { doSpansMeet, overlapOf, spanHolds } from '../../domain/time/day.ts';

/**
 * Whether a schedule does what somebody asked for: leave falls on rotations that allow it and on no call. Null for what the
 * schedule's year does not hold, and for requests that are withdrawn or declined.
 */
export function isMet(schedule: Schedule, { wish, personId, status }: Request): boolean | null {
  const { plan } = schedule;
  const own = schedule.of(personId);
  if (status === 'withdrawn' || status === 'declined') return null;
  switch (wish.kind) {
    case 'rotation': {
      if (!plan.blockById.has(wish.blockId)) return null;
      const isThere = own.blocks.some(
        ({ slot }) => slot.blockId === wish.blockId && slot.demandId === wish.rotationId,
      );
      return isThere === wish.wanted;
    }
    case 'call': {
      if (!spanHolds(plan.rows.year, wish.day)) return null;
      const isOnCall = own.calls.some(
        ({ role, day }) =>
          day === wish.day && (wish.callRoleId === null || role.id === wish.callRoleId),
      );
      return isOnCall === wish.wanted;
    }
    case 'leave': {
      if (!overlapOf(plan.rows.year, wish)) return null;
      const isInTheWay = own.placements.some(
        ({ block, rotation }) => rotation?.leaveAllowed === false && doSpansMeet(block, wish),
      );
      return !isInTheWay && !own.calls.some(({ day }) => spanHolds(wish, day));
    }
  }
}
