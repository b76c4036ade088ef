import type { Membership } from '../../src/domain/access/membership.ts';
import { isOffice } from '../../src/domain/access/membership.ts';
import {
  type Answered,
  type Question,
  readResponse,
  type Transport,
} from '../../src/sync/transport.ts';
import type { TestServer } from './server.ts';

/** What may happen to one message and its answer. */
export const FAULTS = [
  'request-lost',
  'answer-lost',
  'sent-twice',
  'delayed',
  'delayed-and-out-of-order',
  'answer-cut-short',
  'answer-of-before',
  'crash-after-commit',
  'crash-before-commit',
  'sign-in-page',
  'bad-gateway',
] as const;
/** What may happen to one message. */
export type Fault = (typeof FAULTS)[number];

interface Message {
  readonly question: Question;
  readonly text: string;
}

/** Thrown when something was sent to somebody who may not read it. */
export class Leak extends Error {}

/** So many answers ago may one come from that is taken for another. */
const ANSWERS_KEPT = 5;

const OFFLINE: Answered = { ok: false, code: 'offline', details: {} };

/** The way from one device to the server, which can go wrong as networks do. */
export class Network implements Transport {
  readonly #server: TestServer;
  readonly #token: string;
  /** What happens to the next messages; afterwards all is well. */
  readonly faults: (Fault | null)[] = [];
  readonly #late: Message[] = [];
  /** The last few answers, oldest first. */
  readonly #before = new Map<Question, string[]>();

  constructor(server: TestServer, token: string) {
    this.#server = server;
    this.#token = token;
  }

  async ask(question: Question, body: object): Promise<Answered> {
    const message = { question, text: JSON.stringify(body) };
    const fault = this.faults.shift() ?? null;
    switch (fault) {
      case null:
        return readResponse(await this.#deliver(message));
      case 'request-lost':
        return OFFLINE;
      case 'answer-lost':
        await this.#deliver(message);
        return OFFLINE;
      case 'sent-twice':
        await this.#deliver(message);
        return readResponse(await this.#deliver(message));
      case 'delayed':
        this.#late.push(message);
        return OFFLINE;
      case 'delayed-and-out-of-order':
        this.#late.unshift(message);
        return OFFLINE;
      case 'answer-cut-short':
        return readResponse(cutShort(await (await this.#deliver(message)).text()));
      case 'answer-of-before': {
        const before = this.#before.get(question)?.[0];
        await this.#deliver(message);
        return before === undefined ? OFFLINE : readResponse(new Response(before));
      }
      case 'crash-after-commit':
        await this.#deliver(message);
        await this.#server.restart();
        return OFFLINE;
      case 'crash-before-commit':
        this.#server.failsIn = 2;
        await this.#deliver(message);
        this.#server.failsIn = 0;
        await this.#server.restart();
        return OFFLINE;
      case 'sign-in-page':
        return readResponse(new Response('<!doctype html>Welcome to our network'));
      case 'bad-gateway':
        return readResponse(new Response('Bad gateway', { status: 502 }));
    }
  }

  /** Delivers what was delayed; nobody waits for the answers. */
  async deliverLate(): Promise<void> {
    for (const message of this.#late.splice(0)) await this.#deliver(message);
  }

  async #deliver({ question, text }: Message): Promise<Response> {
    const response = await this.#server.answer(question, this.#token, text);
    const answer = await response.clone().text();
    const member = this.#server.sessions.get(this.#token);
    if (member) lookForLeaks(answer, member);
    if (response.ok) {
      const before = this.#before.get(question) ?? [];
      this.#before.set(question, [...before, answer].slice(-ANSWERS_KEPT));
    }
    return response;
  }
}

function cutShort(text: string): Response {
  return new Response(text.slice(0, Math.floor(text.length / 2)));
}

/** Secrets are planted as `secret-of-office` and `secret-of-ada.`: nobody else is to be sent them. */
function lookForLeaks(text: string, member: Membership): void {
  if (isOffice(member)) return;
  for (const [secret, owner] of text.matchAll(/secret-of-([a-z]+)/g)) {
    if (owner !== member.personId) throw new Leak(`${secret} was sent to ${member.accountId}`);
  }
}
