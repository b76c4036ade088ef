import * as z from 'zod/mini';
import { callRoleIdSchema, idSchema, personIdSchema, programIdSchema } from '../../domain/id.ts';
import { nameSchema } from '../../domain/rows/row.ts';
import { daySchema } from '../../domain/time/day.ts';
import { labelSchema } from './tokens.ts';

/** What a calendar link shows: somebody's schedule, or who is on call for a service or in a role. */
export const feedSubjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: personIdSchema }),
  z.object({ kind: z.literal('service'), service: nameSchema }),
  z.object({ kind: z.literal('call-role'), callRoleId: callRoleIdSchema }),
]);
/** What a calendar link shows. */
export type FeedSubject = z.infer<typeof feedSubjectSchema>;

/** `POST /auth/feeds/make`. */
export const makeFeedSchema = z.object({ programId: programIdSchema, subject: feedSubjectSchema });
/** A calendar link that is wanted. */
export type MakeFeed = z.infer<typeof makeFeedSchema>;

/** What `/auth/feeds/make` answers, once: the calendar is at `/feeds/TOKEN.ics`. */
export const madeFeedSchema = z.object({ feedId: idSchema, token: z.string() });
/** A fresh calendar link. */
export type MadeFeed = z.infer<typeof madeFeedSchema>;

/** `POST /auth/feeds` answers a list of these: those of the account that were not revoked. */
export const feedLineSchema = z.object({
  feedId: idSchema,
  programId: programIdSchema,
  subject: feedSubjectSchema,
  createdAt: z.int(),
  /** The last day, in UTC, on which anybody fetched it. */
  lastUsedOn: z.nullable(daySchema),
});
/** A calendar link that was not revoked. */
export type FeedLine = z.infer<typeof feedLineSchema>;

/** `POST /auth/feeds/revoke`. */
export const revokeFeedSchema = z.object({ feedId: idSchema });

/** `POST /auth/viewer-links/make`: for admins, a link whose holder only looks. */
export const makeViewerLinkSchema = z.object({ programId: programIdSchema, label: labelSchema });
/** A viewer link that is wanted. */
export type MakeViewerLink = z.infer<typeof makeViewerLinkSchema>;

/** What `/auth/viewer-links/make` answers, once: the token belongs behind the `#` of a link. */
export const madeViewerLinkSchema = z.object({ linkId: idSchema, token: z.string() });
/** A fresh viewer link. */
export type MadeViewerLink = z.infer<typeof madeViewerLinkSchema>;

/** `POST /auth/viewer-links` answers a list of these: those of a program that were not revoked. */
export const viewerLinkLineSchema = z.object({
  linkId: idSchema,
  label: z.string(),
  createdAt: z.int(),
  /** On how many devices it is in use. */
  devices: z.int(),
});
/** A viewer link that was not revoked. */
export type ViewerLinkLine = z.infer<typeof viewerLinkLineSchema>;

/** `POST /auth/viewer-links/revoke`: whoever used it is signed out. */
export const revokeViewerLinkSchema = z.object({ programId: programIdSchema, linkId: idSchema });

/** `POST /auth/viewer-links/open`: signs in as a viewer; answers as `/auth/sign-in` does. */
export const openViewerLinkSchema = z.object({
  token: z.string().check(z.regex(/^[\w-]{43}$/)),
  /** What the device calls itself. */
  label: labelSchema,
});
