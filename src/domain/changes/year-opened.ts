import * as z from 'zod/mini';
import {
  academicYearSchema,
  blockCalendarSchema,
  blockSchema,
  holidaySchema,
} from '../rows/academic-year.ts';
import { spanHolds } from '../time/day.ts';
import { checkBlocks } from './check-blocks.ts';
import { defineChange, done, refused } from './change.ts';

/** An academic year was opened or its blocks and holidays were set anew. */
export const yearOpened = defineChange({
  name: 'year-opened',
  args: z.object({
    year: academicYearSchema,
    calendars: z.array(blockCalendarSchema),
    blocks: z.array(blockSchema),
    holidays: z.array(holidaySchema),
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { year, calendars, blocks, holidays }) => {
    if (year.lastDay < year.firstDay)
      return refused('days-reversed', 'The last day is before the first.', 'lastDay');
    const adjoining = checkBlocks(calendars, blocks);
    if (!adjoining.ok) return adjoining;
    const holidaysBefore = (await rows.all('holiday')).filter((holiday) =>
      spanHolds(year, holiday.actualDay),
    );
    await rows.remove('holiday', idsGone(holidaysBefore, holidays));
    await rows.remove('block', idsGone(await rows.by('block', 'yearId', year.id), blocks));
    await rows.remove(
      'blockCalendar',
      idsGone(await rows.by('blockCalendar', 'yearId', year.id), calendars),
    );
    await rows.put('academicYear', [year]);
    await rows.put('blockCalendar', calendars);
    await rows.put('block', blocks);
    await rows.put('holiday', holidays);
    return done;
  },
  sentence: ({ year }) => `Opened the academic year ${year.name}`,
});

function idsGone(
  before: readonly { readonly id: string }[],
  now: readonly { readonly id: string }[],
): string[] {
  const kept = new Set(now.map((row) => row.id));
  return before.filter((row) => !kept.has(row.id)).map((row) => row.id);
}
