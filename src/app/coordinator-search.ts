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
