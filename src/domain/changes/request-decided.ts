import * as z from 'zod/mini';
import { requestIdSchema } from '../id.ts';
import { nameSchema, noteSchema } from '../rows/row.ts';
import { instantSchema } from '../time/zone.ts';
import { defineChange } from './change.ts';
import { decideRequest } from './decide-request.ts';

/** A request was granted or declined. Leave that is granted becomes an approved absence with the request's own id. */
export const requestDecided = defineChange({
  name: 'request-decided',
  args: z.object({
    requestId: requestIdSchema,
    isGranted: z.boolean(),
    decidedAt: instantSchema,
    decidedBy: z.nullable(nameSchema),
    reason: noteSchema,
  }),
  roles: ['admin', 'coordinator'],
  apply: (rows, { requestId, isGranted, decidedAt, decidedBy, reason }) =>
    decideRequest(rows, requestId, isGranted, {
      at: decidedAt,
      by: decidedBy,
      reason,
      editionNumber: null,
    }),
  sentence: ({ isGranted }) => (isGranted ? 'Granted a request' : 'Declined a request'),
});
