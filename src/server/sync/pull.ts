import * as z from 'zod/mini';
import type { Membership } from '../../domain/access/membership.ts';
import type { Cookie, MovedRow, PullRequest, PullResponse } from '../../sync/messages/pull.ts';
import type { Instant } from '../../domain/time/zone.ts';
import { PAGE_LETTERS_MAX } from '../../sync/messages/protocol.ts';
import type { Database, Queries } from '../database/database.ts';
import type { Permissions, VisibleRows } from '../permissions.ts';
import { type ProgramLine, readProgram } from '../programs.ts';
import { readRefused } from './change-log.ts';
import { readDevice } from './devices.ts';
import type { Unanswerable } from './push.ts';
import { isVisible, viewName, visibleCondition } from './reader-marks.ts';

/** What answering pulls needs from outside. */
export interface Pulling {
  readonly database: Database;
  readonly permissions: Pick<Permissions, 'visibleRows'>;
  /** The server's clock. */
  readonly now: () => Instant;
}

/**
 * A page of what moved since the cookie, by version, kind and id, as the member may see it: rows, version and last
 * sequence as of one moment. @throws when the database fails.
 */
export async function answerPull(
  { database, permissions, now }: Pulling,
  { accountId, ...membership }: Membership,
  { programId, deviceId, cookie, knownVerdict, rowsMax }: PullRequest,
): Promise<PullResponse | Unanswerable> {
  const visible = permissions.visibleRows({ accountId, ...membership });
  return database.read(async (queries) => {
    const program = await readProgram(queries, programId);
    if (!program) return 'no-such-program';
    const device = await readDevice(queries, programId, deviceId);
    if (device && device.accountId !== accountId) return 'device-of-another';
    const lastSequence = device?.lastSequence ?? 0;
    const isReset = cookie === null || mustReset(cookie, program, viewName(visible));
    const from = isReset ? startOf(program, visible) : cookie;
    const page = await readPage(queries, { programId, from, program, visible, rowsMax });
    return {
      deviceId,
      asked: cookie,
      cookie: page.cookie,
      isReset,
      isLast: page.cookie.after === null,
      rows: page.rows,
      lastSequence,
      refused:
        lastSequence > knownVerdict
          ? await readRefused(queries, programId, deviceId, knownVerdict)
          : [],
      answeredAt: now(),
    };
  });
}

function mustReset(
  { epoch, view, version, since }: Cookie,
  program: ProgramLine,
  viewNow: string,
): boolean {
  return (
    epoch !== program.epoch ||
    view !== viewNow ||
    version > program.version ||
    // While everything is read anew, only what was deleted since that began can have been missed.
    (since ?? version) < program.tombstoneFloor
  );
}

function startOf({ epoch, version }: ProgramLine, visible: VisibleRows): Cookie {
  return { epoch, view: viewName(visible), version: 0, after: null, since: version };
}

interface Paging {
  readonly programId: string;
  readonly from: Cookie;
  readonly program: ProgramLine;
  readonly visible: VisibleRows;
  readonly rowsMax: number;
}

const pageRowSchema = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.int(),
  data: z.nullable(z.string()),
  readers: z.string(),
});

async function readPage(
  queries: Queries,
  { programId, from, program, visible, rowsMax }: Paging,
): Promise<{ cookie: Cookie; rows: MovedRow[] }> {
  const read = { ...from, version: program.version, after: null, since: null };
  if (from.version === program.version && from.after === null) return { cookie: read, rows: [] };
  const { after } = from;
  const values = [programId, from.version, ...(after ? [after.kind, after.id] : []), rowsMax + 1];
  const moved = after ? '(version, kind, id) > ($2, $3, $4)' : 'version > $2';
  const seen = visibleCondition(queries.dialect, 'readers_ever', visible, values.length + 1);
  const found = await queries.query(
    pageRowSchema,
    `select kind, id, version, data, readers from program_row
     where program_id = $1 and version >= $2 and ${moved} ${seen ? `and ${seen.sql}` : ''}
     order by version, kind, id limit $${values.length}`,
    seen ? [...values, seen.value] : values,
  );
  const page = found.slice(0, lengthOfPage(found, rowsMax));
  const last = page.at(-1);
  const rows = page.flatMap(({ kind, id, version, data, readers }): MovedRow[] => {
    if (data !== null && isVisible(readers, visible)) return [[kind, id, JSON.parse(data)]];
    // Whoever reads everything anew never held what was gone when that began.
    return from.since !== null && version <= from.since ? [] : [[kind, id, null]];
  });
  if (!last || page.length === found.length) return { cookie: read, rows };
  const cookie = { ...from, version: last.version, after: { kind: last.kind, id: last.id } };
  return { cookie, rows };
}

/** Of the rows found, how many go on a page. */
function lengthOfPage(found: readonly { readonly data: string | null }[], rowsMax: number): number {
  let letters = 0;
  const tooMany = found.findIndex(({ data }, place) => {
    letters += data?.length ?? 0;
    return place > 0 && letters > PAGE_LETTERS_MAX;
  });
  return Math.min(tooMany < 0 ? found.length : tooMany, rowsMax);
}
