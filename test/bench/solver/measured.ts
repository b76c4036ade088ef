import * as z from 'zod/mini';
import { partSchema } from './parts.ts';

const pointSchema = z.object({
  seconds: z.number(),
  best: z.nullable(z.number()),
  bound: z.nullable(z.number()),
});
/** What is known at a moment of a solve. */
export type Point = z.infer<typeof pointSchema>;

/** What came of a solve. Seconds are from before the model is written. */
export const solveSchema = z.object({
  points: z.array(pointSchema),
  secondsToFirst: z.nullable(z.number()),
  secondsUsed: z.number(),
  variables: z.number(),
  limits: z.number(),
  kind: z.string(),
});
/** What came of a solve. */
export type Solve = z.infer<typeof solveSchema>;

/** What came of a part. */
export const measuredSchema = z.extend(solveSchema, {
  part: partSchema,
  /** The most that the process held: of a page, the one that it and its workers run in; null where that is not told. */
  memoryBytes: z.nullable(z.number()),
  /** From a stop to the answer, in a second solve of the same part; null for engines alone. */
  stopMilliseconds: z.nullable(z.number()),
  /** The longest task of the page while its workers solved; null under Node. */
  longestTaskMilliseconds: z.nullable(z.number()),
  load: z.number(),
});
/** What came of a part. */
export type Measured = z.infer<typeof measuredSchema>;

/** How long a second solve goes on before it is stopped: somewhere else in its work with each seed. */
export function secondsUntilStop(seed: number): number {
  return 0.5 + ((seed * 37) % 70) / 20;
}
