import type { RowsByKind } from '../../../domain/kinds.ts';
import { addDays } from '../../../domain/time/day.ts';
import { type Instant, localTimeAt } from '../../../domain/time/zone.ts';
import { publishedContent, writeEditionFile } from '../../../formats/write-edition-file.ts';
import type { PlainProgram } from '../../../store/plain-program.ts';

/** How much of the schedule goes to the other phone. */
export type HandedOver = 'weeks' | 'year';

const KINDS = ['program', 'edition', 'chunk', 'frozen', 'contact', 'absence'] as const;
const WEEKS_DAYS = 28;

/**
 * What this phone holds of the published schedule, as a file of editions: what is asked on it stays on it. Null when
 * nothing is published for these days.
 */
export async function editionsToHandOver(
  program: PlainProgram,
  handedOver: HandedOver,
  at: Instant,
): Promise<string | null> {
  const rows = await program.read(KINDS, async (read): Promise<RowsByKind> => ({
    program: await read.all('program'),
    edition: await read.all('edition'),
    chunk: await read.all('chunk'),
    frozen: await read.all('frozen'),
    contact: await read.all('contact'),
    absence: await read.all('absence'),
  }));
  const { timeZone = 'UTC' } = rows.program?.[0] ?? {};
  const today = localTimeAt(at, timeZone).day;
  const years = (rows.frozen ?? []).map(({ year }) => year);
  const year = years.find(({ firstDay, lastDay }) => firstDay <= today && today <= lastDay);
  const weeks = { firstDay: addDays(today, -1), lastDay: addDays(today, WEEKS_DAYS) };
  const content = publishedContent(rows, handedOver === 'year' ? (year ?? weeks) : weeks);
  return content && writeEditionFile(content);
}
