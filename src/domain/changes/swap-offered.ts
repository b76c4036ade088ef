import * as z from 'zod/mini';
import { isSwapShape } from '../asks/swap-shape.ts';
import { partnersOf } from '../asks/swap-state.ts';
import { swapSchema } from '../rows/swap.ts';
import { defineChange, done, refused } from './change.ts';
import { isKnownPerson } from './known-person.ts';

/** Somebody offered to swap places, or to give one away. */
export const swapOffered = defineChange({
  name: 'swap-offered',
  args: z.object({ swap: swapSchema }),
  roles: ['admin', 'coordinator'],
  owner: ({ swap }) => swap.offeredById,
  apply: async (rows, { swap }) => {
    for (const id of [swap.offeredById, ...partnersOf(swap)]) {
      if (!(await isKnownPerson(rows, id))) {
        return refused('person-missing', 'Somebody who takes part does not exist any more.');
      }
    }
    if (!isSwapShape(swap)) {
      return refused('not-a-swap', 'These places do not go round: who takes one must give one.');
    }
    if (swap.state !== 'offered' || swap.acceptedBy.length > 0 || swap.decision || swap.overtaken) {
      return refused('decided-already', 'Nobody can answer their own offer.');
    }
    if (await rows.get('swap', swap.id)) {
      return refused('asked-already', 'This swap was offered already.');
    }
    await rows.put('swap', [swap]);
    return done;
  },
  sentence: ({ swap }) => (swap.moves.length === 1 ? 'Offered a place' : 'Offered a swap'),
});
