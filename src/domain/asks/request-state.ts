import { type Outcome, refused } from '../changes/change.ts';
import { absenceIdSchema, type BlockId, type PersonId } from '../id.ts';
import { type Absence, absenceTraits } from '../rows/absence.ts';
import type { Block } from '../rows/academic-year.ts';
import type { Decision, Request } from '../rows/request.ts';
import type { Day } from '../time/day.ts';

/** Something that happens to a request. */
export type RequestEvent =
  | { readonly kind: 'granted' | 'declined'; readonly decision: Decision }
  | { readonly kind: 'withdrawn'; readonly by: PersonId };

/**
 * The request after an event, or why the event cannot happen to it. Problems: `decided-already` (granted, declined or
 * withdrawn before), `not-the-owner`.
 */
export function requestAfter(request: Request, event: RequestEvent): Outcome<Request> {
  if (request.status !== 'requested') {
    return refused('decided-already', `This request is ${request.status} already.`);
  }
  if (event.kind !== 'withdrawn') {
    return {
      ok: true,
      value: { ...request, status: event.kind, decision: event.decision },
    };
  }
  if (event.by !== request.personId) {
    return refused('not-the-owner', 'Only whoever asked can withdraw a request.');
  }
  return { ok: true, value: { ...request, status: 'withdrawn' } };
}

/**
 * Whether a preference that nobody decided has been overtaken by its day: then there is nothing left to decide. Leave
 * can be granted afterwards.
 */
export function isTooLate(
  { wish, status }: Request,
  today: Day,
  blocks: ReadonlyMap<BlockId, Block>,
): boolean {
  if (status !== 'requested' || wish.kind === 'leave') return false;
  const from = wish.kind === 'call' ? wish.day : blocks.get(wish.blockId)?.firstDay;
  return from !== undefined && from < today;
}

/** The absence that leave asked for is: of that status, with the request's own id. Null for preferences. */
export function absenceOfRequest(request: Request, status: Absence['status']): Absence | null {
  const { id, personId, wish } = request;
  if (wish.kind !== 'leave') return null;
  const { firstDay, lastDay, type } = wish;
  return {
    id: absenceIdSchema.parse(id),
    personId,
    firstDay,
    lastDay,
    status,
    ...absenceTraits(type),
  };
}

/** What is asked for as schedules are judged by it: preferences that stand, and leave as absences asked for. */
export function whatIsAsked(
  requests: readonly Request[],
  absences: readonly Absence[],
): { readonly requests: Request[]; readonly absences: Absence[] } {
  const asked = requests
    .filter(({ status }) => status === 'requested')
    .flatMap((request) => absenceOfRequest(request, 'requested') ?? []);
  return {
    requests: requests.filter(
      ({ wish, status }) => wish.kind !== 'leave' && status !== 'withdrawn',
    ),
    absences: [...absences, ...asked],
  };
}
