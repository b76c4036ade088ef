import * as z from 'zod/mini';
import type { ProgramId } from '../domain/id.ts';
import type { Instant } from '../domain/time/zone.ts';
import type { Database, Queries, Transaction } from './database/database.ts';

const programLineSchema = z.object({
  version: z.int(),
  epoch: z.string(),
  tombstone_floor: z.int(),
});

/** Where a program stands. */
export interface ProgramLine {
  /** Rises with every push that writes rows: the one order there is. */
  readonly version: number;
  /** Another one after the database was restored from a copy. */
  readonly epoch: string;
  /** Deleted rows are forgotten up to this version. */
  readonly tombstoneFloor: number;
}

/** How long a device may be away and still be told row by row what was deleted. */
export const TOMBSTONE_MILLISECONDS = 180 * 24 * 60 * 60 * 1000;

/** Makes an empty program. @param epoch anything that no other copy of it has. @throws if there is one of that id. */
export async function createProgram(
  database: Database,
  programId: ProgramId,
  epoch: string,
): Promise<void> {
  await database.transaction((transaction) =>
    transaction.run(
      'insert into program (id, version, epoch, tombstone_floor) values ($1, 0, $2, 0)',
      [programId, epoch],
    ),
  );
}

/** Where a program stands; null where there is none of that id. */
export async function readProgram(
  queries: Queries,
  programId: ProgramId,
): Promise<ProgramLine | null> {
  return readLine(queries, programId, '');
}

/** The same, and nobody else writes to the program until the transaction ends. */
export async function lockProgram(
  transaction: Transaction,
  programId: ProgramId,
): Promise<ProgramLine | null> {
  return readLine(transaction, programId, transaction.dialect.forUpdate);
}

async function readLine(
  queries: Queries,
  programId: ProgramId,
  suffix: string,
): Promise<ProgramLine | null> {
  const [line] = await queries.query(
    programLineSchema,
    `select version, epoch, tombstone_floor from program where id = $1 ${suffix}`,
    [programId],
  );
  return line
    ? { version: line.version, epoch: line.epoch, tombstoneFloor: line.tombstone_floor }
    : null;
}

/** Says that the database was restored from a copy: every device reads everything anew and sends what is missing again. */
export async function startEpoch(
  database: Database,
  programId: ProgramId,
  epoch: string,
): Promise<void> {
  await database.transaction((transaction) =>
    transaction.run('update program set epoch = $2 where id = $1', [programId, epoch]),
  );
}

/** Forgets rows of a program that were deleted before that moment. @returns how many. */
export async function forgetDeleted(
  database: Database,
  programId: ProgramId,
  before: Instant,
): Promise<number> {
  return database.transaction(async (transaction) => {
    await lockProgram(transaction, programId);
    const [found] = await transaction.query(
      z.object({ floor: z.nullable(z.int()) }),
      'select max(version) as floor from program_row where program_id = $1 and data is null and deleted_at < $2',
      [programId, before],
    );
    const floor = found?.floor ?? null;
    if (floor === null) return 0;
    await transaction.run(
      'update program set tombstone_floor = $2 where id = $1 and tombstone_floor < $2',
      [programId, floor],
    );
    return transaction.run(
      'delete from program_row where program_id = $1 and data is null and version <= $2',
      [programId, floor],
    );
  });
}

/** The notice that a program moved. */
export function movedNotice(programId: ProgramId): string {
  return `moved ${programId}`;
}
