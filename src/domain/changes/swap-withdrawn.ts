import * as z from 'zod/mini';
import { personIdSchema, swapIdSchema } from '../id.ts';
import { defineChange } from './change.ts';
import { swapHappened } from './swap-happened.ts';

/** Whoever offered a swap took the offer back. */
export const swapWithdrawn = defineChange({
  name: 'swap-withdrawn',
  args: z.object({ swapId: swapIdSchema, personId: personIdSchema }),
  roles: ['admin', 'coordinator'],
  owner: ({ personId }) => personId,
  apply: (rows, { swapId, personId }) =>
    swapHappened(rows, swapId, { kind: 'withdrawn', by: personId }),
  sentence: () => 'Withdrew a swap',
});
