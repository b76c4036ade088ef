import * as z from 'zod/mini';
import { averagingPeriods } from '../../domain/work/averaging-periods.ts';
import type { Example } from '../example.ts';
import type { CallEncode } from '../rule.ts';
import { unassignedWork } from '../work/averages.ts';
import { callDuties } from '../work/call-duties.ts';
import { commonRequirement } from '../work/cited.ts';
import { HOURS_COMPARED, limitAveragedHours } from '../work/hours-limits.ts';
import { nearHours, weeklyHours } from '../work/weekly-hours.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule, rounded, seen, type WorkObservation } from '../work/work-rule.ts';

const params = z.object({ hoursMax: z._default(z.number().check(z.gt(0), z.lte(168)), 80) });

/** An average week has at most 80 hours. */
export const rule = defineWorkRule({
  id: 'eighty-hours',
  title: 'Eighty hours a week, averaged',
  statement: ({ hoursMax }) =>
    `A resident works at most ${hoursMax} hours a week on average over each rotation (over pieces of four weeks where it is longer), days of leave left out. Clinical and educational time on site, clinical work from home and all moonlighting count; waiting at home for a call does not.`,
  citation: commonRequirement('6.20', 'VI.F.1'),
  force: 'must',
  params,
  nearMiss: {
    words: ({ hoursMax }) => `more than ${nearHours(hoursMax)} hours a week on average`,
    tighter: ({ hoursMax }) => ({ hoursMax: nearHours(hoursMax) }),
  },
  checkWork: (record, { hoursMax }) => [
    ...averagingPeriods(record).flatMap((period): WorkObservation[] => {
      if (period.days === 0) return [];
      const { measured, limit, isOver, total } = weeklyHours(record, period, hoursMax);
      if (!isOver && period.unknownDays === 0) return [];
      const told = { measured: rounded(measured), limit: rounded(limit), unit: 'hours per week' };
      if (isOver) {
        const because = `${rounded(total)} hours in ${period.days} days on ${period.assignment.name}.`;
        return [seen(period, because, told)];
      }
      const because = `Nothing is known of ${period.unknownDays} of ${period.days} days.`;
      return [seen(period, because, { ...told, cannotTell: true })];
    }),
    ...unassignedWork(record),
  ],
});

const WARDS = 'rotation Wards 2026-07-06 2026-08-02';

/** The calls that touch a period add no more hours to it than are left. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: HOURS_COMPARED,
  limit(encoding, { hoursMax }, because) {
    for (const duties of callDuties(encoding)) {
      for (const period of averagingPeriods(duties.record)) {
        const limits = because([duties.personId], `hours from ${period.firstDay} on`);
        limitAveragedHours(limits, duties, period, hoursMax);
      }
    }
  },
};

const WEEK = {
  params: { hoursMax: 60 },
  blockDays: 7,
  activities: { w: { kind: 'ward' as const, start: '07:00', end: '17:00' } },
  rotations: { W: { week: 'wwwwwwwwww....' } },
  callRoles: { n: {}, s: { mode: 'shift' as const, start: '07:00', end: '19:00' } },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'a night of call takes the work of the next day away',
    isAllowed: true,
    ...WEEK,
    drawn: 'blocks\nAda 2 W\ncalls\nAda 2 n......',
  },
  {
    title: 'but not the shift on that day',
    isAllowed: false,
    ...WEEK,
    drawn: 'blocks\nAda 2 W\ncalls\nAda 2 ns.....',
  },
];

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'the morning after a call that began before the rotation counts',
    verdict: 'violation',
    drawn: `rotation Wards 2026-07-06 2026-07-12\nin-house-call 2026-07-05 17:00-07:00
      clinical 2026-07-06 08:00-23:00 xxxxx`,
  },
  {
    title: 'four weeks of 80 hours',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinical 2026-07-06 06:00-22:00 xxxxx..xxxxx..xxxxx..xxxxx..`,
  },
  {
    title: 'a quarter of an hour more',
    verdict: 'violation',
    drawn: `${WARDS}\nclinical 2026-07-06 06:00-22:00 xxxxx..xxxxx..xxxxx..xxxxx..
      education 2026-08-01 08:00-08:15`,
  },
  {
    title: 'weeks of 100, 60, 80 and 80 hours',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinical 2026-07-06 02:00-22:00 xxxxx
      clinical 2026-07-13 06:00-18:00 xxxxx
      clinical 2026-07-20 06:00-22:00 xxxxx..xxxxx`,
  },
  {
    title: 'an average of 84 hours',
    verdict: 'violation',
    drawn: `${WARDS}\nclinical 2026-07-06 06:00-20:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.`,
  },
  {
    title: 'an average of 84 hours under an approved exception',
    verdict: 'allowed',
    drawn: `${WARDS} with exception\nclinical 2026-07-06 06:00-20:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.`,
  },
  {
    title: 'half under the exception: 84 hours are just allowed',
    verdict: 'allowed',
    drawn: `rotation Wards 2026-07-06 2026-07-19 with exception\nrotation Wards 2026-07-20 2026-08-02
      clinical 2026-07-06 06:00-20:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.`,
  },
  {
    title: 'half under the exception: an hour more is not',
    verdict: 'violation',
    drawn: `rotation Wards 2026-07-06 2026-07-19 with exception\nrotation Wards 2026-07-20 2026-08-02
      clinical 2026-07-06 06:00-20:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.
      clinical-from-home 2026-08-02 12:00-13:00`,
  },
  {
    title: 'an exception whose approval nobody noted does not count',
    verdict: 'violation',
    drawn: `rotation Wards 2026-07-06 2026-07-19 with exception
      rotation Wards 2026-07-20 2026-08-02 with unproven exception
      clinical 2026-07-06 06:00-20:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.
      clinical-from-home 2026-08-02 12:00-13:00`,
  },
  {
    title: 'leave comes out of hours and weeks: 85 hours in each of three weeks',
    verdict: 'violation',
    drawn: `${WARDS}\nleave 2026-07-27 2026-08-02
      clinical 2026-07-06 05:00-22:00 xxxxx..xxxxx..xxxxx..`,
  },
  {
    title: 'work on a day of leave is no part of the average',
    verdict: 'allowed',
    drawn: `${WARDS}\nleave 2026-07-27 2026-08-02
      clinical 2026-07-06 06:00-22:00 xxxxx..xxxxx..xxxxx..x`,
  },
  {
    title: 'a light rotation does not make up for a heavy one',
    verdict: 'violation',
    on: 'Wards',
    drawn: `rotation Wards 2026-07-06 2026-07-19\nrotation Elective 2026-07-20 2026-08-02
      clinical 2026-07-06 06:00-21:00 xxxxxx.xxxxxx.\nclinic 2026-07-20 08:00-17:00 xxxxx..xxxxx..`,
  },
  {
    title: 'five weeks are four and one: the fifth is judged alone',
    verdict: 'violation',
    drawn: `rotation Wards 2026-07-06 2026-08-09\nclinical 2026-07-06 08:00-18:00 xxxxx..xxxxx..xxxxx..xxxxx..
      clinical 2026-08-03 06:00-21:00 xxxxxx.`,
  },
  {
    title: 'a month of 31 days is whole: a last week of 81 hours',
    verdict: 'allowed',
    drawn: `rotation Wards 2026-07-01 2026-07-31\nclinical 2026-07-01 08:00-18:00 xxx..xxxxx..xxxxx..xxxxx..
      clinical 2026-07-27 04:00-20:12 xxxxx`,
  },
  {
    title: 'moonlighting counts',
    verdict: 'violation',
    drawn: `${WARDS}\nclinical 2026-07-06 06:00-22:00 xxxxx..xxxxx..xxxxx..xxxxx..
      moonlighting 2026-07-11 08:00-16:00`,
  },
  {
    title: 'home call counts only as far as it is worked',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinical 2026-07-06 06:00-21:00 xxxxx..xxxxx..xxxxx..xxxxx..
      home-call 2026-07-11 07:00-07:00 x......x......x......x\nhome-call-worked 2026-07-11 20:00-22:00`,
  },
  {
    title: 'home call that is worked brings it over the limit',
    verdict: 'violation',
    drawn: `${WARDS}\nclinical 2026-07-06 06:00-22:00 xxxxx..xxxxx..xxxxx..xxxxx..
      home-call 2026-07-11 07:00-07:00\nhome-call-worked 2026-07-11 20:00-22:00`,
  },
  {
    title: 'overlapping work is counted once',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinical 2026-07-06 06:00-22:00 xxxxx..xxxxx..xxxxx..xxxxx..
      education 2026-07-06 12:00-13:00 xxxxx..xxxxx..xxxxx..xxxxx..`,
  },
  {
    title: 'a day that nobody logged',
    verdict: 'cannot-tell',
    stream: 'worked',
    drawn: `${WARDS}\nunknown 2026-07-10 2026-07-10\nclinical 2026-07-06 08:00-18:00 xxxx...xxxxx..xxxxx..xxxxx..`,
  },
  {
    title: 'too many hours even without the day that nobody logged',
    verdict: 'violation',
    stream: 'worked',
    drawn: `${WARDS}\nunknown 2026-07-11 2026-07-11\nclinical 2026-07-06 05:00-22:00 xxxxx..xxxxx..xxxxx..xxxxx..`,
  },
  {
    title: 'work on days of no rotation',
    verdict: 'cannot-tell',
    drawn: `rotation Wards 2026-07-06 2026-07-12\nrotation Wards 2026-07-20 2026-07-26
      clinical 2026-07-06 08:00-18:00 xxxxx..xxxxx..xxxxx`,
  },
  {
    title: 'the spring change takes an hour: 80 on the wall are 79',
    verdict: 'allowed',
    drawn: `rotation Wards 2027-03-08 2027-03-14\nclinical 2027-03-08 07:00-22:00 xxxxx..
      clinical 2027-03-13 23:00-05:00`,
  },
  {
    title: 'the autumn change adds an hour: 80 on the wall are 81',
    verdict: 'violation',
    drawn: `rotation Wards 2026-10-26 2026-11-01\nclinical 2026-10-26 07:00-22:00 xxxxx..
      clinical 2026-10-31 23:00-04:00`,
  },
];
