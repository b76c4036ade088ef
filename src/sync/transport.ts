import * as z from 'zod/mini';
import { troubleSchema } from './messages/trouble.ts';

/** What a device can ask a server. */
export type Question = 'push' | 'pull' | 'digest';

/** What came back: an answer, a refusal by its code, or nothing that a server of ours would say. */
export type Answered =
  | { readonly ok: true; readonly body: unknown }
  | {
      readonly ok: false;
      readonly code: string;
      readonly details: Readonly<Record<string, unknown>>;
    };

/** How messages get to the server and back: they may be lost, come late or twice. */
export interface Transport {
  /** Sends a question; never throws. The code `offline` says that no server answered. */
  ask(question: Question, body: object): Promise<Answered>;
}

/** No server answered. */
export const OFFLINE: Answered & { readonly ok: false } = {
  ok: false,
  code: 'offline',
  details: {},
};

/** What a response says. What is no JSON comes from something in between, such as the sign-in page of a network. */
export async function readResponse(response: Response): Promise<Answered> {
  const body: unknown = await response.json().catch(() => undefined);
  if (body === undefined) return OFFLINE;
  if (response.ok) return { ok: true, body };
  const trouble = z.safeParse(troubleSchema, body);
  return trouble.success
    ? { ok: false, code: trouble.data.code, details: trouble.data.details }
    : OFFLINE;
}
