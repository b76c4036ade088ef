import type { Instant } from '../../domain/time/zone.ts';
import type { ErrorCode } from '../../sync/messages/error-catalogue.ts';
import type { Database } from '../database/database.ts';
import type { Refusal } from '../refuse.ts';
import type { Passwords } from './passwords.ts';
import type { ServerKeys } from './server-keys.ts';

/** What everything about accounts needs from outside. */
export interface Accounts {
  readonly database: Database;
  readonly keys: ServerKeys;
  readonly passwords: Passwords;
  /** The server's clock. */
  readonly now: () => Instant;
}

/** What was asked, or the code of the catalogue that says why not. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: ErrorCode; readonly details?: Refusal['details'] };

/** It was done. */
export function answered<Value>(value: Value): Answer<Value> {
  return { ok: true, value };
}

/** It was not done. */
export function notAnswered(
  code: ErrorCode,
  details?: Refusal['details'],
): { ok: false; code: ErrorCode; details?: Refusal['details'] } {
  return details ? { ok: false, code, details } : { ok: false, code };
}
