import * as z from 'zod/mini';
import { type PersonId, personIdSchema } from '../domain/id.ts';
import { isLayerPublished } from '../domain/schedule/editions.ts';
import { addDays, type Day, daySchema, type DaySpan, daysIn } from '../domain/time/day.ts';
import type { Published } from '../store/queries/published.ts';
import { personDays, postCall } from './my-schedule.ts';
import { callsText, halvesText } from './day-text.ts';
import { say } from './say.ts';

/** Somebody's days in words as they were when they were last looked at. A layer not published then is null. */
export const seenSchema = z.object({
  personId: personIdSchema,
  editionId: z.string(),
  editionNumber: z.number(),
  days: z.array(
    z.object({ day: daySchema, halves: z.nullable(z.string()), calls: z.nullable(z.string()) }),
  ),
});
/** Somebody's days in words as they were when they were last looked at. */
export type Seen = z.infer<typeof seenSchema>;

/** Days in a row that changed in the same way. */
export interface DaysChanged extends DaySpan {
  readonly before: string;
  readonly after: string;
}

/** The person's days in the span, to be compared with later ones. The schedule should reach one day further back. */
export function seenDays(
  { schedule, inForce, editions: [newest] }: Pick<Published, 'schedule' | 'inForce' | 'editions'>,
  personId: PersonId,
  span: DaySpan,
): Seen {
  const hasBlocks = schedule.plan.memberById.get(personId)?.year.role !== 'faculty';
  const isSpokenOf = (layer: 'block' | 'call', at: Day) => isLayerPublished(inForce, layer, at);
  return {
    personId,
    editionId: newest.id,
    editionNumber: newest.number,
    days: personDays(schedule, personId, span).map((each) => ({
      day: each.day,
      halves: !hasBlocks || isSpokenOf('block', each.day) ? halvesText(each) : null,
      calls: isSpokenOf('call', each.day) ? callsText(each.duties, schedule) : null,
    })),
  };
}

/** What is otherwise now than it was seen; what was not published then is new, not changed. */
export function changesSince(seen: Seen, now: Seen): DaysChanged[] {
  const before = new Map(seen.days.map((each) => [each.day, each]));
  const changes: DaysChanged[] = [];
  for (const { day, halves, calls } of now.days) {
    const was = before.get(day);
    if (!was) continue;
    // The morning after a night that was not published when they looked is as new as the night.
    const isNewNight =
      halves?.includes(postCall()) === true && before.get(addDays(day, -1))?.calls === null;
    const pairs = [
      [was.halves, isNewNight ? null : halves],
      [was.calls, calls],
    ].filter(([one, other]) => one !== null && other !== null && one !== other);
    if (pairs.length === 0) continue;
    const [from, to] = [0, 1].map((side) =>
      pairs.map((pair) => pair[side] || say`no call`).join('; '),
    );
    const last = changes.at(-1);
    const change = { before: from ?? '', after: to ?? '' };
    const isGoingOn =
      last?.before === change.before &&
      last.after === change.after &&
      addDays(last.lastDay, 1) === day;
    if (isGoingOn) changes[changes.length - 1] = { ...last, lastDay: day };
    else changes.push({ ...change, firstDay: day, lastDay: day });
  }
  return changes;
}

/** How many days these changes hold. */
export function daysChanged(changes: readonly DaysChanged[]): number {
  return changes.reduce((sum, change) => sum + daysIn(change), 0);
}
