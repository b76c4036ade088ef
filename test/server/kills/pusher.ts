import {
  type PushResponse,
  pushResponseSchema,
  type SentChange,
  sentChangeSchema,
} from '../../../src/sync/messages/push.ts';
import { signedInSchema } from '../../../src/sync/messages/auth.ts';
import type { Dice } from '../../dice.ts';
import { emailOf, PASSWORD, PROGRAM } from '../accounts/auth-server.ts';

const WAIT_MILLISECONDS = 5;
const HEADERS = { 'content-type': 'application/json', 'x-residency': '1' };

/** A phone that sends one change after the other, each until the server says that it is stored. */
export class Pusher {
  /** Ids of changes of which the server said that they are made, in their order. */
  readonly acknowledged: string[] = [];
  /** How many messages were broken off on their way. */
  cutOff = 0;
  readonly #personId: string;
  readonly #deviceId: string;
  readonly #dice: Dice;
  readonly #addresses: () => readonly string[];
  #server: number;
  #accessToken: string | null = null;
  #isStopping = false;
  #running: Promise<void> = Promise.resolve();

  /** @param addresses where servers answer now. @param place which of them it asks first. */
  constructor(personId: string, place: number, dice: Dice, addresses: () => readonly string[]) {
    this.#personId = personId;
    this.#deviceId = `device-${place}-of-${personId}`;
    this.#server = place;
    this.#dice = dice;
    this.#addresses = addresses;
  }

  /** Begins to send. */
  start(): void {
    this.#running = this.#pushAll();
  }

  /** Ends when it has stopped. @throws what went wrong on the way. */
  get running(): Promise<void> {
    return this.#running;
  }

  /** Sends what it is about, until that is stored, and no more. @throws what went wrong on the way. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#running;
  }

  async #pushAll(): Promise<void> {
    while (!this.#isStopping) {
      const made = this.acknowledged.length;
      const changes = Array.from({ length: 1 + this.#dice.below(3) }, (_none, place) =>
        this.#ask(made + place + 1),
      );
      const { verdicts, stopped, lastSequence } = await this.#untilAnswered(changes);
      const refused = verdicts.find(({ problem }) => problem !== null);
      if (refused || stopped || lastSequence !== made + changes.length) {
        throw new Error(`${this.#deviceId}: ${JSON.stringify({ refused, stopped, lastSequence })}`);
      }
      this.acknowledged.push(...changes.map(({ id }) => id));
    }
  }

  /** A change that is refused where it was made before. */
  #ask(sequence: number): SentChange {
    const id = `${this.#deviceId}-${sequence}`;
    const wish = { kind: 'call', callRoleId: null, day: '2026-07-20', wanted: false };
    const request = { id, personId: this.#personId, wish, rank: 1, note: '', decision: null };
    const args = { request: { ...request, status: 'requested', madeAt: 1 } };
    return sentChangeSchema.parse({ sequence, id, name: 'request-made', args, at: 1 });
  }

  /** Sends a message again and again, to one server after the other, until one answers. */
  async #untilAnswered(changes: readonly SentChange[]): Promise<PushResponse> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, WAIT_MILLISECONDS));
      const addresses = this.#addresses();
      const address = addresses[this.#server % addresses.length];
      if (address === undefined) continue;
      try {
        const response = await this.#post(`${address}/sync/push`, {
          protocol: 1,
          programId: PROGRAM,
          deviceId: this.#deviceId,
          changes,
        });
        if (response.ok) return pushResponseSchema.parse(await response.json());
        if (response.status !== 401) this.#server++;
        else await this.signIn(address);
      } catch (error) {
        if (!isBrokenLine(error)) throw error;
        if (!isRefused(error)) this.cutOff++;
        this.#server++;
      }
    }
  }

  /** Gets an access token there, with which it sends from now on. @returns that token. */
  async signIn(address: string): Promise<string> {
    const signIn = { email: emailOf(this.#personId), password: PASSWORD, label: 'phone' };
    const response = await this.#post(`${address}/auth/sign-in`, signIn);
    if (!response.ok) throw new Error(`${this.#personId} cannot sign in: ${await response.text()}`);
    const { accessToken } = signedInSchema.parse(await response.json());
    this.#accessToken = accessToken;
    return accessToken;
  }

  #post(url: string, body: object): Promise<Response> {
    const authorization =
      this.#accessToken === null ? {} : { authorization: `Bearer ${this.#accessToken}` };
    return fetch(url, {
      method: 'POST',
      headers: { ...HEADERS, ...authorization },
      body: JSON.stringify(body),
    });
  }
}

/** What fetch throws where a connection is refused or breaks in the middle of an answer. */
function isBrokenLine(error: unknown): boolean {
  return error instanceof TypeError || error instanceof SyntaxError;
}

/** Whether nobody listened, so that the message never left. */
function isRefused(error: unknown): boolean {
  const cause: unknown = error instanceof TypeError ? error.cause : null;
  return cause instanceof Error && /ECONNREFUSED/.test(String(Reflect.get(cause, 'code')));
}
