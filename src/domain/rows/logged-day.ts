import * as z from 'zod/mini';
import { personIdSchema, type PersonId } from '../id.ts';
import { daySchema, type Day } from '../time/day.ts';
import { instantSchema } from '../time/zone.ts';
import { workKindSchema } from '../work/work-period.ts';
import { rowFields } from './row.ts';

/** The most work periods that one day may hold. */
const PERIODS_MAX = 24;

/** A stretch of work as somebody who was there tells it. */
export const loggedPeriodSchema = z.object({
  start: instantSchema,
  end: instantSchema,
  kind: workKindSchema,
  /** When the person left, where that was after the end; the time between is a stay. */
  leftAt: z._default(z.nullable(instantSchema), null),
  /** Why the person stayed; empty where nobody said. */
  reason: z._default(z.string().check(z.trim(), z.maxLength(500)), ''),
});
/** A stretch of work as somebody who was there tells it. */
export type LoggedPeriod = z.infer<typeof loggedPeriodSchema>;

/** What somebody worked on one day: the periods that start on it, none if the day was free. */
export const workOfDaySchema = z.object({
  day: daySchema,
  periods: z
    .array(loggedPeriodSchema)
    .check(z.maxLength(PERIODS_MAX, `At most ${PERIODS_MAX} periods a day`)),
});
/** What somebody worked on one day. */
export type WorkOfDay = z.infer<typeof workOfDaySchema>;

/** A day that somebody logged, whether it was worked or free. A day without such a row is a blank: nobody knows. */
export const loggedDaySchema = z.extend(workOfDaySchema, {
  ...rowFields,
  /** Made of the person and the day. */
  id: z.string(),
  personId: personIdSchema,
});
/** A day that somebody logged. */
export type LoggedDay = z.infer<typeof loggedDaySchema>;

/** The id of a person's log of a day. */
export function loggedDayId(personId: PersonId, day: Day): string {
  return `${personId}/${day}`;
}
