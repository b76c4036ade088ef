import * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import { slotKey } from '../../domain/schedule/slot.ts';
import { addDays, mondayOf } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { definePersonRule, type HalfDayEncode } from '../rule.ts';

const params = z.object({
  changesMax: z._default(z.int().check(z.gte(0), z.lte(14)), 4),
  weight: z._default(z.int().check(z.gte(0), z.lte(100)), 1),
});

/** Weeks go on as people are used to. */
export const rule = definePersonRule({
  id: 'usual-week',
  title: 'Half-days as usual',
  statement: ({ changesMax }) =>
    `Half-days are as the usual week has them; nobody has more than ${changesMax} in a week, from Monday to Sunday, that were decided otherwise.`,
  citation: null,
  force: 'wish',
  layer: 'half-day',
  params,
  people: 'members',
  checkPerson: ({ personId, halfDays }, { changesMax }) =>
    [...groupBy(halfDays, ({ slot }) => mondayOf(slot.day))].flatMap(([firstDay, week]) => {
      if (week.length <= changesMax) return [];
      const because = `${week.length} half-days of the week were decided apart from the usual week.`;
      return observe({ firstDay, lastDay: addDays(firstDay, 6) }, because, {
        personIds: [personId],
        slots: week.map(({ slot }) => slotKey(slot)),
        measured: week.length,
        limit: changesMax,
        unit: 'half-days',
      });
    }),
});

/** Each half-day that is decided costs a little. */
export const encode: HalfDayEncode<typeof params> = {
  layer: 'half-day',
  compared: { stricter: 'Every decision costs a little, the first of a week too.' },
  limit(encoding, { weight }) {
    for (const { variable } of encoding.each()) encoding.model.penalty(weight, variable);
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  { title: 'four changes in a week', isAllowed: true, drawn: 'half-days\nAda 1 cc..cc' },
  { title: 'five changes in a week', isAllowed: false, drawn: 'half-days\nAda 1 cc..cc..c' },
  {
    title: 'five changes in two weeks',
    isAllowed: true,
    drawn: 'half-days\nAda 1 cc..cc........c',
  },
];
