import type * as z from 'zod/mini';
import type { Kind } from './kind-names.ts';
import { actualSchema } from './rows/actual.ts';
import { absenceDetailSchema, absenceSchema } from './rows/absence.ts';
import {
  academicYearSchema,
  blockCalendarSchema,
  blockSchema,
  cohortSchema,
  holidaySchema,
  siteSchema,
} from './rows/academic-year.ts';
import { commentSchema } from './rows/comment.ts';
import { complianceCaseSchema } from './rows/compliance-case.ts';
import { coverSchema } from './rows/cover.ts';
import { draftSchema } from './rows/draft.ts';
import { frozenSchema } from './rows/frozen.ts';
import { leaveBalanceSchema, leavePolicySchema, leaveRoundSchema } from './rows/leave.ts';
import { loggedDaySchema } from './rows/logged-day.ts';
import { contactSchema, personSchema, personYearSchema } from './rows/person.ts';
import { programSchema } from './rows/program.ts';
import { requestSchema } from './rows/request.ts';
import { activitySchema, callRoleSchema, rotationTemplateSchema } from './rows/rotation.ts';
import {
  assignmentSchema,
  chunkSchema,
  editionSchema,
  ruleSettingSchema,
} from './rows/schedule.ts';
import { scheduleRunSchema } from './rows/schedule-run.ts';
import { swapSchema } from './rows/swap.ts';
import { waiverSchema } from './rows/waiver.ts';

/** Every kind of row there is, with its schema: stores, files and messages are made from this one table. */
export const kinds = {
  program: programSchema,
  academicYear: academicYearSchema,
  blockCalendar: blockCalendarSchema,
  block: blockSchema,
  holiday: holidaySchema,
  cohort: cohortSchema,
  site: siteSchema,
  person: personSchema,
  personYear: personYearSchema,
  contact: contactSchema,
  activity: activitySchema,
  rotation: rotationTemplateSchema,
  callRole: callRoleSchema,
  absence: absenceSchema,
  absenceDetail: absenceDetailSchema,
  leavePolicy: leavePolicySchema,
  leaveBalance: leaveBalanceSchema,
  leaveRound: leaveRoundSchema,
  request: requestSchema,
  swap: swapSchema,
  loggedDay: loggedDaySchema,
  draft: draftSchema,
  assignment: assignmentSchema,
  chunk: chunkSchema,
  frozen: frozenSchema,
  edition: editionSchema,
  scheduleRun: scheduleRunSchema,
  ruleSetting: ruleSettingSchema,
  waiver: waiverSchema,
  complianceCase: complianceCaseSchema,
  comment: commentSchema,
  cover: coverSchema,
  actual: actualSchema,
} as const satisfies Record<Kind, z.ZodMiniType>;

/** A row of that kind. */
export type Row<K extends Kind> = z.infer<(typeof kinds)[K]>;

/** Rows by kind, the content of a program file; kinds that are absent have no rows. */
export type RowsByKind = { readonly [K in Kind]?: readonly Row<K>[] };
