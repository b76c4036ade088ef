import {
  type BlockScheme,
  academicYearSpan,
  blocksOf,
} from '../../src/domain/time/block-schemes.ts';
import { type DaySpan, day } from '../../src/domain/time/day.ts';
import { federalHolidays } from '../../src/domain/time/holidays.ts';
import type { Draught } from './world.ts';

/** Id of the one academic year of every invented program. */
export const YEAR_ID = 'year-2026';
/** Its days. */
export const YEAR: DaySpan = academicYearSpan(day('2026-07-01'));

/** The academic year 2026–27, cut into blocks, with the federal holidays. */
export function academicYear(scheme: BlockScheme): {
  readonly academicYear: readonly Draught<'academicYear'>[];
  readonly blockCalendar: readonly Draught<'blockCalendar'>[];
  readonly block: readonly (Draught<'block'> & DaySpan)[];
  readonly holiday: readonly Draught<'holiday'>[];
} {
  const calendarId = 'calendar-2026';
  return {
    academicYear: [{ id: YEAR_ID, name: '2026–27', ...YEAR }],
    blockCalendar: [{ id: calendarId, yearId: YEAR_ID, name: 'All classes', classes: null }],
    block: blocksOf(YEAR, scheme).map((span, ordinal) => ({
      id: `block-${String(ordinal + 1).padStart(2, '0')}`,
      yearId: YEAR_ID,
      calendarId,
      ordinal,
      ...span,
    })),
    holiday: federalHolidays(YEAR.firstDay, YEAR.lastDay).map((holiday) => ({
      id: `holiday-${holiday.actualDay}`,
      ...holiday,
    })),
  };
}
