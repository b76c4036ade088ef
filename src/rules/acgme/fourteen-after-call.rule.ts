import * as z from 'zod/mini';
import { workedTime } from '../../domain/work/averaging-periods.ts';
import { isLongCall, longCallsOf } from '../../domain/work/duties.ts';
import { HOUR, placeAfter } from '../../domain/work/stretches.ts';
import { mayFollowLongDuty } from '../../domain/work/work-period.ts';
import type { CallEncode } from '../rule.ts';
import { type CallDuties, callDuties } from '../work/call-duties.ts';
import { commonRequirement } from '../work/cited.ts';
import { type Chain, chainsUpTo, conditionsOf, shortRestAfter } from '../work/exclusions.ts';
import { PossibleWeeks, possibleOnSite, type PossibleWork } from '../work/possible-work.ts';
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
  hoursMin: z._default(z.number().check(z.gte(0), z.lte(48)), 14),
  callHoursMin: z._default(z.number().check(z.gt(0), z.lte(48)), 24),
  /** Work with a shorter gap between is one duty. */
  gapHoursMax: z._default(z.number().check(z.gte(0), z.lte(8)), 2),
  /** Whether a call of 24 hours on the wall clock owes the rest when daylight saving begins and it lasts 23. */
  byTheClock: z._default(z.boolean(), true),
});
type Settings = z.infer<typeof params>;

/** After 24 hours of in-house call there are 14 hours without work. */
export const rule = defineWorkRule({
  id: 'fourteen-after-call',
  title: 'Fourteen hours off after a long call',
  statement: ({ hoursMin, callHoursMin, byTheClock }) =>
    `After ${callHoursMin} hours of in-house call a resident has ${hoursMin} hours without clinical work and education, from when they leave: the end of handing over, or the logged departure if it is later. ${byTheClock ? 'A call that the spring change shortens by an hour owes them too. ' : ''}Home call does not.`,
  citation: commonRequirement('6.21.a', 'VI.F.2.b'),
  force: 'must',
  params,
  nearMiss: {
    words: ({ hoursMin }) => `less than ${hoursMin + 1} hours off`,
    tighter: (settings) => ({ ...settings, hoursMin: settings.hoursMin + 1 }),
  },
  checkWork: (record, { hoursMin, callHoursMin, gapHoursMax, byTheClock }) => {
    const longCalls = longCallsOf(record, gapHoursMax, callHoursMin, byTheClock);
    return longCalls.flatMap((duty): WorkObservation[] => {
      const worked = workedTime(record);
      const next = worked[placeAfter(worked, duty.end)];
      const nextStart = next ? Math.max(next.start, duty.end) : Infinity;
      const owed = duty.end + hoursMin * HOUR;
      if (nextStart < owed) {
        const { clock } = record;
        const because = `Left at ${clock.written(duty.end)} after a long call, at work again at ${clock.written(nextStart)}.`;
        const measured = rounded((nextStart - duty.end) / HOUR);
        const told = { measured, limit: hoursMin, unit: 'hours' };
        return [seen(daysAround(record, duty.end, nextStart), because, told)];
      }
      if (!touchesUnknown(record, duty.end, owed)) return [];
      const because = 'Nothing is known of the hours after this long call.';
      return [seen(daysAround(record, duty.end, owed), because, { cannotTell: true })];
    });
  },
});

const WARDS = 'rotation Wards 2026-07-06 2026-08-02';

/** Longer duties are another rule's concern: what comes before makes no difference to the end. */
const CHAIN_MAX = 72 * HOUR;

/** What may be the end of a long call, with the work that makes it one, where nothing of it can be spared. */
function* longCalls(
  duties: CallDuties,
  weeks: PossibleWeeks,
  { callHoursMin, gapHoursMax, byTheClock }: Settings,
): Generator<Chain> {
  const isLong = ({ work, start }: Chain): boolean => {
    const clinical = work.filter(({ kind }) => !mayFollowLongDuty(kind));
    const clinicalEnd = Math.max(start, ...clinical.map(({ end }) => end));
    return isLongCall(
      duties,
      { start, clinicalEnd, hasInHouseCall: true },
      callHoursMin,
      byTheClock,
    );
  };
  const calls = new PossibleWeeks(weeks.work.filter(isInHouse));
  for (const last of weeks.work) {
    if (calls.overlapping(last.end - CHAIN_MAX, last.end).length === 0) continue;
    const goesOn = (chain: Chain) =>
      !(isLong(chain) && chain.work.some(isInHouse)) && last.end - chain.start < CHAIN_MAX;
    for (const chain of chainsUpTo(weeks, last, gapHoursMax * HOUR, goesOn)) {
      if (!isLong(chain)) continue;
      const within = chain.work.some(isInHouse)
        ? [[]]
        : calls.overlapping(chain.start, last.end).map((call) => [call]);
      for (const call of within) yield { ...chain, work: [...chain.work, ...call] };
    }
  }
}

function isInHouse({ kind }: PossibleWork): boolean {
  return kind === 'in-house-call';
}

/** After each duty that may be a long call nothing starts before the rest is over. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: {
    stricter:
      'Where a third call fills the rest between two, so that all are one duty, it is excluded too.',
    looser: 'Work that stands may owe rest and not have it whatever calls are chosen.',
  },
  limit(encoding, settings, because) {
    const { hoursMin, gapHoursMax } = settings;
    for (const duties of callDuties(encoding)) {
      const weeks = possibleOnSite(duties);
      const limits = because([duties.personId], 'the rest after a long call');
      for (const chain of longCalls(duties, weeks, settings)) {
        const end = chain.work[0]?.end ?? 0;
        const from = end + gapHoursMax * HOUR + 1;
        const { calls, others } = shortRestAfter(weeks, chain, from, end + hoursMin * HOUR);
        if (calls.length > 0) limits.onlyIf(...conditionsOf(chain)).atMost(0, calls);
        for (const { terms, max } of others) limits.atMost(max, terms);
      }
    }
  },
};

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'leaves at 11:00, starts again at 00:30: 13.5 hours',
    verdict: 'violation',
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00 left 11:00\nclinical 2026-07-08 00:30-10:30`,
  },
  {
    title: 'leaves at 11:00, starts again at 01:00',
    verdict: 'allowed',
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00 left 11:00\nclinical 2026-07-08 01:00-11:00`,
  },
  {
    title: 'scheduled transition until 11:00 counts the same',
    verdict: 'violation',
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\ntransition 2026-07-07 07:00-11:00
      clinical 2026-07-08 00:30-10:30`,
  },
  {
    title: 'the call ends with a block, the next duty is 24 hours later',
    verdict: 'allowed',
    drawn: `rotation Wards 2026-07-06 2026-07-19\nrotation ICU 2026-07-20 2026-08-02
      in-house-call 2026-07-18 07:00-07:00\nclinical 2026-07-20 07:00-17:00`,
  },
  {
    title: 'the rest is owed across the edge of a block',
    verdict: 'violation',
    drawn: `rotation Wards 2026-07-06 2026-07-19\nrotation ICU 2026-07-20 2026-08-02
      in-house-call 2026-07-19 07:00-07:00\nclinical 2026-07-20 19:00-23:00`,
  },
  {
    title: 'a working day and the night after it are 24 hours',
    verdict: 'violation',
    drawn: `${WARDS}\nclinical 2026-07-06 07:00-17:00\nin-house-call 2026-07-06 17:00-07:00
      clinical 2026-07-07 20:00-23:00`,
  },
  {
    title: 'a night of 14 hours owes no 14 hours',
    verdict: 'allowed',
    drawn: `${WARDS}\nin-house-call 2026-07-06 17:00-07:00\nclinical 2026-07-07 17:00-23:00`,
  },
  {
    title: 'education in the rest',
    verdict: 'violation',
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\neducation 2026-07-07 12:00-13:00`,
  },
  {
    title: 'notes written at home in the rest',
    verdict: 'violation',
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\nclinical-from-home 2026-07-07 19:00-20:00`,
  },
  {
    title: 'home call of 24 hours',
    verdict: 'allowed',
    drawn: `${WARDS}\nhome-call 2026-07-06 07:00-07:00\nclinical 2026-07-07 07:00-17:00`,
  },
  {
    title: 'spring: a call of 23 hours owes the rest',
    verdict: 'violation',
    drawn: `rotation Wards 2027-03-08 2027-04-04\nin-house-call 2027-03-13 07:00-07:00
      clinical 2027-03-14 20:00-23:00`,
  },
  {
    title: 'spring: a call of 23 hours, where only elapsed hours count',
    verdict: 'allowed',
    params: { byTheClock: false },
    drawn: `rotation Wards 2027-03-08 2027-04-04\nin-house-call 2027-03-13 07:00-07:00
      clinical 2027-03-14 20:00-23:00`,
  },
  {
    title: 'exactly 24 elapsed hours are a long call',
    verdict: 'violation',
    params: { byTheClock: false },
    drawn: `${WARDS}\nin-house-call 2026-07-06 07:00-07:00\nclinical 2026-07-07 20:00-23:00`,
  },
  {
    title: 'autumn: 13 hours on the wall after the call are 14',
    verdict: 'allowed',
    drawn: `rotation Wards 2026-10-26 2026-11-22\nin-house-call 2026-10-30 13:00-13:00
      clinical 2026-11-01 02:00-08:00`,
  },
  {
    title: 'the day after the call was not logged',
    verdict: 'cannot-tell',
    stream: 'worked',
    drawn: `${WARDS}\nunknown 2026-07-08 2026-07-08\nin-house-call 2026-07-06 17:00-17:00`,
  },
];
