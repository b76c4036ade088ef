import * as z from 'zod/mini';
import { leaveRoundIdSchema, requestIdSchema } from '../id.ts';
import { isOfRound } from '../leave/leave-question.ts';
import { nameSchema, noteSchema } from '../rows/row.ts';
import { instantSchema } from '../time/zone.ts';
import { defineChange, done, refused } from './change.ts';
import { decideRequest } from './decide-request.ts';

/**
 * All requests of a leave round were decided together, each with its reason, which only whoever asked hears. Refused where
 * a request came or went since they were thought out.
 */
export const leaveRoundDecided = defineChange({
  name: 'leave-round-decided',
  args: z.object({
    roundId: leaveRoundIdSchema,
    name: z.string(),
    decisions: z.array(
      z.object({ requestId: requestIdSchema, isGranted: z.boolean(), reason: noteSchema }),
    ),
    decidedAt: instantSchema,
    decidedBy: z.nullable(nameSchema),
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { roundId, decisions, decidedAt, decidedBy }) => {
    const round = await rows.get('leaveRound', roundId);
    if (!round) return refused('round-missing', 'This round does not exist any more.');
    if (round.decidedAt !== null) return refused('decided-already', 'This round is decided.');
    if (round.closedAt === null) return refused('round-open', 'Close the round first.');
    const own = (await rows.all('request')).filter((request) => isOfRound(request, round));
    const decided = new Set<string>(decisions.map(({ requestId }) => requestId));
    if (own.length !== decided.size || own.some(({ id }) => !decided.has(id))) {
      return refused('requests-changed', 'Requests came or went since: propose again.');
    }
    for (const { requestId, isGranted, reason } of decisions) {
      const decision = { at: decidedAt, by: decidedBy, reason, editionNumber: null };
      const outcome = await decideRequest(rows, requestId, isGranted, decision);
      if (!outcome.ok) return outcome;
    }
    await rows.put('leaveRound', [{ ...round, decidedAt }]);
    return done;
  },
  sentence: ({ name }) => `Decided the leave round ${name}`,
});
