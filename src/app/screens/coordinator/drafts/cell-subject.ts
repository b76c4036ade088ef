import type { CommentSubject } from '../../../../domain/rows/comment.ts';
import type { Layer } from '../../../../domain/rows/schedule.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import type { DaySpan } from '../../../../domain/time/day.ts';
import { dayWords } from '../day-words.ts';
import type { Place } from '../draft-places.ts';
import { placeTitle } from '../place-choices.ts';

/** The subject of comments on a place. */
export function subjectOf(place: Place): CommentSubject {
  switch (place.layer) {
    case 'block':
      return { kind: 'block', personId: place.personId, blockId: place.blockId };
    case 'call': {
      const { callRoleId, day, ordinal } = place;
      return { kind: 'call', callRoleId, day, ordinal };
    }
    case 'half-day':
      return { kind: 'half-day', personId: place.personId, day: place.day, half: place.half };
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
      return placeTitle({ layer: 'block', ...subject }, plan);
    case 'call':
      return placeTitle({ layer: 'call', ...subject }, plan);
    case 'half-day':
      return placeTitle({ layer: 'half-day', ...subject }, plan);
  }
}

/** The layer and the days of a place; null for a block that does not exist any more. */
export function cellOf(place: Place, plan: Plan): (DaySpan & { readonly layer: Layer }) | null {
  if (place.layer !== 'block') {
    return { layer: place.layer, firstDay: place.day, lastDay: place.day };
  }
  const block = plan.blockById.get(place.blockId);
  return block ? { layer: 'block', firstDay: block.firstDay, lastDay: block.lastDay } : null;
}
