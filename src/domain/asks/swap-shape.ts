import type { Swap } from '../rows/swap.ts';

/**
 * Whether the places go round as a swap's must: each changes hands once, whoever offers gives the first, and whoever takes
 * one gives another, but for a single place given away.
 */
export function isSwapShape({ moves, offeredById }: Pick<Swap, 'moves' | 'offeredById'>): boolean {
  const isOnce = (values: readonly string[]): boolean => new Set(values).size === values.length;
  const givers = moves.map(({ fromId }) => fromId);
  const takers = moves.map(({ toId }) => toId);
  const isRing = moves.length === 1 || takers.every((id) => givers.includes(id));
  return (
    givers[0] === offeredById &&
    isRing &&
    isOnce(moves.map(({ slot }) => slot)) &&
    isOnce(givers) &&
    isOnce(takers) &&
    moves.every(({ fromId, toId }) => fromId !== toId)
  );
}
