import * as z from 'zod/mini';
import { expect } from 'vitest';
import { changes } from '../../../src/domain/changes/registry.ts';
import { accountIdSchema } from '../../../src/domain/id.ts';
import type { Database } from '../../../src/server/database/database.ts';
import { declaredPermissions } from '../../../src/server/permissions.ts';
import { decidePush } from '../../../src/server/sync/push.ts';
import { pushRequestSchema } from '../../../src/sync/messages/push.ts';
import { Dice } from '../../dice.ts';
import { tinyProgram } from '../../domain/tiny-program.ts';
import { AuthServer, PROGRAM } from '../accounts/auth-server.ts';
import { ServerProcess } from '../server-process.ts';
import { Pusher } from './pusher.ts';

/** The secret of the servers, which is that of `AuthServer`. */
export const SERVER_SECRET = '01'.repeat(32);

const PEOPLE = ['ada', 'bo', 'cy', 'ada'] as const;
/** How long after an answer a server may be killed. */
const MILLISECONDS_MAX = 100;

/** Puts the tiny program and its people on a server's database. */
export async function putProgram(database: Database): Promise<void> {
  const auth = new AuthServer(database);
  await auth.makeProgram();
  await auth.makeMember('ada', ['resident'], 'ada');
  await auth.makeMember('bo', ['resident'], 'bo');
  await auth.makeMember('cy', ['faculty'], 'cy');
  const deciding = {
    database,
    permissions: declaredPermissions,
    changes,
    now: () => auth.now(),
    onCrash: (_name: string, error: unknown) => {
      throw error;
    },
  };
  const accountId = accountIdSchema.parse('desk');
  const membership = {
    accountId,
    programId: PROGRAM,
    roles: ['coordinator'],
    personId: null,
  } as const;
  const args = { title: 'all', rows: tinyProgram };
  const change = { sequence: 1, id: 'all', name: 'rows-imported', args, at: 1 };
  const push = { protocol: 1, programId: PROGRAM, deviceId: 'desk', changes: [change] };
  await decidePush(deciding, membership, pushRequestSchema.parse(push));
}

/** Servers that are killed while phones send them changes. */
export class WorldOfPushers {
  readonly pushers: readonly Pusher[];
  readonly #environment: Readonly<Record<string, string>>;
  readonly #servers: (ServerProcess | null)[];
  readonly #dice: Dice;

  private constructor(
    environment: Readonly<Record<string, string>>,
    servers: ServerProcess[],
    seed: number,
  ) {
    this.#environment = environment;
    this.#servers = servers;
    this.#dice = new Dice(seed);
    this.pushers = PEOPLE.map(
      (person, place) => new Pusher(person, place, this.#dice, () => this.addresses),
    );
    for (const pusher of this.pushers) pusher.start();
  }

  /** Starts that many servers on one database, and the phones. */
  static async start(
    environment: Readonly<Record<string, string>>,
    serversCount: number,
    seed: number,
  ): Promise<WorldOfPushers> {
    const started = Array.from({ length: serversCount }, () => ServerProcess.start(environment));
    const world = new WorldOfPushers(environment, await Promise.all(started), seed);
    // Signing in is not what is looked at here, and breaking it off too often is answered with a pause.
    while (world.pushers.some(({ acknowledged }) => acknowledged.length === 0)) {
      await Promise.race([wait(1), ...world.pushers.map((pusher) => pusher.running)]);
    }
    return world;
  }

  /** Where servers answer. */
  get addresses(): readonly string[] {
    return this.#servers.flatMap((server) => server?.address ?? []);
  }

  /** Kills one server in the middle of what the phones send, and starts it again. */
  async killOne(): Promise<void> {
    const before = this.#acknowledged;
    while (this.#acknowledged === before) {
      await Promise.race([wait(1), ...this.pushers.map((pusher) => pusher.running)]);
    }
    await wait(this.#dice.below(MILLISECONDS_MAX));
    const place = this.#dice.below(this.#servers.length);
    await this.#servers[place]?.kill();
    this.#servers[place] = null;
    this.#servers[place] = await ServerProcess.start(this.#environment);
  }

  get #acknowledged(): number {
    return this.pushers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  }

  /** Lets the phones send what they are about, and ends the servers. @returns how many changes were made. */
  async end(): Promise<number> {
    await Promise.all(this.pushers.map((pusher) => pusher.stop()));
    await Promise.all(this.#servers.flatMap((server) => server?.end() ?? []));
    return this.#acknowledged;
  }
}

const lineSchema = z.object({ id: z.string(), version: z.nullable(z.int()) });

/** What was acknowledged is stored, all of it once, and nothing else is. @throws where it is not so. */
export async function checkStored(database: Database, pushers: readonly Pusher[]): Promise<void> {
  const { lines, rows } = await database.read(async (queries) => ({
    lines: await queries.query(lineSchema, "select id, version from change where id <> 'all'"),
    rows: await queries.query(
      z.object({ id: z.string() }),
      "select id from program_row where kind = 'request' and rev <> 'all'",
    ),
  }));
  const acknowledged = pushers.flatMap((pusher) => pusher.acknowledged).toSorted();
  expect(lines.filter(({ version }) => version === null)).toEqual([]);
  expect(lines.map(({ id }) => id).toSorted()).toEqual(acknowledged);
  expect(rows.map(({ id }) => id).toSorted()).toEqual(acknowledged);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
