import * as z from 'zod/mini';
import { personIdSchema } from '../domain/id.ts';
import { kinds } from '../domain/kinds.ts';
import { sourceSchema } from '../domain/rows/schedule.ts';
import type { PlanRows } from '../domain/schedule/plan.ts';
import { daySchema } from '../domain/time/day.ts';
import { type Filled, parseSlotKey } from '../domain/schedule/slot.ts';

/** The rows of a plan, as they arrive at the worker’s door. */
export const planRowsSchema = z.object({
  program: kinds.program,
  year: kinds.academicYear,
  calendars: z.array(kinds.blockCalendar),
  blocks: z.array(kinds.block),
  holidays: z.array(kinds.holiday),
  cohorts: z.array(kinds.cohort),
  sites: z.array(kinds.site),
  people: z.array(kinds.person),
  personYears: z.array(kinds.personYear),
  activities: z.array(kinds.activity),
  rotations: z.array(kinds.rotation),
  callRoles: z.array(kinds.callRole),
  absences: z.array(kinds.absence),
  requests: z.array(kinds.request),
  ruleSettings: z.array(kinds.ruleSetting),
});

/** A layer that the solver decides: all there are. */
export const solvedLayerSchema = z.enum(['block', 'call', 'half-day']);
/** A layer that the solver decides. */
export type SolvedLayer = z.infer<typeof solvedLayerSchema>;

/** A wish in its place of the order, as it arrives at the worker’s door. */
const orderedWishSchema = z.object({
  ruleId: z.string(),
  /** How much worse than its best it may become for those after it, in per cent of its best. */
  slackPercent: z.int().check(z.gte(0), z.lte(100)),
});

/** How many schedules are asked for, and how far the others may be from the first. */
export const comparedSchema = z.object({
  count: z.int().check(z.gte(2), z.lte(6)),
  /** In everything that is asked for in order, or in the objective without one: so many per cent worse at most. */
  distancePercent: z.int().check(z.gte(0), z.lte(100)),
});

const spanSchema = z.object({ firstDay: daySchema, lastDay: daySchema });

/** What is to be solved, as it arrives at the worker's door. Plain data. */
export const problemSchema = z.object({
  rows: planRowsSchema,
  /** The layers to decide, in this order of dependence: block, call, half-day. */
  layers: z.array(solvedLayerSchema),
  /** Filled slots that stay as they are: pins, what is published, and all of layers that are not to be decided. */
  fixed: z.array(z.object({ slot: z.string(), personId: personIdSchema, source: sourceSchema })),
  /** The days of the call layer to decide, within the year; all of it if not said. */
  callDays: z.optional(spanSchema),
  /** The days of the half-day layer to decide, within the year; all of it if not said. */
  halfDays: z.optional(spanSchema),
  /** The wishes in order, each honoured before all after it; weighed against one another if not said. */
  wishes: z.optional(z.array(orderedWishSchema)),
  /** Other schedules to compare with the first; none if not said. */
  compared: z.optional(comparedSchema),
  /** The same seed and work give the same schedule. */
  seed: z.int().check(z.gte(0), z.lte(2_147_483_647)),
  /** Deterministic units, about a second each; null for no limit of work. */
  workMax: z.nullable(z.number().check(z.gt(0))),
  /** Null for no limit of time. A run that this limit ends is not repeatable. */
  secondsMax: z.nullable(z.number().check(z.gt(0))),
});

/** How many schedules are asked for, and how far the others may be from the first. */
export type Compared = z.infer<typeof comparedSchema>;

/** What is to be solved. */
export type Problem = Omit<z.infer<typeof problemSchema>, 'rows'> & { readonly rows: PlanRows };

/** The fixed slots of a problem, read. @throws if one is no slot. */
export function fixedOf(problem: Problem): Filled[] {
  return problem.fixed.map((each) => ({ ...each, slot: parseSlotKey(each.slot) }));
}
