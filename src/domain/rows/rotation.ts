import * as z from 'zod/mini';
import { activityIdSchema, callRoleIdSchema, rotationIdSchema, siteIdSchema } from '../id.ts';
import { type Day, daySchema, weekdayOf, weekdaySchema } from '../time/day.ts';
import { clockTimeSchema } from '../time/zone.ts';
import { leewaySchema } from './leeway.ts';
import { contactWaySchema, roleSchema, weekPatternSchema } from './person.ts';
import { codeSchema, nameSchema, pgySchema, rowFields } from './row.ts';

/** What an activity is, for hours, supervision and colours. */
export const activityKindSchema = z.enum([
  'ward',
  'clinic',
  'precepting',
  'procedure',
  'shift',
  'night',
  'education',
  'administration',
  'transition',
  'free',
]);
/** What an activity is. */
export type ActivityKind = z.infer<typeof activityKindSchema>;

const people = z.int().check(z.gte(0), z.lte(200));

/** How many people an activity needs and holds in one half-day. */
export const sessionDemandSchema = z.object({
  /** Weekdays on which it needs anybody. */
  weekdays: z.array(weekdaySchema),
  /** Who is counted to what it needs; nobody named stands for everybody. */
  roles: z._default(z.array(roleSchema), []),
  min: people,
  /** How many it holds on any day, whoever they are; null for no limit. */
  max: z._default(z.nullable(people), null),
});
/** How many people an activity needs and holds in one half-day. */
export type SessionDemand = z.infer<typeof sessionDemandSchema>;

/** What somebody does during a half-day or a duty, with real start and end. */
export const activitySchema = z.object({
  ...rowFields,
  id: activityIdSchema,
  code: codeSchema,
  name: nameSchema,
  kind: activityKindSchema,
  /** `HH:MM` in the program's zone; an end at or before the start belongs to the next day. */
  start: clockTimeSchema,
  end: clockTimeSchema,
  siteId: z._default(z.nullable(siteIdSchema), null),
  /** How many it needs and holds in a half-day; null where nobody counts. */
  demand: z._default(z.nullable(sessionDemandSchema), null),
  /** Set where it is not used any more: weeks that hold it keep it, no other can. */
  isArchived: z.optional(z.boolean()),
});
/** What somebody does during a half-day or a duty. */
export type Activity = z.infer<typeof activitySchema>;

/** What a rotation is, for colours and for the rules of the field. */
export const rotationKindSchema = z.enum([
  'inpatient',
  'intensive-care',
  'nights',
  'shifts',
  'clinic',
  'elective',
  'research',
  'away',
  'orientation',
  'leave',
  'other',
]);
/** What a rotation is. */
export type RotationKind = z.infer<typeof rotationKindSchema>;

/** How many residents of these classes a rotation needs (min) and can hold (max) in every block. */
export const demandSchema = z.object({
  /** The classes counted together; empty for all residents. */
  classes: z.array(pgySchema),
  min: z.int().check(z.gte(0)),
  max: z.int().check(z.gte(0)),
});
/** How many residents of these classes a rotation needs and can hold. */
export type Demand = z.infer<typeof demandSchema>;

/** How many blocks of a rotation a class does in the year: the educational requirement. */
export const requirementSchema = z.object({
  pgy: pgySchema,
  blocksMin: z.int().check(z.gte(0)),
  blocksMax: z.int().check(z.gte(0)),
});
/** How many blocks of a rotation a class does in the year. */
export type Requirement = z.infer<typeof requirementSchema>;

/** A rotation template: what every assignment to this rotation means. Classes without a requirement do not do it. */
export const rotationTemplateSchema = z.object({
  ...rowFields,
  id: rotationIdSchema,
  code: codeSchema,
  name: nameSchema,
  siteId: z._default(z.nullable(siteIdSchema), null),
  kind: rotationKindSchema,
  pattern: weekPatternSchema,
  /** What of that week may be decided otherwise; null for nothing. */
  leeway: z._default(z.nullable(leewaySchema), null),
  demand: z._default(z.array(demandSchema), []),
  requirements: z._default(z.array(requirementSchema), []),
  leaveAllowed: z._default(z.boolean(), true),
  takesCall: z._default(z.boolean(), true),
  isHeavy: z._default(z.boolean(), false),
  /** Rotations that must come before; one of an earlier class's curriculum counts as done by later classes. */
  prerequisites: z._default(z.array(rotationIdSchema), []),
  isArchived: z._default(z.boolean(), false),
});
/** A rotation template. */
export type RotationTemplate = z.infer<typeof rotationTemplateSchema>;

/** How a call or shift is served. Home call is answered from home, jeopardy comes only if another cannot. */
export const callModeSchema = z.enum(['in-house', 'home', 'shift', 'jeopardy']);
/** How a call or shift is served. */
export type CallMode = z.infer<typeof callModeSchema>;

/** A call role or shift: who must be there on which days, from when to when, and who may. */
export const callRoleSchema = z.object({
  ...rowFields,
  id: callRoleIdSchema,
  name: nameSchema,
  /** The service people ask for, such as `Family medicine`. */
  service: nameSchema,
  mode: callModeSchema,
  siteId: z._default(z.nullable(siteIdSchema), null),
  /** `HH:MM` in the program's zone; an end at or before the start belongs to the next day, equal means 24 hours. */
  start: clockTimeSchema,
  end: clockTimeSchema,
  /** Weekdays on which it is needed. */
  weekdays: z.array(weekdaySchema),
  /** Single days on which it is needed besides, such as the Saturday of a marathon. */
  extraDays: z.optional(z.array(daySchema)),
  /** The first and the last day it is in use, such as those of a month of shifts; null for no such limit. */
  firstDay: z._default(z.nullable(daySchema), null),
  lastDay: z._default(z.nullable(daySchema), null),
  /** How many people each time. */
  needed: z.int().check(z.gte(0)),
  eligibleRoles: z.array(roleSchema),
  /** Classes that may take it; empty for all classes of the eligible roles. */
  eligibleClasses: z._default(z.array(pgySchema), []),
  /** Phones and pagers that belong to the role, whoever carries them. */
  ways: z._default(z.array(contactWaySchema), []),
  /** Whom to call when this role does not answer. */
  backupId: z._default(z.nullable(callRoleIdSchema), null),
  /** Place in lists, ascending. */
  ordinal: z._default(z.int(), 0),
  isArchived: z._default(z.boolean(), false),
});
/** A call role or shift. */
export type CallRole = z.infer<typeof callRoleSchema>;

/** Whether the call or shift must be filled on the day. */
export function isNeededOn(role: CallRole, at: Day): boolean {
  const isItsDay = role.weekdays.includes(weekdayOf(at)) || role.extraDays?.includes(at);
  const isInUse = (role.firstDay ?? at) <= at && at <= (role.lastDay ?? at);
  return role.needed > 0 && isInUse && isItsDay === true;
}
