import * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type CallEncode, definePersonRule } from '../rule.ts';

const params = z.object({});

/** Nobody has two calls or shifts that start on one day. */
export const rule = definePersonRule({
  id: 'one-duty-a-day',
  title: 'One call or shift a day',
  statement: () => 'Nobody has two calls or shifts that start on the same day.',
  citation: null,
  force: 'must',
  layer: 'call',
  params,
  people: 'members',
  checkPerson: ({ personId, calls }) => {
    if (new Set(calls.map(({ day }) => day)).size === calls.length) return [];
    return [...groupBy(calls, (duty) => duty.day)].flatMap(([day, duties]) => {
      if (duties.length < 2) return [];
      return observe({ firstDay: day, lastDay: day }, 'Several calls or shifts on one day.', {
        personIds: [personId],
        slots: duties.map(({ slot }) => slot),
        measured: duties.length,
        limit: 1,
        unit: 'calls and shifts',
      });
    });
  },
});

/** At most one choice of a person's day. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  limit(encoding, _params, because) {
    for (const { person } of encoding.members) {
      const limits = because([person.id], 'calls on one day');
      for (const day of encoding.openDays) {
        const cell = encoding.cell(person.id, day);
        if (cell.size > 1) limits.atMostOne([...cell.values()]);
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  { title: 'one a day', isAllowed: true, drawn: 'calls\nAda 1 n.b' },
  { title: 'two roles on the first day', isAllowed: false, drawn: 'calls\nAda 1 n..\nAda 1 b..' },
];
