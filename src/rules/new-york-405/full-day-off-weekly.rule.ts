import * as z from 'zod/mini';
import { dayFromEpoch } from '../../domain/time/day.ts';
import { creditedTo, freeRunsOf } from '../../domain/work/free-runs.ts';
import { instantsOf } from '../../domain/work/work-record.ts';
import type { CallEncode } from '../rule.ts';
import { weeksOf } from '../work/averages.ts';
import { callDuties } from '../work/call-duties.ts';
import { DAYS_OFF_COMPARED, DaysOffChoices } from '../work/days-off-limits.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule, seen, type WorkObservation } from '../work/work-rule.ts';

const params = z.object({
  /** Monday = 0 to Sunday = 6. */
  firstWeekday: z._default(z.int().check(z.gte(0), z.lte(6)), 6),
  daysMin: z._default(z.int().check(z.gte(1), z.lte(7)), 1),
});

const POSSIBLE = { leaveEndsIt: false, homeCallEndsIt: true, unknownEndsIt: false };

/** Every week has a full day off. */
export const rule = defineWorkRule({
  id: 'full-day-off-weekly',
  title: 'A full day off in every week (New York)',
  statement: ({ daysMin }) =>
    `In every calendar week a resident has ${daysMin} times 24 hours in a row without work. Weeks are not averaged, and weeks with leave are judged like others: a day of leave is a day off.`,
  citation: { current: '10 NYCRR 405.4', older: '', verifiedOn: null },
  force: 'must',
  isOnByDefault: false,
  params,
  checkWork: (record, { firstWeekday, daysMin }) => {
    const certain = freeRunsOf(record, { ...POSSIBLE, unknownEndsIt: true });
    const found: WorkObservation[] = [];
    for (const { first, next } of weeksOf(record, firstWeekday)) {
      const week = instantsOf({ first, next }, record.clock);
      const measured = creditedTo(week, certain).length;
      if (measured >= daysMin) continue;
      const days = { firstDay: dayFromEpoch(first), lastDay: dayFromEpoch(next - 1) };
      const told = { measured, limit: daysMin, unit: 'days off' };
      const mayBe = creditedTo(week, freeRunsOf(record, POSSIBLE)).length >= daysMin;
      const because = mayBe
        ? 'Whether this week has a day off is not known.'
        : 'A week without a full day off.';
      found.push(seen(days, because, mayBe ? { ...told, cannotTell: true } : told));
    }
    return found;
  },
});

const WARDS = 'rotation Wards 2026-07-05 2026-08-01';

/** Of the days off that are possible enough are left in every week. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: DAYS_OFF_COMPARED,
  limit(encoding, { firstWeekday, daysMin }, because) {
    for (const duties of callDuties(encoding)) {
      const people = [duties.personId];
      const choices = new DaysOffChoices(duties, false, because(people, 'days off'));
      const standing = freeRunsOf(duties.record, POSSIBLE);
      for (const week of weeksOf(duties.record, firstWeekday)) {
        const stretch = instantsOf(week, duties.clock);
        const limits = because(people, `days off in the week of ${dayFromEpoch(week.first)}`);
        const least = Math.min(daysMin, creditedTo(stretch, standing).length);
        choices.demand(limits, stretch, least);
      }
    }
  },
};

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'a day off in every week',
    verdict: 'allowed',
    drawn: `${WARDS}\nclinical 2026-07-05 07:00-17:00 xxx.xxxxxx.xxxxxx.xxxxxx.xxx`,
  },
  {
    title: 'two in one week do not make up for none in another',
    verdict: 'violation',
    drawn: `${WARDS}\nclinical 2026-07-05 07:00-17:00 xxxxxxxxx..xxxxxx.xxxxxx.xxx`,
  },
  {
    title: 'leave is time off',
    verdict: 'allowed',
    drawn: `${WARDS}\nleave 2026-07-05 2026-07-06\nclinical 2026-07-07 07:00-17:00 xxxxxxx.xxxxxx.xxxxxx.xxx`,
  },
  {
    title: 'a week in which a day was not logged',
    verdict: 'cannot-tell',
    stream: 'worked',
    drawn: `${WARDS}\nunknown 2026-07-08 2026-07-08\nclinical 2026-07-05 07:00-17:00 xxx.xxxxxx.xxxxxx.xxxxxx.xxx`,
  },
];
