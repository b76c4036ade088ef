import * as z from 'zod/mini';
import {
  idSchema,
  leaveRoundIdSchema,
  personIdSchema,
  rotationIdSchema,
  yearIdSchema,
} from '../id.ts';
import { daySchema } from '../time/day.ts';
import { instantSchema } from '../time/zone.ts';
import { absenceTypeSchema } from './absence.ts';
import { nameSchema, pgySchema, rowFields } from './row.ts';

const days = z.int().check(z.gte(0), z.lte(366));

/** How much leave of a type somebody has in an academic year, and how much of it may be carried over. */
export const leaveAllowanceSchema = z.object({
  type: absenceTypeSchema,
  daysAYear: days,
  carryDaysMax: days,
});
/** How much leave of a type somebody has. */
export type LeaveAllowance = z.infer<typeof leaveAllowanceSchema>;

/** What the program grants of leave: the one row of its kind. */
export const leavePolicySchema = z.object({
  ...rowFields,
  id: z.literal('leave'),
  /** Types that are not named have no balance. */
  allowances: z.array(leaveAllowanceSchema),
  /** Which days of an absence count. */
  counted: z.enum(['weekdays', 'all-days']),
  /** Days away in an academic year beyond which training must be extended; null where nobody set it. */
  awayDaysMax: z.nullable(days),
});
/** What the program grants of leave. */
export type LeavePolicy = z.infer<typeof leavePolicySchema>;

/** What somebody carries of leave into a year: private, for the type is the reason. */
export const leaveBalanceSchema = z.object({
  ...rowFields,
  id: idSchema,
  personId: personIdSchema,
  yearId: yearIdSchema,
  carried: z.array(z.object({ type: absenceTypeSchema, days })),
});
/** What somebody carries of leave into a year. */
export type LeaveBalance = z.infer<typeof leaveBalanceSchema>;

/** How many people may be away on a day of those it names. */
export const leaveLimitSchema = z.object({
  /** Classes counted together; none for everybody. */
  classes: z.array(pgySchema),
  /** Rotations counted together; none for all. */
  rotationIds: z.array(rotationIdSchema),
  awayMax: z.int().check(z.gte(0), z.lte(500)),
});
/** How many people may be away on a day. */
export type LeaveLimit = z.infer<typeof leaveLimitSchema>;

/** A leave round: ranked requests for leave in some days are gathered, then decided together. */
export const leaveRoundSchema = z.object({
  ...rowFields,
  id: leaveRoundIdSchema,
  yearId: yearIdSchema,
  name: nameSchema,
  /** The days that it decides: requests that lie in them are its own. */
  firstDay: daySchema,
  lastDay: daySchema,
  /** Days on which nobody is granted leave. */
  blackouts: z.array(z.object({ label: nameSchema, firstDay: daySchema, lastDay: daySchema })),
  limits: z.array(leaveLimitSchema),
  /** How many of somebody’s choices are granted at most. */
  grantsMax: z.int().check(z.gte(1), z.lte(20)),
  /** When it was closed: what is asked later is no part of it. Null while it is open. */
  closedAt: z.nullable(instantSchema),
  decidedAt: z.nullable(instantSchema),
});
/** A leave round. */
export type LeaveRound = z.infer<typeof leaveRoundSchema>;
