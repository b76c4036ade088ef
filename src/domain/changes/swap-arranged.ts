import * as z from 'zod/mini';
import { isSwapShape } from '../asks/swap-shape.ts';
import { partnersOf } from '../asks/swap-state.ts';
import { swapSchema } from '../rows/swap.ts';
import { defineChange, done, refused } from './change.ts';

/**
 * A coordinator entered a swap or a give-away on which everybody who takes part agreed by word of mouth: it waits for its
 * approval as one that was accepted on phones.
 */
export const swapArranged = defineChange({
  name: 'swap-arranged',
  args: z.object({ swap: swapSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { swap }) => {
    const partners = partnersOf(swap);
    for (const id of [swap.offeredById, ...partners]) {
      if (!(await rows.get('person', id))) {
        return refused('person-missing', 'Somebody who takes part does not exist any more.');
      }
    }
    if (!isSwapShape(swap)) {
      return refused('not-a-swap', 'These places do not go round: who takes one must give one.');
    }
    const haveAllAgreed = partners.every((id) => swap.acceptedBy.includes(id));
    if (swap.state !== 'accepted' || !haveAllAgreed || swap.decision || swap.overtaken) {
      return refused('not-accepted', 'Everybody who takes part must have agreed.');
    }
    if (await rows.get('swap', swap.id)) {
      return refused('asked-already', 'This swap is there already.');
    }
    await rows.put('swap', [swap]);
    return done;
  },
  sentence: ({ swap }) => (swap.moves.length === 1 ? 'Arranged a give-away' : 'Arranged a swap'),
});
