import * as z from 'zod/mini';
import type { Membership } from '../../domain/access/membership.ts';
import type { ProgramId } from '../../domain/id.ts';
import { digestOf, type Digests } from '../../sync/messages/digest.ts';
import type { Cookie } from '../../sync/messages/pull.ts';
import { readProgram } from '../programs.ts';
import type { Pulling } from './pull.ts';
import type { Unanswerable } from './push.ts';
import { viewName, visibleCondition } from './reader-marks.ts';

const digestRowSchema = z.object({
  kind: z.string(),
  id: z.string(),
  rev: z.nullable(z.string()),
});

/** Digests of everything the member may read; null where the cookie is not of this moment and view. */
export async function answerDigest(
  { database, permissions }: Pick<Pulling, 'database' | 'permissions'>,
  membership: Membership,
  programId: ProgramId,
  cookie: Cookie,
): Promise<{ readonly kinds: Digests | null } | Unanswerable> {
  const visible = permissions.visibleRows(membership);
  return database.read(async (queries) => {
    const program = await readProgram(queries, programId);
    if (!program) return 'no-such-program';
    const isNow =
      cookie.epoch === program.epoch &&
      cookie.view === viewName(visible) &&
      cookie.version === program.version &&
      cookie.after === null;
    if (!isNow) return { kinds: null };
    const seen = visibleCondition(queries.dialect, 'readers', visible, 2);
    const rows = await queries.query(
      digestRowSchema,
      `select kind, id, rev from program_row
       where program_id = $1 and data is not null ${seen ? `and ${seen.sql}` : ''}`,
      seen ? [programId, seen.value] : [programId],
    );
    return { kinds: digestOf(rows) };
  });
}
