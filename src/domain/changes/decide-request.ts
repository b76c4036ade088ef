import { absenceOfRequest, requestAfter } from '../asks/request-state.ts';
import type { RequestId } from '../id.ts';
import type { Decision } from '../rows/request.ts';
import { done, type Outcome, refused } from './change.ts';
import type { Rows } from './rows-port.ts';

/** Grants or declines a request, or refuses and writes nothing. Leave that is granted becomes an approved absence. */
export async function decideRequest(
  rows: Rows,
  requestId: RequestId,
  isGranted: boolean,
  decision: Decision,
): Promise<Outcome> {
  const request = await rows.get('request', requestId);
  if (!request) return refused('request-missing', 'This request is not here any more.');
  if (!isGranted && decision.reason.trim() === '') {
    return refused('reason-needed', 'Say why, for the person who asked.', 'reason');
  }
  const after = requestAfter(request, { kind: isGranted ? 'granted' : 'declined', decision });
  if (!after.ok) return after;
  await rows.put('request', [after.value]);
  const absence = isGranted ? absenceOfRequest(request, 'approved') : null;
  if (absence && request.wish.kind === 'leave') {
    await rows.put('absence', [absence]);
    const { type } = request.wish;
    await rows.put('absenceDetail', [{ id: absence.id, type, note: request.note }]);
  }
  return done;
}
