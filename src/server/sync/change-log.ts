import * as z from 'zod/mini';
import type { Problem } from '../../domain/changes/change.ts';
import { type HistoryEntry, touchedRowSchema } from '../../domain/changes/history.ts';
import {
  type AccountId,
  type ChangeId,
  changeIdSchema,
  type DeviceId,
  type PersonId,
  personIdSchema,
  type ProgramId,
} from '../../domain/id.ts';
import { type Instant, instantSchema } from '../../domain/time/zone.ts';
import type { Queries, Transaction } from '../database/database.ts';
import { problemSchema, type SentChange, type Verdict } from '../../sync/messages/push.ts';

/** How a change came to the server. */
export interface Sender {
  readonly programId: ProgramId;
  readonly deviceId: DeviceId;
  readonly accountId: AccountId;
  readonly personId: PersonId | null;
}

/** What became of a change. */
export interface Decided {
  readonly change: SentChange;
  readonly problem: Problem | null;
  readonly touched: HistoryEntry['touched'];
  /** The version it brought the program to; null where it was refused, or made before. */
  readonly version: number | null;
}

const entrySchema = z.object({
  id: changeIdSchema,
  name: z.string(),
  args: z.string(),
  person_id: z.nullable(personIdSchema),
  made_at: instantSchema,
  touched: z.string(),
});

/** A line of the history that was made and not refused; null where there is none of that id. */
export async function readEntry(
  queries: Queries,
  programId: ProgramId,
  changeId: ChangeId,
): Promise<HistoryEntry | null> {
  const [line] = await queries.query(
    entrySchema,
    `select id, name, args, person_id, made_at, touched from change
     where program_id = $1 and id = $2 and version is not null`,
    [programId, changeId],
  );
  if (!line) return null;
  const { id, name, args, person_id: by, made_at: at, touched } = line;
  const rows = z.array(touchedRowSchema).parse(JSON.parse(touched));
  return { seq: 1, id, name, args: JSON.parse(args), at, by, touched: rows };
}

const knownSchema = z.object({
  device_id: z.string(),
  sequence: z.int(),
  account_id: z.string(),
  problem: z.nullable(z.string()),
});

/** A change of that id that was decided before, by whichever device it came. */
export interface KnownChange {
  readonly accountId: string;
  readonly problem: Problem | null;
  /** Whether it came from this device under this sequence. */
  readonly isSame: (deviceId: DeviceId, sequence: number) => boolean;
}

/** What was decided of a change of that id before; null where it is new. */
export async function readKnown(
  queries: Queries,
  programId: ProgramId,
  changeId: ChangeId,
): Promise<KnownChange | null> {
  const lines = await queries.query(
    knownSchema,
    'select device_id, sequence, account_id, problem from change where program_id = $1 and id = $2',
    [programId, changeId],
  );
  const [first] = lines;
  if (!first) return null;
  return {
    accountId: first.account_id,
    problem: readProblem(first.problem),
    isSame: (deviceId, sequence) =>
      lines.some((line) => line.device_id === deviceId && line.sequence === sequence),
  };
}

/** Writes down what became of changes. */
export async function writeDecided(
  transaction: Transaction,
  { programId, deviceId, accountId, personId }: Sender,
  receivedAt: Instant,
  decided: readonly Decided[],
): Promise<void> {
  for (const { change, problem, touched, version } of decided) {
    await transaction.run(
      `insert into change (program_id, device_id, sequence, id, account_id, person_id, name, args,
         made_at, received_at, version, problem, touched)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        programId,
        deviceId,
        change.sequence,
        change.id,
        accountId,
        personId,
        change.name,
        JSON.stringify(change.args ?? null),
        change.at,
        receivedAt,
        version,
        problem && JSON.stringify(problem),
        JSON.stringify(touched),
      ],
    );
  }
}

const refusedSchema = z.object({ sequence: z.int(), problem: z.string() });

/** The changes of a device after that sequence that were refused. */
export async function readRefused(
  queries: Queries,
  programId: ProgramId,
  deviceId: DeviceId,
  after: number,
): Promise<Verdict[]> {
  const lines = await queries.query(
    refusedSchema,
    `select sequence, problem from change
     where program_id = $1 and device_id = $2 and sequence > $3 and problem is not null
     order by sequence`,
    [programId, deviceId, after],
  );
  return lines.map(({ sequence, problem }) => ({ sequence, problem: readProblem(problem) }));
}

function readProblem(text: string | null): Problem | null {
  if (text === null) return null;
  const { kind, message, field } = problemSchema.parse(JSON.parse(text));
  return field === undefined ? { kind, message } : { kind, message, field };
}
