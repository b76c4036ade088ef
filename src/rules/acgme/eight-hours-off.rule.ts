import * as z from 'zod/mini';
import { dutiesOf } from '../../domain/work/duties.ts';
import { HOUR } from '../../domain/work/stretches.ts';
import { no, type Variable } from '../encoding/model.ts';
import type { CallEncode } from '../rule.ts';
import { callDuties } from '../work/call-duties.ts';
import { commonRequirement } from '../work/cited.ts';
import { conditionsOf, shortRestAfter } from '../work/exclusions.ts';
import { possibleOnSite } from '../work/possible-work.ts';
import type { WorkExample } from '../work/work-example.ts';
import {
  daysAround,
  defineWorkRule,
  rounded,
  seen,
  touchesUnknown,
  type WorkObservation,
} from '../work/work-rule.ts';

const params = z.object({
  hoursMin: z._default(z.number().check(z.gte(0), z.lte(24)), 8),
  /** Work with a shorter gap between is one duty. */
  gapHoursMax: z._default(z.number().check(z.gte(0), z.lte(8)), 2),
});

/** There should be eight hours between duties. */
export const rule = defineWorkRule({
  id: 'eight-hours-off',
  title: 'Eight hours between duties',
  statement: ({ hoursMin }) =>
    `Between two stretches of scheduled work or education a resident should have ${hoursMin} hours off. Each gap is judged alone; home call and what is worked from home start no new stretch.`,
  citation: commonRequirement('6.21', 'VI.F.2.a'),
  force: 'should',
  params,
  checkWork: (record, { hoursMin, gapHoursMax }) => {
    const { clock } = record;
    const { starts, ends } = dutiesOf(record, gapHoursMax);
    const found: WorkObservation[] = [];
    for (let place = 0; place < ends.length; place++) {
      const end = ends[place] ?? Infinity;
      const next = starts[place + 1] ?? Infinity;
      const rest = next - end;
      if (rest < hoursMin * HOUR) {
        const because = `Off from ${clock.written(end)} to ${clock.written(next)}.`;
        const told = { measured: rounded(rest / HOUR), limit: hoursMin, unit: 'hours' };
        found.push(seen(daysAround(record, end, next), because, told));
        continue;
      }
      const until = end + Math.min(rest, hoursMin * HOUR);
      if (!touchesUnknown(record, end, until)) continue;
      const because = 'Nothing is known of the hours after this duty.';
      found.push(seen(daysAround(record, end, until), because, { cannotTell: true }));
    }
    return found;
  },
});

const WARDS = 'rotation Wards 2026-07-06 2026-08-02';

/** What a day with too short a rest costs, beside the weights of the wishes. */
const PENALTY = 5;

/** A penalty for each day on which work begins that too short a rest follows. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: {
    stricter:
      'Where a third call fills the rest between two, so that all are one duty, it costs too.',
    looser: 'Between work that stands there may be too little rest whatever calls are chosen.',
  },
  limit(encoding, { hoursMin, gapHoursMax }, because) {
    for (const duties of callDuties(encoding)) {
      const weeks = possibleOnSite(duties);
      const limits = because([duties.personId], 'the rest between duties');
      const shortDays = new Map<number, Variable>();
      const shortOn = (day: number): Variable => {
        const known = shortDays.get(day);
        if (known !== undefined) return known;
        const made = encoding.model.yesNo();
        encoding.model.penalty(PENALTY, made);
        shortDays.set(day, made);
        return made;
      };
      for (const last of weeks.work) {
        const chain = { work: [last], start: last.start };
        const from = last.end + gapHoursMax * HOUR + 1;
        const { calls, others } = shortRestAfter(weeks, chain, from, last.end + hoursMin * HOUR);
        for (const { terms, max } of others)
          limits.atMost(max, [...terms, [-1, shortOn(last.day)]]);
        if (calls.length === 0) continue;
        limits.onlyIf(...conditionsOf(chain), no(shortOn(last.day))).atMost(0, calls);
      }
    }
  },
};

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'seven hours between ordinary shifts',
    verdict: 'advisory',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-23:00\nclinical 2026-07-07 06:00-16:00`,
  },
  {
    title: 'eight hours between ordinary shifts',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-22:00\nclinical 2026-07-07 06:00-16:00`,
  },
  {
    title: 'the edge between rotations makes no difference',
    verdict: 'advisory',
    drawn: `rotation Wards 2026-07-06 2026-07-19\nrotation ICU 2026-07-20 2026-08-02
      clinical 2026-07-19 12:00-23:00\nclinical 2026-07-20 06:00-16:00`,
  },
  {
    title: 'a lunch break of two hours is no rest',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinic 2026-07-06 08:00-12:00\nclinic 2026-07-06 14:00-18:00`,
  },
  {
    title: 'three hours in the afternoon are a gap between duties',
    verdict: 'advisory',
    drawn: `${WARDS}\nclinic 2026-07-06 08:00-12:00\nclinic 2026-07-06 15:00-18:00`,
  },
  {
    title: 'staying on shortens the rest',
    verdict: 'advisory',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-21:00 left 22:30\nclinical 2026-07-07 06:00-16:00`,
  },
  {
    title: 'home call between shifts',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-17:00 xx\nhome-call 2026-07-06 17:00-07:00
      home-call-worked 2026-07-06 22:00-23:00`,
  },
  {
    title: 'spring: nine hours on the wall are eight',
    verdict: 'allowed',
    drawn: `rotation Wards 2027-03-08 2027-04-04\nclinical 2027-03-13 10:00-21:00\nclinical 2027-03-14 06:00-16:00`,
  },
  {
    title: 'spring: eight hours on the wall are seven',
    verdict: 'advisory',
    drawn: `rotation Wards 2027-03-08 2027-04-04\nclinical 2027-03-13 10:00-22:00\nclinical 2027-03-14 06:00-16:00`,
  },
  {
    title: 'autumn: seven hours on the wall are eight',
    verdict: 'allowed',
    drawn: `rotation Wards 2026-10-26 2026-11-22\nclinical 2026-10-31 10:00-23:00\nclinical 2026-11-01 06:00-16:00`,
  },
  {
    title: 'the day after was not logged',
    verdict: 'cannot-tell',
    stream: 'worked',
    drawn: `${WARDS}\nunknown 2026-07-07 2026-07-07\nclinical 2026-07-06 12:00-22:00`,
  },
];
