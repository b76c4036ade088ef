import * as z from 'zod/mini';
import type { Membership } from '../../src/domain/access/membership.ts';
import type { MemberRole } from '../../src/domain/changes/change.ts';
import { accountIdSchema, personIdSchema } from '../../src/domain/id.ts';
import type { Database } from '../../src/server/database/database.ts';
import { tinyProgram } from '../domain/tiny-program.ts';
import { counterId } from './counter.ts';
import { TestDevice } from './device.ts';
import { moves } from './moves.ts';
import { FAULTS } from './network.ts';
import { checkLog, checkSame, checkVerdicts } from './agreement.ts';
import { expectedView, type LogLine, readLog, replayed } from './oracle.ts';
import { PROGRAM, TestServer } from './server.ts';

/** One step of a walk: who, what, with which numbers; all of them any whole numbers. */
export interface Step {
  readonly device: number;
  readonly action: number;
  readonly value: number;
  /** For each message of the step what happens to it: from the number of faults on, nothing. */
  readonly faults: readonly number[];
}

/** What a walk came to. */
export interface Walked {
  readonly accepted: number;
  readonly refused: number;
  readonly crashes: readonly string[];
}

const DEVICES: readonly (readonly [string, MemberRole, string | null])[] = [
  ['desk', 'coordinator', null],
  ['ada-phone', 'resident', 'ada'],
  ['cy-phone', 'faculty', 'cy'],
  ['ada-tablet', 'resident', 'ada'],
  ['switchboard', 'viewer', null],
  ['chief', 'admin', 'bo'],
];

/** How many devices there can be. */
export const DEVICES_MAX = DEVICES.length;

/** A whole world of devices around one server. */
export class Walk {
  readonly server: TestServer;
  readonly devices: TestDevice[];
  #isRestored = false;

  constructor(open: () => Promise<Database>, devicesCount: number, rowsMax: number) {
    this.server = new TestServer({ open });
    this.devices = DEVICES.slice(0, devicesCount).map(
      ([name, role, personId]) =>
        new TestDevice(name, memberOf(name, role, personId), this.server, rowsMax),
    );
  }

  /** Starts the server, has the desk put the program on it, and connects every device. */
  async start(): Promise<void> {
    await this.server.start();
    await this.server.makeProgram();
    for (const device of this.devices) await device.connect();
    const [desk] = this.devices;
    await desk?.make('rows-imported', { title: 'all', rows: firstRows() });
    await desk?.sync();
    await this.moveZebra();
    await this.server.copy();
  }

  async end(): Promise<void> {
    for (const device of this.devices) device.close();
    await this.server.stop();
  }

  /** Takes one step, and looks whether anything that must never be is. */
  async step({ device: place, action, value, faults }: Step): Promise<void> {
    const device = this.devices[place % this.devices.length];
    if (!device) return;
    device.network.faults.splice(0, Infinity, ...faults.map((fault) => FAULTS[fault] ?? null));
    await this.#act(device, action, value);
    device.network.faults.length = 0;
    // The others have not done anything.
    const moved = isForAll(action) ? this.devices : [device];
    for (const each of moved) await each.checkNothingLost();
  }

  async #act(device: TestDevice, action: number, value: number): Promise<void> {
    const make = async (): Promise<void> => {
      const move = await moves[value % moves.length]?.(device, value);
      if (move) await device.make(...move);
    };
    if (action < 44) await make();
    else if (action < 66) await syncUntroubled(device);
    else if (action < 69) await Promise.all([syncUntroubled(device), syncUntroubled(device)]);
    else if (action < 75) await Promise.all([syncUntroubled(device), make()]);
    else if (isForAll(action)) await Promise.all(this.devices.map(syncUntroubled));
    else if (action < 80) await device.restart();
    else if (action < 83) await this.#kill(device, value);
    else if (action < 85) await device.network.deliverLate();
    else if (action < 89) await this.server.purge();
    else if (action < 91) await this.#restore(value);
    else if (action < 92) device.clockOff = ((value % 7) - 3) * 4 * 86_400_000;
    else if (action < 94) this.#skew(device, value);
    else if (action < 97) this.#changeRole(value);
    else if (action < 98) await this.moveZebra();
    else await device.checkDigest();
  }

  /** Ends an app in the middle of a cycle. */
  async #kill(device: TestDevice, value: number): Promise<void> {
    const cycle = device.sync().catch(() => undefined);
    for (let turn = 0; turn < value % 40; turn++) await new Promise(setImmediate);
    device.close();
    await cycle;
    await device.restart();
  }

  async #restore(value: number): Promise<void> {
    if (value % 3 === 0) await this.server.copy();
    else {
      await this.server.restore();
      this.#isRestored = true;
    }
  }

  /** App and server are updated in either order. */
  #skew(device: TestDevice, value: number): void {
    const versions = [
      { min: 1, max: 1 },
      { min: 1, max: 2 },
      { min: 2, max: 2 },
    ] as const;
    if (value % 3 === 0) device.protocols = versions[(value >> 3) % 2] ?? device.protocols;
    else if (value % 3 === 1) this.server.speak(versions[(value >> 3) % 3] ?? versions[0]);
    else this.server.hear('comment-written', value % 2 === 0);
  }

  /** Somebody becomes a coordinator too, or is one no longer. */
  #changeRole(value: number): void {
    const device = this.devices[1 + (value % 2)];
    if (!device) return;
    const member = this.server.sessions.get(device.name) ?? device.member;
    const isOffice = member.roles.includes('coordinator');
    const roles: MemberRole[] = isOffice ? [...device.member.roles] : ['resident', 'coordinator'];
    this.server.sessions.set(device.name, { ...member, roles });
  }

  /** A newer server writes a row of a kind that no app knows. */
  async moveZebra(): Promise<void> {
    await this.server.database.transaction(async (transaction) => {
      const lock = `select version from program where id = $1 ${transaction.dialect.forUpdate}`;
      const [line] = await transaction.query(z.object({ version: z.int() }), lock, [PROGRAM]);
      const version = (line?.version ?? 0) + 1;
      await transaction.run('update program set version = $2 where id = $1', [PROGRAM, version]);
      await transaction.run(
        `insert into program_row (program_id, kind, id, version, data, readers, readers_ever)
         values ($1, 'zebra', 'one', $2, $3, '|*|', '|*|')
         on conflict (program_id, kind, id) do update
         set version = excluded.version, data = excluded.data`,
        [PROGRAM, version, JSON.stringify({ id: 'one', stripes: version })],
      );
    });
  }

  /** Everything works again, everybody syncs: then all must agree. @throws where they do not. */
  async settle(): Promise<Walked> {
    this.server.speak({ min: 1, max: 1 });
    this.server.hear('comment-written', true);
    for (const device of this.devices) {
      device.protocols = { min: 1, max: 1 };
      await device.network.deliverLate();
    }
    for (let round = 0; round < 3; round++) {
      for (const device of this.devices) {
        const end = await device.sync();
        if (end !== 'done') throw new Error(`${device.name} ended with ${JSON.stringify(end)}`);
      }
    }
    const log = await readLog(this.server.database);
    checkLog(log);
    for (const device of this.devices) {
      await this.#checkAgreed(device);
      await checkVerdicts(device, log, this.#isRestored);
    }
    await this.#checkCounters(log);
    const { database } = this.server;
    const all = memberOf('all', 'admin', null);
    const stored = new Map(await expectedView(database, all));
    stored.delete('zebra/one');
    checkSame('the rows of the server', stored, await replayed(log));
    const accepted = log.filter(({ version }) => version !== null).length;
    return { accepted, refused: log.length - accepted, crashes: this.server.crashes };
  }

  async #checkAgreed(device: TestDevice): Promise<void> {
    const member = this.server.sessions.get(device.name) ?? device.member;
    const expected = await expectedView(this.server.database, member);
    checkSame(device.name, await device.view(), expected);
    const left = [device.database.waiting, device.database.base];
    for (const table of left) {
      if ((await table.count()) > 0) throw new Error(`${device.name} still has ${table.name}`);
    }
    const digest = await device.checkDigest();
    if (digest.kind !== 'same') throw new Error(`${device.name}: ${JSON.stringify(digest)}`);
  }

  /** Counters hold exactly the changes that raised them, and every one that was made. */
  async #checkCounters(log: readonly LogLine[]): Promise<void> {
    const view = await expectedView(this.server.database, memberOf('all', 'admin', null));
    for (const person of ['ada', 'bo', 'cy']) {
      const row: unknown = JSON.parse(view.get(`request/${counterId(person)}`) ?? 'null');
      const made = log.filter(
        (line) =>
          line.name === 'counter-raised' && line.version !== null && line.person_id === person,
      );
      const ids = new Set(made.map(({ id }) => id));
      const shown = Number(Reflect.get(Object(row), 'note'));
      if (shown !== ids.size) {
        throw new Error(`${person} counted ${ids.size} times and the counter is ${shown}`);
      }
    }
  }
}

function memberOf(name: string, role: MemberRole, personId: string | null): Membership {
  return {
    accountId: accountIdSchema.parse(`account-${personId ?? name}`),
    programId: PROGRAM,
    roles: [role],
    personId: personId === null ? null : personIdSchema.parse(personId),
  };
}

/** A small program with a counter for everybody, and secrets in all that is not for everyone. */
function firstRows() {
  const counters = ['ada', 'bo', 'cy'].map((personId) => ({
    id: counterId(personId),
    personId,
    wish: { kind: 'call', callRoleId: null, day: '2026-07-20', wanted: false },
    rank: 1,
    status: 'requested',
    madeAt: 1,
    note: '0',
    decision: null,
  }));
  return { ...tinyProgram, request: [...(tinyProgram.request ?? []), ...counters] };
}

function isForAll(action: number): boolean {
  return action >= 75 && action < 78;
}

async function syncUntroubled(device: TestDevice): Promise<void> {
  await device.sync();
}

/** Walks those steps in a world of its own. @throws with what went wrong. */
export async function walk(
  open: () => Promise<Database>,
  { devices, rowsMax, steps }: { devices: number; rowsMax: number; steps: readonly Step[] },
): Promise<Walked> {
  const world = new Walk(open, devices, rowsMax);
  try {
    await world.start();
    for (const step of steps) await world.step(step);
    return await world.settle();
  } finally {
    await world.end();
  }
}
