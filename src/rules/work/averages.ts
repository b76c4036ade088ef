import { dayFromEpoch } from '../../domain/time/day.ts';
import { factOf } from '../../domain/work/facts.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';
import { countsAsHours } from '../../domain/work/work-period.ts';
import { seen, type WorkObservation } from './work-rule.ts';

/**
 * Where work begins on days of no rotation, so that nothing says over which days it is to be averaged. What comes before
 * the first rotation and after the last belongs to the times before and after and is not judged.
 */
export const unassignedWork: (record: WorkRecord) => readonly WorkObservation[] =
  factOf(findUnassigned);

/** Whether one rotation follows the other without a day between. */
function isOneChain({ assignments }: WorkRecord): boolean {
  const isJoined = assignments.every(
    ({ first }, place) => place === 0 || assignments[place - 1]?.next === first,
  );
  return isJoined && assignments.length > 0;
}

function findUnassigned(record: WorkRecord): WorkObservation[] {
  const found: WorkObservation[] = [];
  if (isOneChain(record)) return found;
  let place = 0;
  let run: { first: number; last: number; place: number } | null = null;
  const close = () => {
    if (!run) return;
    const span = { firstDay: dayFromEpoch(run.first), lastDay: dayFromEpoch(run.last) };
    found.push(
      seen(span, 'Work on days without a rotation cannot be averaged.', { cannotTell: true }),
    );
    run = null;
  };
  for (const { start, kind } of record.periods) {
    if (!countsAsHours(kind)) continue;
    const day = record.clock.epochDayAt(start);
    while ((record.assignments[place]?.next ?? Infinity) <= day) place++;
    const assignment = record.assignments[place];
    const isAssigned = assignment !== undefined && assignment.first <= day;
    const isBetween = place > 0 && assignment !== undefined;
    if (isAssigned || !(isBetween || record.assignments.length === 0)) continue;
    if (run && run.place === place) run.last = Math.max(run.last, day);
    else {
      close();
      run = { first: day, last: day, place };
    }
  }
  close();
  return found;
}

/** The weeks that begin on this weekday and lie whole within one chain of assignments, as days since 1970-01-01. */
export function weeksOf(
  record: WorkRecord,
  firstWeekday: number,
): { first: number; next: number }[] {
  const chains: { first: number; next: number }[] = [];
  for (const { first, next } of record.assignments) {
    const chain = chains.at(-1);
    if (chain?.next === first) chain.next = next;
    else chains.push({ first, next });
  }
  return chains.flatMap(({ first, next }) => {
    // 1970-01-01 was a Thursday: weekday 3 where Monday is 0.
    const wait = (((firstWeekday - 3 - first) % 7) + 7) % 7;
    const weeks = [];
    for (let week = first + wait; week + 7 <= next; week += 7) {
      weeks.push({ first: week, next: week + 7 });
    }
    return weeks;
  });
}
