import type { BlockCalendar } from '../../../../domain/rows/academic-year.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import { type Day, daysOf, mondayOf, weekdayOf } from '../../../../domain/time/day.ts';
import { onceForEach } from '../../../../domain/work/once-for-each.ts';
import { dayWords, monthWords, shortDayWords, spanWords } from '../day-words.ts';
import { WEEKDAYS } from '../words.ts';
import type { SheetColumn, Zoom } from './sheet.ts';

/** The columns of the year in this zoom. */
export function columnsOf(
  plan: Plan,
  zoom: Zoom,
  calendarId: BlockCalendar['id'],
): readonly SheetColumn[] {
  switch (zoom) {
    case 'blocks':
      return blockColumns(plan, calendarId);
    case 'days':
      return dayColumns(plan);
    case 'half-days':
      return halfDayColumns(plan);
  }
}

function blockColumns({ rows }: Plan, calendarId: BlockCalendar['id']): SheetColumn[] {
  return rows.blocks
    .filter((block) => block.calendarId === calendarId)
    .toSorted((one, other) => one.ordinal - other.ordinal)
    .map((block) => ({
      key: block.id,
      firstDay: block.firstDay,
      lastDay: block.lastDay,
      group: '',
      title: block.label,
      subtitle: shortDayWords(block.firstDay),
      spoken: `Block ${block.label}, ${spanWords(block)}`,
      isQuiet: false,
      block,
      half: null,
    }));
}

const holidaysOf = onceForEach(
  ({ rows }: Plan): ReadonlyMap<Day, string> =>
    new Map(rows.holidays.flatMap((each) => [[each.observedDay, each.name] as const])),
);

const dayColumns = onceForEach((plan: Plan): SheetColumn[] =>
  daysOf(plan.rows.year).map((at) => ({
    key: at,
    firstDay: at,
    lastDay: at,
    group: monthWords(at),
    title: String(Number(at.slice(8))),
    subtitle: (WEEKDAYS[weekdayOf(at)] ?? '').slice(0, 2),
    spoken: spokenDay(plan, at),
    isQuiet: isQuiet(plan, at),
    block: null,
    half: null,
  })),
);

const halfDayColumns = onceForEach((plan: Plan): SheetColumn[] =>
  daysOf(plan.rows.year).flatMap((at) =>
    (['am', 'pm'] as const).map((half) => ({
      key: `${at}${half}`,
      firstDay: at,
      lastDay: at,
      group: `Week of ${shortDayWords(mondayOf(at))}`,
      title: half === 'am' ? `${WEEKDAYS[weekdayOf(at)] ?? ''} ${Number(at.slice(8))}` : '',
      subtitle: half,
      spoken: `${spokenDay(plan, at)}, ${half === 'am' ? 'morning' : 'afternoon'}`,
      isQuiet: isQuiet(plan, at),
      block: null,
      half,
    })),
  ),
);

function spokenDay(plan: Plan, at: Day): string {
  return [dayWords(at), holidaysOf(plan).get(at)].filter(Boolean).join(', ');
}

function isQuiet(plan: Plan, at: Day): boolean {
  return weekdayOf(at) >= 5 || holidaysOf(plan).has(at);
}
