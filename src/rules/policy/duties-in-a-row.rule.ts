import * as z from 'zod/mini';
import { addDays } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type CallEncode, definePersonRule } from '../rule.ts';

const params = z.object({
  dutiesMax: z._default(z.int().check(z.gte(1), z.lte(14)), 6),
  days: z._default(z.int().check(z.gte(2), z.lte(14)), 7),
});

/** Shifts do not fill every day of a week. */
export const rule = definePersonRule({
  id: 'duties-in-a-row',
  title: 'A day without a shift',
  statement: ({ dutiesMax, days }) =>
    `In any ${days} days in a row nobody has more than ${dutiesMax} shifts and in-house calls.`,
  citation: null,
  force: 'must',
  layer: 'call',
  params,
  nearMiss: {
    words: () => 'as many as are allowed, and more than one',
    tighter: ({ dutiesMax, days }) => ({ dutiesMax: Math.max(1, dutiesMax - 1), days }),
  },
  people: 'members',
  checkPerson: ({ personId, calls }, { dutiesMax, days }) => {
    const duties = calls
      .filter(({ role }) => (role.mode === 'shift' || role.mode === 'in-house') && !role.isArchived)
      .toSorted((one, other) => (one.day < other.day ? -1 : 1));
    return duties.flatMap((first, place) => {
      const last = addDays(first.day, days - 1);
      const run = duties.slice(place).filter(({ day }) => day <= last);
      if (run.length <= dutiesMax) return [];
      const because = `${run.length} shifts and calls in ${days} days.`;
      return observe({ firstDay: first.day, lastDay: last }, because, {
        personIds: [personId],
        slots: run.map(({ slot }) => slot),
        measured: run.length,
        limit: dutiesMax,
        unit: 'shifts and calls',
      });
    });
  },
});

/** A sum over every run of days. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  limit(encoding, { dutiesMax, days }, because) {
    const windows = encoding.windows(days);
    for (const { person } of encoding.members) {
      const limits = because([person.id], 'shifts in a row');
      for (const window of windows) {
        const duties = encoding.callsOf(
          person.id,
          window,
          ({ mode }) => mode === 'shift' || mode === 'in-house',
        );
        if (duties.length > dutiesMax) limits.atMost(dutiesMax, duties);
      }
    }
  },
};

const SHIFT = { s: { mode: 'shift' as const, start: '07:00', end: '15:00' } };

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'six shifts, a day off, six more',
    isAllowed: true,
    callRoles: SHIFT,
    drawn: 'calls\nAda 1 ssssss.ssssss',
  },
  {
    title: 'seven in a row',
    isAllowed: false,
    callRoles: SHIFT,
    drawn: 'calls\nAda 1 .sssssss..',
  },
];
