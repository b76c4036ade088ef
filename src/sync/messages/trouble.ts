import * as z from 'zod/mini';

/** How every refusal of the server reads, whatever was asked. */
export const troubleSchema = z.object({
  /** Stable name, such as `too-old`. */
  code: z.string(),
  /** For people. */
  message: z.string(),
  /** What a program can make use of. */
  details: z._default(z.record(z.string(), z.unknown()), {}),
  /** When the server said so, in ISO 8601. */
  timestamp: z.string(),
});
/** How every refusal of the server reads. */
export type Trouble = z.infer<typeof troubleSchema>;

/** What `details` hold where the code is `too-old` or `too-new`. */
export const spokenSchema = z.object({ protocolMin: z.int(), protocolMax: z.int() });
