import * as z from 'zod/mini';
import type { Membership } from '../../src/domain/access/membership.ts';
import type { AnyChange } from '../../src/domain/changes/run-change.ts';
import { MemoryRows } from '../../src/domain/changes/memory-rows.ts';
import type { HistoryEntry } from '../../src/domain/changes/history.ts';
import { runChange } from '../../src/domain/changes/run-change.ts';
import { changes } from '../../src/domain/changes/registry.ts';
import { changeIdSchema, personIdSchema } from '../../src/domain/id.ts';
import { kindNames } from '../../src/domain/kind-names.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import type { Database } from '../../src/server/database/database.ts';
import { counterRaised } from './counter.ts';

/** Rows by kind and id, written so that equal rows are equal texts. */
export type View = ReadonlyMap<string, string>;

/** An object as text, whatever the order of its fields. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : each,
  );
}

const FOR_EVERYONE =
  'program academicYear blockCalendar block holiday site contact activity rotation callRole leavePolicy chunk frozen edition zebra'.split(
    ' ',
  );

const rowSchema = z.object({ kind: z.string(), id: z.string(), data: z.string() });
type StoredRow = z.infer<typeof rowSchema>;

/** What a member is to see, by rules that know nothing of how the server follows them. */
export async function expectedView(database: Database, member: Membership): Promise<View> {
  const stored = await database.read((queries) =>
    queries.query(rowSchema, 'select kind, id, data from program_row where data is not null'),
  );
  const office = member.roles.some((role) => role === 'admin' || role === 'coordinator');
  const ownerOfAbsence = new Map(
    stored
      .filter(({ kind }) => kind === 'absence')
      .map(({ id, data }) => [id, String(Reflect.get(JSON.parse(data), 'personId'))]),
  );
  const seen = stored.filter((row) => office || isFor(row, member.personId, ownerOfAbsence));
  return new Map(seen.map(({ kind, id, data }) => [`${kind}/${id}`, canonical(JSON.parse(data))]));
}

function isFor(
  { kind, id, data }: StoredRow,
  me: string | null,
  ownerOfAbsence: ReadonlyMap<string, string>,
): boolean {
  if (FOR_EVERYONE.includes(kind)) return true;
  const row = z.record(z.string(), z.unknown()).parse(JSON.parse(data));
  switch (kind) {
    case 'person':
      return id === me;
    case 'absence':
      return row.status === 'approved' || row.personId === me;
    case 'absenceDetail':
      return ownerOfAbsence.get(id) === me && me !== null;
    case 'leaveBalance':
    case 'request':
    case 'loggedDay':
      return row.personId === me;
    case 'swap':
      return me !== null && canonical([row.offeredById, row.moves]).includes(`"${me}"`);
    case 'cover':
      return me !== null && (row.coveredById === me || row.forId === me);
    default:
      return false;
  }
}

const lineSchema = z.object({
  device_id: z.string(),
  sequence: z.int(),
  id: changeIdSchema,
  person_id: z.nullable(personIdSchema),
  name: z.string(),
  args: z.string(),
  made_at: instantSchema,
  version: z.nullable(z.int()),
  problem: z.nullable(z.string()),
});

/** A line of the server's log. */
export type LogLine = z.infer<typeof lineSchema>;

/** Everything that the server decided, in the order it was decided in. */
export async function readLog(database: Database): Promise<LogLine[]> {
  return database.read((queries) =>
    queries.query(lineSchema, 'select * from change order by version, device_id, sequence'),
  );
}

/** The rows that the accepted changes alone come to, made one after the other in memory. */
export async function replayed(log: readonly LogLine[]): Promise<View> {
  const rows = new MemoryRows();
  const history = new Map<string, HistoryEntry>();
  for (const { id, name, args, made_at: at, person_id: by, version } of log) {
    if (version === null) continue;
    const change: AnyChange | undefined =
      name === counterRaised.name ? counterRaised : changes.get(name);
    if (!change) throw new Error(`There is no change ${name}`);
    const entry = async (changeId: string) => history.get(changeId) ?? null;
    const context = { changeId: id, at, by, entry };
    const { outcome, touched } = await runChange(change, JSON.parse(args), rows, context);
    if (!outcome.ok) throw new Error(`${name} was accepted, yet: ${outcome.problem.message}`);
    history.set(id, { seq: 1, id, name, args: JSON.parse(args), at, by, touched: [...touched] });
  }
  const content = rows.content();
  return new Map(
    kindNames.flatMap((kind) =>
      (content[kind] ?? []).map((row): [string, string] => [`${kind}/${row.id}`, canonical(row)]),
    ),
  );
}
