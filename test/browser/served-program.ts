import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MemberRole } from '../../src/domain/changes/change.ts';
import { accountIdSchema, personIdSchema, programIdSchema } from '../../src/domain/id.ts';
import type { ProgramContent } from '../../src/domain/program-content.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { beginCodes, confirmCodes, makeAccount } from '../../src/server/accounts/account-rows.ts';
import { addMember } from '../../src/server/accounts/members.ts';
import { codeAt, stepAt } from '../../src/server/accounts/one-time-code.ts';
import { Passwords } from '../../src/server/accounts/passwords.ts';
import { keysFrom, readServerSecret, seal } from '../../src/server/accounts/server-keys.ts';
import { changes } from '../../src/domain/changes/registry.ts';
import type { Database } from '../../src/server/database/database.ts';
import { openDatabase } from '../../src/server/database/open-database.ts';
import { setUpAdmin } from '../../src/server/accounts/set-up.ts';
import { declaredPermissions } from '../../src/server/permissions.ts';
import { createProgram } from '../../src/server/programs.ts';
import { takeIn } from '../../src/server/sync/take-in.ts';

/** A password that is taken. */
export const PASSWORD = 'gravel otter umbrage 9';

/** The program that the server keeps. */
export const PROGRAM = programIdSchema.parse('program');

const SECRET = new Uint8Array(20).fill(7);

/** Who is a member, under `name@example.org`; who has an office has a second factor. */
export interface MadeMember {
  readonly name: string;
  readonly roles: readonly MemberRole[];
  readonly personId: string | null;
}

/** A server of its own process, with SQLite in a folder of its own, that can be killed and started again. */
export class ServedProgram {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'served-'));
  #child: ChildProcess | null = null;
  #port: string | null = null;
  address = '';

  /** Makes the program, its members, and what it holds, if anything. */
  async prepare(members: readonly MadeMember[], content: ProgramContent | null): Promise<void> {
    const sealing = keysFrom(await readServerSecret({ DATA_FOLDER: this.#folder })).sealing;
    const database = await this.openDatabase();
    const at = instantSchema.parse(Date.now());
    await createProgram(database, PROGRAM, 'first');
    const hash = await new Passwords().hash(PASSWORD);
    await database.transaction(async (transaction) => {
      for (const { name, roles, personId } of members) {
        const accountId = await makeAccount(transaction, `${name}@example.org`, hash, at);
        const person = personId === null ? null : personIdSchema.parse(personId);
        await addMember(transaction, { accountId, programId: PROGRAM, roles, personId: person });
        if (!roles.some((role) => role === 'admin' || role === 'coordinator')) continue;
        const sealed = seal(sealing, Buffer.from(SECRET).toString('base64url'));
        await beginCodes(transaction, accountId, sealed);
        await confirmCodes(transaction, accountId, 0);
      }
    });
    if (content) await this.#fill(database, content);
    await database.close();
  }

  /** Makes the first administrator, as the command line does. */
  async makeAdmin(name: string): Promise<void> {
    const database = await this.openDatabase();
    const email = `${name}@example.org`;
    const at = instantSchema.parse(Date.now());
    const wanted = { programId: PROGRAM, email, password: PASSWORD, epoch: 'first', at };
    await setUpAdmin(database, wanted);
    await database.close();
  }

  /** A connection of one's own, beside the server's. */
  openDatabase(): Promise<Database> {
    return openDatabase({ kind: 'sqlite', file: path.join(this.#folder, 'residency.sqlite') });
  }

  /** Starts it, on the same port as before. */
  async start(): Promise<void> {
    const { VITEST: _vitest, ...environment } = process.env;
    const child = spawn(process.execPath, ['dist/cli/serve.js'], {
      env: {
        ...environment,
        DATA_FOLDER: this.#folder,
        PUSH_CONTACT: 'mailto:office@example.org',
        ...(this.#port && { PORT: this.#port }),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    let output = '';
    for await (const chunk of child.stdout) {
      output += String(chunk);
      const [, port] = /http:\/\/localhost:(\d+)\//.exec(output) ?? [];
      if (port === undefined) continue;
      this.#port = port;
      this.address = `http://localhost:${port}`;
      return;
    }
    throw new Error(`The server ended: ${output}`);
  }

  /** Kills it as a power cut does. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Ends it, with all it kept. */
  async end(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #fill(database: Database, content: ProgramContent): Promise<void> {
    const admin = accountIdSchema.parse('whoever-set-it-up');
    const trouble = await takeIn(
      {
        database,
        permissions: declaredPermissions,
        changes,
        now: () => instantSchema.parse(Date.now()),
        onCrash: (_name, error) => {
          throw error;
        },
      },
      { accountId: admin, programId: PROGRAM, roles: ['admin'], personId: null },
      content,
    );
    if (trouble) throw new Error(trouble);
  }
}

/** The code that an authenticator app shows in so many half minutes. @param secret of an account made by a test. */
export function codeNow(stepsAhead = 0, secret: Uint8Array = SECRET): string {
  return codeAt(secret, stepAt(Date.now()) + stepsAhead);
}

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app makes of a key that somebody typed in. */
export function bytesOfKey(text: string): Uint8Array {
  const letters = Array.from(text.replaceAll(' ', ''));
  const bits = letters.map((letter) => BASE_32.indexOf(letter).toString(2).padStart(5, '0'));
  return Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
