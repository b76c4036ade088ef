import * as z from 'zod/mini';
import { type AveragingPeriod, averagingPeriods } from '../../domain/work/averaging-periods.ts';
import { HOUR } from '../../domain/work/stretches.ts';
import { periodsOfKind } from '../../domain/work/work-record.ts';
import { type Limits, no, type Variable, yes } from '../encoding/model.ts';
import type { Example } from '../example.ts';
import type { CallEncode } from '../rule.ts';
import { type CallDuties, callDuties, type CallWork } from '../work/call-duties.ts';
import { commonRequirement } from '../work/cited.ts';
import { daysOffIn } from '../work/days-off.ts';
import { DaysOffChoices } from '../work/days-off-limits.ts';
import { HOME_CALL_RULE_ID, jeopardyParams } from '../work/jeopardy.ts';
import { openCalls } from '../work/possible-work.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule, seen, type WorkObservation } from '../work/work-rule.ts';

const params = z.object({
  daysForEach: z._default(z.int().check(z.gte(1), z.lte(28)), 7),
  ...jeopardyParams.shape,
});

/** Home call leaves the days off alone. */
export const rule = defineWorkRule({
  id: HOME_CALL_RULE_ID,
  title: 'No home call on the days off',
  statement: ({ daysForEach, jeopardyIsHomeCall }) =>
    `Home call is not on the one day off in ${daysForEach}, whether anybody rings or not. Hours worked on it count; it is not limited to every third night. Jeopardy is ${jeopardyIsHomeCall ? '' : 'not '}home call in this program.`,
  citation: commonRequirement('6.28', 'VI.F.8'),
  force: 'must',
  params,
  nearMiss: {
    words: () => 'home call leaves no day off more than owed',
    tighter: (settings) => ({ ...settings, spare: 1 }),
  },
  checkWork: (record, settings) => {
    if (periodsOfKind(record, 'home-call').length === 0) return [];
    return averagingPeriods(record).flatMap((period): WorkObservation[] => {
      const { possible, limit } = daysOffIn(record, period, settings);
      if (possible >= limit) return [];
      const without = daysOffIn(record, period, settings, false).possible;
      if (without < limit) return [];
      const because = `${without} days off would be left without home call, with it there are ${possible}.`;
      return [seen(period, because, { measured: possible, limit, unit: 'days off' })];
    });
  },
});

const WARDS =
  'rotation Wards 2026-07-06 2026-08-02\nclinical 2026-07-06 07:00-17:00 xxxxxx.xxxxxx.xxxxxx.xxxxxx.';

const DAY = 24 * HOUR;

/** Whether any of these calls near a period is chosen; null where there is none. */
function anyNear(
  duties: CallDuties,
  { start, end }: AveragingPeriod,
  limits: Limits,
  suits: (call: CallWork) => boolean,
): Variable | null {
  const choices = openCalls(duties).flatMap(({ call, choice }) => {
    const isNear = call.period.start < end + DAY && start - 2 * DAY < call.period.end;
    return isNear && suits(call) ? [choice] : [];
  });
  if (choices.length === 0) return null;
  const isAny = duties.encoding.model.yesNo();
  limits.onlyIf(no(isAny)).atMost(0, choices);
  return isAny;
}

/**
 * Where home call is chosen it leaves days off enough. Where too few stand it leaves those, or enough along with nights
 * of call, which may free more.
 */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: {
    stricter:
      'Days off that other work takes are demanded too, as by the rule of one day in seven.',
  },
  limit(encoding, { daysForEach }, because) {
    for (const duties of callDuties(encoding)) {
      const people = [duties.personId];
      const choices = new DaysOffChoices(duties, true, because(people, 'days off'));
      for (const period of averagingPeriods(duties.record)) {
        const { possible, limit } = daysOffIn(duties.record, period, { daysForEach });
        const limits = because(people, `days off from ${period.firstDay} on`);
        const home = anyNear(
          duties,
          period,
          limits,
          ({ period: { kind } }) => kind === 'home-call',
        );
        if (home === null) continue;
        const withHome = limits.onlyIf(yes(home));
        choices.demand(withHome, period, Math.min(possible, limit));
        if (possible >= limit) continue;
        const nights = anyNear(duties, period, limits, ({ freedDay }) => freedDay !== null);
        if (nights !== null) choices.demand(withHome.onlyIf(yes(nights)), period, limit);
      }
    }
  },
};

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'home call on one of the four days off',
    verdict: 'violation',
    drawn: `${WARDS}\nhome-call 2026-07-12 08:00-20:00`,
  },
  {
    title: 'home call every night of working days',
    verdict: 'allowed',
    drawn: `${WARDS}\nhome-call 2026-07-06 17:00-07:00 xxxxx..xxxxx..xxxxx..xxxxx..`,
  },
  {
    title: 'too few days off, but not for home call',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinical 2026-07-12 07:00-17:00\nhome-call 2026-07-06 17:00-07:00 xxxxx`,
  },
];

const SUNDAYS_OFF = {
  activities: { w: { kind: 'ward' as const, start: '07:00', end: '17:00' } },
  rotations: { W: { week: 'wwwwwwwwwwww..' } },
  callRoles: { j: { mode: 'jeopardy' as const, start: '07:00', end: '07:00' } },
  drawn: 'blocks\nAda 2 W\ncalls\nAda 2 ......j',
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  { title: 'jeopardy on one of the four days off', isAllowed: true, ...SUNDAYS_OFF },
  {
    title: 'the same in a program in which jeopardy is home call',
    isAllowed: false,
    settings: { 'home-call': { jeopardyIsHomeCall: true } },
    ...SUNDAYS_OFF,
  },
];
