import * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import { halfPlace } from '../../domain/schedule/half-place.ts';
import { slotKey } from '../../domain/schedule/slot.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { definePersonRule, type HalfDayEncode } from '../rule.ts';

const params = z.object({});

/** Nobody is decided into two places in one half-day. */
export const rule = definePersonRule({
  id: 'one-activity-a-half-day',
  title: 'One activity in a half-day',
  statement: () => 'For nobody two activities are decided in the same half-day.',
  citation: null,
  force: 'must',
  layer: 'half-day',
  params,
  people: 'members',
  checkPerson: ({ personId, halfDays }) =>
    [...groupBy(halfDays, ({ slot }) => halfPlace(slot.day, slot.half)).values()].flatMap(
      (same) => {
        const [first] = same;
        if (!first || same.length < 2) return [];
        const { day } = first.slot;
        return observe({ firstDay: day, lastDay: day }, 'Several activities in one half-day.', {
          personIds: [personId],
          slots: same.map(({ slot }) => slotKey(slot)),
          measured: same.length,
          limit: 1,
          unit: 'activities',
        });
      },
    ),
});

/** At most one choice of a person's half-day. */
export const encode: HalfDayEncode<typeof params> = {
  layer: 'half-day',
  limit(encoding, _params, because) {
    for (const { person } of encoding.members) {
      const limits = because([person.id], 'activities in one half-day');
      for (const cell of encoding.cellsOf(person.id)) {
        const choices = encoding.choicesIn(cell);
        if (choices.size > 1) limits.atMostOne([...choices.values()]);
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'clinic in the morning and wards after it',
    isAllowed: true,
    drawn: 'half-days\nAda 1 cw',
  },
  {
    title: 'clinic and wards in one morning',
    isAllowed: false,
    drawn: 'half-days\nAda 1 c.\nAda 1 w.',
  },
];
