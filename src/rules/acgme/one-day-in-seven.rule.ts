import * as z from 'zod/mini';
import { type AveragingPeriod, averagingPeriods } from '../../domain/work/averaging-periods.ts';
import { longCallsOf } from '../../domain/work/duties.ts';
import { factOf } from '../../domain/work/facts.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';
import type { CallEncode } from '../rule.ts';
import { unassignedWork } from '../work/averages.ts';
import { callDuties } from '../work/call-duties.ts';
import { commonRequirement } from '../work/cited.ts';
import { DAYS_OFF_COMPARED, DaysOffChoices, daysOffLeft } from '../work/days-off-limits.ts';
import { type DaysOff, daysOffIn } from '../work/days-off.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule, seen, type WorkObservation } from '../work/work-rule.ts';

const LONG_CALL_HOURS = 24;
const GAP_HOURS_MAX = 2;

const params = z.object({
  /** One day off in so many days. */
  daysForEach: z._default(z.int().check(z.gte(1), z.lte(28)), 7),
});

/** One day in seven is free of work, education and home call. */
export const rule = defineWorkRule({
  id: 'one-day-in-seven',
  title: 'One day off in seven, averaged',
  statement: ({ daysForEach }) =>
    `A resident has one day in ${daysForEach} off, averaged over each rotation (over pieces of four weeks where it is longer) without days of leave, rounded down. A day off is any 24 hours in a row without clinical work, education or home call; one that crosses the edge of a period belongs to the period that holds its larger part.`,
  citation: commonRequirement('6.21.b', 'VI.F.2.c'),
  force: 'must',
  params,
  nearMiss: {
    words: () => 'no day off more than owed',
    tighter: (settings) => ({ ...settings, spare: 1 }),
  },
  checkWork: (record, settings) => [
    ...averagingPeriods(record).flatMap((period): WorkObservation[] => {
      const off = daysOffIn(record, period, settings);
      const { runs, possible, limit } = off;
      const told = { measured: runs.length, limit, unit: 'days off' };
      const where = `in ${period.days} days on ${period.assignment.name}`;
      if (possible < limit) {
        return [seen(period, `${possible} days off ${where}.`, { ...told, measured: possible })];
      }
      if (runs.length < limit) {
        const because = `${runs.length} to ${possible} days off ${where}: not everything is known.`;
        return [seen(period, because, { ...told, cannotTell: true })];
      }
      return mostlyAfterCall(record, period, off);
    }),
    ...unassignedWork(record),
  ],
});

const longCallEnds = factOf((record: WorkRecord): ReadonlySet<number> => {
  const longCalls = longCallsOf(record, GAP_HOURS_MAX, LONG_CALL_HOURS, true);
  return new Set(longCalls.map(({ end }) => end));
});

function mostlyAfterCall(
  record: WorkRecord,
  period: AveragingPeriod,
  { runs, limit }: DaysOff,
): WorkObservation[] {
  if (limit === 0) return [];
  const callEnds = longCallEnds(record);
  const afterCall = runs.filter((run) => callEnds.has(run)).length;
  if (afterCall * 2 <= runs.length) return [];
  const because = `${afterCall} of ${runs.length} days off begin when a long call ends.`;
  const told = { measured: afterCall, limit: Math.floor(runs.length / 2), unit: 'post-call days' };
  return [seen(period, because, { ...told, isAdvisory: true })];
}

const WARDS = 'rotation Wards 2026-07-06 2026-08-02';

/** Of the days off that are possible enough are left in every period. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: DAYS_OFF_COMPARED,
  limit(encoding, { daysForEach }, because) {
    for (const duties of callDuties(encoding)) {
      const people = [duties.personId];
      const choices = new DaysOffChoices(duties, true, because(people, 'days off'));
      for (const period of averagingPeriods(duties.record)) {
        const limits = because(people, `days off from ${period.firstDay} on`);
        choices.demand(limits, period, daysOffLeft(duties, period, daysForEach));
      }
    }
  },
};

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'three days off in four weeks',
    verdict: 'violation',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-17:00 xxxxxx.xxxxxx.xxxxxx.xxxxxxx`,
  },
  {
    title: 'four days off in four weeks',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-17:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.`,
  },
  {
    title: 'four in one week and none in the others',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-17:00 xxxxxxxxxxxxxxxxxxxxxxxx....`,
  },
  {
    title: 'a day off with home call is none, though nobody rang',
    verdict: 'violation',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-17:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.
      home-call 2026-07-12 07:00-07:00`,
  },
  {
    title: 'a meeting on a day off',
    verdict: 'violation',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-17:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.
      education 2026-07-12 12:00-13:00`,
  },
  {
    title: 'any 24 hours in a row: from the end of a night to the next morning',
    verdict: 'allowed',
    drawn: `rotation Wards 2026-07-06 2026-07-12\nclinical 2026-07-06 07:00-17:00 xxxxx.x
      night-float 2026-07-10 20:00-07:00`,
  },
  {
    title: 'a quarter of an hour short of 24',
    verdict: 'violation',
    drawn: `rotation Wards 2026-07-06 2026-07-12\nclinical 2026-07-06 07:00-17:00 xxxxx.x
      night-float 2026-07-10 20:00-07:15`,
  },
  {
    title: '24 hours across the edge of a block: the later block has the larger part',
    verdict: 'violation',
    on: 'Wards',
    drawn: `rotation Wards 2026-07-06 2026-07-12\nrotation ICU 2026-07-13 2026-07-19
      clinical 2026-07-06 07:00-17:00 xxxxxx..xxxxxx\nclinical 2026-07-12 08:00-13:00 x
      clinical 2026-07-13 13:00-23:00`,
  },
  {
    title:
      'a night ends on the last day of a block, the next duty is 24 hours later: a day off of that block',
    verdict: 'violation',
    on: 'ICU',
    drawn: `rotation Wards 2026-07-06 2026-07-12\nrotation ICU 2026-07-13 2026-07-19
      clinical 2026-07-06 07:00-17:00 xxxxxx.xxxxxxx\nnight-float 2026-07-11 20:00-07:00`,
  },
  {
    title: 'of two equal parts the earlier counts',
    verdict: 'violation',
    on: 'ICU',
    drawn: `rotation Wards 2026-07-06 2026-07-12\nrotation ICU 2026-07-13 2026-07-19
      clinical 2026-07-06 07:00-17:00 xxxxxx..xxxxxx\nclinical 2026-07-12 06:00-12:00
      clinical 2026-07-13 12:00-22:00`,
  },
  {
    title: 'thirteen days on the wards are not made up for by eight days off on an elective',
    verdict: 'violation',
    on: 'Wards',
    drawn: `rotation Wards 2026-07-06 2026-07-19\nrotation Elective 2026-07-20 2026-08-02
      clinical 2026-07-06 07:00-17:00 xxxxxxxxxxxxx.\nclinic 2026-07-20 08:00-17:00 xxx....xxx....`,
  },
  {
    title: 'a rotation in two cells is one period: 14 days in a row, then the days off',
    verdict: 'allowed',
    drawn: `rotation Wards 2026-07-06 2026-07-19\nrotation Wards 2026-07-20 2026-08-02
      clinical 2026-07-06 07:00-17:00 xxxxxxxxxxxxxxxxxxxxxxxx....`,
  },
  {
    title: 'days 1 to 17 and 18 to 28 are two periods: two days off are owed in the first',
    verdict: 'violation',
    on: 'A',
    drawn: `rotation A 2026-07-06 2026-07-22\nrotation B 2026-07-23 2026-08-02
      clinical 2026-07-06 07:00-17:00 xxxxxxxxxxxxxxxx.xxxxxxxx...`,
  },
  {
    title: 'a week of leave supplies no day off to the others',
    verdict: 'violation',
    drawn: `${WARDS}\nleave 2026-07-27 2026-08-02\nclinical 2026-07-06 07:00-17:00 xxxxxx.xxxxxx.xxxxxxx`,
  },
  {
    title: 'a week of leave asks for no day off of its own',
    verdict: 'allowed',
    drawn: `${WARDS}\nleave 2026-07-27 2026-08-02\nclinical 2026-07-06 07:00-17:00 xxxxxx.xxxxxx.xxxxxx.`,
  },
  {
    title: 'spring: the Sunday alone has 23 hours',
    verdict: 'violation',
    drawn: `rotation Wards 2027-03-08 2027-03-14\nclinical 2027-03-08 12:00-22:00 xxxxx
      clinical 2027-03-13 14:00-00:00\nclinical 2027-03-15 00:00-08:00`,
  },
  {
    title: 'autumn: 23 hours on the wall are 24',
    verdict: 'allowed',
    drawn: `rotation Wards 2026-10-26 2026-11-01\nclinical 2026-10-26 07:00-17:00 xxxxxx
      clinical 2026-10-31 17:00-00:30\nclinical 2026-11-01 23:30-00:00`,
  },
  {
    title: 'four days off, all after long calls',
    verdict: 'advisory',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-17:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.x
      in-house-call 2026-07-11 17:00-07:00 x......x......x......x`,
  },
  {
    title: 'the last day off goes on after the end of all that is known',
    verdict: 'cannot-tell',
    drawn: `rotation Wards 2026-07-06 2026-07-12\nclinical 2026-07-06 07:00-17:00 xxxxxx
      night-float 2026-07-11 20:00-07:00`,
  },
  {
    title: 'and may not be one: less than half of it is within the period',
    verdict: 'violation',
    drawn: `rotation Wards 2026-07-06 2026-07-12\nclinical 2026-07-06 07:00-17:00 xxxxxx
      night-float 2026-07-11 20:00-12:15`,
  },
  {
    title: 'the first day off began before anything is known',
    verdict: 'cannot-tell',
    drawn: `rotation Wards 2026-07-06 2026-07-12\nnight-float 2026-07-06 20:00-06:00 xxxxxxx`,
  },
  {
    title: 'the days off may lie on days that nobody logged',
    verdict: 'cannot-tell',
    stream: 'worked',
    drawn: `${WARDS}\nunknown 2026-08-02 2026-08-02
      clinical 2026-07-06 07:00-17:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.`,
  },
];
