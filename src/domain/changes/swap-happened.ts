import { swapAfter, type SwapEvent } from '../asks/swap-state.ts';
import type { SwapId } from '../id.ts';
import { done, type Outcome, refused } from './change.ts';
import type { Rows } from './rows-port.ts';

/** Writes the swap as it is after an event, or refuses and writes nothing. */
export async function swapHappened(rows: Rows, swapId: SwapId, event: SwapEvent): Promise<Outcome> {
  const swap = await rows.get('swap', swapId);
  if (!swap) return refused('swap-missing', 'This swap is not here any more.');
  const after = swapAfter(swap, event);
  if (!after.ok) return after;
  await rows.put('swap', [after.value]);
  return done;
}
