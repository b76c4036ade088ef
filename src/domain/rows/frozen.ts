import * as z from 'zod/mini';
import { idSchema } from '../id.ts';
import {
  academicYearSchema,
  blockCalendarSchema,
  blockSchema,
  cohortSchema,
  holidaySchema,
  siteSchema,
} from './academic-year.ts';
import { personSchema, personYearSchema } from './person.ts';
import { programSchema } from './program.ts';
import { activitySchema, callRoleSchema, rotationTemplateSchema } from './rotation.ts';
import { rowFields } from './row.ts';
import { ruleSettingSchema } from './schedule.ts';

/**
 * What an edition was made with: definitions, names and rule settings as they stood, named by content and shared
 * between editions. Only contact details stay live.
 */
export const frozenSchema = z.object({
  ...rowFields,
  id: idSchema,
  program: programSchema,
  year: academicYearSchema,
  calendars: z.array(blockCalendarSchema),
  blocks: z.array(blockSchema),
  holidays: z.array(holidaySchema),
  cohorts: z.array(cohortSchema),
  sites: z.array(siteSchema),
  people: z.array(personSchema),
  personYears: z.array(personYearSchema),
  activities: z.array(activitySchema),
  rotations: z.array(rotationTemplateSchema),
  callRoles: z.array(callRoleSchema),
  ruleSettings: z.array(ruleSettingSchema),
});
/** What an edition was made with. */
export type Frozen = z.infer<typeof frozenSchema>;
