import * as z from 'zod/mini';
import {
  type ContinuousDuty,
  dutiesLongerThan,
  laterByTheClock,
} from '../../domain/work/duties.ts';
import { HOUR } from '../../domain/work/stretches.ts';
import { isOnSite, mayFollowLongDuty } from '../../domain/work/work-period.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';
import type { CallEncode } from '../rule.ts';
import { type CallDuties, callDuties, type CallWork, spanOf } from '../work/call-duties.ts';
import { commonRequirement } from '../work/cited.ts';
import { joinedCalls, limitThrees } from '../work/joined-calls.ts';
import { openCalls } from '../work/possible-work.ts';
import type { WorkExample } from '../work/work-example.ts';
import {
  daysAround,
  defineWorkRule,
  rounded,
  seen,
  touchesUnknown,
  type WorkObservation,
} from '../work/work-rule.ts';

const hours = z.number().check(z.gte(0), z.lte(48));
const params = z.object({
  hoursMax: z._default(hours, 24),
  transitionHoursMax: z._default(hours, 4),
  /** Work with a shorter gap between is one duty. */
  gapHoursMax: z._default(z.number().check(z.gte(0), z.lte(8)), 2),
});
type Settings = z.infer<typeof params>;

/** A duty lasts at most 24 hours and four more for handing over. */
export const rule = defineWorkRule({
  id: 'twenty-four-plus-four',
  title: 'Twenty-four hours in a row, and four to hand over',
  statement: ({ hoursMax, transitionHoursMax, gapHoursMax }) =>
    `Clinical work lasts at most ${hoursMax} hours in a row. Up to ${transitionHoursMax} hours more may be spent on handing over and on education, without new patients and without clinic. Work that at most ${gapHoursMax} hours separate counts as in a row. Where the autumn change makes a night an hour longer, that hour of call counts as handing over.`,
  citation: commonRequirement('6.22, 6.22.a', 'VI.F.3.a'),
  force: 'must',
  params,
  nearMiss: {
    // A call of 24 hours is at that limit by design; what is left of the hours for handing over is not.
    words: ({ hoursMax, transitionHoursMax }) =>
      `more than ${hoursMax + Math.max(0, transitionHoursMax - 1)} hours, handing over included`,
    tighter: (settings) => ({
      ...settings,
      transitionHoursMax: Math.max(0, settings.transitionHoursMax - 1),
    }),
  },
  checkWork: (record, settings) => {
    const hoursMin = record.unknownDays.size > 0 ? 0 : settings.hoursMax;
    const worthALook = dutiesLongerThan(hoursMin, record, settings.gapHoursMax);
    return worthALook.flatMap((duty): WorkObservation[] => {
      const breach = breachOf(record, duty, settings);
      if (breach) {
        const { until, limit, what } = breach;
        const because = `${what} from ${record.clock.written(duty.start)} to ${record.clock.written(until)}.`;
        const measured = rounded((until - duty.start) / HOUR);
        const told = { measured, limit, unit: 'hours' };
        return [seen(daysAround(record, duty.start, until), because, told)];
      }
      const gap = settings.gapHoursMax * HOUR;
      const isOpen =
        touchesUnknown(record, duty.start - gap, duty.start) ||
        touchesUnknown(record, duty.end, duty.end + gap);
      if (!isOpen) return [];
      const because = 'This duty may have gone on where nothing is known.';
      return [seen(daysAround(record, duty.start, duty.end), because, { cannotTell: true })];
    });
  },
});

interface Breach {
  readonly until: number;
  readonly limit: number;
  readonly what: string;
}

function breachOf(record: WorkRecord, duty: ContinuousDuty, settings: Settings): Breach | null {
  const { hoursMax, transitionHoursMax } = settings;
  const clinicalMax = duty.start + hoursMax * HOUR;
  const callMax = Math.max(clinicalMax, laterByTheClock(record, duty.start, hoursMax));
  let clinical = 0;
  let clinic = 0;
  let last = duty.start;
  for (const { kind, end, stay } of duty.periods) {
    if (!stay || stay.reason === null) last = Math.max(last, end);
    if (mayFollowLongDuty(kind)) continue;
    if (kind === 'clinic') clinic = Math.max(clinic, end);
    else if (end > (kind === 'in-house-call' ? callMax : clinicalMax)) {
      clinical = Math.max(clinical, end);
    }
  }
  if (clinical > 0) return { until: clinical, limit: hoursMax, what: 'Clinical work in a row' };
  if (clinic > clinicalMax) {
    return { until: clinic, limit: hoursMax, what: 'Clinic after a long duty: in a row' };
  }
  const limit = hoursMax + transitionHoursMax;
  if (last <= duty.start + limit * HOUR) return null;
  return { until: last, limit, what: 'On duty, handing over included,' };
}

const WARDS = 'rotation Wards 2026-07-06 2026-08-02';
const SPRING = 'rotation Wards 2027-03-08 2027-04-04';
const AUTUMN = 'rotation Wards 2026-10-26 2026-11-22';

/** Whether the calls, with the work that stands around them, make a duty that is too long. */
function isTooLong(duties: CallDuties, calls: readonly CallWork[], settings: Settings): boolean {
  const { hoursMax, transitionHoursMax, gapHoursMax } = settings;
  const work = duties.dutyOf(calls, gapHoursMax);
  const { start, end } = spanOf(work);
  if (end - start <= hoursMax * HOUR) return false;
  const clinicalMax = start + hoursMax * HOUR;
  const lastMax = clinicalMax + transitionHoursMax * HOUR;
  const callMax = Math.min(lastMax, laterByTheClock(duties, start, hoursMax));
  return work.some(({ kind, end: until }) => {
    if (mayFollowLongDuty(kind)) return until > lastMax;
    return until > (kind === 'in-house-call' ? Math.max(clinicalMax, callMax) : clinicalMax);
  });
}

/**
 * Nobody has a call that makes the work around it too long, nor two that do so together, nor three that may be one
 * duty.
 */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: {
    stricter:
      'A call is excluded even where a night of call before would free its day, which is post-call and free of calls anyway; so are three calls of two days where some on those days may be one duty.',
    looser: 'Work that stands may be too long without any call.',
  },
  forbid(encoding, settings, ruleId) {
    for (const duties of callDuties(encoding)) {
      for (const day of encoding.openDays) {
        const source = { ruleId, people: [duties.personId], subject: `call on ${day}` };
        for (const call of duties.on(day)) {
          if (!isTooLong(duties, [call], settings)) continue;
          encoding.forbid(duties.personId, day, call.role.id, source);
        }
      }
    }
  },
  limit(encoding, settings, because) {
    for (const duties of callDuties(encoding)) {
      const limits = because([duties.personId], 'hours in a row');
      const possible = openCalls(duties).filter(
        ({ call }) => isOnSite(call.period.kind) && !isTooLong(duties, [call], settings),
      );
      const joined = joinedCalls(duties, possible, settings.gapHoursMax).filter(([one, other]) => {
        if (!isTooLong(duties, [one.call, other.call], settings)) return true;
        limits.atMostOne([one.choice, other.choice]);
        return false;
      });
      limitThrees(limits, joined);
    }
  },
};

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: '24 hours of call and 4 of transition',
    verdict: 'allowed',
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\ntransition 2026-07-07 07:00-11:00`,
  },
  {
    title: 'a quarter of an hour more transition',
    verdict: 'violation',
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\ntransition 2026-07-07 07:00-11:15`,
  },
  {
    title: '25 hours of clinical work',
    verdict: 'violation',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-08:00+1`,
  },
  {
    title: '24 hours of clinical work',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-07:00`,
  },
  {
    title: 'clinic in the hours for handing over',
    verdict: 'violation',
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\nclinic 2026-07-07 08:00-10:00`,
  },
  {
    title: 'education in the hours for handing over',
    verdict: 'allowed',
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\neducation 2026-07-07 08:00-11:00`,
  },
  {
    title: 'a gap of two hours does not end the duty',
    verdict: 'violation',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-17:00\nin-house-call 2026-07-06 19:00-07:15`,
  },
  {
    title: 'a longer gap does',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-17:00\nin-house-call 2026-07-06 19:15-07:15`,
  },
  {
    title: 'work before the first rotation belongs to the duty',
    verdict: 'violation',
    drawn: `${WARDS}\nclinical 2026-07-05 12:00-17:00\nin-house-call 2026-07-05 17:00-13:00`,
  },
  {
    title: 'moonlighting after a day shift goes on with the duty',
    verdict: 'violation',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-17:00\nmoonlighting 2026-07-06 17:00-08:00`,
  },
  {
    title: 'home call is no duty',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-17:00 xx\nhome-call 2026-07-06 17:00-07:00
      home-call-worked 2026-07-06 23:00-02:00`,
  },
  {
    title: 'who leaves four hours late is handing over',
    verdict: 'allowed',
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00 left 11:00`,
  },
  {
    title: 'who leaves five hours late is not',
    verdict: 'violation',
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00 left 12:00`,
  },
  {
    title: 'who stays on for a patient, with the reason given',
    verdict: 'allowed',
    reason: 'A dying patient’s family',
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00 left 12:00`,
  },
  {
    title: 'spring: Saturday 07:00 to Sunday 11:00 are 27 hours',
    verdict: 'allowed',
    drawn: `${SPRING}\nin-house-call 2027-03-13 07:00-07:00\ntransition 2027-03-14 07:00-11:00`,
  },
  {
    title: 'spring: an hour later on the wall they are 28',
    verdict: 'allowed',
    drawn: `${SPRING}\nin-house-call 2027-03-13 07:00-07:00\ntransition 2027-03-14 07:00-12:00`,
  },
  {
    title: 'spring: a call until 08:00 lasts 24 hours',
    verdict: 'allowed',
    drawn: `${SPRING}\nin-house-call 2027-03-13 07:00-08:00+1\ntransition 2027-03-14 08:00-09:00`,
  },
  {
    title: 'spring: a call until 08:15 lasts 24.25 hours',
    verdict: 'violation',
    drawn: `${SPRING}\nin-house-call 2027-03-13 07:00-08:15+1`,
  },
  {
    title: 'autumn: Saturday 07:00 to Sunday 11:00 are 29 hours',
    verdict: 'violation',
    drawn: `${AUTUMN}\nin-house-call 2026-10-31 07:00-07:00\ntransition 2026-11-01 07:00-11:00`,
  },
  {
    title: 'autumn: until 10:00 they are 28',
    verdict: 'allowed',
    drawn: `${AUTUMN}\nin-house-call 2026-10-31 07:00-07:00\ntransition 2026-11-01 07:00-10:00`,
  },
  {
    title: 'autumn: the 25th hour of a night of call counts as handing over',
    verdict: 'allowed',
    drawn: `${AUTUMN}\nin-house-call 2026-10-31 07:00-07:00`,
  },
  {
    title: 'autumn: clinical work of 25 hours has no such excuse',
    verdict: 'violation',
    drawn: `${AUTUMN}\nclinical 2026-10-31 07:00-07:00`,
  },
  {
    title: 'the next day was not logged',
    verdict: 'cannot-tell',
    stream: 'worked',
    drawn: `${WARDS}\nunknown 2026-07-07 2026-07-07\nclinical 2026-07-06 14:00-23:00`,
  },
];
