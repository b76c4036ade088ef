import type { BlockId } from '../../domain/id.ts';
import type { Block } from '../../domain/rows/academic-year.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { daysIn } from '../../domain/time/day.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';

/** Whether the member is under contract for at least half of the block, and so needs a rotation in it. */
export function isOnDutyFor(plan: Plan, member: Member, block: Block): boolean {
  return plan.shareOnDuty(member, block) >= 0.5;
}

/**
 * Whether the block counts towards educational requirements: the few days of a short block at the edge of the year,
 * less than half of the longest block of its calendar, do not.
 */
export function countsAsBlock(plan: Plan, block: Block): boolean {
  return countedBlocks(plan).has(block.id);
}

const countedBlocks = onceForEach(({ rows }: Plan): ReadonlySet<BlockId> => {
  const longest = new Map<string, number>();
  for (const block of rows.blocks) {
    longest.set(block.calendarId, Math.max(longest.get(block.calendarId) ?? 0, daysIn(block)));
  }
  const counted = rows.blocks.filter(
    (block) => daysIn(block) * 2 >= (longest.get(block.calendarId) ?? 0),
  );
  return new Set(counted.map(({ id }) => id));
});

/** How much of a full-time year the member is there: the part of the year under contract times the full-time equivalent. */
export function shareOfYear(plan: Plan, member: Member): number {
  return plan.shareOnDuty(member, plan.rows.year) * member.year.fte;
}
