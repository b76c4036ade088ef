import * as z from 'zod/mini';
import { draftIdSchema, personIdSchema, runIdSchema, yearIdSchema } from '../id.ts';
import { instantSchema } from '../time/zone.ts';
import { rowFields } from './row.ts';
import { layerSchema } from './schedule.ts';

/** How a use of the solver ended. */
export const runStatusSchema = z.enum([
  'best',
  'feasible',
  'impossible',
  'nothing-found',
  'stopped',
  'crashed',
]);
/** How a use of the solver ended. */
export type RunStatus = z.infer<typeof runStatusSchema>;

/** One use of the solver: what was asked and what came of it. */
export const scheduleRunSchema = z.object({
  ...rowFields,
  id: runIdSchema,
  yearId: yearIdSchema,
  draftId: z.nullable(draftIdSchema),
  layers: z.array(layerSchema),
  seed: z.int(),
  workMax: z.nullable(z.number()),
  secondsMax: z.nullable(z.number()),
  startedAt: instantSchema,
  secondsUsed: z.number(),
  status: runStatusSchema,
  /** Value of the problem's one objective, lower is better; null without a schedule. */
  objective: z.nullable(z.number()),
  /** Proven: no schedule is better than this. */
  bound: z.nullable(z.number()),
  /** Whether the same build, problem and seed give the same schedule again: bounded by work, never by the clock. */
  isRepeatable: z.boolean(),
  ruleIds: z.array(z.string()),
  /** When impossible: the rules and people that cannot all be satisfied. */
  conflict: z._default(
    z.array(z.object({ ruleId: z.string(), people: z.array(personIdSchema), subject: z.string() })),
    [],
  ),
});
/** One use of the solver. */
export type ScheduleRun = z.infer<typeof scheduleRunSchema>;
