import type { Block } from '../../domain/rows/academic-year.ts';
import type { Member } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import {
  addDays,
  type Day,
  type DaySpan,
  daysBetween,
  daysIn,
  daysOf,
} from '../../domain/time/day.ts';
import { pieceLengths } from '../../domain/work/averaging-periods.ts';

/** Days over which limits of a resident are averaged. */
export interface AveragingPeriod extends DaySpan {
  /** Days of the period less days of approved leave. */
  readonly counted: ReadonlySet<Day>;
}

/**
 * The averaging periods of a resident: one rotation assignment each, adjacent blocks on one rotation being one. What is
 * longer than 31 days is cut into pieces of 28 days and the rest.
 */
export function averagingPeriods(schedule: Schedule, member: Member): AveragingPeriod[] {
  const leave = leaveDaysOf(schedule, member);
  return assignmentsOf(schedule, member)
    .flatMap(piecesOf)
    .map((span) => ({ ...span, counted: new Set(daysOf(span).filter((day) => !leave.has(day))) }));
}

function leaveDaysOf({ plan }: Schedule, { person }: Member): Set<Day> {
  const leave = plan
    .absencesOf(person.id)
    .filter((absence) => absence.isLeave && absence.status === 'approved');
  return new Set(leave.flatMap(daysOf));
}

function assignmentsOf(schedule: Schedule, { person }: Member): DaySpan[] {
  const placed = schedule
    .blocksOf(person.id)
    .flatMap(({ slot }): { block: Block; rotationId: string }[] => {
      const block = schedule.plan.blockById.get(slot.blockId);
      return block ? [{ block, rotationId: slot.demandId }] : [];
    })
    .toSorted((one, other) => (one.block.firstDay < other.block.firstDay ? -1 : 1));
  const spans: (DaySpan & { rotationId: string })[] = [];
  for (const { block, rotationId } of placed) {
    const last = spans.at(-1);
    if (last?.rotationId === rotationId && daysBetween(last.lastDay, block.firstDay) === 1) {
      spans[spans.length - 1] = { ...last, lastDay: block.lastDay };
    } else {
      spans.push({ firstDay: block.firstDay, lastDay: block.lastDay, rotationId });
    }
  }
  return spans;
}

function piecesOf({ firstDay, lastDay }: DaySpan): DaySpan[] {
  let next = firstDay;
  return pieceLengths(daysIn({ firstDay, lastDay })).map((length) => {
    const piece = { firstDay: next, lastDay: addDays(next, length - 1) };
    next = addDays(next, length);
    return piece;
  });
}
