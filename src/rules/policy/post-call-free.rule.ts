import * as z from 'zod/mini';
import { addDays } from '../../domain/time/day.ts';
import { isOvernight } from '../facts/call-days.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type CallEncode, definePersonRule } from '../rule.ts';

const params = z.object({});

/** The day after a night in the house is free of call. */
export const rule = definePersonRule({
  id: 'post-call-free',
  title: 'No call on the post-call day',
  statement: () =>
    'Who was on in-house call through the night starts no call or shift on the day after.',
  citation: null,
  force: 'must',
  layer: 'call',
  params,
  people: 'members',
  checkPerson: ({ personId, calls }) =>
    calls
      .filter(({ role }) => role.mode === 'in-house' && isOvernight(role) && !role.isArchived)
      .flatMap((night) => {
        const next = calls.filter(
          ({ day, role }) => day === addDays(night.day, 1) && !role.isArchived,
        );
        if (next.length === 0) return [];
        const span = { firstDay: night.day, lastDay: addDays(night.day, 1) };
        return observe(span, 'A call or shift on the day after a night of in-house call.', {
          personIds: [personId],
          slots: [night, ...next].map(({ slot }) => slot),
        });
      }),
});

/** A night and each choice of the day after exclude one another. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  limit(encoding, _params, because) {
    const nights = new Set(
      encoding.roles.filter((role) => role.mode === 'in-house' && role.end <= role.start),
    );
    for (const { person } of encoding.members) {
      const limits = because([person.id], 'the post-call day');
      for (const [day, next] of encoding.windows(2)) {
        if (day === undefined || next === undefined) continue;
        const before = encoding.callsOf(person.id, [day], (role) => nights.has(role));
        const after = [...encoding.cell(person.id, next).values()];
        for (const night of before) {
          for (const call of after) limits.atMostOne([night, call]);
        }
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  { title: 'a free day after the night', isAllowed: true, drawn: 'calls\nAda 1 n.b' },
  { title: 'another role on the day after', isAllowed: false, drawn: 'calls\nAda 1 nb.' },
  {
    title: 'home call is not a night in the house',
    isAllowed: true,
    callRoles: { h: { mode: 'home' } },
    drawn: 'calls\nAda 1 hb.',
  },
];
