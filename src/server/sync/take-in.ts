import { BufferedRows } from '../../domain/changes/buffered-rows.ts';
import type { Membership } from '../../domain/access/membership.ts';
import { deviceIdSchema } from '../../domain/id.ts';
import { kindNames } from '../../domain/kind-names.ts';
import type { ProgramContent } from '../../domain/program-content.ts';
import type { ErrorCode } from '../../sync/messages/error-catalogue.ts';
import { lockProgram, movedNotice } from '../programs.ts';
import { writeDecided } from './change-log.ts';
import type { Deciding } from './push.ts';
import { writeRows } from './row-writer.ts';
import { SqlRows } from './sql-rows.ts';

/** Under which device the changes stand that were made before the program came here. */
const BEFORE = deviceIdSchema.parse('before-the-server');

/** The version that a program has once it was taken in. */
const FIRST_VERSION = 1;

/**
 * Takes a whole program into one that has nothing yet, rows and history, in one transaction: what is sent must be a program
 * file without a fault, of that program, by one of its admins. @returns why not, or null.
 */
export async function takeIn(
  { database, permissions, now }: Deciding,
  { accountId, programId, roles }: Membership,
  content: ProgramContent,
): Promise<ErrorCode | null> {
  if (!roles.includes('admin')) return 'not-allowed';
  if (content.rows.program?.[0]?.id !== programId) return 'no-such-program';
  return database.transaction(async (transaction) => {
    const program = await lockProgram(transaction, programId);
    if (!program) return 'no-such-program';
    if (program.version > 0) return 'program-not-empty';
    const at = now();
    const rows = new BufferedRows(new SqlRows(transaction, programId));
    for (const kind of kindNames) await rows.put(kind, content.rows[kind] ?? []);
    await writeRows(transaction, rows, { programId, version: FIRST_VERSION, at, permissions });
    for (const [place, { id, name, args, at: madeAt, by, touched }] of content.history.entries()) {
      const sender = { programId, deviceId: BEFORE, accountId, personId: by };
      const change = { sequence: place + 1, id, name, args, at: madeAt };
      const decided = { change, problem: null, touched, version: FIRST_VERSION };
      await writeDecided(transaction, sender, at, [decided]);
    }
    await transaction.run('update program set version = $2 where id = $1', [
      programId,
      FIRST_VERSION,
    ]);
    await transaction.notify(movedNotice(programId));
    return null;
  });
}
