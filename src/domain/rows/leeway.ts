import * as z from 'zod/mini';
import { activityIdSchema } from '../id.ts';

const sessions = z.int().check(z.gte(0), z.lte(14));

/** How many half-days of some activities somebody has in a week. */
export const sessionsAWeekSchema = z.object({
  /** The activities counted together. */
  activityIds: z.array(activityIdSchema).check(z.minLength(1)),
  min: sessions,
  max: sessions,
});
/** How many half-days of some activities somebody has in a week. */
export type SessionsAWeek = z.infer<typeof sessionsAWeekSchema>;

/** What of a usual week may be decided otherwise than the pattern has it, and how many of what there are then. */
export const leewaySchema = z.object({
  /** Half-days that may be decided otherwise: places in the week pattern, Monday morning 0. */
  places: z.array(z.int().check(z.gte(0), z.lte(13))),
  /** What may stand there instead, each in the half of the day in which it begins. */
  activityIds: z.array(activityIdSchema),
  sessions: z._default(z.array(sessionsAWeekSchema), []),
});
/** What of a usual week may be decided otherwise than the pattern has it. */
export type Leeway = z.infer<typeof leewaySchema>;
