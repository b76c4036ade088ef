import { subjectOf } from '../../domain/asks/ask.ts';
import { isOpenSwap } from '../../domain/asks/swap-state.ts';
import type { PersonId } from '../../domain/id.ts';
import type { Absence } from '../../domain/rows/absence.ts';
import type { Request } from '../../domain/rows/request.ts';
import type { Swap } from '../../domain/rows/swap.ts';
import { readConnection } from '../connection.ts';
import type { ProgramDatabase } from '../database.ts';
import { type OutboxLine, readOutbox } from '../outbox.ts';

/** What somebody asked, was offered and told, with what still waits on this device; the newest first. */
export interface OwnAsks {
  readonly requests: readonly Request[];
  /** Swaps in which the person takes part. */
  readonly swaps: readonly Swap[];
  /** Sick calls made on this device or known to the server, and whether the coordinator's absences hold them by now. */
  readonly sickCalls: readonly { readonly absence: Absence; readonly isKnown: boolean }[];
  readonly outbox: readonly OutboxLine[];
  /** What is asked, offered or told and has not left this device, by its id. */
  readonly waiting: ReadonlySet<string>;
}

/** Reads what concerns one person. */
export async function readOwnAsks(database: ProgramDatabase, personId: PersonId): Promise<OwnAsks> {
  return database.transaction('r', database.tables, async () => {
    const requests = await database.rows('request').where('personId').equals(personId).toArray();
    const swaps = await database.rows('swap').toArray();
    const outbox = await readOutbox(database);
    const isServed = (await readConnection(database)) !== undefined;
    const unsent = isServed
      ? await database.waiting.toArray()
      : outbox.filter(({ handedOnAt }) => handedOnAt === null);
    const waiting = new Set(unsent.flatMap((line) => subjectOf(line) ?? []));
    const absences = isServed
      ? await readSickLeave(database, personId)
      : await database.rows('absence').bulkGet(sickCallsOf(outbox));
    return {
      requests: requests.toSorted(newestFirst),
      swaps: swaps
        .filter(({ moves }) => moves.some(({ fromId, toId }) => [fromId, toId].includes(personId)))
        .toSorted(newestFirst),
      sickCalls: absences
        .flatMap((absence) => (absence?.personId === personId ? [absence] : []))
        .map((absence) => ({
          absence,
          isKnown: isServed ? !waiting.has(absence.id) : absence.rev === undefined,
        }))
        .toReversed(),
      outbox,
      waiting,
    };
  });
}

function sickCallsOf(outbox: readonly OutboxLine[]): string[] {
  return outbox
    .filter(({ name }) => name === 'sick-called')
    .flatMap((line) => subjectOf(line) ?? []);
}

/** The absences of somebody for which they called in sick: of others a device of theirs holds no detail. */
async function readSickLeave(database: ProgramDatabase, personId: PersonId): Promise<Absence[]> {
  const absences = await database.rows('absence').where('personId').equals(personId).toArray();
  const details = await database.rows('absenceDetail').bulkGet(absences.map(({ id }) => id));
  return absences.filter((_absence, place) => details[place]?.type === 'sick');
}

/** Everything that was asked of whoever builds the schedule. */
export interface Inbox {
  /** Requests not decided yet, first choices and the oldest first. */
  readonly requests: readonly Request[];
  /** Swaps that everybody accepted, the oldest first. */
  readonly swaps: readonly Swap[];
  /** What was decided, withdrawn, or came to nothing, the latest first. */
  readonly past: readonly (Request | Swap)[];
}

/** Reads what waits for a decision, and what was decided. */
export async function readInbox(database: ProgramDatabase): Promise<Inbox> {
  const [requests, swaps] = await database.transaction('r', database.tables, async () => [
    await database.rows('request').toArray(),
    await database.rows('swap').toArray(),
  ]);
  const past = [
    ...requests.filter(({ status }) => status !== 'requested'),
    ...swaps.filter((swap) => !isOpenSwap(swap)),
  ];
  return {
    requests: requests
      .filter(({ status }) => status === 'requested')
      .toSorted((one, other) => one.rank - other.rank || one.madeAt - other.madeAt),
    swaps: swaps
      .filter(({ state }) => state === 'accepted')
      .toSorted((one, other) => one.madeAt - other.madeAt),
    past: past.toSorted((one, other) => endedAt(other) - endedAt(one)),
  };
}

function newestFirst(one: { madeAt: number }, other: { madeAt: number }): number {
  return other.madeAt - one.madeAt;
}

function endedAt({ decision, madeAt }: Request | Swap): number {
  return decision?.at ?? madeAt;
}
