import * as z from 'zod/mini';

/** 32 letters and digits that cannot be mistaken for one another (no i, l, o, u), after Crockford's base 32. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_LENGTH = 12;

/** An id of 12 letters (60 random bits), made on the device. Imported and computed ids may be longer. */
export const idSchema = z.string().check(z.regex(/^[0-9a-zA-Z._-]{1,80}$/));

/**
 * Makes an id out of random bytes, so that the floor that calls decides where randomness comes from.
 * @param bytes at least 12 random bytes; of each, five bits are used.
 * @throws if there are fewer than 12 bytes.
 */
export function idFromBytes(bytes: Uint8Array): string {
  if (bytes.length < ID_LENGTH) throw new Error(`An id needs ${ID_LENGTH} random bytes`);
  return Array.from(bytes.subarray(0, ID_LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join('');
}

/** Id of a program; unique in the whole world, the others are unique within their program. */
export const programIdSchema = idSchema.brand<'ProgramId'>();
/** Id of a program. */
export type ProgramId = z.infer<typeof programIdSchema>;

/** Id of an academic year. */
export const yearIdSchema = idSchema.brand<'YearId'>();
/** Id of an academic year. */
export type YearId = z.infer<typeof yearIdSchema>;

/** Id of a site. */
export const siteIdSchema = idSchema.brand<'SiteId'>();
/** Id of a site. */
export type SiteId = z.infer<typeof siteIdSchema>;

/** Id of a block calendar. */
export const calendarIdSchema = idSchema.brand<'CalendarId'>();
/** Id of a block calendar. */
export type CalendarId = z.infer<typeof calendarIdSchema>;

/** Id of a block of the year. */
export const blockIdSchema = idSchema.brand<'BlockId'>();
/** Id of a block of the year. */
export type BlockId = z.infer<typeof blockIdSchema>;

/** Id of a person. */
export const personIdSchema = idSchema.brand<'PersonId'>();
/** Id of a person. */
export type PersonId = z.infer<typeof personIdSchema>;

/** Id of a rotation template. */
export const rotationIdSchema = idSchema.brand<'RotationId'>();
/** Id of a rotation template. */
export type RotationId = z.infer<typeof rotationIdSchema>;

/** Id of an activity. */
export const activityIdSchema = idSchema.brand<'ActivityId'>();
/** Id of an activity. */
export type ActivityId = z.infer<typeof activityIdSchema>;

/** Id of a call role. */
export const callRoleIdSchema = idSchema.brand<'CallRoleId'>();
/** Id of a call role. */
export type CallRoleId = z.infer<typeof callRoleIdSchema>;

/** Id of a cohort of an X+Y schedule. */
export const cohortIdSchema = idSchema.brand<'CohortId'>();
/** Id of a cohort of an X+Y schedule. */
export type CohortId = z.infer<typeof cohortIdSchema>;

/** Id of an absence. */
export const absenceIdSchema = idSchema.brand<'AbsenceId'>();
/** Id of an absence. */
export type AbsenceId = z.infer<typeof absenceIdSchema>;

/** Id of a request. */
export const requestIdSchema = idSchema.brand<'RequestId'>();
/** Id of a request. */
export type RequestId = z.infer<typeof requestIdSchema>;

/** Id of a swap. */
export const swapIdSchema = idSchema.brand<'SwapId'>();
/** Id of a swap. */
export type SwapId = z.infer<typeof swapIdSchema>;

/** Id of a leave round. */
export const leaveRoundIdSchema = idSchema.brand<'LeaveRoundId'>();
/** Id of a leave round. */
export type LeaveRoundId = z.infer<typeof leaveRoundIdSchema>;

/** Id of a draft. */
export const draftIdSchema = idSchema.brand<'DraftId'>();
/** Id of a draft. */
export type DraftId = z.infer<typeof draftIdSchema>;

/** Id of an edition. */
export const editionIdSchema = idSchema.brand<'EditionId'>();
/** Id of an edition. */
export type EditionId = z.infer<typeof editionIdSchema>;

/** Id of a comment. */
export const commentIdSchema = idSchema.brand<'CommentId'>();
/** Id of a comment. */
export type CommentId = z.infer<typeof commentIdSchema>;

/** Id of a schedule run. */
export const runIdSchema = idSchema.brand<'RunId'>();
/** Id of a schedule run. */
export type RunId = z.infer<typeof runIdSchema>;

/** Id of a waiver. */
export const waiverIdSchema = idSchema.brand<'WaiverId'>();
/** Id of a waiver. */
export type WaiverId = z.infer<typeof waiverIdSchema>;

/** Id of a compliance case. */
export const caseIdSchema = idSchema.brand<'CaseId'>();
/** Id of a compliance case. */
export type CaseId = z.infer<typeof caseIdSchema>;

/** Id of a line of the payback ledger. */
export const coverIdSchema = idSchema.brand<'CoverId'>();
/** Id of a line of the payback ledger. */
export type CoverId = z.infer<typeof coverIdSchema>;

/** Id of what really happened at a place. */
export const actualIdSchema = idSchema.brand<'ActualId'>();
/** Id of what really happened at a place. */
export type ActualId = z.infer<typeof actualIdSchema>;

/** Id of a change in the history. */
export const changeIdSchema = idSchema.brand<'ChangeId'>();
/** Id of a change in the history. */
export type ChangeId = z.infer<typeof changeIdSchema>;

/** Id of an account: a human being who signs in, whatever programs they belong to. */
export const accountIdSchema = idSchema.brand<'AccountId'>();
/** Id of an account. */
export type AccountId = z.infer<typeof accountIdSchema>;

/** Id under which one copy of a program, on one device, numbers its changes. */
export const deviceIdSchema = idSchema.brand<'DeviceId'>();
/** Id of one copy of a program. */
export type DeviceId = z.infer<typeof deviceIdSchema>;
