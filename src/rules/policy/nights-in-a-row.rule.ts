import * as z from 'zod/mini';
import { dayFromEpoch } from '../../domain/time/day.ts';
import { groupBy } from '../../domain/group-by.ts';
import { periodsOfKind } from '../../domain/work/work-record.ts';
import type { Summand } from '../encoding/model.ts';
import type { CallEncode } from '../rule.ts';
import { callDuties } from '../work/call-duties.ts';
import type { Exclusion } from '../work/exclusions.ts';
import { possibleWork, type PossibleWork } from '../work/possible-work.ts';
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
        periodsOfKind(record, 'night-float').map(({ start }) => record.clock.epochDayAt(start)),
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

/** In every run of one night more than allowed, one is none of night float. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: {
    stricter:
      'Two calls of night float that begin on one day are counted twice, and usual nights that a call before may take away are counted where others may be on the same day.',
    looser: 'Nights that stand may be too many whatever calls are chosen.',
  },
  limit(encoding, { nightsMax }, because) {
    for (const duties of callDuties(encoding)) {
      const limits = because([duties.personId], 'nights in a row');
      const nights = groupBy(
        possibleWork(duties).work.filter(({ kind }) => kind === 'night-float'),
        ({ day }) => day,
      );
      for (const first of windowStarts([...nights.keys()], nightsMax)) {
        const run = Array.from({ length: nightsMax + 1 }, (_, place) => nights.get(first + place));
        const { terms, max } = notAll(run);
        if (terms.length > 0) limits.atMost(max, terms);
      }
    }
  },
};

/** The days with which a run of one night more than allowed may begin. */
function windowStarts(days: readonly number[], nightsMax: number): number[] {
  const there = new Set(days);
  return days.filter((first) => {
    for (let day = first; day <= first + nightsMax; day++) if (!there.has(day)) return false;
    return true;
  });
}

/** Not all days have a night. */
function notAll(run: readonly (readonly PossibleWork[] | undefined)[]): Exclusion {
  const terms: Summand[] = [];
  let max = -1;
  for (const nights of run) {
    const calls = nights?.flatMap(({ choice }) => choice ?? []) ?? [];
    const standing = nights?.find(({ choice }) => choice === null);
    if (!standing) {
      max++;
      terms.push(...calls);
    } else if (calls.length === 0) {
      terms.push(...standing.takenBy.map((taker): Summand => [-1, taker]));
    }
  }
  return max < 0 ? { terms: [], max: 0 } : { terms, max };
}

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
