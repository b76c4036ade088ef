import * as z from 'zod/mini';
import { kindNames } from '../domain/kind-names.ts';
import { readConnection } from '../store/connection.ts';
import type { ProgramDatabase } from '../store/database.ts';
import { readCookie } from './apply-pages.ts';
import { readAnew } from './connect.ts';
import { digestOf, digestResponseSchema, type Digests } from './messages/digest.ts';
import { PROTOCOL } from './messages/protocol.ts';
import type { Transport } from './transport.ts';

/** What a comparison with the server came to; kinds that differ are read anew with the next cycle. */
export type DigestCheck =
  | { readonly kind: 'same' }
  | { readonly kind: 'not-now' }
  | { readonly kind: 'differs'; readonly kinds: readonly string[] };

/**
 * Compares what this device holds with what the server says it should hold, when nothing waits. Where they differ, which is
 * a bug of somebody's, the next cycle reads everything anew.
 */
export async function checkDigest(
  database: ProgramDatabase,
  transport: Transport,
  protocol = PROTOCOL,
): Promise<DigestCheck> {
  const held = await readHeld(database);
  if (!held) return { kind: 'not-now' };
  const { programId } = database;
  const { deviceId, cookie } = held;
  const answered = await transport.ask('digest', { protocol, programId, deviceId, cookie });
  const read = answered.ok ? z.safeParse(digestResponseSchema, answered.body) : null;
  const kinds = read?.success ? read.data.kinds : null;
  if (kinds === null) return { kind: 'not-now' };
  const differing = differingKinds(held.digests, kinds);
  if (differing.length === 0) return { kind: 'same' };
  await readAnew(database);
  return { kind: 'differs', kinds: differing };
}

async function readHeld(database: ProgramDatabase) {
  return database.transaction('r', database.tables, async () => {
    const connection = await readConnection(database);
    const cookie = connection ? readCookie(connection) : null;
    if (!connection || !cookie || (await database.waiting.count()) > 0) return null;
    const rows: { kind: string; id: string; rev: string | null }[] = [];
    for (const kind of kindNames) {
      for (const { id, rev = null } of await database.rows(kind).toArray()) {
        rows.push({ kind, id, rev });
      }
    }
    for (const { key, kind, row } of await database.quarantine.toArray()) {
      const rev: unknown = Reflect.get(Object(row), 'rev');
      rows.push({
        kind,
        id: key.slice(kind.length + 1),
        rev: typeof rev === 'string' ? rev : null,
      });
    }
    return { deviceId: connection.deviceId, cookie, digests: digestOf(rows) };
  });
}

function differingKinds(one: Digests, other: Digests): string[] {
  const kinds = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...kinds].filter(
    (kind) => one[kind]?.count !== other[kind]?.count || one[kind]?.sum !== other[kind]?.sum,
  );
}
