import * as z from 'zod/mini';
import { deviceIdSchema, programIdSchema } from '../../domain/id.ts';
import { instantSchema } from '../../domain/time/zone.ts';
import { PAGE_ROWS_MAX } from './protocol.ts';
import { verdictSchema } from './push.ts';

const versionSchema = z.int().check(z.gte(0));

/** Text that every database can be asked about. */
const printedSchema = z.string().check(z.maxLength(400), z.regex(/^\P{C}*$/u));

/** How far a device has read; only the server reads anything into it. */
export const cookieSchema = z.object({
  /** Changes when the server was restored from a copy. */
  epoch: z.string(),
  /** Whose view it is: changes with the member's roles. */
  view: z.string(),
  /** Everything up to this version was read, or, where `after` says so, up to that row of it. */
  version: versionSchema,
  after: z.nullable(z.object({ kind: printedSchema, id: printedSchema })),
  /** While everything is read anew: the version of the program when that began. */
  since: z.nullable(versionSchema),
});
/** How far a device has read. */
export type Cookie = z.infer<typeof cookieSchema>;

/** `POST /sync/pull`: what moved since the cookie. */
export const pullRequestSchema = z.object({
  protocol: z.int(),
  programId: programIdSchema,
  deviceId: deviceIdSchema,
  /** Null asks for everything. */
  cookie: z.nullable(cookieSchema),
  /** The last change of this device whose verdict it knows. */
  knownVerdict: z.int().check(z.gte(0)),
  rowsMax: z._default(z.int().check(z.gte(1), z.lte(PAGE_ROWS_MAX)), PAGE_ROWS_MAX),
});
/** What moved since the cookie. */
export type PullRequest = z.infer<typeof pullRequestSchema>;

/** A row that moved, whole, or null where the device is to forget it. Kinds of a newer server are kept as they come. */
export const movedRowSchema = z.tuple([z.string(), z.string(), z.unknown()]);
/** A row that moved. */
export type MovedRow = z.infer<typeof movedRowSchema>;

/** A page of what moved: rows, cookie and last sequence are of one moment. */
export const pullResponseSchema = z.object({
  deviceId: deviceIdSchema,
  /** The cookie of the request: what answers another one is passed over. */
  asked: z.nullable(cookieSchema),
  cookie: cookieSchema,
  /** Whether this is the first page of everything: what was read before is to be forgotten. */
  isReset: z.boolean(),
  /** Whether nothing moved beyond it. Only then what was read may be shown. */
  isLast: z.boolean(),
  rows: z.array(movedRowSchema),
  /** The last change of this device that is decided, and so in these rows. */
  lastSequence: z.int().check(z.gte(0)),
  /** The changes of this device that were refused since the known verdict, with the reasons. */
  refused: z.array(verdictSchema),
  /** The server's clock; servers of before did not say it. */
  answeredAt: z.optional(instantSchema),
});
/** A page of what moved. */
export type PullResponse = z.infer<typeof pullResponseSchema>;
