import { type Ask, askSchema, subjectOf } from '../domain/asks/ask.ts';
import { isOpenSwap } from '../domain/asks/swap-state.ts';
import type { Outcome } from '../domain/changes/change.ts';
import { refused } from '../domain/changes/change.ts';
import type { AnyChange } from '../domain/changes/run-change.ts';
import type { ChangeId, PersonId } from '../domain/id.ts';
import type { Instant } from '../domain/time/zone.ts';
import { readConnection } from './connection.ts';
import type { ProgramDatabase } from './database.ts';
import { type Made, record } from './record.ts';

/** A change made on this phone, or on a partner's and passed on by it, that is kept until it is answered. */
export interface OutboxLine extends Ask {
  /** Place in this device's outbox, ascending. */
  readonly place: number;
  /** When it last left this device in a message; null while it only waits here. */
  readonly handedOnAt: Instant | null;
}

/** Whose phone asks, and which device it is. */
export interface AskedBy {
  readonly by: PersonId;
  readonly deviceId: string;
}

/** Makes a change on this phone and puts it into the outbox, in one transaction: both or neither. @throws if it is none that may be asked. */
export async function ask(
  database: ProgramDatabase,
  change: AnyChange,
  args: unknown,
  made: Pick<Made, 'changeId' | 'at'>,
  { by, deviceId }: AskedBy,
): Promise<Outcome> {
  const { changeId: id, at } = made;
  return record(database, change, args, { ...made, by }, async () => {
    // A server is told of every change that waits, so nothing is to be handed on by message.
    if (await readConnection(database)) return;
    const lines = await database.outbox.orderBy('place').toArray();
    const own = lines.filter((line) => line.deviceId === deviceId);
    const seq = Math.max(0, ...own.map((line) => line.seq)) + 1;
    const name = askSchema.shape.name.parse(change.name);
    const line: Ask = { id, deviceId, seq, name, args, at, by };
    await database.outbox.add({ ...line, place: nextPlace(lines), handedOnAt: null });
  });
}

/** What was asked here, oldest first. */
export async function readOutbox(database: ProgramDatabase): Promise<OutboxLine[]> {
  return database.outbox.orderBy('place').toArray();
}

/** Notes that these left the device in a message. */
export async function markHandedOn(
  database: ProgramDatabase,
  ids: readonly ChangeId[],
  at: Instant,
): Promise<void> {
  await database.outbox
    .where('id')
    .anyOf([...ids])
    .modify({ handedOnAt: at });
}

/** What came of the asks of a message. */
export interface TakenInAsks {
  /** Those that are here now and were not before. */
  readonly taken: readonly Ask[];
  /** How many were here already. */
  readonly known: number;
  readonly refused: readonly { readonly ask: Ask; readonly message: string }[];
}

/**
 * Makes the changes of a message here, each in its own transaction and each once, however often it comes. One that cannot
 * be made is told and keeps none of the others back.
 * @param changeOf the change of that name. @param isPassedOn whether they are kept to be passed on, as a partner's phone does.
 */
export async function takeInAsks(
  database: ProgramDatabase,
  asks: readonly Ask[],
  changeOf: (name: Ask['name']) => AnyChange | undefined,
  { isPassedOn }: { readonly isPassedOn: boolean },
): Promise<TakenInAsks> {
  const taken: Ask[] = [];
  const problems: { ask: Ask; message: string }[] = [];
  let known = 0;
  for (const each of asks) {
    if ((await database.history.where('id').equals(each.id).count()) > 0) {
      known++;
      continue;
    }
    const outcome = await takeIn(database, each, changeOf(each.name), isPassedOn);
    if (outcome.ok) taken.push(each);
    else problems.push({ ask: each, message: outcome.problem.message });
  }
  return { taken, known, refused: problems };
}

async function takeIn(
  database: ProgramDatabase,
  line: Ask,
  change: AnyChange | undefined,
  isPassedOn: boolean,
): Promise<Outcome> {
  if (!change) return refused('unknown-change', 'This was asked by a newer version of the app.');
  const args = change.args.safeParse(line.args);
  if (!args.success || change.owner?.(args.data) !== line.by) {
    return refused('not-the-owner', 'Somebody asked for another person.');
  }
  const made = { changeId: line.id, at: line.at, by: line.by };
  return record(database, change, line.args, made, async () => {
    if (!isPassedOn) return;
    const lines = await database.outbox.orderBy('place').toArray();
    await database.outbox.add({ ...line, place: nextPlace(lines), handedOnAt: null });
  });
}

function nextPlace(lines: readonly OutboxLine[]): number {
  return (lines.at(-1)?.place ?? 0) + 1;
}

/**
 * The lines that a message holds, oldest first: of everything that is not decided, or that was said here and never
 * answered. They go along each time, for a message may have been lost.
 */
export async function readUnanswered(database: ProgramDatabase): Promise<OutboxLine[]> {
  return database.transaction('r', database.tables, async () => {
    const lines = await readOutbox(database);
    const open = new Set<string | null>();
    for (const { id, status, rev } of await database.rows('request').toArray()) {
      if (status === 'requested' || rev) open.add(id);
    }
    for (const swap of await database.rows('swap').toArray()) {
      if (isOpenSwap(swap) || swap.rev) open.add(swap.id);
    }
    for (const { id, rev } of await database.rows('absence').toArray()) if (rev) open.add(id);
    return lines.filter((line) => open.has(subjectOf(line)));
  });
}
