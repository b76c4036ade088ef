import { type DaySpan, daysOf } from '../../src/domain/time/day.ts';
import type { Random } from './random.ts';
import type { Draught } from './world.ts';

/** 1 June 2026, when the asking begins. */
const ASKING_BEGINS = Date.UTC(2026, 5, 1);
const MINUTE = 60_000;
const MINUTES_OF_ASKING = 14 * 24 * 60;

const NOTES = ['', '', '', 'Wedding', 'Family visit', 'Concert', 'Child’s birthday'];

/** Days on which people ask to be left out of call and shifts, their first choice first. */
export function daysOffAsked(
  personIds: readonly string[],
  span: DaySpan,
  perPerson: number,
  random: Random,
): Draught<'request'>[] {
  return personIds.flatMap((personId) =>
    random
      .shuffled(daysOf(span))
      .slice(0, perPerson)
      .map((day, place) => ({
        id: `request-${personId}-${place + 1}`,
        personId,
        wish: { kind: 'call', callRoleId: null, day, wanted: false },
        rank: place + 1,
        status: 'requested',
        madeAt: ASKING_BEGINS + random.below(MINUTES_OF_ASKING) * MINUTE,
        note: random.pick(NOTES),
      })),
  );
}
