import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Trouble } from '../sync/messages/trouble.ts';

/** Why the server does not do what it was asked. */
export interface Refusal {
  readonly status: ContentfulStatusCode;
  /** Stable name, such as `not-signed-in`. */
  readonly code: string;
  /** For people. */
  readonly message: string;
  /** What a program can make use of; never anybody's data. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Answers with a refusal in the one shape there is. @param at the server's clock. */
export function refuse(
  context: Context,
  { status, code, message, details = {} }: Refusal,
  at: number,
): Response {
  const body: Trouble = { code, message, details, timestamp: new Date(at).toISOString() };
  context.header('cache-control', 'no-store');
  return context.json(body, status);
}
