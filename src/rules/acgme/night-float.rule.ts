import * as z from 'zod/mini';
import { type AveragingPeriod, averagingPeriods } from '../../domain/work/averaging-periods.ts';
import { placeAfter, unionOf } from '../../domain/work/stretches.ts';
import { countsAsHours } from '../../domain/work/work-period.ts';
import { periodsOfKind } from '../../domain/work/work-record.ts';
import { type Limits, type Variable, yes } from '../encoding/model.ts';
import type { CallEncode } from '../rule.ts';
import { type CallDuties, callDuties } from '../work/call-duties.ts';
import { commonRequirement } from '../work/cited.ts';
import { DaysOffChoices, daysOffLeft } from '../work/days-off-limits.ts';
import { daysOffIn } from '../work/days-off.ts';
import {
  addedHours,
  HOURS_COMPARED,
  hoursLeft,
  limitAveragedHours,
  limitHours,
} from '../work/hours-limits.ts';
import { possibleWork } from '../work/possible-work.ts';
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
    const nights = unionOf(periodsOfKind(record, 'night-float'));
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

/** Whether there is night float in a period: null where there is for certain, undefined where there cannot be. */
function nightsIn(
  duties: CallDuties,
  { counted }: AveragingPeriod,
  limits: Limits,
): Variable | null | undefined {
  const nights = possibleWork(duties).work.filter(
    ({ kind, start, end }) =>
      kind === 'night-float' && counted.some((each) => each.start < end && start < each.end),
  );
  if (nights.length === 0) return undefined;
  if (nights.some(({ choice }) => choice === null)) return null;
  const isThere = duties.encoding.model.yesNo();
  for (const { choice } of nights) {
    if (choice !== null) limits.implies(yes(choice), yes(isThere));
  }
  return isThere;
}

/** Where there is night float, calls add no more hours than are left, and enough days off are left. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: {
    stricter: `${HOURS_COMPARED.stricter} Usual nights count that a call before takes away.`,
    looser: HOURS_COMPARED.looser,
  },
  limit(encoding, { hoursMax, daysForEach }, because) {
    for (const duties of callDuties(encoding)) {
      const people = [duties.personId];
      const choices = new DaysOffChoices(duties, true, because(people, 'days off'));
      for (const period of averagingPeriods(duties.record)) {
        if (period.days === 0) continue;
        const always = because(people, `night float from ${period.firstDay} on`);
        const isThere = nightsIn(duties, period, always);
        if (isThere === undefined) continue;
        if (isThere === null) {
          limitAveragedHours(always, duties, period, hoursMax);
          choices.demand(always, period, daysOffLeft(duties, period, daysForEach));
          continue;
        }
        const limits = always.onlyIf(yes(isThere));
        const added = addedHours(duties, period, period.counted, countsAsHours);
        limitHours(limits, added, hoursLeft(duties, period, hoursMax));
        choices.demand(limits, period, daysOffIn(duties.record, period, { daysForEach }).limit);
      }
    }
  },
};

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
