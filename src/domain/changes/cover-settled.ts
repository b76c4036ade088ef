import * as z from 'zod/mini';
import { coverIdSchema } from '../id.ts';
import { settlementSchema } from '../rows/cover.ts';
import { defineChange, done, refused } from './change.ts';

/** A cover was paid back, or nobody asks for that any more. */
export const coverSettled = defineChange({
  name: 'cover-settled',
  args: z.object({ coverId: coverIdSchema, settled: settlementSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { coverId, settled }) => {
    const cover = await rows.get('cover', coverId);
    if (!cover) return refused('cover-missing', 'This line is not in the ledger any more.');
    if (cover.settled) return refused('settled', 'This is settled already.');
    await rows.put('cover', [{ ...cover, settled }]);
    return done;
  },
  sentence: ({ settled }) => (settled.how === 'paid-back' ? 'Noted a payback' : 'Let a payback go'),
});
