import * as z from 'zod/mini';
import { personIdSchema, swapIdSchema } from '../id.ts';
import { defineChange } from './change.ts';
import { swapHappened } from './swap-happened.ts';

/** A partner said yes to a swap. */
export const swapAccepted = defineChange({
  name: 'swap-accepted',
  args: z.object({ swapId: swapIdSchema, personId: personIdSchema }),
  roles: ['admin', 'coordinator'],
  owner: ({ personId }) => personId,
  apply: (rows, { swapId, personId }) =>
    swapHappened(rows, swapId, { kind: 'accepted', by: personId }),
  sentence: () => 'Accepted a swap',
});
