import * as z from 'zod/mini';
import {
  draftIdSchema,
  editionIdSchema,
  idSchema,
  personIdSchema,
  runIdSchema,
  yearIdSchema,
} from '../id.ts';
import { daySchema } from '../time/day.ts';
import { instantSchema } from '../time/zone.ts';
import { nameSchema, noteSchema, rowFields } from './row.ts';

/** The three linked layers of a schedule. */
export const layerSchema = z.enum(['block', 'call', 'half-day']);
/** A layer of a schedule. */
export type Layer = z.infer<typeof layerSchema>;

/** Where an assignment comes from; a pin is never moved. Half-days that follow from a pattern are not stored. */
export const sourceSchema = z.enum(['pinned', 'imported', 'solved']);
/** Where an assignment comes from. */
export type Source = z.infer<typeof sourceSchema>;

/** Which layers and days a draft or an edition speaks for. */
export const scopeSchema = z.object({
  layers: z.array(layerSchema),
  firstDay: daySchema,
  lastDay: daySchema,
});
/** Which layers and days a draft or an edition speaks for. */
export type Scope = z.infer<typeof scopeSchema>;

/** What a draft was branched from, as it was called then: another draft, or the schedule as an edition left it. */
export const branchedFromSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('draft'), draftId: draftIdSchema, name: nameSchema }),
  z.object({
    kind: z.literal('edition'),
    editionId: editionIdSchema,
    number: z.int().check(z.gte(1)),
  }),
]);
/** What a draft was branched from. */
export type BranchedFrom = z.infer<typeof branchedFromSchema>;

/** A schedule in the making. */
export const draftSchema = z.object({
  ...rowFields,
  id: draftIdSchema,
  yearId: yearIdSchema,
  name: nameSchema,
  startedAt: instantSchema,
  isArchived: z._default(z.boolean(), false),
  /** Of a branch alone: what it began as. */
  branchedFrom: z.optional(branchedFromSchema),
});
/** A schedule in the making. */
export type Draft = z.infer<typeof draftSchema>;

/**
 * One decided cell of a draft: this person fills this slot. The slot (see `slot.ts`) stays the same whoever fills it;
 * the row's id is the draft's and the slot's.
 */
export const assignmentSchema = z.object({
  ...rowFields,
  id: z.string(),
  draftId: draftIdSchema,
  slot: z.string(),
  layer: layerSchema,
  personId: personIdSchema,
  /** The days the slot covers, copied from the block or night so that a span of days is one indexed read. */
  firstDay: daySchema,
  lastDay: daySchema,
  source: sourceSchema,
});
/** One decided cell of a draft. */
export type Assignment = z.infer<typeof assignmentSchema>;

/** A piece of an edition: one layer over one stretch of days, packed, named by its content, shared between editions. */
export const chunkSchema = z.object({
  ...rowFields,
  id: idSchema,
  layer: layerSchema,
  firstDay: daySchema,
  lastDay: daySchema,
  /** The people, demands and periods that the cells point at by place. */
  people: z.array(personIdSchema),
  demands: z.array(z.string()),
  periods: z.array(z.string()),
  /** Four numbers a cell: place of the demand, of the period, ordinal, place of the person. */
  cells: z.array(z.int()),
});
/** A piece of an edition. */
export type Chunk = z.infer<typeof chunkSchema>;

/** A published schedule: immutable; the latest whose scope holds a day is in force on it. */
export const editionSchema = z.object({
  ...rowFields,
  id: editionIdSchema,
  number: z.int().check(z.gte(1)),
  yearId: yearIdSchema,
  scope: scopeSchema,
  publishedAt: instantSchema,
  publishedBy: z.nullable(nameSchema),
  note: z._default(noteSchema, ''),
  /** The number of the earlier edition that this one puts in force again; absent of all others. */
  restores: z.optional(z.int().check(z.gte(1))),
  /** Which piece holds which layer over which days. */
  chunks: z.array(
    z.object({ id: idSchema, layer: layerSchema, firstDay: daySchema, lastDay: daySchema }),
  ),
  /** The definitions it was made with (`frozen`), by which it can be read for ever. */
  frozenId: idSchema,
});
/** A published schedule. */
export type Edition = z.infer<typeof editionSchema>;

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

/** A rule's settings in this program: its id is the rule's. What is absent stands as the rule's own defaults. */
export const ruleSettingSchema = z.object({
  ...rowFields,
  id: z.string(),
  isOn: z.boolean(),
  params: z.record(z.string(), z.unknown()),
});
/** A rule's settings in this program. */
export type RuleSetting = z.infer<typeof ruleSettingSchema>;
