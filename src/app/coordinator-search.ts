import * as z from 'zod/mini';
import { daySchema } from '../domain/time/day.ts';
import { slotKeySchema } from '../domain/schedule/slot.ts';

/** Addresses are typed and shared by people: what cannot be read counts as not said. */
function whereRead<Schema extends z.ZodMiniType>(schema: Schema) {
  const orElse = z.catch;
  return orElse(z.optional(schema), undefined);
}

/** What the address of "Compliance" says: which schedule, and which findings of it. */
export const complianceSearchSchema = z.object({
  /** A draft's id, or that what is in force is meant. */
  of: whereRead(z.string()),
  /** Whose word is judged: what people logged, or both; else the schedule's. */
  stream: whereRead(z.enum(['worked', 'both'])),
  verdict: whereRead(z.enum(['violation', 'cannot-tell', 'advisory'])),
  rule: whereRead(z.string()),
  person: whereRead(z.string()),
  rotation: whereRead(z.string()),
  /** The first day of a block. */
  period: whereRead(daySchema),
});
/** What the address of "Compliance" says. */
export type ComplianceSearch = z.infer<typeof complianceSearchSchema>;

/** What the address of a draft says: a place of it, by its slot or by a person and a day. */
export const draftSearchSchema = z.object({
  slot: whereRead(slotKeySchema),
  person: whereRead(z.string()),
  day: whereRead(daySchema),
});
/** What the address of a draft says. */
export type DraftSearch = z.infer<typeof draftSearchSchema>;

/** What the address of "Compare" says: the two schedules, as `sides.ts` writes them. */
export const compareSearchSchema = z.object({
  first: whereRead(z.string()),
  second: whereRead(z.string()),
});
/** What the address of "Compare" says. */
export type CompareSearch = z.infer<typeof compareSearchSchema>;

/** What the address of "Dashboards" says: which board, of which schedule, and what of it is looked into. */
export const dashboardsSearchSchema = z.object({
  board: whereRead(z.enum(['fairness', 'coverage', 'progress'])),
  /** A draft's id, or that what is in force is meant. */
  of: whereRead(z.string()),
  measure: whereRead(z.enum(['nights', 'weekends', 'holidays', 'hours', 'heavy'])),
  /** A demand by its key, and the first day of a column. */
  row: whereRead(z.string()),
  period: whereRead(daySchema),
});
/** What the address of "Dashboards" says. */
export type DashboardsSearch = z.infer<typeof dashboardsSearchSchema>;
