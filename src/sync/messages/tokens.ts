import * as z from 'zod/mini';
import { accountIdSchema, idSchema, programIdSchema } from '../../domain/id.ts';
import { daySchema } from '../../domain/time/day.ts';

/** What a token may be used for. Whatever it says, it allows nothing that its owner's roles do not. */
export const scopeNames = [
  'read:schedule',
  'read:people',
  'read:absences',
  'write:people',
  'write:absences',
  'write:templates',
] as const;
/** What a token may be used for. */
export const scopeSchema = z.enum(scopeNames);
/** What a token may be used for. */
export type TokenScope = z.infer<typeof scopeSchema>;

/** What something is called by whoever made it. */
export const labelSchema = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(60), z.regex(/^\P{C}+$/u));

/** How many days a token is good at most. */
export const TOKEN_DAYS_MAX = 366;

/** `POST /auth/tokens/make`: a token of one program, for the account that asks. */
export const makeTokenSchema = z.object({
  programId: programIdSchema,
  label: labelSchema,
  scopes: z.array(scopeSchema).check(z.minLength(1), z.maxLength(scopeNames.length)),
  days: z.int().check(z.gte(1), z.lte(TOKEN_DAYS_MAX)),
});
/** A token that is wanted. */
export type MakeToken = z.infer<typeof makeTokenSchema>;

/** What `/auth/tokens/make` answers: the token itself is shown this once. */
export const madeTokenSchema = z.object({
  tokenId: idSchema,
  token: z.string(),
  expiresAt: z.int(),
});
/** A fresh token. */
export type MadeToken = z.infer<typeof madeTokenSchema>;

/** `POST /auth/tokens` and, for admins, `/auth/members/tokens` answer lists of these: all that were not revoked. */
export const tokenLineSchema = z.object({
  tokenId: idSchema,
  programId: programIdSchema,
  label: z.string(),
  scopes: z.array(scopeSchema),
  createdAt: z.int(),
  expiresAt: z.int(),
  /** The last day, in UTC, on which it was used. */
  lastUsedOn: z.nullable(daySchema),
});
/** A token that was not revoked. */
export type TokenLine = z.infer<typeof tokenLineSchema>;

/** `POST /auth/tokens/revoke`. */
export const revokeTokenSchema = z.object({ tokenId: idSchema });

/** `POST /auth/members/tokens/revoke`: for admins, a token of a member. */
export const revokeMemberTokenSchema = z.object({
  programId: programIdSchema,
  accountId: accountIdSchema,
  tokenId: idSchema,
});
