import * as z from 'zod/mini';
import {
  blockIdSchema,
  calendarIdSchema,
  cohortIdSchema,
  rotationIdSchema,
  siteIdSchema,
  yearIdSchema,
  idSchema,
} from '../id.ts';
import { daySchema } from '../time/day.ts';
import { nameSchema, pgySchema, rowFields } from './row.ts';

/** An academic year, usually 1 July to 30 June. */
export const academicYearSchema = z.object({
  ...rowFields,
  id: yearIdSchema,
  /** As shown, such as `2026–27`. */
  name: nameSchema,
  firstDay: daySchema,
  lastDay: daySchema,
});
/** An academic year. */
export type AcademicYear = z.infer<typeof academicYearSchema>;

/** A way to cut the year into blocks, for all or for some classes (interns often start earlier, on their own). */
export const blockCalendarSchema = z.object({
  ...rowFields,
  id: calendarIdSchema,
  yearId: yearIdSchema,
  name: nameSchema,
  /** The classes that follow this calendar; null for everybody whom no other calendar names. */
  classes: z.nullable(z.array(pgySchema)),
});
/** A way to cut the year into blocks. */
export type BlockCalendar = z.infer<typeof blockCalendarSchema>;

/** A block: a period of the year during which a person is on one rotation; never a half-day. */
export const blockSchema = z.object({
  ...rowFields,
  id: blockIdSchema,
  yearId: yearIdSchema,
  calendarId: calendarIdSchema,
  /** Place in its calendar, from 0. */
  ordinal: z.int().check(z.gte(0)),
  label: nameSchema,
  firstDay: daySchema,
  lastDay: daySchema,
});
/** A block of the year. */
export type Block = z.infer<typeof blockSchema>;

/** A holiday: the actual day earns holiday call credit, the observed day closes the clinic. */
export const holidaySchema = z.object({
  ...rowFields,
  id: idSchema,
  name: nameSchema,
  actualDay: daySchema,
  observedDay: daySchema,
  /** The sites that keep it; null for all. */
  siteIds: z._default(z.nullable(z.array(siteIdSchema)), null),
});
/** A holiday. */
export type Holiday = z.infer<typeof holidaySchema>;

/** A cohort of an X+Y schedule: during the weeks named its people follow the ambulatory rotation instead of their block's. */
export const cohortSchema = z.object({
  ...rowFields,
  id: cohortIdSchema,
  yearId: yearIdSchema,
  name: nameSchema,
  rotationId: rotationIdSchema,
  /** The Mondays of its ambulatory (Y) weeks. */
  mondays: z.array(daySchema),
});
/** A cohort of an X+Y schedule. */
export type Cohort = z.infer<typeof cohortSchema>;

/** A place of work. */
export const siteSchema = z.object({
  ...rowFields,
  id: siteIdSchema,
  name: nameSchema,
  /** How many can see patients there in one half-day, each in a room; null for no limit. */
  rooms: z._default(z.nullable(z.int().check(z.gte(0), z.lte(500))), null),
});
/** A place of work. */
export type Site = z.infer<typeof siteSchema>;
