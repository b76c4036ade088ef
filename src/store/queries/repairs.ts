import type { Actual } from '../../domain/rows/actual.ts';
import type { Cover } from '../../domain/rows/cover.ts';
import type { ProgramDatabase } from '../database.ts';

/** The payback ledger: what is still owed first, then the latest. */
export async function readCovers(database: ProgramDatabase): Promise<Cover[]> {
  const covers = await database.rows('cover').toArray();
  return covers.toSorted(
    (one, other) =>
      Number(one.settled !== null) - Number(other.settled !== null) || other.madeAt - one.madeAt,
  );
}

/** What really happened, the latest day first. */
export async function readActuals(database: ProgramDatabase): Promise<Actual[]> {
  const actuals = await database.rows('actual').toArray();
  return actuals.toSorted((one, other) =>
    one.day === other.day ? other.recordedAt - one.recordedAt : one.day < other.day ? 1 : -1,
  );
}
