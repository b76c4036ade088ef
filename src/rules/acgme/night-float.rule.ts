import * as z from 'zod/mini';
import { averagingPeriods } from '../../domain/work/averaging-periods.ts';
import { placeAfter, unionOf } from '../../domain/work/stretches.ts';
import { commonRequirement } from '../work/cited.ts';
import { daysOffIn } from '../work/days-off.ts';
import { nearHours, weeklyHours } from '../work/weekly-hours.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule, rounded, seen, type WorkObservation } from '../work/work-rule.ts';

const params = z.object({
  hoursMax: z._default(z.number().check(z.gt(0), z.lte(168)), 80),
  daysForEach: z._default(z.int().check(z.gte(1), z.lte(28)), 7),
});

/** Night float keeps the limits of hours and days off. */
export const rule = defineWorkRule({
  id: 'night-float',
  title: 'Night float within hours and days off',
  statement: ({ hoursMax, daysForEach }) =>
    `Night float keeps within ${hoursMax} hours a week and one day off in ${daysForEach}, both averaged over the rotation. It is not in-house call.`,
  citation: commonRequirement('6.26', 'VI.F.6'),
  force: 'must',
  params,
  nearMiss: {
    words: ({ hoursMax }) =>
      `more than ${nearHours(hoursMax)} hours a week on average, or no day off more than owed`,
    tighter: ({ hoursMax, daysForEach }) => ({
      hoursMax: nearHours(hoursMax),
      daysForEach,
      spare: 1,
    }),
  },
  checkWork: (record, settings) => {
    const nights = unionOf(record.periods.filter(({ kind }) => kind === 'night-float'));
    if (nights.length === 0) return [];
    return averagingPeriods(record).flatMap((period): WorkObservation[] => {
      const inPeriod = period.counted.some(({ start, end }) => {
        const night = nights[placeAfter(nights, start)];
        return night !== undefined && night.start < end;
      });
      if (!inPeriod) return [];
      const { measured, limit, isOver } = weeklyHours(record, period, settings.hoursMax);
      const off = daysOffIn(record, period, settings);
      const over: WorkObservation = seen(period, 'Too many hours with night float.', {
        measured: rounded(measured),
        limit: rounded(limit),
        unit: 'hours per week',
      });
      const short: WorkObservation = seen(period, 'Too few days off with night float.', {
        measured: off.possible,
        limit: off.limit,
        unit: 'days off',
      });
      const found = [...(isOver ? [over] : []), ...(off.possible < off.limit ? [short] : [])];
      if (found.length > 0 || (period.unknownDays === 0 && off.runs.length >= off.limit))
        return found;
      const because = 'Too little is known of the days off and of the hours with night float.';
      return [seen(period, because, { cannotTell: true })];
    });
  },
});

const NIGHTS = 'rotation Nights 2026-07-06 2026-08-02';

/** The solver is not told: the check alone judges. */
export const encode = null;

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'six nights of 13 hours a week',
    verdict: 'allowed',
    drawn: `${NIGHTS}\nnight-float 2026-07-06 19:00-08:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.
      clinical 2026-08-03 09:00-17:00`,
  },
  {
    title: 'six nights of 14 hours a week',
    verdict: 'violation',
    drawn: `${NIGHTS}\nnight-float 2026-07-06 18:00-08:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.`,
  },
  {
    title: 'seven nights of 11 hours a week',
    verdict: 'violation',
    drawn: `${NIGHTS}\nnight-float 2026-07-06 20:00-07:00 xxxxxxxxxxxxxxxxxxxxxxxxxxxx`,
  },
  {
    title: 'long days without nights are another rule’s concern',
    verdict: 'allowed',
    drawn: `${NIGHTS}\nclinical 2026-07-06 06:00-20:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.`,
  },
  {
    title: 'a night that nobody logged',
    verdict: 'cannot-tell',
    stream: 'worked',
    drawn: `${NIGHTS}\nunknown 2026-07-08 2026-07-08\nnight-float 2026-07-06 20:00-06:00 x..xxx.xxxxxx.xxxxxx.xxxxxx.`,
  },
];
