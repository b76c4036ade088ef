import * as z from 'zod/mini';
import { daysBetween } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type CallEncode, definePersonRule } from '../rule.ts';

const params = z.object({
  nights: z._default(z.int().check(z.gte(2), z.lte(14)), 4),
  weight: z._default(z.int().check(z.gte(0), z.lte(100)), 1),
});

const MODES = ['in-house', 'home'] as const;

/** Calls of a person are spread out. */
export const rule = definePersonRule({
  id: 'call-spread',
  title: 'Calls are spread out',
  statement: ({ nights }) =>
    `Nobody has two in-house calls, or two home calls, within ${nights} nights, where it can be.`,
  citation: null,
  force: 'wish',
  layer: 'call',
  params,
  people: 'members',
  checkPerson: ({ personId, calls }, { nights }) =>
    MODES.flatMap((mode) => {
      const duties = calls
        .filter(({ role }) => role.mode === mode && !role.isArchived)
        .toSorted((one, other) => (one.day < other.day ? -1 : 1));
      return duties.slice(1).flatMap((duty, place) => {
        const before = duties[place] ?? duty;
        const measured = daysBetween(before.day, duty.day);
        if (measured >= nights) return [];
        const because = `The next ${mode} call after ${measured} nights.`;
        return observe({ firstDay: before.day, lastDay: duty.day }, because, {
          personIds: [personId],
          slots: [before, duty].map(({ slot }) => slot),
          measured,
          limit: nights,
          unit: 'nights',
        });
      });
    }),
});

/** A penalty for each run of nights with more than one call. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  limit(encoding, { nights, weight }, because) {
    const windows = encoding.windows(nights);
    for (const { person } of encoding.members) {
      const limits = because([person.id], 'calls close together');
      for (const mode of MODES) {
        for (const window of windows) {
          const calls = encoding.callsOf(person.id, window, (role) => role.mode === mode);
          if (calls.length > 1) encoding.model.penalty(weight, limits.excess(1, calls));
        }
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  { title: 'every fourth night', isAllowed: true, drawn: 'calls\nAda 1 n...n' },
  { title: 'every third night', isAllowed: false, drawn: 'calls\nAda 1 n..n.' },
];
