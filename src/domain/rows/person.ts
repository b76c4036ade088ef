import * as z from 'zod/mini';
import {
  activityIdSchema,
  cohortIdSchema,
  personIdSchema,
  rotationIdSchema,
  yearIdSchema,
  idSchema,
} from '../id.ts';
import { daySchema, weekdaySchema } from '../time/day.ts';
import { leewaySchema } from './leeway.ts';
import { nameSchema, noteSchema, pgySchema, rowFields } from './row.ts';

/** Somebody the schedule speaks of, or a placeholder such as "Intern 3" who will be named later. */
export const personSchema = z.object({
  ...rowFields,
  id: personIdSchema,
  givenName: z.string().check(z.trim(), z.maxLength(80)),
  familyName: z
    .string()
    .check(z.trim(), z.minLength(1, 'A family name is needed'), z.maxLength(80)),
  email: z._default(z.nullable(z.email('This is not an e-mail address')), null),
  /** The id the program's other systems use for this person, by which imports find them again. */
  staffCode: z._default(z.nullable(z.string().check(z.maxLength(40))), null),
  /** When this person's residency began, wherever that was; null where nobody entered it. */
  residencyFirstDay: z._default(z.nullable(daySchema), null),
  isPlaceholder: z._default(z.boolean(), false),
  isArchived: z._default(z.boolean(), false),
});
/** Somebody the schedule speaks of. */
export type Person = z.infer<typeof personSchema>;

/** What a person is to the program in one year. */
export const roleSchema = z.enum(['resident', 'faculty', 'fellow', 'student', 'external']);
/** What a person is to the program in one year. */
export type Role = z.infer<typeof roleSchema>;

/** The half-days of a week, Monday morning first: place `2 * weekday + (0 morning, 1 afternoon)`; null is free. */
export const weekPatternSchema = z.array(z.nullable(activityIdSchema)).check(z.length(14));
/** The half-days of a week, Monday morning first. */
export type WeekPattern = z.infer<typeof weekPatternSchema>;

const callsAhead = z.number().check(z.gte(-400), z.lte(400));

/**
 * How many calls somebody served beyond the fair share, less where negative: nights and other calls apart, and weekend and
 * holiday calls among both.
 */
export const carriedLoadSchema = z.object({
  nights: callsAhead,
  days: callsAhead,
  weekends: callsAhead,
  holidays: callsAhead,
});
/** How many calls somebody served beyond the fair share. */
export type CarriedLoad = z.infer<typeof carriedLoadSchema>;

/** A person in one academic year: class, contract and limits. */
export const personYearSchema = z.object({
  ...rowFields,
  id: idSchema,
  personId: personIdSchema,
  yearId: yearIdSchema,
  role: roleSchema,
  /** Post-graduate year of residents and fellows, null for others. */
  pgy: z.nullable(pgySchema),
  /** Rank or duty as shown, such as `program director`. */
  rank: z._default(z.nullable(nameSchema), null),
  /** First and last day of duty within this year: later or earlier than the year for off-cycle people. */
  firstDay: daySchema,
  lastDay: daySchema,
  /** Full-time equivalent, above 0 to 1. */
  fte: z._default(z.number().check(z.gt(0), z.lte(1)), 1),
  takesCall: z._default(z.boolean(), true),
  /** Weekdays without call. */
  callWeekdaysOff: z._default(z.array(weekdaySchema), []),
  /** The usual week of people who do not follow rotations (faculty), or null. */
  pattern: z._default(z.nullable(weekPatternSchema), null),
  /** What of that week may be decided otherwise; null for nothing. */
  leeway: z._default(z.nullable(leewaySchema), null),
  cohortId: z._default(z.nullable(cohortIdSchema), null),
  /** Rotations completed before this year, in blocks: prerequisites look back. */
  completed: z._default(
    z.array(z.object({ rotationId: rotationIdSchema, blocks: z.number().check(z.gt(0)) })),
    [],
  ),
  /** Hours of clinic with their own patients before this year; null where nobody entered them. */
  panelHoursBefore: z._default(z.nullable(z.number().check(z.gte(0), z.lte(10_000))), null),
  /** What the years before left of calls beyond the fair share; absent where nothing is carried over. */
  carriedLoad: z.optional(carriedLoadSchema),
  note: z._default(noteSchema, ''),
});
/** A person in one academic year. */
export type PersonYear = z.infer<typeof personYearSchema>;

/** A way to reach a person or a role. A pager takes digits after a tone and an extension needs the hospital's line: neither is a link to dial. */
export const contactWaySchema = z.object({
  kind: z.enum(['phone', 'pager', 'extension', 'operator']),
  number: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
  label: z._default(z.string().check(z.maxLength(40)), ''),
});
/** A way to reach a person or a role. */
export type ContactWay = z.infer<typeof contactWaySchema>;

/** How to reach a person: live, never frozen into an edition. Its id is the person's. */
export const contactSchema = z.object({
  ...rowFields,
  id: personIdSchema,
  ways: z.array(contactWaySchema),
});
/** How to reach a person. */
export type Contact = z.infer<typeof contactSchema>;
