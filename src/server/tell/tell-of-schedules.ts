import * as z from 'zod/mini';
import { type PersonId, type ProgramId, programIdSchema } from '../../domain/id.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Chunk, Edition } from '../../domain/rows/schedule.ts';
import { filledInForce } from '../../domain/schedule/filled-in-force.ts';
import { type Filled, slotKey } from '../../domain/schedule/slot.ts';
import { addDays, type DaySpan } from '../../domain/time/day.ts';
import { type Instant, localTimeAt } from '../../domain/time/zone.ts';
import { readPublishedSchedule } from '../api/read-schedule.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { MadeChanges } from '../sync/push.ts';
import { SqlRows } from '../sync/sql-rows.ts';
import { addPushMessages, readListeners } from './push-rows.ts';
import { editionOf } from './tell-of-editions.ts';
import { SEND_NOTICE } from './webhook-rows.ts';

const CHANGED_SECONDS_MAX = 3 * 24 * 60 * 60;
const CALL_SECONDS_MAX = 12 * 60 * 60;
/** From then on, on the clock where the program is, people are told of the next day. */
const EVENING = '17:00';

/** Writes down the editions whose people are to be told: who they are is found out afterwards. */
export async function noteEditionsToTell(
  transaction: Transaction,
  { programId, changes }: MadeChanges,
  at: Instant,
): Promise<void> {
  const editionIds = changes.flatMap((change) => editionOf(change) ?? []);
  for (const editionId of editionIds) {
    await transaction.run(
      `insert into edition_to_tell (program_id, edition_id, created_at) values ($1, $2, $3)
       on conflict (program_id, edition_id) do nothing`,
      [programId, editionId, at],
    );
  }
  if (editionIds.length > 0) await transaction.notify(SEND_NOTICE);
}

const toTellSchema = z.object({ program_id: programIdSchema, edition_id: z.string() });

/** Finds out whose schedule an edition changed from today on, and has their phones ring. @returns 1, or 0 where none waits. */
export function tellOfSchedules(database: Database, now: () => Instant): Promise<number> {
  return database.transaction(async (transaction) => {
    const [waiting] = await transaction.query(
      toTellSchema,
      `select program_id, edition_id from edition_to_tell order by created_at limit 1
       ${transaction.dialect.takeUnlocked('edition_to_tell')}`,
    );
    if (!waiting) return 0;
    const { program_id: programId, edition_id: editionId } = waiting;
    await transaction.run('delete from edition_to_tell where program_id = $1 and edition_id = $2', [
      programId,
      editionId,
    ]);
    const listeners = await readListeners(transaction, programId, 'schedule-changed');
    if (listeners.length === 0) return 1;
    const people = await peopleChanged(new SqlRows(transaction, programId), editionId, now());
    const theirs = listeners.filter(
      ({ membership: { personId } }) => personId !== null && people.has(personId),
    );
    const what = { kind: 'schedule-changed', about: editionId, secondsMax: CHANGED_SECONDS_MAX };
    await addPushMessages(transaction, theirs, { ...what, kind: 'schedule-changed' }, now());
    return 1;
  });
}

async function peopleChanged(
  rows: SqlRows,
  editionId: string,
  at: Instant,
): Promise<ReadonlySet<PersonId>> {
  const [program] = await rows.all('program');
  const edition = await rows.get('edition', editionId);
  if (!program || !edition) return new Set();
  const today = localTimeAt(at, program.timeZone).day;
  const { firstDay, lastDay } = edition.scope;
  const span = { firstDay: firstDay < today ? today : firstDay, lastDay };
  if (span.lastDay < span.firstDay) return new Set();
  const upTo = (await rows.by('edition', 'yearId', edition.yearId)).filter(
    ({ number }) => number <= edition.number,
  );
  const before = await placesOf(
    rows,
    upTo.filter((each) => each !== upTo.find(isOf(edition))),
    span,
  );
  const after = await placesOf(rows, upTo, span);
  const people = new Set([...before.keys(), ...after.keys()]);
  return new Set([...people].filter((id) => before.get(id) !== after.get(id)));
}

function isOf({ id }: Edition): (each: Edition) => boolean {
  return (each) => each.id === id;
}

/** Each person's places in a span as one text. */
async function placesOf(
  rows: SqlRows,
  editions: readonly Edition[],
  span: DaySpan,
): Promise<ReadonlyMap<PersonId, string>> {
  const chunks = new Map<string, Chunk>();
  for (const id of new Set(editions.flatMap((each) => each.chunks.map((chunk) => chunk.id)))) {
    const chunk = await rows.get('chunk', id);
    if (chunk) chunks.set(id, chunk);
  }
  const filled = filledInForce(editions, (id) => chunks.get(id), span)?.filled ?? [];
  const textOf = (own: readonly Filled[]): string =>
    own
      .map(({ slot }) => slotKey(slot))
      .toSorted((one, other) => (one < other ? -1 : 1))
      .join(' ');
  return new Map(
    [...groupBy(filled, ({ personId }) => personId)].map(([id, own]) => [id, textOf(own)]),
  );
}

const programSchema = z.object({ id: programIdSchema, told_day: z.nullable(z.string()) });

/** In the evening, has the phones of those ring who are on call the next day. @returns how many programs were told. */
export async function tellOfCalls(database: Database, now: () => Instant): Promise<number> {
  const programs = await database.read((queries) =>
    queries.query(
      programSchema,
      `select id, told_day from program left join call_reminder on program_id = id
       where exists (select 1 from push_subscription where push_subscription.program_id = program.id)`,
    ),
  );
  let told = 0;
  for (const { id, told_day: toldDay } of programs) {
    const isTold = await database.transaction((transaction) =>
      tellProgram(transaction, id, toldDay, now()),
    );
    if (isTold) told += 1;
  }
  return told;
}

async function tellProgram(
  transaction: Transaction,
  programId: ProgramId,
  toldDay: string | null,
  at: Instant,
): Promise<boolean> {
  const rows = new SqlRows(transaction, programId);
  const [program] = await rows.all('program');
  if (!program) return false;
  const here = localTimeAt(at, program.timeZone);
  const tomorrow = addDays(here.day, 1);
  if (here.time < EVENING || (toldDay !== null && toldDay >= tomorrow)) return false;
  const taken = await transaction.run(
    `insert into call_reminder (program_id, told_day) values ($1, $2)
     on conflict (program_id) do update set told_day = excluded.told_day
     where call_reminder.told_day < excluded.told_day`,
    [programId, tomorrow],
  );
  if (taken === 0) return false;
  const span = { firstDay: tomorrow, lastDay: tomorrow };
  const published = await readPublishedSchedule(rows, span);
  const onCall = new Set(published?.schedule.callsOn(tomorrow).map(({ personId }) => personId));
  const listeners = await readListeners(transaction, programId, 'on-call-tomorrow');
  const theirs = listeners.filter(
    ({ membership: { personId } }) => personId !== null && onCall.has(personId),
  );
  const what = { kind: 'on-call-tomorrow', about: tomorrow, secondsMax: CALL_SECONDS_MAX } as const;
  await addPushMessages(transaction, theirs, what, at);
  return true;
}
