import * as z from 'zod/mini';
import type { Instant } from '../domain/time/zone.ts';
import { readConnection, type WaitingChange } from '../store/connection.ts';
import { type Applying, applyPages, readCookie } from './apply-pages.ts';
import { CHANGES_MAX, PROTOCOL, PROTOCOL_MIN, PUSH_LETTERS_MAX } from './messages/protocol.ts';
import { pullResponseSchema } from './messages/pull.ts';
import { pushResponseSchema, type SentChange } from './messages/push.ts';
import { spokenSchema } from './messages/trouble.ts';
import { renumberWaiting } from './renumber.ts';
import { StagedPages } from './staged-pages.ts';
import type { Answered, Question, Transport } from './transport.ts';

/** What a device needs to sync. */
export interface Syncing extends Applying {
  readonly transport: Transport;
  /** How many rows a page may carry; for tests, which want many pages. */
  readonly rowsMax?: number;
  /** Which versions of the messages this app speaks. */
  readonly protocols?: { readonly min: number; readonly max: number };
}

/** How a cycle ended: with everything sent and read, or why not. */
export type CycleEnd = 'done' | 'not-connected' | { readonly trouble: string };

/** How often the server may have everything read anew before that is a fault. */
const RESETS_MAX = 5;

/** Thrown within a cycle to end it, and caught by it. */
class Trouble extends Error {}

/** How often a cycle starts over, as other tabs write and other devices push. */
const ROUNDS_MAX = 20;

/**
 * Sends what waits and reads what moved, until nothing waits that could be sent. Everything that can go wrong on the way
 * is expected: it is noted in the connection and returned, and the next cycle goes on where this one ended.
 */
export async function syncOnce(syncing: Syncing): Promise<CycleEnd> {
  const { database, now } = syncing;
  if (!(await readConnection(database))) return 'not-connected';
  const cycle = new Cycle(syncing);
  try {
    for (let round = 0; round < ROUNDS_MAX; round++) {
      const held = await cycle.push();
      const isApplied = await cycle.pull();
      if (held !== null) throw new Trouble(held);
      if (isApplied && (await database.waiting.count()) === 0) break;
    }
    return 'done';
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    await noteTrouble(syncing, error.message, now());
    return { trouble: error.message };
  }
}

async function noteTrouble({ database }: Syncing, kind: string, at: Instant): Promise<void> {
  await database.transaction('rw', database.connection, async () => {
    const connection = await readConnection(database);
    if (!connection) return;
    const since = connection.trouble?.kind === kind ? connection.trouble.since : at;
    await database.connection.put({ ...connection, trouble: { kind, since } });
  });
}

/** One round of sending and reading, in the newest language that both sides speak. */
class Cycle {
  readonly #syncing: Syncing;
  #protocol: number;

  constructor(syncing: Syncing) {
    this.#syncing = syncing;
    this.#protocol = syncing.protocols?.max ?? PROTOCOL;
  }

  /** Sends everything that waits. @returns why the server holds some of it back, or null. */
  async push(): Promise<string | null> {
    const { database } = this.#syncing;
    let sent = 0;
    for (;;) {
      const connection = await this.#connection();
      const changes = await this.#nextChanges(sent);
      if (changes.length === 0) return null;
      const { deviceId } = connection;
      const response = await this.#ask('push', pushResponseSchema, {
        programId: database.programId,
        deviceId,
        changes,
      });
      if (response.deviceId !== deviceId) throw new Trouble('unreadable');
      sent = response.lastSequence;
      const { stopped } = response;
      if (stopped?.reason === 'unknown-change') return 'server-behind';
      if (stopped) {
        await this.#startAnew(deviceId);
        sent = 0;
      } else if (sent < (changes.at(-1)?.sequence ?? 0)) {
        throw new Trouble('unreadable');
      }
    }
  }

  /** Reads what moved. @returns false where another tab has read something else meanwhile. */
  async pull(): Promise<boolean> {
    const { database, rowsMax } = this.#syncing;
    const { deviceId, lastSequence, cookie } = await this.#connection();
    const staged = new StagedPages(readCookie({ cookie }));
    for (let resets = 0; resets <= RESETS_MAX;) {
      const page = await this.#ask('pull', pullResponseSchema, {
        programId: database.programId,
        deviceId,
        cookie: staged.cookie,
        knownVerdict: lastSequence,
        ...(rowsMax === undefined ? {} : { rowsMax }),
      });
      if (page.deviceId !== deviceId || !staged.add(page)) throw new Trouble('unreadable');
      if (page.isReset) resets++;
      const complete = staged.complete();
      if (complete) return applyPages(this.#syncing, complete);
    }
    throw new Trouble('restless');
  }

  /** What is sent next: as many changes as one message may carry. */
  async #nextChanges(sent: number): Promise<SentChange[]> {
    const { database } = this.#syncing;
    const { lastSequence } = await this.#connection();
    const waiting = await database.waiting
      .where('sequence')
      .above(Math.max(sent, lastSequence))
      .limit(CHANGES_MAX)
      .sortBy('sequence');
    let letters = 0;
    const tooMany = waiting.findIndex((change, place) => {
      letters += JSON.stringify(change.args ?? null).length;
      return place > 0 && letters > PUSH_LETTERS_MAX;
    });
    return waiting.slice(0, tooMany < 0 ? undefined : tooMany).map(sentChange);
  }

  /** The server knows other changes of this device than it has sent, as when storage was lost. */
  async #startAnew(deviceId: string): Promise<void> {
    const { database, newDeviceId } = this.#syncing;
    await database.transaction('rw', database.tables, async () => {
      const connection = await readConnection(database);
      if (connection?.deviceId === deviceId) await renumberWaiting(database, newDeviceId());
    });
  }

  async #connection() {
    const connection = await readConnection(this.#syncing.database);
    if (!connection) throw new Trouble('not-connected');
    return connection;
  }

  async #ask<Schema extends z.ZodMiniType>(
    question: Question,
    schema: Schema,
    body: object,
  ): Promise<z.infer<Schema>> {
    const { transport } = this.#syncing;
    let answered = await transport.ask(question, { protocol: this.#protocol, ...body });
    if (this.#canSpeakOlder(answered)) {
      answered = await transport.ask(question, { protocol: this.#protocol, ...body });
    }
    if (!answered.ok) throw new Trouble(answered.code);
    const read = z.safeParse(schema, answered.body);
    if (!read.success) throw new Trouble('unreadable');
    return read.data;
  }

  /** Where the server is older than the app, goes back to what it speaks, if the app still does. */
  #canSpeakOlder(answered: Answered): boolean {
    if (answered.ok || answered.code !== 'too-new') return false;
    const spoken = z.safeParse(spokenSchema, answered.details);
    const min = this.#syncing.protocols?.min ?? PROTOCOL_MIN;
    if (!spoken.success || spoken.data.protocolMax < min) return false;
    this.#protocol = spoken.data.protocolMax;
    return true;
  }
}

function sentChange({ sequence, id, name, args, at }: WaitingChange): SentChange {
  return { sequence, id, name, args, at };
}
