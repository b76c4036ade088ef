import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { changes } from '../../../src/domain/changes/registry.ts';
import type { MemberRole } from '../../../src/domain/changes/change.ts';
import { personIdSchema, programIdSchema } from '../../../src/domain/id.ts';
import { instantSchema } from '../../../src/domain/time/zone.ts';
import { signAccessToken } from '../../../src/server/accounts/access-token.ts';
import { makeAccount } from '../../../src/server/accounts/account-rows.ts';
import { addMember } from '../../../src/server/accounts/members.ts';
import { keysFrom } from '../../../src/server/accounts/server-keys.ts';
import { openSession } from '../../../src/server/accounts/sessions.ts';
import type { Database } from '../../../src/server/database/database.ts';
import { declaredPermissions } from '../../../src/server/permissions.ts';
import { createProgram } from '../../../src/server/programs.ts';
import { decidePush } from '../../../src/server/sync/push.ts';
import { pushRequestSchema } from '../../../src/sync/messages/push.ts';
import { internalMedicineMiddle } from '../../worlds/internal-medicine-middle.ts';
import { publishedProgram } from '../five-years.ts';

/** The program that is measured. */
export const PROGRAM = programIdSchema.parse('middle');
/** What the servers of benches sign with. */
export const SECRET = randomBytes(32);

const at = () => instantSchema.parse(Date.now());

/** Somebody who is signed in on a device of their own. */
export interface Device {
  readonly id: string;
  readonly token: string;
  readonly personId: string;
}

/** A server's database with the middle program of a year, published, and devices of its residents and its desk. */
export interface ServerWorld {
  readonly devices: readonly Device[];
  readonly desk: Device;
  readonly rows: number;
}

/** Fills an empty database. @param devicesCount how many residents' devices there are. */
export async function fillServer(database: Database, devicesCount: number): Promise<ServerWorld> {
  const program = await publishedProgram(internalMedicineMiddle);
  const rows = program.rows.content();
  await createProgram(database, PROGRAM, 'first');
  const desk = await signIn(database, 'desk', 'coordinator', null);
  const deciding = {
    database,
    permissions: declaredPermissions,
    changes,
    now: at,
    onCrash: (_name: string, error: unknown) => {
      throw error;
    },
  };
  const args = { title: 'all', rows };
  const change = { sequence: 1, id: 'all', name: 'rows-imported', args, at: at() };
  const push = { protocol: 1, programId: PROGRAM, deviceId: 'importer', changes: [change] };
  const { accountId } = desk;
  const membership = {
    accountId,
    programId: PROGRAM,
    roles: ['coordinator'],
    personId: null,
  } as const;
  const decided = await decidePush(deciding, membership, pushRequestSchema.parse(push));
  if (typeof decided === 'string' || decided.verdicts[0]?.problem !== null) {
    throw new Error(`The program was not taken in: ${JSON.stringify(decided)}`);
  }
  const people = rows.person ?? [];
  const devices: Device[] = [];
  for (let place = 0; place < devicesCount; place++) {
    const personId = people[place % people.length]?.id ?? '';
    devices.push(await signIn(database, `phone${place}`, 'resident', personId));
  }
  const count = Object.values(rows).reduce((sum, list) => sum + list.length, 0);
  return { devices, desk, rows: count };
}

async function signIn(database: Database, name: string, role: MemberRole, person: string | null) {
  const keys = keysFrom(SECRET);
  return database.transaction(async (transaction) => {
    const accountId = await makeAccount(transaction, `${name}@example.org`, 'none', at());
    const personId = person === null ? null : personIdSchema.parse(person);
    await addMember(transaction, { accountId, programId: PROGRAM, roles: [role], personId });
    const session = { accountId, label: name, isStrong: role === 'coordinator' };
    const { sessionId, generation } = await openSession(transaction, session, at());
    const [account] = await transaction.query(
      z.object({ session_version: z.int() }),
      'select session_version from account where id = $1',
      [accountId],
    );
    const sessionVersion = account?.session_version ?? 0;
    const token = await signAccessToken(
      keys.accessTokens,
      { accountId, sessionId, sessionVersion, generation },
      at(),
    );
    return { id: `device-of-${name}`, token, personId: person ?? '', accountId };
  });
}

/** Adds copies of the program under other ids until there are that many rows. @returns how many there are. */
export async function growTo(database: Database, rowsMin: number): Promise<number> {
  const count = async (): Promise<number> =>
    database.read(async (queries) => {
      const rows = await queries.query(
        z.object({ rows: z.int() }),
        'select count(*) as rows from program_row',
      );
      return rows[0]?.rows ?? 0;
    });
  let rows = await count();
  for (let copy = 0; rows < rowsMin; copy++) {
    const programId = `copy-${rows}-${copy}`;
    const columns =
      'kind, id, version, rev, data, readers, readers_ever, deleted_at, year_id, person_id, draft_id, last_day';
    rows += await database.transaction(async (transaction) => {
      await transaction.run(
        "insert into program (id, version, epoch, tombstone_floor) select $1, 1, 'first', 0",
        [programId],
      );
      return transaction.run(
        `insert into program_row (program_id, ${columns})
         select $1, ${columns}
         from program_row where program_id = $2`,
        [programId, PROGRAM],
      );
    });
  }
  if (database.dialect.name === 'postgresql') {
    await database.transaction((transaction) => transaction.script('analyze'));
  }
  return rows;
}
