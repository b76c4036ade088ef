import * as z from 'zod/mini';
import type { AccountId } from '../domain/id.ts';
import type { Instant } from '../domain/time/zone.ts';
import { type SignedIn, signedInSchema } from './messages/auth.ts';
import { retryOf } from './messages/error-catalogue.ts';
import { type Answered, OFFLINE, readResponse, type Transport } from './transport.ts';

/** What came back, read: what was asked for, or a code of the catalogue, or `offline`. */
export type Asked<Value> =
  | { readonly ok: true; readonly value: Value }
  | Exclude<Answered, { readonly ok: true }>;

/** What a client of a server needs from outside. */
export interface ServerClientParts {
  /** The origin of the server. */
  readonly server: string;
  /** Runs alone among all tabs of the device: two that refresh at once would race for one cookie. */
  readonly exclusive: <Answer>(work: () => Promise<Answer>) => Promise<Answer>;
  /** The device's clock. */
  readonly now: () => Instant;
}

/** How long a server may take. */
const MILLISECONDS_MAX = 30_000;

/** An access token that ends while it travels is as good as none. */
const SECONDS_TO_SPARE = 20;

interface Access {
  readonly signedIn: SignedIn;
  readonly until: Instant | number;
}

/** What is answered without asking until then, as the server said it wants to be left alone. */
interface Held {
  readonly from: Instant;
  readonly until: number;
  readonly answer: Answered;
}

/**
 * Talks to a server on behalf of whoever is signed in: the access token stays in the memory of this tab, and is replaced
 * by the cookie when it ends. Nothing that goes wrong signs anybody out or takes anything away; it is told by its code.
 */
export class ServerClient {
  readonly #parts: ServerClientParts;
  readonly #held = new Map<string, Held>();
  #access: Access | null = null;
  #refreshing: Promise<Asked<Access>> | null = null;

  constructor(parts: ServerClientParts) {
    this.#parts = parts;
  }

  /** Asks as whoever is signed in. The same is asked again, once, where only the access token was over. */
  async ask<Schema extends z.ZodMiniType>(
    path: string,
    schema: Schema,
    body: object = {},
  ): Promise<Asked<z.infer<Schema>>> {
    return readAnswered(schema, await this.#askSigned(path, body, null));
  }

  /** Asks as nobody, such as what an invitation is for. */
  async askOpenly<Schema extends z.ZodMiniType>(
    path: string,
    schema: Schema,
    body: object,
  ): Promise<Asked<z.infer<Schema>>> {
    return readAnswered(schema, await this.#send(path, body, null));
  }

  /** Signs in; from now on this tab asks as that account. */
  async signIn(wanted: object): Promise<Asked<SignedIn>> {
    return this.#signInAt('/auth/sign-in', wanted);
  }

  /** Signs in with what a passkey signed. */
  async signInWithPasskey(wanted: object): Promise<Asked<SignedIn>> {
    return this.#signInAt('/auth/passkey/sign-in', wanted);
  }

  /** Signs in by a link whose holders only look. */
  async signInByLink(wanted: object): Promise<Asked<SignedIn>> {
    return this.#signInAt('/auth/viewer-links/open', wanted);
  }

  async #signInAt(path: string, wanted: object): Promise<Asked<SignedIn>> {
    const answered = await this.#parts.exclusive(() => this.#send(path, wanted, null));
    const access = this.#keep(answered);
    return access.ok ? { ok: true, value: access.value.signedIn } : access;
  }

  /** Ends the session. Without a network it goes on, as no script can take the cookie away: then `offline` is answered. */
  async signOut(): Promise<Asked<null>> {
    const answered = await this.#parts.exclusive(() => this.#send('/auth/sign-out', {}, null));
    if (answered.ok) this.#access = null;
    return readAnswered(z.null(), answered);
  }

  /** Has the next question come with a fresh access token, as after the session became stronger. */
  forgetAccess(): void {
    this.#access = null;
  }

  /** The way by which a program of that account syncs; where somebody else is signed in, nothing is sent. */
  transportOf(accountId: AccountId): Transport {
    return {
      ask: (question, body) => this.#askSigned(`/sync/${question}`, body, accountId),
    };
  }

  /** Opens a stream that the server keeps open; null where it does not. */
  async open(path: string, accountId: AccountId, signal: AbortSignal): Promise<Response | null> {
    const access = await this.#accessOf(accountId);
    if (!access.ok) return null;
    const request = new Request(new URL(path, this.#parts.server), {
      headers: { authorization: `Bearer ${access.value.signedIn.accessToken}`, 'x-residency': '1' },
      cache: 'no-store',
      signal,
    });
    const response = await fetch(request).catch(() => null);
    return response?.ok === true && response.body ? response : null;
  }

  async #askSigned(path: string, body: object, as: AccountId | null): Promise<Answered> {
    const access = await this.#accessOf(as);
    if (!access.ok) return access;
    const answered = await this.#send(path, body, access.value);
    if (answered.ok || retryOf(answered.code) !== 'after-refresh') return answered;
    if (this.#access === access.value) this.#access = null;
    const fresh = await this.#accessOf(as);
    return fresh.ok ? this.#send(path, body, fresh.value) : fresh;
  }

  async #accessOf(as: AccountId | null): Promise<Asked<Access>> {
    const isGood = this.#access !== null && this.#parts.now() < this.#access.until;
    const access: Asked<Access> =
      isGood && this.#access ? { ok: true, value: this.#access } : await this.#refresh();
    if (!access.ok || as === null || access.value.signedIn.accountId === as) return access;
    return { ok: false, code: 'other-account', details: {} };
  }

  #refresh(): Promise<Asked<Access>> {
    this.#refreshing ??= this.#parts
      .exclusive(async () => this.#keep(await this.#send('/auth/refresh', {}, null)))
      .finally(() => {
        this.#refreshing = null;
      });
    return this.#refreshing;
  }

  #keep(answered: Answered): Asked<Access> {
    const read = readAnswered(signedInSchema, answered);
    if (!read.ok) return read;
    const lasts = (read.value.seconds - SECONDS_TO_SPARE) * 1000;
    this.#access = { signedIn: read.value, until: this.#parts.now() + lasts };
    return { ok: true, value: this.#access };
  }

  async #send(path: string, body: object, access: Access | null): Promise<Answered> {
    const held = this.#heldBack(path);
    if (held) return held;
    try {
      const request = new Request(new URL(path, this.#parts.server), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-residency': '1',
          ...(access && { authorization: `Bearer ${access.signedIn.accessToken}` }),
        },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(MILLISECONDS_MAX),
      });
      const answered = await readResponse(await fetch(request));
      this.#noteWait(path, answered);
      return answered;
    } catch {
      return OFFLINE;
    }
  }

  #heldBack(path: string): Answered | null {
    const held = this.#held.get(path);
    if (!held) return null;
    const now = this.#parts.now();
    // A clock that was set back says nothing about how long it is still to be waited.
    if (now >= held.from && now < held.until) return held.answer;
    this.#held.delete(path);
    return null;
  }

  #noteWait(path: string, answered: Answered): void {
    if (answered.ok || retryOf(answered.code) !== 'later') return;
    const { waitSeconds } = answered.details;
    if (typeof waitSeconds !== 'number') return;
    const from = this.#parts.now();
    this.#held.set(path, { from, until: from + waitSeconds * 1000, answer: answered });
  }
}

function readAnswered<Schema extends z.ZodMiniType>(
  schema: Schema,
  answered: Answered,
): Asked<z.infer<Schema>> {
  if (!answered.ok) return answered;
  const read = z.safeParse(schema, answered.body);
  return read.success
    ? { ok: true, value: read.data }
    : { ok: false, code: 'unreadable', details: {} };
}
