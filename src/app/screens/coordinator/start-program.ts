import * as z from 'zod/mini';
import type { Outcome } from '../../../domain/changes/change.ts';
import { MemoryProgram } from '../../../domain/changes/memory-rows.ts';
import { programDescribed } from '../../../domain/changes/program-described.ts';
import { yearOpened } from '../../../domain/changes/year-opened.ts';
import { changeIdSchema } from '../../../domain/id.ts';
import type { ProgramContent } from '../../../domain/program-content.ts';
import { yearName } from '../../../domain/roll-over/next-year.ts';
import { nameSchema, pgySchema } from '../../../domain/rows/row.ts';
import {
  academicYearSpan,
  blockSchemeSchema,
  blocksOf,
} from '../../../domain/time/block-schemes.ts';
import { daySchema } from '../../../domain/time/day.ts';
import { federalHolidays } from '../../../domain/time/holidays.ts';
import { type Instant, timeZoneSchema } from '../../../domain/time/zone.ts';

/** What must be known to start an empty program. */
export const programStartSchema = z.object({
  name: nameSchema,
  timeZone: timeZoneSchema,
  firstDay: daySchema,
  scheme: blockSchemeSchema,
  pgyMax: pgySchema,
});
/** What must be known to start an empty program. */
export type ProgramStart = z.infer<typeof programStartSchema>;

/** An empty program with its academic year, blocks and federal holidays, and the two changes that made it. */
export async function startProgram(
  start: ProgramStart,
  newId: () => string,
  at: Instant,
): Promise<Outcome<ProgramContent>> {
  const memory = new MemoryProgram();
  const made = () => ({ changeId: changeIdSchema.parse(newId()), at, by: null });
  const { name, timeZone, pgyMax } = start;
  const program = programDescribed.args.parse({
    program: { id: newId(), name, timeZone, pgyMax },
  });
  const described = await memory.record(programDescribed, program, made());
  if (!described.ok) return described;
  const opened = await memory.record(yearOpened, yearArguments(start, newId), made());
  if (!opened.ok) return opened;
  return { ok: true, value: { rows: memory.rows.content(), history: memory.history } };
}

/** The arguments that open an academic year from its first day: blocks of the scheme and the federal holidays. */
export function yearArguments(
  { firstDay, scheme }: Pick<ProgramStart, 'firstDay' | 'scheme'>,
  newId: () => string,
): z.infer<typeof yearOpened.args> {
  const span = academicYearSpan(firstDay);
  const yearId = newId();
  const calendarId = newId();
  return yearOpened.args.parse({
    year: { id: yearId, name: yearName(span), ...span },
    calendars: [{ id: calendarId, yearId, name: 'All classes', classes: null }],
    blocks: blocksOf(span, scheme).map((block, ordinal) => ({
      id: newId(),
      yearId,
      calendarId,
      ordinal,
      ...block,
    })),
    holidays: federalHolidays(span.firstDay, span.lastDay).map((holiday) => ({
      id: newId(),
      ...holiday,
    })),
  });
}
