import type { Citation } from '../rule.ts';

/**
 * A citation of the common program requirements by the numbers of 2025 and 2023. Nobody has compared the rules of this
 * folder with the requirements' own text, only with sources that quote it.
 */
export function commonRequirement(current: string, older: string): Citation {
  return { current, older, edition: '2025', verifiedOn: null };
}
