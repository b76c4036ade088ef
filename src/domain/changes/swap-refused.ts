import * as z from 'zod/mini';
import { swapIdSchema } from '../id.ts';
import { nameSchema, noteSchema } from '../rows/row.ts';
import { instantSchema } from '../time/zone.ts';
import { defineChange, refused } from './change.ts';
import { swapHappened } from './swap-happened.ts';

/** A coordinator said no to a swap, with the reason. */
export const swapRefused = defineChange({
  name: 'swap-refused',
  args: z.object({
    swapId: swapIdSchema,
    decidedAt: instantSchema,
    decidedBy: z.nullable(nameSchema),
    reason: noteSchema,
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { swapId, decidedAt, decidedBy, reason }) => {
    if (reason.trim() === '') {
      return refused('reason-needed', 'Say why, for those who take part.', 'reason');
    }
    const decision = { at: decidedAt, by: decidedBy, reason, editionNumber: null };
    return swapHappened(rows, swapId, { kind: 'refused', decision });
  },
  sentence: () => 'Refused a swap',
});
