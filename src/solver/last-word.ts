import type { Filled } from '../domain/schedule/slot.ts';
import { blockEncodings, callEncodings, halfDayEncodings } from '../rules/encodings.ts';
import type { Finding, LayerEncode, Rule } from '../rules/rule.ts';
import { findingsOf } from './findings.ts';
import type { SolvedLayer } from './problem.ts';
import type { Run } from './run.ts';

const ENCODINGS = {
  block: blockEncodings,
  call: callEncodings,
  'half-day': halfDayEncodings,
} as const;

/**
 * The checks have the last word: a must that a schedule breaks although the solver was told of it when it decided these
 * layers; null where there is none. Rules that it is not told, or that what stands already may break, are for whoever
 * reads the findings.
 */
export function brokenMust(
  run: Run,
  filled: readonly Filled[],
  decided: readonly SolvedLayer[],
): Finding | null {
  const isTold = ({ id, force }: Rule): boolean =>
    force === 'must' && decided.some((layer) => isWhollyTold(ENCODINGS[layer].get(id)));
  const problem = { ...run.problem, layers: [...decided] };
  const found = findingsOf(problem, run.plan, filled, isTold);
  return found.find(({ verdict }) => verdict === 'violation') ?? null;
}

function isWhollyTold(encode: LayerEncode | undefined): boolean {
  return encode !== undefined && encode.compared?.looser === undefined;
}
