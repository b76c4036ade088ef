import * as z from 'zod/mini';
import { absenceOfRequest, requestAfter } from '../asks/request-state.ts';
import { requestIdSchema } from '../id.ts';
import { nameSchema, noteSchema } from '../rows/row.ts';
import { instantSchema } from '../time/zone.ts';
import { defineChange, done, refused } from './change.ts';

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
  apply: async (rows, { requestId, isGranted, decidedAt, decidedBy, reason }) => {
    const request = await rows.get('request', requestId);
    if (!request) return refused('request-missing', 'This request is not here any more.');
    if (!isGranted && reason.trim() === '') {
      return refused('reason-needed', 'Say why, for the person who asked.', 'reason');
    }
    const decision = { at: decidedAt, by: decidedBy, reason, editionNumber: null };
    const kind = isGranted ? 'granted' : 'declined';
    const after = requestAfter(request, { kind, decision });
    if (!after.ok) return after;
    await rows.put('request', [after.value]);
    const absence = isGranted ? absenceOfRequest(request, 'approved') : null;
    if (absence && request.wish.kind === 'leave') {
      await rows.put('absence', [absence]);
      const { type } = request.wish;
      await rows.put('absenceDetail', [{ id: absence.id, type, note: request.note }]);
    }
    return done;
  },
  sentence: ({ isGranted }) => (isGranted ? 'Granted a request' : 'Declined a request'),
});
