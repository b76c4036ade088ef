import type { Membership } from '../../domain/access/membership.ts';
import { BufferedRows } from '../../domain/changes/buffered-rows.ts';
import { type Problem, refused } from '../../domain/changes/change.ts';
import type { HistoryEntry } from '../../domain/changes/history.ts';
import { type AnyChange, runChange } from '../../domain/changes/run-change.ts';
import type { AccountId, ChangeId, DeviceId, ProgramId } from '../../domain/id.ts';
import type { Instant } from '../../domain/time/zone.ts';
import type {
  PushRequest,
  PushResponse,
  SentChange,
  Stop,
  Verdict,
} from '../../sync/messages/push.ts';
import { type Answer, answered, notAnswered } from '../accounts/accounts.ts';
import type { Database, Transaction } from '../database/database.ts';
import { type Permissions, touchedNow } from '../permissions.ts';
import { lockProgram, movedNotice } from '../programs.ts';
import { type Decided, readEntry, readKnown, type Sender, writeDecided } from './change-log.ts';
import { readDevice, writeDevice } from './devices.ts';
import { writeRows } from './row-writer.ts';
import { DatabaseFailure, SqlRows } from './sql-rows.ts';

/** What deciding changes needs from outside. */
export interface Deciding {
  readonly database: Database;
  readonly permissions: Permissions;
  /** Every change there is, by name. */
  readonly changes: ReadonlyMap<string, AnyChange>;
  /** The server's clock. */
  readonly now: () => Instant;
  /** Told of a change that broke down, which is a bug: by its name, without its arguments. */
  readonly onCrash: (changeName: string, error: unknown) => void;
  /** Told of the changes that were made, in their transaction: what others are to be told is stored with them. */
  readonly onMade?: (transaction: Transaction, made: MadeChanges) => Promise<void>;
}

/** Changes that were made together, of which program and by whom. */
export interface MadeChanges {
  readonly programId: ProgramId;
  readonly accountId: AccountId;
  readonly changes: readonly SentChange[];
}

/** Why nothing of a request can be answered. */
export type Unanswerable = 'no-such-program' | 'device-of-another';

/**
 * Decides changes of one device in their order, in one transaction: each is made or refused for good, once, whatever
 * comes twice. @throws when the database fails; then nothing was decided.
 */
export function decidePush(
  deciding: Deciding,
  membership: Membership,
  request: PushRequest,
): Promise<PushResponse | Unanswerable> {
  return deciding.database.transaction(async (transaction) => {
    const desk = await deskOf(transaction, membership, request.deviceId);
    return typeof desk === 'string' ? desk : decideAt(deciding, desk, () => request.changes);
  }, request.programId);
}

/** The program locked, and how far a device's changes are decided: where changes are decided one after the other. */
interface Desk {
  readonly transaction: Transaction;
  readonly membership: Membership;
  readonly sender: Sender;
  readonly version: number;
  readonly lastSequence: number;
}

async function deskOf(
  transaction: Transaction,
  membership: Membership,
  deviceId: DeviceId,
): Promise<Desk | Unanswerable> {
  const { accountId, personId, programId } = membership;
  const program = await lockProgram(transaction, programId);
  if (!program) return 'no-such-program';
  const device = await readDevice(transaction, programId, deviceId);
  if (device && device.accountId !== accountId) return 'device-of-another';
  return {
    transaction,
    membership,
    sender: { programId, deviceId, accountId, personId },
    version: program.version,
    lastSequence: device?.lastSequence ?? 0,
  };
}

async function decideAt(
  deciding: Deciding,
  { transaction, membership, sender, version, ...desk }: Desk,
  changesAfter: (lastSequence: number) => readonly SentChange[],
): Promise<PushResponse> {
  const batch = new Batch(deciding, transaction, membership, version + 1);
  let { lastSequence } = desk;
  const verdicts: Verdict[] = [];
  let stopped: Stop | null = null;
  for (const change of changesAfter(lastSequence)) {
    const { sequence } = change;
    const answer = await batch.take(change, sender, lastSequence);
    if (typeof answer === 'string') {
      stopped = { sequence, reason: answer };
      break;
    }
    verdicts.push({ sequence, problem: answer.problem });
    lastSequence = Math.max(lastSequence, sequence);
  }
  await batch.write(sender, lastSequence);
  return { deviceId: sender.deviceId, verdicts, stopped, lastSequence };
}

/**
 * Makes one change that depends on the rows as they are, as the next one of a device: nobody else writes between looking
 * and writing. @returns its problem, null where it was made, or whatever `make` answered instead.
 */
export async function decideNext(
  deciding: Deciding,
  transaction: Transaction,
  membership: Membership,
  deviceId: DeviceId,
  make: (rows: SqlRows) => Promise<Answer<Omit<SentChange, 'sequence'>>>,
): Promise<Answer<Verdict['problem']>> {
  const desk = await deskOf(transaction, membership, deviceId);
  if (typeof desk === 'string') return notAnswered(desk);
  const wanted = await make(new SqlRows(transaction, membership.programId));
  if (!wanted.ok) return wanted;
  const { verdicts, stopped } = await decideAt(deciding, desk, (lastSequence) => [
    { ...wanted.value, sequence: lastSequence + 1 },
  ]);
  const [verdict] = verdicts;
  if (!verdict) throw new Error(`The server stopped at its own change: ${stopped?.reason}`);
  return answered(verdict.problem);
}

/** Changes that are decided together: each sees what those before it did, and all reach the database at the end. */
class Batch {
  readonly #deciding: Deciding;
  readonly #transaction: Transaction;
  readonly #membership: Membership;
  readonly #version: number;
  readonly #rows: BufferedRows;
  readonly #decided: Decided[] = [];

  constructor(
    deciding: Deciding,
    transaction: Transaction,
    membership: Membership,
    version: number,
  ) {
    this.#deciding = deciding;
    this.#transaction = transaction;
    this.#membership = membership;
    this.#version = version;
    this.#rows = new BufferedRows(new SqlRows(transaction, membership.programId));
  }

  /** Decides one change, unless it was before. */
  async take(
    change: SentChange,
    { programId, deviceId, accountId }: Sender,
    lastSequence: number,
  ): Promise<{ readonly problem: Problem | null } | Stop['reason']> {
    const { id, sequence } = change;
    if (sequence > lastSequence + 1) return 'gap';
    const here = this.#decided.find((each) => each.change.id === id);
    const known = await readKnown(this.#transaction, programId, id);
    if (sequence <= lastSequence) {
      const isSame = known?.isSame(deviceId, sequence) ?? here?.change.sequence === sequence;
      return isSame ? { problem: known?.problem ?? here?.problem ?? null } : 'sequence-taken';
    }
    if (here) return 'sequence-taken';
    if (known) {
      const problem =
        known.accountId === accountId ? known.problem : refusal('id-taken', 'Please try again.');
      this.#decided.push({ change, problem, touched: [], version: null });
      return { problem };
    }
    const named = this.#deciding.changes.get(change.name);
    if (!named) return 'unknown-change';
    const made = await this.#make(named, change);
    this.#decided.push({
      change,
      ...made,
      version: made.problem === null ? this.#version : null,
    });
    return { problem: made.problem };
  }

  async #make(
    named: AnyChange,
    { id, args, at }: SentChange,
  ): Promise<Pick<Decided, 'problem' | 'touched'>> {
    const { permissions, onCrash } = this.#deciding;
    const entry = (changeId: ChangeId): Promise<HistoryEntry | null> => this.#entry(changeId);
    try {
      const right = await permissions.mayMake(named, args, this.#membership, entry);
      if (!right.ok) return { problem: right.problem, touched: [] };
      const rows = new BufferedRows(this.#rows);
      const context = { changeId: id, at, by: this.#membership.personId, entry };
      const { outcome, touched } = await runChange(named, args, rows, context);
      if (!outcome.ok) return { problem: outcome.problem, touched: [] };
      const now = await touchedNow(touched, this.#rows, rows);
      const allowed = await permissions.mayTouch(right.value, now, this.#rows, rows);
      if (!allowed.ok) return { problem: allowed.problem, touched: [] };
      await rows.writeTo(this.#rows);
      return { problem: null, touched: [...touched] };
    } catch (error) {
      // A change that breaks down does so again: refusing it for good keeps the changes after it moving.
      if (error instanceof DatabaseFailure) throw error;
      onCrash(named.name, error);
      return { problem: refusal('crashed', 'This could not be done.'), touched: [] };
    }
  }

  /** Writes what was decided. */
  async write(sender: Sender, lastSequence: number): Promise<void> {
    if (this.#decided.length === 0) return;
    const { permissions, now } = this.#deciding;
    const { programId } = sender;
    const at = now();
    const version = this.#version;
    const writing = { programId, version, at, permissions };
    await writeRows(this.#transaction, this.#rows, writing);
    await writeDecided(this.#transaction, sender, at, this.#decided);
    const device = { ...sender, id: sender.deviceId };
    await writeDevice(this.#transaction, device, lastSequence, at);
    const made = this.#decided.filter((each) => each.version !== null);
    if (made.length === 0) return;
    await this.#transaction.run('update program set version = $2 where id = $1', [
      programId,
      version,
    ]);
    await this.#transaction.notify(movedNotice(programId));
    const changes = made.map(({ change }) => change);
    const { accountId } = sender;
    await this.#deciding.onMade?.(this.#transaction, { programId, accountId, changes });
  }

  async #entry(changeId: ChangeId): Promise<HistoryEntry | null> {
    const here = this.#decided.find(
      ({ change, version }) => change.id === changeId && version !== null,
    );
    if (!here) return this.#readEntry(changeId);
    const { id, name, args, at } = here.change;
    return { seq: 1, id, name, args, at, by: this.#membership.personId, touched: here.touched };
  }

  async #readEntry(changeId: ChangeId): Promise<HistoryEntry | null> {
    try {
      return await readEntry(this.#transaction, this.#membership.programId, changeId);
    } catch (error) {
      throw new DatabaseFailure('The history could not be read', { cause: error });
    }
  }
}

function refusal(kind: string, message: string): Problem {
  return refused(kind, message).problem;
}
