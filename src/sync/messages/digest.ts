import * as z from 'zod/mini';
import { deviceIdSchema, programIdSchema } from '../../domain/id.ts';
import { cookieSchema } from './pull.ts';

/** `POST /sync/digest`: whether a device holds what it should. */
export const digestRequestSchema = z.object({
  protocol: z.int(),
  programId: programIdSchema,
  deviceId: deviceIdSchema,
  cookie: cookieSchema,
});

/** How many rows of a kind there are, and a sum over them that hardly ever comes out the same for others. */
export const kindDigestSchema = z.object({ count: z.int().check(z.gte(0)), sum: z.int() });

/** The digests of what the member may read, by kind; null where the program has moved since the cookie. */
export const digestResponseSchema = z.object({
  kinds: z.nullable(z.record(z.string(), kindDigestSchema)),
});

/** Digests by kind; kinds without rows are left out. */
export type Digests = NonNullable<z.infer<typeof digestResponseSchema>['kinds']>;

/** Leaves room for one more hash below what a number holds exactly. */
const SUM_BELOW = 2 ** 52;
const PRIMES = [0x01000193, 0x85ebca6b] as const;

/** The digests of rows by kind, in whatever order they come; `rev` names what a row of that id holds. */
export function digestOf(
  rows: Iterable<{ readonly kind: string; readonly id: string; readonly rev: string | null }>,
): Digests {
  const digests: Digests = {};
  for (const { kind, id, rev } of rows) {
    const before = digests[kind] ?? { count: 0, sum: 0 };
    const sum = (before.sum + hashOf(`${id} ${rev ?? ''}`)) % SUM_BELOW;
    digests[kind] = { count: before.count + 1, sum };
  }
  return digests;
}

/** 51 bits of two FNV-1a hashes. */
function hashOf(text: string): number {
  const [high, low] = PRIMES.map((prime) => {
    let hash = 0x811c9dc5;
    for (let place = 0; place < text.length; place++) {
      hash = Math.imul(hash ^ text.charCodeAt(place), prime) >>> 0;
    }
    return hash;
  });
  return ((high ?? 0) & 0x7ffff) * 2 ** 32 + (low ?? 0);
}
