import * as z from 'zod/mini';
import { accountIdSchema, idSchema, personIdSchema, programIdSchema } from '../../domain/id.ts';

/** An e-mail address, in lower case once read. */
export const emailSchema = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(254), z.regex(/^[^\s\p{C}@]+@[^\s\p{C}@]+$/u));
const passwordSchema = z.string().check(z.minLength(1), z.maxLength(1000));
const codeSchema = z.string().check(z.regex(/^[0-9]{6}$/));
const tokenSchema = z.string().check(z.regex(/^[\w-]{43}$/));
const instantSchema = z.int();

/** Roles as a membership carries them. */
export const rolesSchema = z
  .array(z.enum(['admin', 'coordinator', 'faculty', 'resident', 'viewer']))
  .check(z.minLength(1), z.maxLength(5));

/** A message without content. */
export const nothingSchema = z.object({});

/** `POST /auth/sign-in`. */
export const signInSchema = z.object({
  email: emailSchema,
  password: passwordSchema,
  /** The code of the second factor, where there is one. */
  code: z.optional(codeSchema),
  /** In place of it, one of the codes for whoever lost their authenticator. */
  recoveryCode: z.optional(z.string().check(z.minLength(16), z.maxLength(40))),
  /** What the device calls itself. */
  label: z.string().check(z.trim(), z.maxLength(60), z.regex(/^\P{C}+$/u)),
});

/** `POST /auth/ways` answers it: the ways to sign in besides a password and passkeys. */
export const waysSchema = z.object({
  /** Whether there is an identity provider: the browser goes to `/sign-on?label=…` as a whole page. */
  hasSignOn: z.boolean(),
});
/** What stands behind the `#` of `/sign-in` where the identity provider signed somebody in; otherwise an error's code. */
export const SIGNED_ON = 'signed-on';
/** The ways to sign in. */
export type Ways = z.infer<typeof waysSchema>;

/** What `/auth/sign-in` and `/auth/refresh` answer; the refresh token comes as a cookie that no script reads. */
export const signedInSchema = z.object({
  accessToken: z.string(),
  /** How long it is good from now on. */
  seconds: z.int(),
  accountId: accountIdSchema,
  sessionId: idSchema,
});
/** What signing in and refreshing answer. */
export type SignedIn = z.infer<typeof signedInSchema>;

/** `POST /auth/me` answers it: the account that asks. */
export const meSchema = z.object({
  accountId: accountIdSchema,
  email: z.string(),
  hasSecondFactor: z.boolean(),
  /** Whether this session gave it. */
  isStrong: z.boolean(),
  memberships: z.array(
    z.object({
      programId: programIdSchema,
      roles: rolesSchema,
      personId: z.nullable(personIdSchema),
    }),
  ),
});
/** The account that asks. */
export type Me = z.infer<typeof meSchema>;

/** `POST /auth/devices` answers a list of these: where the account is signed in. */
export const sessionLineSchema = z.object({
  sessionId: idSchema,
  label: z.string(),
  createdAt: instantSchema,
  seenAt: instantSchema,
  isThis: z.boolean(),
});
/** Where an account is signed in. */
export type SessionLine = z.infer<typeof sessionLineSchema>;

/** `POST /auth/devices/revoke`: ends a session of one's own. */
export const revokeSchema = z.object({
  sessionId: idSchema,
  /** Whether the device is told to delete what it holds. */
  isWiped: z.boolean(),
});

/** `POST /auth/password`. */
export const newPasswordSchema = z.object({
  password: passwordSchema,
  newPassword: passwordSchema,
});

/** `POST /auth/second-factor/begin`: asks for the password, and for a code where one is needed so far. */
export const beginSecondFactorSchema = z.object({
  password: passwordSchema,
  code: z.optional(codeSchema),
});

/** What `/auth/second-factor/begin` answers, once. */
export const secondFactorSchema = z.object({
  /** In base 32. */
  secret: z.string(),
  /** For a picture that authenticator apps read. */
  address: z.string(),
});

/** `POST /auth/second-factor/confirm`: the first code; answers fresh recovery codes. */
export const confirmSecondFactorSchema = z.object({ code: codeSchema });

/** `POST /auth/invitation/read`. */
export const readInvitationSchema = z.object({ token: tokenSchema });

/** What `/auth/invitation/read` answers. */
export const invitationSchema = z.object({
  programId: programIdSchema,
  email: z.string(),
  roles: rolesSchema,
  /** Whether that address has an account already, whose password is asked for. */
  hasAccount: z.boolean(),
});

/** `POST /auth/invitation/accept`: the new account's password, or that of the account there is. */
export const acceptInvitationSchema = z.object({ token: tokenSchema, password: passwordSchema });

/** `POST /auth/members` and `/auth/invitations`: lists of a program. This and what follows is for its admins alone. */
export const ofProgramSchema = z.object({ programId: programIdSchema });

/** `POST /auth/members` answers a list of these. */
export const memberSchema = z.object({
  accountId: accountIdSchema,
  email: z.string(),
  roles: rolesSchema,
  personId: z.nullable(personIdSchema),
  hasSecondFactor: z.boolean(),
  isDisabled: z.boolean(),
});
/** A member of a program. */
export type Member = z.infer<typeof memberSchema>;

/** `POST /auth/members/change`. */
export const changeMemberSchema = z.object({
  programId: programIdSchema,
  accountId: accountIdSchema,
  roles: rolesSchema,
  personId: z.nullable(personIdSchema),
});

/** `POST /auth/members/remove` and `/auth/members/devices`. */
export const ofMemberSchema = z.object({
  programId: programIdSchema,
  accountId: accountIdSchema,
});

/** `POST /auth/members/devices/revoke`. */
export const revokeMemberSchema = z.object({
  programId: programIdSchema,
  accountId: accountIdSchema,
  sessionId: idSchema,
  isWiped: z.boolean(),
});

/** `POST /auth/members/invite`. */
export const inviteSchema = z.object({
  programId: programIdSchema,
  email: emailSchema,
  roles: rolesSchema,
  personId: z.nullable(personIdSchema),
});
/** Who is invited as what. */
export type Invite = z.infer<typeof inviteSchema>;

/** What `/auth/members/invite` answers, once: the token belongs behind the `#` of a link. */
export const invitedSchema = z.object({ invitationId: idSchema, token: z.string() });
/** A fresh invitation. */
export type Invited = z.infer<typeof invitedSchema>;

/** `POST /auth/invitations` answers a list of these: the open ones. */
export const invitationLineSchema = z.object({
  invitationId: idSchema,
  email: z.string(),
  roles: rolesSchema,
  personId: z.nullable(personIdSchema),
  expiresAt: instantSchema,
});
/** An open invitation. */
export type InvitationLine = z.infer<typeof invitationLineSchema>;

/** `POST /auth/invitations/withdraw`. */
export const withdrawInvitationSchema = z.object({
  programId: programIdSchema,
  invitationId: idSchema,
});

/** Everything that can happen to an account. */
export const authEventNames = [
  'account-made',
  'account-disabled',
  'account-enabled',
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'device-revoked',
  'token-reused',
  'password-changed',
  'second-factor-set',
  'second-factor-reset',
  'invited',
  'invitation-withdrawn',
  'membership-made',
  'membership-changed',
  'membership-removed',
  'token-made',
  'token-revoked',
  'feed-made',
  'feed-revoked',
  'viewer-link-made',
  'viewer-link-used',
  'viewer-link-revoked',
  'webhook-made',
  'webhook-removed',
  'passkey-made',
  'passkey-removed',
  'recovery-codes-made',
  'recovery-code-used',
  'sign-on-linked',
] as const;
/** Something that can happen to an account. */
export type AuthEventName = (typeof authEventNames)[number];

/** `POST /auth/events`: up to 500 events, newest first, before a moment where one is given. */
export const eventsSchema = z.object({
  programId: programIdSchema,
  before: z.optional(instantSchema),
});

/** `POST /auth/events` answers a list of these. */
export const authEventSchema = z.object({
  at: instantSchema,
  name: z.string(),
  accountId: z.nullable(z.string()),
  byAccountId: z.nullable(z.string()),
  sessionId: z.nullable(z.string()),
});
/** Something that happened to an account. */
export type AuthEvent = z.infer<typeof authEventSchema>;
