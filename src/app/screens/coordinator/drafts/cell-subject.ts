import type { CommentSubject } from '../../../../domain/rows/comment.ts';
import type { Layer } from '../../../../domain/rows/schedule.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import type { Filled } from '../../../../domain/schedule/slot.ts';
import type { DaySpan } from '../../../../domain/time/day.ts';
import { dayWords } from '../day-words.ts';
import { placeTitle } from '../workbench/choices.ts';
import { heldAt, type Place } from '../workbench/place.ts';

/** A cell that is spoken of: a block or a half-day of somebody, or a call whoever has it. */
export type CellSubject = Extract<CommentSubject, { kind: 'block' | 'call' | 'half-day' }>;

/** What a place of the grid is about; null where nobody has the call, nobody stands in the rotation’s line, or it is a session of many. */
export function subjectOf(schedule: Schedule, place: Place): CellSubject | null {
  switch (place.kind) {
    case 'rotation':
      return { kind: 'block', personId: place.personId, blockId: place.blockId };
    case 'half-day':
      return place;
    case 'session':
      return null;
    case 'calls':
    case 'seat': {
      const [held] = heldAt(schedule, place);
      const slot = place.kind === 'seat' ? place.slot : held?.slot;
      if (slot?.layer === 'call') {
        const { demandId, day, ordinal } = slot;
        return { kind: 'call', callRoleId: demandId, day, ordinal };
      }
      return held && slot?.layer === 'block'
        ? { kind: 'block', personId: held.personId, blockId: slot.blockId }
        : null;
    }
  }
}

/** What a comment is about, as people call it. */
export function subjectTitle(subject: CommentSubject, plan: Plan): string {
  switch (subject.kind) {
    case 'draft':
      return 'The whole draft';
    case 'day':
      return dayWords(subject.day);
    case 'block':
      return placeTitle({ ...subject, kind: 'rotation' }, plan);
    case 'call': {
      const { callRoleId, day, ordinal } = subject;
      const slot = { layer: 'call', demandId: callRoleId, day, ordinal } as const;
      return placeTitle({ kind: 'seat', slot }, plan);
    }
    case 'half-day':
      return placeTitle(subject, plan);
  }
}

/** The layer and the days of a cell; null for a block that does not exist any more. */
export function cellOf(
  subject: CellSubject,
  plan: Plan,
): (DaySpan & { readonly layer: Layer }) | null {
  if (subject.kind !== 'block') {
    return { layer: subject.kind, firstDay: subject.day, lastDay: subject.day };
  }
  const block = plan.blockById.get(subject.blockId);
  return block ? { layer: 'block', firstDay: block.firstDay, lastDay: block.lastDay } : null;
}

/** Whether something filled stands in the cell. */
export function isIn({ slot, personId }: Filled, subject: CellSubject): boolean {
  switch (subject.kind) {
    case 'block':
      return (
        slot.layer === 'block' && personId === subject.personId && slot.blockId === subject.blockId
      );
    case 'call':
      return (
        slot.layer === 'call' &&
        slot.demandId === subject.callRoleId &&
        slot.day === subject.day &&
        slot.ordinal === subject.ordinal
      );
    case 'half-day':
      return (
        slot.layer === 'half-day' &&
        personId === subject.personId &&
        slot.day === subject.day &&
        slot.half === subject.half
      );
  }
}
