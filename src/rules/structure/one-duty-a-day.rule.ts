import * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type CallEncode, definePersonRule } from '../rule.ts';

const params = z.object({});

/** Nobody has two calls or shifts that start on one day; who is in reserve may be called in. */
export const rule = definePersonRule({
  id: 'one-duty-a-day',
  title: 'One call or shift a day',
  statement: () =>
    'Nobody has two calls or shifts that start on the same day. Who is on jeopardy may be called in to one; it is shown, for nobody is in reserve then.',
  citation: null,
  force: 'must',
  layer: 'call',
  params,
  people: 'members',
  checkPerson: ({ personId, calls }) => {
    if (new Set(calls.map(({ day }) => day)).size === calls.length) return [];
    return [...groupBy(calls, (duty) => duty.day)].flatMap(([day, duties]) => {
      if (duties.length < 2) return [];
      const serving = duties.filter(({ role }) => role.mode !== 'jeopardy').length;
      const isCalledIn = serving === 1 && duties.length === 2;
      const because = isCalledIn
        ? 'In reserve and on call or shift on one day: nobody else is in reserve.'
        : 'Several calls or shifts on one day.';
      const told = { personIds: [personId], slots: duties.map(({ slot }) => slot) };
      const span = { firstDay: day, lastDay: day };
      if (isCalledIn) return observe(span, because, { ...told, isAdvisory: true });
      const counted = { measured: duties.length, limit: 1, unit: 'calls and shifts' };
      return observe(span, because, { ...told, ...counted });
    });
  },
});

/** At most one choice of a person's day. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: { stricter: 'Nobody is planned to be called in from reserve.' },
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
  {
    title: 'in reserve twice',
    isAllowed: false,
    callRoles: {
      j: { mode: 'jeopardy', start: '07:00', end: '07:00' },
      k: { mode: 'jeopardy', start: '07:00', end: '07:00' },
    },
    drawn: 'calls\nAda 1 j..\nAda 1 k..',
  },
];
