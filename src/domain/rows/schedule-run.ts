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

/** How good a schedule is in one of the things that were asked for in order. */
export const levelSchema = z.object({
  layer: layerSchema,
  /** A wish’s rule, or `policies`. */
  name: z.string(),
  /** Of a wish of fairness, whoever is worst off comes before what all together lack. */
  part: z.enum(['worst-off', 'together']),
  /** What the schedule lacks in it, by the weights within the rule. */
  value: z.number(),
  /** The least found when it was looked at, from which slack may have been taken since. */
  best: z.number(),
  /** Proven: no schedule that is as good in all that comes before lacks less. */
  bound: z.number(),
});
/** How good a schedule is in one of the things that were asked for in order. */
export type Level = z.infer<typeof levelSchema>;

/**
 * Whether a schedule would be possible if one thing in conflict gave way and all else stood, each really tried: by one,
 * where it counts something, or altogether.
 */
export const reliefSchema = z.enum(['by-one', 'without', 'not-enough', 'not-known', 'not-tried']);
/** Whether a schedule would be possible if one thing in conflict gave way. */
export type Relief = z.infer<typeof reliefSchema>;

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
  /** The wishes in the order asked for, and by how many per cent each may give way; empty where they were weighed. */
  wishes: z._default(z.array(z.object({ ruleId: z.string(), slackPercent: z.number() })), []),
  /** How good the schedule is in what was asked for in order, layer by layer; empty where all was weighed. */
  levels: z._default(z.array(levelSchema), []),
  /** Other schedules of the same run, as drafts, each at most this much worse in everything. */
  others: z._default(
    z.array(z.object({ draftId: draftIdSchema, levels: z.array(levelSchema) })),
    [],
  ),
  distancePercent: z._default(z.nullable(z.number()), null),
  ruleIds: z.array(z.string()),
  /** When impossible: the rules and people that cannot all be satisfied. */
  conflict: z._default(
    z.array(
      z.object({
        ruleId: z.string(),
        people: z.array(personIdSchema),
        subject: z.string(),
        relief: z._default(reliefSchema, 'not-tried'),
        /** Of a demand: who could meet it, and the rule that alone keeps them from it, or null. */
        nobody: z._default(
          z.array(z.object({ ruleId: z.nullable(z.string()), people: z.array(personIdSchema) })),
          [],
        ),
      }),
    ),
    [],
  ),
});
/** One use of the solver. */
export type ScheduleRun = z.infer<typeof scheduleRunSchema>;
