import * as z from 'zod/mini';
import { blockCalendarSchema, blockSchema } from '../rows/academic-year.ts';
import { parseSlotKey } from '../schedule/slot.ts';
import { checkBlocks } from './check-blocks.ts';
import { defineChange, done, refused } from './change.ts';

/**
 * A calendar of blocks was added, or its name, classes or blocks were set anew. Refused where a block that goes has places
 * in a draft, and where another calendar has one of its classes.
 */
export const blocksSet = defineChange({
  name: 'blocks-set',
  args: z.object({ calendar: blockCalendarSchema, blocks: z.array(blockSchema) }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { calendar, blocks }) => {
    if (!(await rows.get('academicYear', calendar.yearId))) {
      return refused('year-missing', 'This academic year does not exist any more.');
    }
    if (blocks.length === 0) return refused('no-blocks', 'A calendar has a block at least.');
    const adjoining = checkBlocks([calendar], blocks);
    if (!adjoining.ok) return adjoining;
    const others = (await rows.by('blockCalendar', 'yearId', calendar.yearId)).filter(
      ({ id }) => id !== calendar.id,
    );
    const rival = others.find(({ classes }) =>
      calendar.classes === null
        ? classes === null
        : calendar.classes.some((pgy) => classes?.includes(pgy)),
    );
    if (rival) {
      return refused('class-twice', `${rival.name} has some of these classes already.`, 'classes');
    }
    const kept = new Set<string>(blocks.map(({ id }) => id));
    const gone = (await rows.by('block', 'yearId', calendar.yearId)).filter(
      ({ id, calendarId }) => calendarId === calendar.id && !kept.has(id),
    );
    const goneIds = new Set<string>(gone.map(({ id }) => id));
    const placed = (await rows.all('assignment')).filter(({ layer }) => layer === 'block');
    const isFilled = placed.some(({ slot }) => {
      const place = parseSlotKey(slot);
      return place.layer === 'block' && goneIds.has(place.blockId);
    });
    if (isFilled) {
      return refused('block-in-use', 'A draft has people in a block that would go.', 'blocks');
    }
    await rows.remove('block', [...goneIds]);
    await rows.put('blockCalendar', [calendar]);
    await rows.put('block', blocks);
    // What a draft holds of a block has the block’s days.
    const dayOf = new Map<string, (typeof blocks)[number]>(blocks.map((each) => [each.id, each]));
    const moved = placed.flatMap((row) => {
      const place = parseSlotKey(row.slot);
      const block = place.layer === 'block' ? dayOf.get(place.blockId) : undefined;
      const isSame = block?.firstDay === row.firstDay && block.lastDay === row.lastDay;
      return !block || isSame ? [] : [{ ...row, firstDay: block.firstDay, lastDay: block.lastDay }];
    });
    await rows.put('assignment', moved);
    return done;
  },
  sentence: ({ calendar }) => `Set the blocks of ${calendar.name}`,
});
