import type { ComplianceCase } from '../../domain/rows/compliance-case.ts';
import type { Waiver } from '../../domain/rows/waiver.ts';
import { type DaySpan, doSpansMeet } from '../../domain/time/day.ts';
import type { ProgramDatabase } from '../database.ts';

/** Waivers of findings in these days, by first day, then in the order in which they were given. */
export async function readWaivers(database: ProgramDatabase, span: DaySpan): Promise<Waiver[]> {
  const waivers = await database.rows('waiver').toArray();
  return waivers
    .filter((waiver) => doSpansMeet(waiver, span))
    .toSorted(
      (one, other) => compareDays(one.firstDay, other.firstDay) || one.waivedAt - other.waivedAt,
    );
}

/** Cases about these days, and those of other days that nobody has signed off; by first day, then as opened. */
export async function readCases(
  database: ProgramDatabase,
  span: DaySpan,
): Promise<ComplianceCase[]> {
  const cases = await database.rows('complianceCase').toArray();
  return cases
    .filter((each) => doSpansMeet(each, span) || each.signedOffBy === null)
    .toSorted(
      (one, other) => compareDays(one.firstDay, other.firstDay) || one.openedAt - other.openedAt,
    );
}

function compareDays(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
