import type { Block } from '../../domain/rows/academic-year.ts';
import type { Demand, RotationTemplate } from '../../domain/rows/rotation.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { addDays, type DaySpan, overlapOf } from '../../domain/time/day.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';

/** Days through which nobody changes block, with the blocks, one a calendar, that hold them. */
export interface DemandPeriod extends DaySpan {
  readonly blocks: readonly Block[];
}

/** The year cut wherever a block of any calendar begins or ends: the same as the blocks where there is one calendar. */
export const demandPeriods: (plan: Plan) => readonly DemandPeriod[] = onceForEach(({ rows }) => {
  const { blocks } = rows;
  const starts = blocks.flatMap((block) => [block.firstDay, addDays(block.lastDay, 1)]);
  const cuts = [...new Set(starts)].toSorted();
  return cuts.slice(0, -1).flatMap((firstDay, place) => {
    const next = cuts[place + 1] ?? firstDay;
    const span = { firstDay, lastDay: addDays(next, -1) };
    const holding = blocks.filter((block) => overlapOf(block, span));
    return holding.length > 0 ? [{ ...span, blocks: holding }] : [];
  });
});

/** Whether the demand counts the member's class. */
export function isCounted(demand: Demand, member: Member): boolean {
  const { pgy } = member.year;
  return demand.classes.length === 0 || (pgy !== null && demand.classes.includes(pgy));
}

/** The block of the period in the member's calendar, or null where the calendar has none. */
export function blockOf(plan: Plan, member: Member, period: DemandPeriod): Block | null {
  const own = plan.blocksFor(member);
  return period.blocks.find((block) => own.includes(block)) ?? null;
}

/** Whether the member is under contract through all the period, and so counts to a minimum. */
export function isThereThroughout(member: Member, period: DaySpan): boolean {
  return member.year.firstDay <= period.firstDay && period.lastDay <= member.year.lastDay;
}

/** How a demand is called, such as `ICU, PGY-2 and 3`. */
export function demandName(rotation: RotationTemplate, demand: Demand): string {
  if (demand.classes.length === 0) return rotation.code;
  return `${rotation.code}, PGY-${demand.classes.join(' and ')}`;
}
