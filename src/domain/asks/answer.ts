import * as z from 'zod/mini';
import { requestIdSchema, swapIdSchema } from '../id.ts';
import { decisionSchema, type Request, requestSchema } from '../rows/request.ts';
import { type Swap, swapStateSchema } from '../rows/swap.ts';

/** What became of something that was asked, as it goes back to the phone that asked. It names nobody who asked. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('request'),
    id: requestIdSchema,
    status: requestSchema.shape.status,
    decision: z.nullable(decisionSchema),
  }),
  z.object({
    kind: z.literal('swap'),
    id: swapIdSchema,
    state: swapStateSchema,
    decision: z.nullable(decisionSchema),
  }),
]);
/** What became of something that was asked. */
export type Answer = z.infer<typeof answerSchema>;

/** The answers to give: requests and swaps of which something has become. */
export function answersOf(requests: readonly Request[], swaps: readonly Swap[]): Answer[] {
  const answered = requests.filter(({ status }) => status !== 'requested');
  const settled = swaps.filter(({ state }) => state !== 'offered');
  return [
    ...answered.map(({ id, status, decision }): Answer => ({
      kind: 'request',
      id,
      status,
      decision,
    })),
    ...settled.map(({ id, state, decision }): Answer => ({ kind: 'swap', id, state, decision })),
  ];
}

/** The answer as everybody may read it: without the reason, and without who decided. */
export function withoutReason(answer: Answer): Answer {
  const { decision } = answer;
  return decision === null
    ? answer
    : { ...answer, decision: { ...decision, reason: '', by: null } };
}

/**
 * The request as the answer leaves it: without the revision of this device, for what it said is known elsewhere now. A
 * reason that is known stays known.
 */
export function answeredRequest(
  { rev: _rev, ...request }: Request,
  answer: Extract<Answer, { kind: 'request' }>,
): Request {
  const decision = knownDecision(request.decision, answer.decision);
  return { ...request, status: answer.status, decision };
}

/** The swap as the answer leaves it, in the same way. */
export function answeredSwap(
  { rev: _rev, ...swap }: Swap,
  answer: Extract<Answer, { kind: 'swap' }>,
): Swap {
  const decision = knownDecision(swap.decision, answer.decision);
  return { ...swap, state: answer.state, decision };
}

function knownDecision(known: Swap['decision'], told: Swap['decision']): Swap['decision'] {
  if (told === null || known === null) return told;
  return {
    ...told,
    reason: told.reason || known.reason,
    by: told.by ?? known.by,
    editionNumber: told.editionNumber ?? known.editionNumber,
  };
}
