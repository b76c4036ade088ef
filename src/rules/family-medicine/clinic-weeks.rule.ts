import * as z from 'zod/mini';
import { daysIn } from '../../domain/time/day.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule, seen } from '../work/work-rule.ts';

const params = z.object({ weeksMin: z._default(z.int().check(z.gte(1), z.lte(52)), 40) });

const YEAR_DAYS_MIN = 360;

/** A family physician in training sees their own patients through most of the year. */
export const rule = defineWorkRule({
  id: 'clinic-weeks',
  title: 'Weeks with clinic in the year (family medicine)',
  statement: ({ weeksMin }) =>
    `A resident should have clinic in at least ${weeksMin} weeks of the year. Years of which not every day has a rotation cannot be judged unless they have so many already.`,
  citation: null,
  force: 'should',
  isOnByDefault: false,
  params,
  checkWork: (record, { weeksMin }) => {
    const first = record.assignments[0];
    const last = record.assignments.at(-1);
    if (!first || !last) return [];
    const weeks = new Set(
      record.periods
        .filter(({ kind }) => kind === 'clinic')
        .map(({ start }) => Math.floor((record.clock.epochDayAt(start) + 3) / 7)),
    );
    if (weeks.size >= weeksMin) return [];
    const covered = record.assignments.reduce((days, each) => days + daysIn(each), 0);
    const span = { firstDay: first.firstDay, lastDay: last.lastDay };
    const told = { measured: weeks.size, limit: weeksMin, unit: 'weeks' };
    const because = `Clinic in ${weeks.size} weeks of the year.`;
    const isWhole = covered >= YEAR_DAYS_MIN && record.unknownDays.size === 0;
    return [seen(span, because, isWhole ? told : { ...told, cannotTell: true })];
  },
});

const YEAR = 'rotation Clinic 2026-07-06 2027-07-04';
const week = (count: number) => 'x......'.repeat(count);

/** The solver is not told: the check alone judges. */
export const encode = null;

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'forty weeks with clinic',
    verdict: 'allowed',
    drawn: `${YEAR}\nclinic 2026-07-06 08:00-12:00 ${week(40)}`,
  },
  {
    title: 'thirty-nine weeks with clinic',
    verdict: 'advisory',
    drawn: `${YEAR}\nclinic 2026-07-06 08:00-12:00 ${week(39)}`,
  },
  {
    title: 'half a year',
    verdict: 'cannot-tell',
    drawn: `rotation Clinic 2026-07-06 2027-01-03\nclinic 2026-07-06 08:00-12:00 ${week(20)}`,
  },
];
