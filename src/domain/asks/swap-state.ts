import { type Outcome, refused } from '../changes/change.ts';
import type { PersonId } from '../id.ts';
import type { Decision } from '../rows/request.ts';
import type { Swap, SwapMove, SwapState } from '../rows/swap.ts';

/** Something that happens to a swap. */
export type SwapEvent =
  | { readonly kind: 'accepted' | 'declined'; readonly by: PersonId }
  | { readonly kind: 'withdrawn'; readonly by: PersonId }
  | {
      readonly kind: 'approved';
      readonly decision: Decision;
      /** The places as they are given now, each perhaps another than was offered. */
      readonly moves: readonly SwapMove[];
    }
  | { readonly kind: 'refused'; readonly decision: Decision }
  /** An edition came out that holds it. */
  | { readonly kind: 'published'; readonly editionNumber: number }
  /** The first of its days began before anything came of it. */
  | { readonly kind: 'day-came' }
  /** A place is not any more with whoever would give it. */
  | { readonly kind: 'overtaken'; readonly overtaken: NonNullable<Swap['overtaken']> };

const OPEN: readonly SwapState[] = ['offered', 'accepted'];

/** Whether the swap still waits for somebody. */
export function isOpenSwap({ state }: Pick<Swap, 'state'>): boolean {
  return OPEN.includes(state);
}

/** Everybody but the one who offers, in the order of the moves. */
export function partnersOf({
  offeredById,
  moves,
}: Pick<Swap, 'offeredById' | 'moves'>): PersonId[] {
  const all = moves.flatMap(({ fromId, toId }) => [fromId, toId]);
  return [...new Set(all)].filter((id) => id !== offeredById);
}

/**
 * The swap after an event, or why the event cannot happen to it. Problems: `decided-already` (nothing more can happen to
 * it, or not this), `accepted-already`, `not-a-partner`, `not-the-owner`, `not-accepted` (a partner has not said yes),
 * `not-approved`.
 */
export function swapAfter(swap: Swap, event: SwapEvent): Outcome<Swap> {
  switch (event.kind) {
    case 'accepted':
    case 'declined':
      return answered(swap, event);
    case 'withdrawn':
      if (!isOpenSwap(swap)) return decidedAlready(swap);
      if (event.by !== swap.offeredById) {
        return refused('not-the-owner', 'Only whoever offered a swap can withdraw it.');
      }
      return became(swap, { state: 'withdrawn' });
    case 'approved':
      if (!isOpenSwap(swap)) return decidedAlready(swap);
      if (swap.state !== 'accepted') {
        return refused('not-accepted', 'Not everybody who takes part has said yes.');
      }
      return became(swap, {
        state: 'approved',
        decision: event.decision,
        moves: [...event.moves],
      });
    case 'refused':
      return isOpenSwap(swap)
        ? became(swap, { state: 'refused', decision: event.decision })
        : decidedAlready(swap);
    case 'published':
      return published(swap, event.editionNumber);
    case 'day-came':
      return isUnderWay(swap) ? became(swap, { state: 'expired' }) : decidedAlready(swap);
    case 'overtaken':
      return isUnderWay(swap)
        ? became(swap, { state: 'overtaken', overtaken: event.overtaken })
        : decidedAlready(swap);
  }
}

/** Whether something can still come of the swap or between it and being done. */
export function isUnderWay(swap: Pick<Swap, 'state'>): boolean {
  return isOpenSwap(swap) || swap.state === 'approved';
}

function answered(
  swap: Swap,
  { kind, by }: Extract<SwapEvent, { kind: 'accepted' | 'declined' }>,
): Outcome<Swap> {
  if (!isOpenSwap(swap)) return decidedAlready(swap);
  const partners = partnersOf(swap);
  if (!partners.includes(by)) {
    return refused('not-a-partner', 'Only whoever takes part in a swap can answer it.');
  }
  if (kind === 'declined') return became(swap, { state: 'declined' });
  if (swap.acceptedBy.includes(by)) {
    return refused('accepted-already', 'This person said yes to the swap already.');
  }
  const acceptedBy = [...swap.acceptedBy, by];
  const isByAll = partners.every((partner) => acceptedBy.includes(partner));
  return became(swap, { acceptedBy, state: isByAll ? 'accepted' : 'offered' });
}

function published(swap: Swap, editionNumber: number): Outcome<Swap> {
  if (swap.state !== 'approved' || !swap.decision) {
    return refused('not-approved', 'Only an approved swap can be published.');
  }
  return became(swap, { state: 'done', decision: { ...swap.decision, editionNumber } });
}

function became(swap: Swap, change: Partial<Swap>): Outcome<Swap> {
  return { ok: true, value: { ...swap, ...change } };
}

const STATE_WORDS: Readonly<Record<SwapState, string>> = {
  offered: 'offered',
  accepted: 'accepted',
  approved: 'approved',
  done: 'made',
  declined: 'declined by a partner',
  refused: 'refused by the coordinator',
  withdrawn: 'withdrawn',
  expired: 'over, for its day came',
  overtaken: 'void, for the schedule moved',
};

function decidedAlready({ state }: Swap): ReturnType<typeof refused> {
  return refused('decided-already', `This swap is ${STATE_WORDS[state]} already.`);
}
