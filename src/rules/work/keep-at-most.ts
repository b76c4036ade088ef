import type { Weighed } from '../encoding/half-day-encoding.ts';
import type { Limits } from '../encoding/model.ts';

/** Why limits of what half-days come to are looser than their checks, in the words of `Compared`. */
export const NOT_WORSE =
  'Where usual weeks, calls and leave break it whatever is decided, decisions only must not make it worse.';

/** Why penalties for what half-days lack are looser than their checks, in the words of `Compared`. */
export const WHAT_CAN_BE = 'What no decision can bring about costs nothing.';

/** Keeps a count of half-days at or below a number; where no choices can, at or below what stands without any. */
export function keepAtMost(limits: Limits, { certain, terms, least, most }: Weighed, max: number) {
  const limit = least > max ? certain : max;
  if (most <= limit || terms.length === 0) return;
  limits.atMost(limit - certain, terms);
}
