import { blocksInOrder } from '../../../domain/roll-over/next-year.ts';
import type { AcademicYear, BlockCalendar } from '../../../domain/rows/academic-year.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { blocksOf } from '../../../domain/time/block-schemes.ts';
import { addDays, daySchema } from '../../../domain/time/day.ts';
import { newId } from '../../device-clock.ts';

/** A block as typed: each ends where the next one begins. */
export interface BlockValues {
  readonly id: string;
  readonly label: string;
  readonly firstDay: string;
}

/** A calendar of blocks as typed. */
export interface CalendarValues {
  readonly name: string;
  /** None stands for everybody whom no other calendar names. */
  readonly classes: readonly number[];
  readonly blocks: readonly BlockValues[];
  readonly lastDay: string;
}

/** What the form shows of a calendar at first; a new one is cut into months. */
export function valuesOf(calendar: BlockCalendar | null, plan: Plan): CalendarValues {
  const { year } = plan.rows;
  const own = calendar
    ? blocksInOrder(plan.rows.blocks, calendar.id)
    : blocksOf(year, 'twelve-months').map((block) => ({ ...block, id: newId() }));
  return {
    name: calendar?.name ?? '',
    classes: calendar?.classes ?? [],
    blocks: own.map(({ id, label, firstDay }) => ({ id, label, firstDay })),
    lastDay: own.at(-1)?.lastDay ?? year.lastDay,
  };
}

/** The blocks with one more after the last, or without that of this place. */
export function withBlock(values: CalendarValues): CalendarValues {
  const { blocks, lastDay } = values;
  const block = { id: newId(), label: String(blocks.length + 1), firstDay: lastDay };
  return { ...values, blocks: [...blocks, block] };
}

/** The typed values as the arguments of the change, to be checked by its schema. */
export function argumentsOf(
  values: CalendarValues,
  calendar: BlockCalendar | null,
  year: AcademicYear,
): unknown {
  const id = calendar?.id ?? newId();
  const { name, classes, blocks, lastDay } = values;
  return {
    calendar: { id, yearId: year.id, name, classes: classes.length > 0 ? classes : null },
    blocks: blocks.map((block, ordinal) => ({
      ...block,
      yearId: year.id,
      calendarId: id,
      ordinal,
      lastDay: dayBefore(blocks[ordinal + 1]?.firstDay) ?? lastDay,
    })),
  };
}

/** The day before; the text as it is where it is no day, for the schema to refuse; null without a text. */
function dayBefore(text: string | undefined): string | null {
  if (text === undefined) return null;
  const parsed = daySchema.safeParse(text);
  return parsed.success ? addDays(parsed.data, -1) : text;
}
