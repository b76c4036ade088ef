import * as z from 'zod/mini';
import { dutiesLongerThan } from '../../domain/work/duties.ts';
import { HOUR } from '../../domain/work/stretches.ts';
import { commonRequirement } from '../work/cited.ts';
import type { WorkExample } from '../work/work-example.ts';
import {
  daysAround,
  defineWorkRule,
  rounded,
  seen,
  type WorkObservation,
} from '../work/work-rule.ts';

const params = z.object({
  /** Duties of at most so many hours need no reason. */
  hoursMax: z._default(z.number().check(z.gt(0), z.lte(48)), 28),
  /** Work with a shorter gap between is one duty. */
  gapHoursMax: z._default(z.number().check(z.gte(0), z.lte(8)), 2),
});

/** Who stays beyond a long duty does so of their own accord, rarely, and says why. */
export const rule = defineWorkRule({
  id: 'stayed-on-own-initiative',
  title: 'Stays beyond a long duty are logged with a reason',
  statement: ({ hoursMax }) =>
    `In rare cases a resident may stay beyond ${hoursMax} hours of their own accord, for a patient or for learning. The stay is logged with its reason, never scheduled, and its hours count.`,
  citation: commonRequirement('6.23', 'VI.F.4.a'),
  force: 'should',
  params,
  checkWork: (record, { hoursMax, gapHoursMax }) =>
    dutiesLongerThan(hoursMax, record, gapHoursMax).flatMap((duty): WorkObservation[] => {
      const stay = duty.periods.find((period) => period.stay && period.end === duty.end)?.stay;
      if (!stay) return [];
      const days = daysAround(record, duty.start, duty.end);
      const told = {
        measured: rounded((duty.end - duty.start) / HOUR),
        limit: hoursMax,
        unit: 'hours',
      };
      if (stay.reason === null) {
        const because = 'Stayed beyond a long duty; no reason is on record.';
        return [seen(days, because, { ...told, cannotTell: true })];
      }
      return [seen(days, `Stayed beyond a long duty: ${stay.reason}`, told)];
    }),
});

const CALL = 'rotation Wards 2026-07-06 2026-08-02\nin-house-call 2026-07-06 07:00-07:00';

/** Stays are logged afterwards and never scheduled, so the solver has nothing to be told. */
export const encode = null;

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  { title: 'left after 28 hours', verdict: 'allowed', drawn: `${CALL} left 11:00` },
  {
    title: 'stayed for 29 hours and said why',
    verdict: 'advisory',
    reason: 'A patient in labour.',
    drawn: `${CALL} left 12:00`,
  },
  {
    title: 'stayed for 29 hours, nobody knows why',
    verdict: 'cannot-tell',
    drawn: `${CALL} left 12:00`,
  },
];
