import * as z from 'zod/mini';
import { periodsOfKind } from '../../domain/work/work-record.ts';
import { commonRequirement } from '../work/cited.ts';
import type { WorkExample } from '../work/work-example.ts';
import { daysAround, defineWorkRule, seen, type WorkObservation } from '../work/work-rule.ts';

const params = z.object({
  /** The first class that may. */
  pgyMin: z._default(z.int().check(z.gte(1), z.lte(8)), 2),
});

/** Interns do not moonlight. */
export const rule = defineWorkRule({
  id: 'moonlighting',
  title: 'No moonlighting in the first year',
  statement: ({ pgyMin }) =>
    `Residents may moonlight from PGY-${pgyMin} on. Its hours count as hours worked, wherever it is.`,
  citation: commonRequirement('6.25.a/b', 'VI.F.5'),
  force: 'must',
  params,
  checkWork: (record, { pgyMin }) =>
    periodsOfKind(record, 'moonlighting').flatMap(({ start, end }): WorkObservation[] => {
      const { pgy } = record;
      const days = daysAround(record, start, end - 1);
      if (pgy === null) {
        const because = 'Moonlighting by somebody whose class is not known.';
        return [seen(days, because, { cannotTell: true })];
      }
      if (pgy >= pgyMin) return [];
      const told = { measured: pgy, limit: pgyMin, unit: 'PGY' };
      return [seen(days, `Moonlighting in PGY-${pgy}.`, told)];
    }),
});

const WORK =
  'rotation Clinic 2026-07-06 2026-08-02\nmoonlighting 2026-07-11 08:00-16:00\nclinic 2026-07-06 08:00-17:00 xxxxx';

/** Nobody chooses moonlighting for a schedule: it is logged by those who do it. So the solver has nothing to be told. */
export const encode = null;

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  { title: 'moonlighting in PGY-1', verdict: 'violation', pgy: 1, drawn: WORK },
  { title: 'moonlighting in PGY-2', verdict: 'allowed', pgy: 2, drawn: WORK },
  { title: 'moonlighting by nobody knows whom', verdict: 'cannot-tell', pgy: null, drawn: WORK },
];
