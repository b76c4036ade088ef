import * as z from 'zod/mini';
import { changeIdSchema, deviceIdSchema, programIdSchema } from '../../domain/id.ts';
import { instantSchema } from '../../domain/time/zone.ts';
import { CHANGES_MAX } from './protocol.ts';

const sequenceSchema = z.int().check(z.gte(1));

/** A change that was made on a device and waits for the server's word. */
export const sentChangeSchema = z.object({
  /** Its place among the changes of that device, from 1 and without gaps. */
  sequence: sequenceSchema,
  /** Its own id, made on the device: what arrives twice is made once. */
  id: changeIdSchema,
  name: z.string().check(z.maxLength(80)),
  args: z.unknown(),
  /** The device's clock: a label, never an order. */
  at: instantSchema,
});
/** A change that was made on a device. */
export type SentChange = z.infer<typeof sentChangeSchema>;

/** `POST /sync/push`: changes of one device, in their order. */
export const pushRequestSchema = z.object({
  protocol: z.int(),
  programId: programIdSchema,
  deviceId: deviceIdSchema,
  changes: z.array(sentChangeSchema).check(z.minLength(1), z.maxLength(CHANGES_MAX)),
});
/** Changes of one device, in their order. */
export type PushRequest = z.infer<typeof pushRequestSchema>;

/** Why a change was refused. */
export const problemSchema = z.object({
  kind: z.string(),
  message: z.string(),
  field: z.optional(z.string()),
});

/** The server's final word on a change: null where it was made. */
export const verdictSchema = z.object({
  sequence: sequenceSchema,
  problem: z.nullable(problemSchema),
});
/** The server's final word on a change. */
export type Verdict = z.infer<typeof verdictSchema>;

/**
 * Why the server decided no more of a push: changes before it are missing (`gap`), another change had its place
 * (`sequence-taken`), or it does not know this change yet (`unknown-change`).
 */
export const stopSchema = z.object({
  sequence: sequenceSchema,
  reason: z.enum(['gap', 'sequence-taken', 'unknown-change']),
});
/** Why the server decided no more of a push. */
export type Stop = z.infer<typeof stopSchema>;

/** The answer to a push; everything in it is stored. */
export const pushResponseSchema = z.object({
  deviceId: deviceIdSchema,
  verdicts: z.array(verdictSchema),
  stopped: z.nullable(stopSchema),
  /** The last change of this device that is decided. */
  lastSequence: z.int().check(z.gte(0)),
});
/** The answer to a push. */
export type PushResponse = z.infer<typeof pushResponseSchema>;
