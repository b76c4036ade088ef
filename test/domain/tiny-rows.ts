import type * as z from 'zod/mini';
import type { kinds } from '../../src/domain/kinds.ts';

/** Leave that Bo asks for, with a rank. */
export function winterLeave(rank: number, firstDay: string, lastDay: string) {
  return {
    id: `winter-${rank}`,
    personId: 'bo',
    wish: { kind: 'leave' as const, type: 'vacation' as const, firstDay, lastDay },
    rank,
    status: 'requested' as const,
    madeAt: 1,
  };
}

/** A finding about Ada, as it is kept. */
export function found(ruleId: string, ruleTitle: string) {
  return {
    ruleId,
    ruleTitle,
    citation: '6.20 (VI.F.1)',
    verdict: 'violation' as const,
    personIds: ['ada'],
    stream: 'scheduled' as const,
    firstDay: '2026-07-01',
    lastDay: '2026-07-28',
    measured: 84,
    limit: 80,
    unit: 'hours per week',
    because: '84 hours a week.',
  };
}

/** A case that nobody has signed off. */
export function aCase(id: string) {
  return {
    ...found('eighty-hours', 'Eighty hours'),
    id,
    peopleNames: ['Ada Example'],
    foundIn: 'First',
    openedAt: 1,
    cause: 'schedule-design' as const,
    causeNote: '',
    correctiveAction: 'One call less',
    responsible: 'Cy Faculty',
    dueOn: '2026-08-15',
    signedOffBy: null,
    signedOffOn: null,
  };
}

/** Ada gives her night to Bo. */
export function swap(
  id: string,
  state: 'offered' | 'accepted' | 'withdrawn',
  more: Partial<z.input<(typeof kinds)['swap']>> = {},
): z.input<(typeof kinds)['swap']> {
  const moves = [{ slot: 'call/night/2026-07-08/0', fromId: 'ada', toId: 'bo' }];
  return { id, offeredById: 'ada', moves, state, madeAt: 1, ...more };
}

/** A place of the draft that is filled. */
export function assignment(
  slot: string,
  personId: string,
  firstDay: string,
  lastDay: string,
  source: 'pinned' | 'imported' | 'solved',
): z.input<(typeof kinds)['assignment']> {
  const layer = slot.startsWith('block') ? 'block' : slot.startsWith('call') ? 'call' : 'half-day';
  return {
    id: `draft/${slot}`,
    draftId: 'draft',
    slot,
    layer,
    personId,
    firstDay,
    lastDay,
    source,
  };
}
