import type { Block } from '../../domain/rows/academic-year.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { daysIn } from '../../domain/time/day.ts';

/** Whether the member is under contract for at least half of the block, and so needs a rotation in it. */
export function isOnDutyFor(plan: Plan, member: Member, block: Block): boolean {
  return plan.shareOnDuty(member, block) >= 0.5;
}

/**
 * Whether the block counts towards educational requirements: the few days of a short block at the edge of the year,
 * less than half of the longest block of its calendar, do not.
 */
export function countsAsBlock(plan: Plan, block: Block): boolean {
  const longest = Math.max(
    ...plan.rows.blocks.filter((each) => each.calendarId === block.calendarId).map(daysIn),
  );
  return daysIn(block) * 2 >= longest;
}

/** How much of a full-time year the member is there: the part of the year under contract times the full-time equivalent. */
export function shareOfYear(plan: Plan, member: Member): number {
  return plan.shareOnDuty(member, plan.rows.year) * member.year.fte;
}
