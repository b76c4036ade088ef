import { groupBy } from '../group-by.ts';
import type { Block, BlockCalendar } from '../rows/academic-year.ts';
import { addDays } from '../time/day.ts';
import { done, type Outcome, refused } from './change.ts';

/** Refuses blocks of no calendar and blocks that leave days between them or overlap. */
export function checkBlocks(
  calendars: readonly BlockCalendar[],
  blocks: readonly Block[],
): Outcome {
  for (const [calendarId, own] of groupBy(blocks, (block) => block.calendarId)) {
    if (!calendars.some((calendar) => calendar.id === calendarId)) {
      return refused('calendar-missing', 'A block belongs to no calendar.', 'blocks');
    }
    const inOrder = own.toSorted((one, other) => one.ordinal - other.ordinal);
    const broken = inOrder.find((block, index) => {
      const next = inOrder[index + 1];
      return (
        block.lastDay < block.firstDay || (next && addDays(block.lastDay, 1) !== next.firstDay)
      );
    });
    if (broken) {
      return refused(
        'blocks-not-adjoining',
        `Block ${broken.label} must end the day before the next begins.`,
        'blocks',
      );
    }
  }
  return done;
}
