import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import type { Membership } from '../../src/domain/access/membership.ts';
import { changes } from '../../src/domain/changes/registry.ts';
import type { AnyChange } from '../../src/domain/changes/run-change.ts';
import { changeIdSchema, deviceIdSchema } from '../../src/domain/id.ts';
import { kindNames } from '../../src/domain/kind-names.ts';
import { type Instant, instantSchema } from '../../src/domain/time/zone.ts';
import { ProgramDatabase } from '../../src/store/database.ts';
import { record } from '../../src/store/record.ts';
import { readCookie } from '../../src/sync/apply-pages.ts';
import { checkDigest, type DigestCheck } from '../../src/sync/check-digest.ts';
import { connectProgram } from '../../src/sync/connect.ts';
import { type CycleEnd, type Syncing, syncOnce } from '../../src/sync/sync-cycle.ts';
import { counterId, counterRaised } from './counter.ts';
import { Network } from './network.ts';
import { canonical, type View } from './oracle.ts';
import { PROGRAM, type TestServer } from './server.ts';

/** Every change there is, and the one that tests count with. */
export const allChanges: ReadonlyMap<string, AnyChange> = new Map([
  ...changes,
  [counterRaised.name, counterRaised],
]);

/** A phone or desk with storage of its own, and the network between it and the server. */
export class TestDevice {
  readonly name: string;
  readonly member: Membership;
  readonly network: Network;
  /** Everything that was made here and not refused at once. */
  readonly made: { readonly id: string; readonly name: string }[] = [];
  /** How far its clock is off. */
  clockOff = 0;
  protocols = { min: 1, max: 1 };
  /** What it read last, and of which epoch: neither may go back. */
  #seen = { epoch: '', version: 0, count: 0 };
  readonly #storage = new IDBFactory();
  readonly #server: TestServer;
  readonly #rowsMax: number;
  #database: ProgramDatabase;
  #ids = 0;

  constructor(name: string, member: Membership, server: TestServer, rowsMax: number) {
    this.name = name;
    this.member = member;
    this.#server = server;
    this.#rowsMax = rowsMax;
    this.network = new Network(server, name);
    server.sessions.set(name, member);
    this.#database = this.#open();
  }

  get database(): ProgramDatabase {
    return this.#database;
  }

  #open(): ProgramDatabase {
    Dexie.dependencies.indexedDB = this.#storage;
    return new ProgramDatabase(PROGRAM);
  }

  async connect(): Promise<void> {
    await connectProgram(this.database, 'https://server.example', this.#newDeviceId());
  }

  /** As when a phone ends an app and starts it again: whatever was on its way is gone. */
  async restart(): Promise<void> {
    this.#database.close();
    this.#database = this.#open();
    await this.#database.open();
  }

  close(): void {
    this.#database.close();
  }

  newId(): string {
    return `${this.name}-${++this.#ids}`;
  }

  #newDeviceId() {
    return deviceIdSchema.parse(`${this.newId()}-device`);
  }

  now(): Instant {
    return instantSchema.parse(this.#server.clock + this.clockOff);
  }

  /** Makes a change here. @returns its id, or null where it was refused at once. */
  async make(name: string, args: unknown): Promise<string | null> {
    const change = allChanges.get(name);
    if (!change) throw new Error(`There is no change ${name}`);
    const id = this.newId();
    const made = {
      changeId: changeIdSchema.parse(id),
      at: this.now(),
      by: this.member.personId,
    };
    const outcome = await record(this.database, change, args, made);
    if (outcome.ok) this.made.push({ id, name });
    return outcome.ok ? id : null;
  }

  get #syncing(): Syncing {
    return {
      database: this.database,
      changes: allChanges,
      transport: this.network,
      now: () => this.now(),
      newDeviceId: () => this.#newDeviceId(),
      rowsMax: this.#rowsMax,
      protocols: this.protocols,
    };
  }

  async sync(): Promise<CycleEnd> {
    return syncOnce(this.#syncing);
  }

  async checkDigest(): Promise<DigestCheck> {
    return checkDigest(this.database, this.network);
  }

  /** The number of its owner's counter as shown here; null where it has not come yet. */
  async count(): Promise<number | null> {
    if (this.member.personId === null) return null;
    const row = await this.database.rows('request').get(counterId(this.member.personId));
    return row ? Number(row.note) : null;
  }

  /** Nothing that was shown once may be gone, and what was done here is shown. @throws where it is not so. */
  async checkNothingLost(): Promise<void> {
    const connection = await this.database.connection.get('connection');
    const cookie = connection ? readCookie(connection) : null;
    const count = await this.count();
    const { epoch = '', version = 0 } = cookie ?? {};
    // What others did may be missing in a restored copy until they send it again.
    const isSameEpoch = epoch === this.#seen.epoch;
    if (isSameEpoch && (count ?? 0) < this.#seen.count) {
      throw new Error(`${this.name} showed ${this.#seen.count} and then ${count}`);
    }
    if (isSameEpoch && version < this.#seen.version) {
      throw new Error(`${this.name} went from version ${this.#seen.version} back to ${version}`);
    }
    this.#seen = { epoch, version, count: count ?? 0 };
    await this.#checkWaitingIsShown();
  }

  /** What waits for the server's word is shown on top of what the server has. */
  async #checkWaitingIsShown(): Promise<void> {
    const waiting = await this.database.waiting.toArray();
    const raised = waiting.filter(
      ({ name, isSentAgain }) => name === counterRaised.name && !isSentAgain,
    );
    if (raised.length === 0) return;
    const base = await this.database.base.get(`request/${counterId(this.member.personId ?? '')}`);
    const before: unknown = Reflect.get(Object(base?.row), 'note');
    const shown = await this.count();
    if (base?.row !== null && Number(before) + raised.length !== shown) {
      throw new Error(
        `${this.name} shows ${shown}, on ${String(before)} and ${raised.length} waiting`,
      );
    }
  }

  /** Everything that this device holds. */
  async view(): Promise<View> {
    const view = new Map<string, string>();
    for (const kind of kindNames) {
      for (const row of await this.database.rows(kind).toArray()) {
        view.set(`${kind}/${row.id}`, canonical(row));
      }
    }
    for (const { key, row } of await this.database.quarantine.toArray()) {
      view.set(key, canonical(row));
    }
    return view;
  }
}
