import * as z from 'zod/mini';
import type { AccountId, ProgramId } from '../../domain/id.ts';
import type { Instant } from '../../domain/time/zone.ts';
import type { AuthEvent, AuthEventName } from '../../sync/messages/auth.ts';
import type { Queries, Transaction } from '../database/database.ts';
import { randomId, type SessionId } from './session-id.ts';

/** Something that happened to an account. */
export interface NewAuthEvent {
  readonly name: AuthEventName;
  readonly at: Instant;
  readonly accountId: AccountId | null;
  /** Who did it; null for the command line and for strangers. */
  readonly byAccountId: AccountId | null;
  readonly programId?: ProgramId;
  readonly sessionId?: SessionId;
}

/** Writes down what happened. */
export async function noteAuthEvent(transaction: Transaction, event: NewAuthEvent): Promise<void> {
  await transaction.run(
    `insert into auth_event (id, at, name, account_id, by_account_id, program_id, session_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      randomId(),
      event.at,
      event.name,
      event.accountId,
      event.byAccountId,
      event.programId ?? null,
      event.sessionId ?? null,
    ],
  );
}

const EVENTS_MAX = 500;

const lineSchema = z.object({
  at: z.int(),
  name: z.string(),
  account_id: z.nullable(z.string()),
  by_account_id: z.nullable(z.string()),
  session_id: z.nullable(z.string()),
});

/** What happened in a program and to the accounts of its members, newest first. @param before in milliseconds. */
export async function readAuthEvents(
  queries: Queries,
  programId: ProgramId,
  before: number,
): Promise<AuthEvent[]> {
  const lines = await queries.query(
    lineSchema,
    `select at, name, account_id, by_account_id, session_id from auth_event
     where at < $2 and (program_id = $1 or (program_id is null and account_id in
       (select account_id from membership where program_id = $1)))
     order by at desc, id limit ${EVENTS_MAX}`,
    [programId, before],
  );
  return lines.map(({ at, name, account_id: accountId, by_account_id: byAccountId, ...line }) => ({
    at,
    name,
    accountId,
    byAccountId,
    sessionId: line.session_id,
  }));
}
