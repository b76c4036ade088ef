import type { Request } from '../../../../domain/rows/request.ts';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import { type DaySpan, overlapOf, spanHolds } from '../../../../domain/time/day.ts';
import { dayWords, spanWords } from '../day-words.ts';

/** What a request that touches these days has to do with a change; nothing where it does not touch them. */
export function requestWords(
  { personId, wish }: Request,
  before: Schedule,
  after: Schedule,
  span: DaySpan,
): string[] {
  switch (wish.kind) {
    case 'leave':
      return overlapOf(wish, span) ? [`has asked for leave, ${spanWords(wish)}`] : [];
    case 'rotation': {
      const block = after.plan.blockById.get(wish.blockId);
      if (!block || !overlapOf(block, span)) return [];
      const has = (schedule: Schedule): boolean =>
        schedule
          .blocksOf(personId)
          .some(({ slot }) => slot.blockId === wish.blockId && slot.demandId === wish.rotationId);
      const name = after.plan.rotationById.get(wish.rotationId)?.name ?? 'a rotation';
      const what = `asked ${wish.wanted ? 'for' : 'not to have'} ${name} in block ${block.label}`;
      return told(what, wish.wanted, has(before), has(after));
    }
    case 'call': {
      if (!spanHolds(span, wish.day)) return [];
      const has = (schedule: Schedule): boolean =>
        schedule
          .callsOf(personId)
          .some(
            ({ day, role }) =>
              day === wish.day && (wish.callRoleId === null || role.id === wish.callRoleId),
          );
      const what = `asked ${wish.wanted ? 'for call' : 'for no call'} on ${dayWords(wish.day)}`;
      return told(what, wish.wanted, has(before), has(after));
    }
  }
}

function told(what: string, wanted: boolean, hadIt: boolean, hasIt: boolean): string[] {
  const [met, isMet] = [hadIt === wanted, hasIt === wanted];
  if (met === isMet) return [];
  return [`${what}: ${isMet ? 'this gives it' : 'this takes it away'}`];
}
