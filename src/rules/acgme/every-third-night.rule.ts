import * as z from 'zod/mini';
import { type AveragingPeriod, averagingPeriods } from '../../domain/work/averaging-periods.ts';
import type { Stretch } from '../../domain/work/stretches.ts';
import type { Example } from '../example.ts';
import type { CallEncode } from '../rule.ts';
import { callDuties } from '../work/call-duties.ts';
import { commonRequirement } from '../work/cited.ts';
import { inHouseCalls } from '../work/in-house-calls.ts';
import { openCalls } from '../work/possible-work.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule, seen, type WorkObservation } from '../work/work-rule.ts';

const params = z.object({ nightsForEach: z._default(z.int().check(z.gte(2), z.lte(14)), 3) });

/** In-house call is at most every third night, averaged over a rotation. */
export const rule = defineWorkRule({
  id: 'every-third-night',
  title: 'In-house call every third night at most',
  statement: ({ nightsForEach }) =>
    `A resident is on in-house call at most one night in ${nightsForEach}, averaged over each rotation (over pieces of four weeks where it is longer) without days of leave, rounded down but never below one. Home call, night float and shifts are not counted.`,
  citation: commonRequirement('6.27', 'VI.F.7'),
  force: 'must',
  params,
  checkWork: (record, { nightsForEach }) => {
    const calls = inHouseCalls(record);
    return averagingPeriods(record).flatMap((period): WorkObservation[] => {
      const here = calls.filter((call) => isWithin(period, call));
      const measured = here.length;
      const limit = Math.max(1, Math.floor(period.days / nightsForEach));
      const slots = here.flatMap((call) => call.slots);
      const told = { measured, limit, unit: 'nights', slots };
      if (measured > limit) {
        const because = `${measured} in-house calls in ${period.days} days on ${period.assignment.name}.`;
        return [seen(period, because, told)];
      }
      if (measured + period.unknownDays <= limit) return [];
      const because = `${measured} in-house calls, and ${period.unknownDays} of ${period.days} days are unknown.`;
      return [seen(period, because, { ...told, cannotTell: true })];
    });
  },
});

function isWithin({ counted }: AveragingPeriod, call: Stretch): boolean {
  return counted.some(({ start, end }) => start <= call.start && call.start < end);
}

/** A sum over the nights of each averaging period. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: { looser: 'Calls decided before may be too many.' },
  limit(encoding, { nightsForEach }, because) {
    for (const duties of callDuties(encoding)) {
      const decided = inHouseCalls(duties.record);
      const open = openCalls(duties).filter(({ call }) => call.role.mode === 'in-house');
      for (const period of averagingPeriods(duties.record)) {
        const calls = open.filter(({ call }) => isWithin(period, call.period));
        const most = Math.max(1, Math.floor(period.days / nightsForEach));
        const left = Math.max(0, most - decided.filter((call) => isWithin(period, call)).length);
        if (calls.length <= left) continue;
        because([duties.personId], `in-house calls from ${period.firstDay}`).atMost(
          left,
          calls.map(({ choice }) => choice),
        );
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'nine calls in 28 days',
    isAllowed: true,
    drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n..n..n..n..n..n..n..n..n...',
  },
  {
    title: 'ten calls in 28 days',
    isAllowed: false,
    drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n..n..n..n..n..n..n..n..n..n',
  },
  {
    title: 'eight calls in 21 days without leave',
    isAllowed: false,
    leave: [{ person: 'Ada', firstDay: '2026-07-20', lastDay: '2026-07-26' }],
    drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n..n..n..n..n..n..n.n........',
  },
  {
    title: 'seven calls in 21 days without leave',
    isAllowed: true,
    leave: [{ person: 'Ada', firstDay: '2026-07-20', lastDay: '2026-07-26' }],
    drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n..n..n..n..n..n..n...........',
  },
  {
    title: 'two rotations of two weeks are averaged apart',
    isAllowed: false,
    blockDays: 14,
    drawn: 'blocks\nAda 1 WI\ncalls\nAda 1 n..n..n..n..n...............',
  },
];

const WARDS = 'rotation Wards 2026-07-06 2026-08-02';

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'ten calls in 28 days',
    verdict: 'violation',
    drawn: `${WARDS}\nin-house-call 2026-07-06 17:00-07:00 x..x..x..x..x..x..x..x..x..x`,
  },
  {
    title: 'nine calls in 28 days',
    verdict: 'allowed',
    drawn: `${WARDS}\nin-house-call 2026-07-06 17:00-07:00 x..x..x..x..x..x..x..x..x...`,
  },
  {
    title: 'with seven days of leave, eight calls',
    verdict: 'violation',
    drawn: `${WARDS}\nleave 2026-07-27 2026-08-02\nin-house-call 2026-07-06 17:00-07:00 x.x.x..x..x..x..x..x`,
  },
  {
    title: 'with seven days of leave, seven calls',
    verdict: 'allowed',
    drawn: `${WARDS}\nleave 2026-07-27 2026-08-02\nin-house-call 2026-07-06 17:00-07:00 x..x..x..x..x..x..x`,
  },
  {
    title: 'home call is not counted',
    verdict: 'allowed',
    drawn: `${WARDS}\nin-house-call 2026-07-06 17:00-07:00 x..x..x..x..x..x..x..x..x...
      home-call 2026-08-02 17:00-07:00`,
  },
  {
    title: 'night float is not call',
    verdict: 'allowed',
    drawn: `${WARDS}\nnight-float 2026-07-06 19:00-07:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.`,
  },
  {
    title: 'eleven calls in a month of 31 days',
    verdict: 'violation',
    drawn: `rotation Wards 2026-07-01 2026-07-31\nin-house-call 2026-07-01 17:00-07:00 x..x..x..x..x..x..x..x..x..x..x`,
  },
  {
    title: 'ten calls in a month of 31 days',
    verdict: 'allowed',
    drawn: `rotation Wards 2026-07-01 2026-07-31\nin-house-call 2026-07-01 17:00-07:00 x..x..x..x..x..x..x..x..x..x...`,
  },
  {
    title: 'five calls in two weeks, before two weeks without',
    verdict: 'violation',
    on: 'Wards',
    drawn: `rotation Wards 2026-07-06 2026-07-19\nrotation Elective 2026-07-20 2026-08-02
      in-house-call 2026-07-06 17:00-07:00 x..x..x..x..x`,
  },
  {
    title: 'a call that is entered in two parts is one',
    verdict: 'allowed',
    drawn: `${WARDS}\nin-house-call 2026-07-06 17:00-00:00 x..x..x..x..x..x..x..x..x...
      in-house-call 2026-07-07 00:00-07:00 x..x..x..x..x..x..x..x..x..`,
  },
  {
    title: 'two calls of 24 hours, one after the other, are two',
    verdict: 'violation',
    drawn: `rotation Wards 2026-07-06 2026-07-10\nin-house-call 2026-07-06 07:00-07:00 xx`,
  },
  {
    title: 'a tenth call may have been on the day that nobody logged',
    verdict: 'cannot-tell',
    stream: 'worked',
    drawn: `${WARDS}\nunknown 2026-08-02 2026-08-02\nin-house-call 2026-07-06 17:00-07:00 x..x..x..x..x..x..x..x..x...`,
  },
];
