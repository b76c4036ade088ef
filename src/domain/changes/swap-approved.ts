import * as z from 'zod/mini';
import { swapStanding } from '../asks/swap-standing.ts';
import { swapAfter } from '../asks/swap-state.ts';
import { draftIdSchema, swapIdSchema } from '../id.ts';
import { swapMoveSchema } from '../rows/swap.ts';
import { nameSchema, noteSchema } from '../rows/row.ts';
import { instantSchema } from '../time/zone.ts';
import { defineChange, done, refused } from './change.ts';

/**
 * A coordinator approved a swap that everybody accepted: in one change the places of a draft go to those who take them,
 * pinned. Refused where the draft has moved since the coordinator saw what would change hands.
 */
export const swapApproved = defineChange({
  name: 'swap-approved',
  args: z.object({
    swapId: swapIdSchema,
    draftId: draftIdSchema,
    /** What changes hands, as it was judged. */
    moves: z.array(swapMoveSchema),
    decidedAt: instantSchema,
    decidedBy: z.nullable(nameSchema),
    reason: noteSchema,
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { swapId, draftId, moves, decidedAt, decidedBy, reason }) => {
    const swap = await rows.get('swap', swapId);
    if (!swap) return refused('swap-missing', 'This swap is not here any more.');
    if (!(await rows.get('draft', draftId))) {
      return refused('draft-missing', 'This draft does not exist any more.');
    }
    const assignments = await rows.by('assignment', 'draftId', draftId);
    const standing = swapStanding(swap.moves, assignments);
    if (standing.kind === 'overtaken' || !areSameMoves(standing.moves, moves)) {
      return refused('stale-swap', 'The draft has changed since: look at the swap again.');
    }
    const decision = { at: decidedAt, by: decidedBy, reason, editionNumber: null };
    const after = swapAfter(swap, { kind: 'approved', decision, moves });
    if (!after.ok) return after;
    const takerOf = new Map(moves.map(({ slot, toId }) => [slot, toId]));
    const given = assignments.flatMap((row) => {
      const personId = takerOf.get(row.slot);
      return personId === undefined ? [] : [{ ...row, personId, source: 'pinned' as const }];
    });
    await rows.put('assignment', given);
    await rows.put('swap', [after.value]);
    return done;
  },
  sentence: () => 'Approved a swap',
});

type Moves = readonly { slot: string; fromId: string; toId: string }[];

function areSameMoves(one: Moves, other: Moves): boolean {
  const textOf = (moves: Moves): string =>
    moves.map(({ slot, fromId, toId }) => `${slot} ${fromId} ${toId}`).join();
  return textOf(one) === textOf(other);
}
