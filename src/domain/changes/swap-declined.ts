import * as z from 'zod/mini';
import { personIdSchema, swapIdSchema } from '../id.ts';
import { defineChange } from './change.ts';
import { swapHappened } from './swap-happened.ts';

/** A partner said no to a swap. */
export const swapDeclined = defineChange({
  name: 'swap-declined',
  args: z.object({ swapId: swapIdSchema, personId: personIdSchema }),
  roles: ['admin', 'coordinator'],
  owner: ({ personId }) => personId,
  apply: (rows, { swapId, personId }) =>
    swapHappened(rows, swapId, { kind: 'declined', by: personId }),
  sentence: () => 'Declined a swap',
});
