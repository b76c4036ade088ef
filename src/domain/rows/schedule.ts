import * as z from 'zod/mini';
import { draftIdSchema, editionIdSchema, idSchema, personIdSchema, yearIdSchema } from '../id.ts';
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

/** Drafts and uses of the solver stand apart from what phones read, for they hold none. */
export type { Draft } from './draft.ts';
/** One use of the solver, and how it ended. */
export type { RunStatus, ScheduleRun } from './schedule-run.ts';

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
  /**
   * Four numbers a cell: place of the demand, of the period, ordinal, place of the person. Files and builders list them;
   * devices that only look up keep them as bytes, which are read at once.
   */
  cells: z.union([z.array(z.int()), z.instanceof(Uint16Array<ArrayBuffer>)]),
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

/** A rule's settings in this program: its id is the rule's. What is absent stands as the rule's own defaults. */
export const ruleSettingSchema = z.object({
  ...rowFields,
  id: z.string(),
  isOn: z.boolean(),
  params: z.record(z.string(), z.unknown()),
});
/** A rule's settings in this program. */
export type RuleSetting = z.infer<typeof ruleSettingSchema>;
