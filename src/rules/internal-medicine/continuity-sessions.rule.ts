import * as z from 'zod/mini';
import { periodsOfKind } from '../../domain/work/work-record.ts';
import { encodeSessions } from '../work/session-limits.ts';
import type { WorkExample } from '../work/work-example.ts';
import { defineWorkRule } from '../work/work-rule.ts';
import { judgedOverYear } from '../work/year-target.ts';

const params = z.object({
  /** A third of the 130 sessions of a residency. */
  sessionsMin: z._default(z.int().check(z.gte(1), z.lte(400)), 43),
});

/** A resident in internal medicine has their share of continuity clinic in each year. */
export const rule = defineWorkRule({
  id: 'continuity-sessions',
  title: 'Continuity clinic sessions in the year (internal medicine)',
  statement: ({ sessionsMin }) =>
    `A resident has at least ${sessionsMin} clinic sessions in the year: a target that a program may set itself. Years of which not every day has a rotation cannot be judged unless they have so many already.`,
  citation: null,
  force: 'should',
  isOnByDefault: false,
  params,
  checkWork: (record, { sessionsMin }) => {
    const measured = periodsOfKind(record, 'clinic').length;
    const because = `${measured} clinic sessions in the year.`;
    return judgedOverYear(record, { measured, limit: sessionsMin, unit: 'sessions', because });
  },
});

const YEAR = 'rotation Wards 2026-07-06 2027-07-04';
const week = (count: number) => 'x......'.repeat(count);

/** A penalty for each session that the rotations chosen lack, and for each that nights of call then take away. */
export const encode = encodeSessions<typeof params>((_pgy, { sessionsMin }) => sessionsMin);

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: '43 sessions in the year',
    verdict: 'allowed',
    drawn: `${YEAR}\nclinic 2026-07-06 13:00-17:00 ${week(43)}`,
  },
  {
    title: '42 sessions in the year',
    verdict: 'advisory',
    drawn: `${YEAR}\nclinic 2026-07-06 13:00-17:00 ${week(42)}`,
  },
  {
    title: 'a year of which a day was not logged',
    verdict: 'cannot-tell',
    stream: 'worked',
    drawn: `${YEAR}\nunknown 2026-12-01 2026-12-01\nclinic 2026-07-06 13:00-17:00 ${week(42)}`,
  },
];
