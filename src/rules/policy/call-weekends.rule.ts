import * as z from 'zod/mini';
import { dayFromEpoch } from '../../domain/time/day.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule, seen, type WorkObservation } from '../work/work-rule.ts';

const params = z.object({ weekendsMax: z._default(z.int().check(z.gte(1), z.lte(12)), 2) });

/** Nobody has call on many weekends in a row. */
export const rule = defineWorkRule({
  id: 'call-weekends',
  title: 'Weekends with call in a row',
  statement: ({ weekendsMax }) =>
    `A resident has in-house or home call, beginning on a Saturday or Sunday, on at most ${weekendsMax} weekends in a row.`,
  citation: null,
  force: 'must',
  isOnByDefault: false,
  params,
  nearMiss: {
    words: () => 'as many weekends in a row as are allowed, and more than one',
    tighter: ({ weekendsMax }) => ({ weekendsMax: Math.max(1, weekendsMax - 1) }),
  },
  checkWork: (record, { weekendsMax }) => {
    // Weeks since Monday 1969-12-29.
    const weekends = new Set<number>();
    for (const { kind, start } of record.periods) {
      if (kind !== 'in-house-call' && kind !== 'home-call') continue;
      const day = record.clock.epochDayAt(start) + 3;
      if (day % 7 >= 5) weekends.add(Math.floor(day / 7));
    }
    const found: WorkObservation[] = [];
    for (const last of weekends) {
      if (weekends.has(last + 1)) continue;
      let first = last;
      while (weekends.has(first - 1)) first--;
      const measured = last - first + 1;
      if (measured <= weekendsMax) continue;
      const span = { firstDay: dayFromEpoch(first * 7 + 2), lastDay: dayFromEpoch(last * 7 + 3) };
      const told = { measured, limit: weekendsMax, unit: 'weekends' };
      found.push(seen(span, `Call on ${measured} weekends in a row.`, told));
    }
    return found;
  },
});

const WARDS = 'rotation Wards 2026-07-06 2026-08-02';

/** The solver is not told: the check alone judges. */
export const encode = null;

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'call on two weekends in a row and on the fourth',
    verdict: 'allowed',
    drawn: `${WARDS}\nin-house-call 2026-07-11 17:00-07:00 x......x.............x`,
  },
  {
    title: 'call on three weekends in a row',
    verdict: 'violation',
    drawn: `${WARDS}\nin-house-call 2026-07-11 17:00-07:00 x.......x\nhome-call 2026-07-26 07:00-07:00`,
  },
  {
    title: 'Friday nights are no weekend call',
    verdict: 'allowed',
    drawn: `${WARDS}\nin-house-call 2026-07-10 17:00-07:00 x......x......x`,
  },
];
