import * as z from 'zod/mini';
import { requestAfter } from '../asks/request-state.ts';
import { personIdSchema, requestIdSchema } from '../id.ts';
import { defineChange, done, refused } from './change.ts';

/** Somebody does not ask for something any more. */
export const requestWithdrawn = defineChange({
  name: 'request-withdrawn',
  args: z.object({ requestId: requestIdSchema, personId: personIdSchema }),
  roles: ['admin', 'coordinator'],
  owner: ({ personId }) => personId,
  apply: async (rows, { requestId, personId }) => {
    const request = await rows.get('request', requestId);
    if (!request) return refused('request-missing', 'This request is not here any more.');
    const after = requestAfter(request, { kind: 'withdrawn', by: personId });
    if (!after.ok) return after;
    await rows.put('request', [after.value]);
    return done;
  },
  sentence: () => 'Withdrew a request',
});
