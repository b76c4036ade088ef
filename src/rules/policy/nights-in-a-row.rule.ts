import * as z from 'zod/mini';
import { dayFromEpoch } from '../../domain/time/day.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule, seen, type WorkObservation } from '../work/work-rule.ts';

const params = z.object({ nightsMax: z._default(z.int().check(z.gte(1), z.lte(28)), 6) });

/** Night float is at most six nights in a row. */
export const rule = defineWorkRule({
  id: 'nights-in-a-row',
  title: 'Nights of night float in a row',
  statement: ({ nightsMax }) =>
    `Night float is at most ${nightsMax} nights in a row. It was a requirement once and is a policy of the program now.`,
  citation: null,
  force: 'must',
  params,
  nearMiss: {
    words: () => 'as many nights in a row as are allowed, and more than one',
    tighter: ({ nightsMax }) => ({ nightsMax: Math.max(1, nightsMax - 1) }),
  },
  checkWork: (record, { nightsMax }) => {
    const nights = [
      ...new Set(
        record.periods
          .filter(({ kind }) => kind === 'night-float')
          .map(({ start }) => record.clock.epochDayAt(start)),
      ),
    ];
    const found: WorkObservation[] = [];
    let first = 0;
    nights.forEach((night, place) => {
      if (nights[place + 1] === night + 1) return;
      const measured = place - first + 1;
      const firstNight = nights[first] ?? night;
      const span = { firstDay: dayFromEpoch(firstNight), lastDay: dayFromEpoch(night) };
      first = place + 1;
      const told = { measured, limit: nightsMax, unit: 'nights' };
      if (measured > nightsMax) {
        found.push(seen(span, `${measured} nights in a row.`, told));
        return;
      }
      let possible = measured;
      for (let day = night + 1; record.unknownDays.has(day); day++) possible++;
      for (let day = firstNight - 1; record.unknownDays.has(day); day--) possible++;
      if (possible <= nightsMax) return;
      const because = 'The nights may have gone on where nothing is known.';
      found.push(seen(span, because, { ...told, cannotTell: true }));
    });
    return found;
  },
});

const NIGHTS = 'rotation Nights 2026-07-06 2026-08-02';

/** The solver is not told: the check alone judges. */
export const encode = null;

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'six nights, a night off, six nights',
    verdict: 'allowed',
    drawn: `${NIGHTS}\nnight-float 2026-07-06 19:00-07:00 xxxxxx.xxxxxx`,
  },
  {
    title: 'seven nights',
    verdict: 'violation',
    drawn: `${NIGHTS}\nnight-float 2026-07-06 19:00-07:00 xxxxxxx`,
  },
  {
    title: 'seven nights across the edge of a block',
    verdict: 'violation',
    drawn: `rotation Nights 2026-07-06 2026-07-19\nrotation Wards 2026-07-20 2026-08-02
      night-float 2026-07-15 19:00-07:00 xxxxxxx`,
  },
  {
    title: 'six nights and one that nobody logged',
    verdict: 'cannot-tell',
    stream: 'worked',
    drawn: `${NIGHTS}\nunknown 2026-07-12 2026-07-12\nnight-float 2026-07-06 19:00-07:00 xxxxxx`,
  },
];
