import * as z from 'zod/mini';
import type { CallMode } from '../../domain/rows/rotation.ts';
import { daysBetween } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type CallEncode, definePersonRule } from '../rule.ts';

const nights = z.int().check(z.gte(0), z.lte(14));
const params = z.object({
  inHouseNightsBetween: z._default(nights, 2),
  homeNightsBetween: z._default(nights, 1),
});

const SETTINGS = [
  ['in-house', 'inHouseNightsBetween'],
  ['home', 'homeNightsBetween'],
] as const satisfies readonly (readonly [CallMode, keyof z.infer<typeof params>])[];

/** There are nights between two calls. */
export const rule = definePersonRule({
  id: 'call-spacing',
  title: 'Nights between calls',
  statement: ({ inHouseNightsBetween, homeNightsBetween }) =>
    `Between two in-house calls of a person there are at least ${inHouseNightsBetween} nights, between two home calls at least ${homeNightsBetween}.`,
  citation: null,
  force: 'must',
  layer: 'call',
  params,
  nearMiss: {
    words: () => 'no night more between than asked for',
    tighter: ({ inHouseNightsBetween, homeNightsBetween }) => ({
      inHouseNightsBetween: inHouseNightsBetween && inHouseNightsBetween + 1,
      homeNightsBetween: homeNightsBetween && homeNightsBetween + 1,
    }),
  },
  people: 'members',
  checkPerson: ({ personId, calls }, settings) =>
    SETTINGS.flatMap(([mode, setting]) => {
      const duties = calls
        .filter((duty) => duty.role.mode === mode && !duty.role.isArchived)
        .toSorted((one, other) => (one.day < other.day ? -1 : 1));
      return duties.slice(1).flatMap((duty, place) => {
        const before = duties[place] ?? duty;
        const measured = Math.max(0, daysBetween(before.day, duty.day) - 1);
        if (measured >= settings[setting] && before.day !== duty.day) return [];
        const because = `${measured} nights between two ${mode} calls.`;
        return observe({ firstDay: before.day, lastDay: duty.day }, because, {
          personIds: [personId],
          slots: [before, duty].map(({ slot }) => slot),
          measured,
          limit: settings[setting],
          unit: 'nights',
        });
      });
    }),
});

/** At most one call in every run of so many nights and one more. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  limit(encoding, settings, because) {
    for (const [mode, setting] of SETTINGS) {
      const windows = encoding.windows(settings[setting] + 1);
      for (const { person } of encoding.members) {
        const limits = because([person.id], `nights between ${mode} calls`);
        for (const days of windows) {
          const calls = encoding.callsOf(person.id, days, (role) => role.mode === mode);
          if (calls.length > 1) limits.atMostOne(calls);
        }
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  { title: 'every third night', isAllowed: true, drawn: 'calls\nAda 1 n..n..n' },
  { title: 'every second night', isAllowed: false, drawn: 'calls\nAda 1 n.n....' },
  { title: 'the last two nights count too', isAllowed: false, drawn: 'calls\nAda 1 n....nn' },
  {
    title: 'home call every second night',
    isAllowed: true,
    callRoles: { h: { mode: 'home' } },
    drawn: 'calls\nAda 1 h.h.h',
  },
  {
    title: 'home call two nights in a row',
    isAllowed: false,
    callRoles: { h: { mode: 'home' } },
    drawn: 'calls\nAda 1 hh...',
  },
];
