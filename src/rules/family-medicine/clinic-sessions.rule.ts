import * as z from 'zod/mini';
import { periodsOfKind } from '../../domain/work/work-record.ts';
import { encodeSessions } from '../work/session-limits.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule } from '../work/work-rule.ts';
import { judgedOverYear } from '../work/year-target.ts';

const sessions = z.int().check(z.gte(0), z.lte(400));
const params = z.object({
  /** One session in each of forty weeks, then two, then three. */
  firstYearSessionsMin: z._default(sessions, 40),
  secondYearSessionsMin: z._default(sessions, 80),
  laterYearsSessionsMin: z._default(sessions, 120),
});
type Settings = z.infer<typeof params>;

/** A family physician in training has more clinic from year to year. */
export const rule = defineWorkRule({
  id: 'clinic-sessions',
  title: 'Clinic sessions in the year (family medicine)',
  statement: ({ firstYearSessionsMin, secondYearSessionsMin, laterYearsSessionsMin }) =>
    `In the year a PGY-1 resident should have at least ${firstYearSessionsMin} sessions of clinic, a PGY-2 resident ${secondYearSessionsMin} and every later class ${laterYearsSessionsMin}: targets that a program sets itself. Years of which not every day has a rotation cannot be judged unless they have so many already, nor can residents without a class.`,
  citation: null,
  force: 'should',
  isOnByDefault: false,
  params,
  checkWork: (record, settings) => {
    const measured = periodsOfKind(record, 'clinic').length;
    const limit = sessionsMinOf(record.pgy, settings);
    const because =
      limit === null
        ? 'How many sessions are asked for depends on the class, which is not entered.'
        : `${measured} sessions of clinic in the year.`;
    return judgedOverYear(record, { measured, limit, unit: 'sessions', because });
  },
});

/** How many sessions a class has in the year at least; null where the class is not known. */
export function sessionsMinOf(pgy: number | null, settings: Settings): number | null {
  if (pgy === null) return null;
  if (pgy === 1) return settings.firstYearSessionsMin;
  return pgy === 2 ? settings.secondYearSessionsMin : settings.laterYearsSessionsMin;
}

const YEAR = 'rotation Wards 2026-07-06 2027-07-04';
const week = (count: number) => 'x......'.repeat(count);

/** A penalty for each session that the rotations chosen lack, and for each that nights of call then take away. */
export const encode = encodeSessions<typeof params>(sessionsMinOf);

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: 'forty sessions of an intern',
    verdict: 'allowed',
    pgy: 1,
    drawn: `${YEAR}\nclinic 2026-07-06 13:00-17:00 ${week(40)}`,
  },
  {
    title: 'thirty-nine sessions of an intern',
    verdict: 'advisory',
    pgy: 1,
    drawn: `${YEAR}\nclinic 2026-07-06 13:00-17:00 ${week(39)}`,
  },
  {
    title: 'eighty sessions in the second year',
    verdict: 'allowed',
    pgy: 2,
    drawn: `${YEAR}\nclinic 2026-07-06 13:00-17:00 ${week(40)}\nclinic 2026-07-07 13:00-17:00 ${week(40)}`,
  },
  {
    title: 'eighty sessions in the third year',
    verdict: 'advisory',
    pgy: 3,
    drawn: `${YEAR}\nclinic 2026-07-06 13:00-17:00 ${week(40)}\nclinic 2026-07-07 13:00-17:00 ${week(40)}`,
  },
  {
    title: 'half a year of an intern',
    verdict: 'cannot-tell',
    pgy: 1,
    drawn: `rotation Wards 2026-07-06 2027-01-03\nclinic 2026-07-06 13:00-17:00 ${week(20)}`,
  },
  {
    title: 'a resident without a class',
    verdict: 'cannot-tell',
    pgy: null,
    drawn: `${YEAR}\nclinic 2026-07-06 13:00-17:00 ${week(40)}`,
  },
];
