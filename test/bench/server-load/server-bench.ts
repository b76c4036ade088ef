import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { cookieSchema, pullResponseSchema } from '../../../src/sync/messages/pull.ts';
import type { ServerProcess } from '../../server/server-process.ts';
import { type Answer, closedLoop, type Load, post } from './closed-loop.ts';
import { type Device, PROGRAM, type ServerWorld } from './server-world.ts';

/** A number as the tables hold it. */
export function printed(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}

/** One server that is asked by devices, and what is printed about it. */
export class ServerBench {
  readonly #server: ServerProcess;
  readonly #world: ServerWorld;
  readonly #sequences = new Map<string, number>();

  constructor(server: ServerProcess, world: ServerWorld) {
    this.#server = server;
    this.#world = world;
  }

  /** Everything that the desk and a resident read when they come for the first time: each three times, the best is said. */
  async firstSyncs(): Promise<void> {
    const { desk, devices } = this.#world;
    const [resident] = devices;
    for (const [who, device] of [
      ['the desk', desk],
      ['a resident', resident],
    ] as const) {
      if (!device) continue;
      let best = Infinity;
      let told = '';
      for (let round = 0; round < 3; round++) {
        const started = performance.now();
        const { bytes, rows } = await this.#pullAll(device);
        const took = performance.now() - started;
        best = Math.min(best, took);
        told = `${rows} rows, ${(bytes / 1000).toFixed(0)} kB as sent`;
      }
      console.log(`first sync of ${who}: ${printed(best)} ms, ${told}`);
    }
  }

  /** Devices that have read everything ask whether something moved. */
  async upToDatePulls(devices: number, seconds: number): Promise<void> {
    const texts = await this.#pullTexts(devices);
    this.#print(
      'up-to-date pulls',
      devices,
      await closedLoop(devices, seconds, (place) => this.#pull(place, texts)),
    );
  }

  /** Residents ask for something, each in the same program. */
  async pushes(devices: number, seconds: number): Promise<void> {
    this.#print(
      'pushes',
      devices,
      await closedLoop(devices, seconds, (place) => this.#push(place)),
    );
  }

  /** Of ten messages one is a push; the others read what moved since the device asked before. */
  async both(devices: number, seconds: number): Promise<void> {
    const texts = await this.#pullTexts(devices);
    let count = 0;
    const load = await closedLoop(devices, seconds, async (place) => {
      if (count++ % 10 === 0) return this.#push(place);
      const answer = await this.#pull(place, texts);
      const { cookie, lastSequence } = pullResponseSchema.parse(JSON.parse(answer.body.toString()));
      texts[place] = pullText(this.#device(place), cookie, lastSequence);
      return answer;
    });
    this.#print('9 pulls to 1 push', devices, load);
  }

  /** How much memory the server holds. */
  async megabytes(): Promise<number> {
    return (await this.#metric('process_resident_memory_bytes')) / 1e6;
  }

  /** Sends any text. */
  send(path: string, text: string): Promise<Answer> {
    return post(`${this.#server.address}/${path}`, this.#device(0).token, text);
  }

  async #metric(name: string): Promise<number> {
    const address = /metrics are at (\S+)/.exec(this.#server.output)?.[1] ?? '';
    const text = await (await fetch(address)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  }

  #print(what: string, devices: number, { perSecond, p50, p99, failed }: Load): void {
    const words = `${what}, ${devices} device${devices === 1 ? '' : 's'}`.padEnd(32);
    const times = `p50 ${printed(p50)} ms, p99 ${printed(p99)} ms`;
    console.log(
      `${words} ${printed(perSecond)} a second, ${times}${failed ? `, ${failed} failed` : ''}`,
    );
  }

  #device(place: number): Device {
    const device = this.#world.devices[place];
    if (!device) throw new Error(`There is no device ${place}`);
    return device;
  }

  async #pullTexts(devices: number): Promise<string[]> {
    const texts: string[] = [];
    for (let place = 0; place < devices; place++) {
      const { cookie } = await this.#pullAll(this.#device(place));
      texts.push(
        pullText(this.#device(place), cookie, this.#sequences.get(this.#device(place).id)),
      );
    }
    return texts;
  }

  #pull(place: number, texts: readonly string[]): Promise<Answer> {
    return post(`${this.#server.address}/sync/pull`, this.#device(place).token, texts[place] ?? '');
  }

  async #push(place: number): Promise<Answer> {
    const { id: deviceId, token, personId } = this.#device(place);
    const sequence = (this.#sequences.get(deviceId) ?? 0) + 1;
    this.#sequences.set(deviceId, sequence);
    const id = `${deviceId}-${sequence}`;
    const wish = { kind: 'call', callRoleId: null, day: '2026-12-20', wanted: false };
    const request = { id, personId, wish, rank: 1, status: 'requested', madeAt: 1, note: '' };
    const args = { request: { ...request, decision: null } };
    const change = { sequence, id, name: 'request-made', args, at: 1 };
    const text = JSON.stringify({ protocol: 1, programId: PROGRAM, deviceId, changes: [change] });
    const answer = await post(`${this.#server.address}/sync/push`, token, text);
    const isMade = answer.status === 200 && answer.body.includes('"problem":null');
    return isMade ? answer : { ...answer, status: answer.status === 200 ? 409 : answer.status };
  }

  async #pullAll(device: Device): Promise<{ bytes: number; rows: number; cookie: unknown }> {
    let cookie: unknown = null;
    let [bytes, rows] = [0, 0];
    for (;;) {
      const url = `${this.#server.address}/sync/pull`;
      const { status, body } = await post(url, device.token, pullText(device, cookie), {
        'accept-encoding': 'gzip, br',
      });
      if (status !== 200) throw new Error(`A pull was answered with ${status}: ${body.toString()}`);
      bytes += body.length;
      const page = pullResponseSchema.parse(JSON.parse(unpacked(body)));
      rows += page.rows.length;
      cookie = cookieSchema.parse(page.cookie);
      if (page.isLast) return { bytes, rows, cookie };
    }
  }
}

function pullText({ id: deviceId }: Device, cookie: unknown, knownVerdict = 0): string {
  return JSON.stringify({ protocol: 1, programId: PROGRAM, deviceId, cookie, knownVerdict });
}

function unpacked(body: Buffer): string {
  if (body[0] === 0x7b) return body.toString();
  return (body[0] === 0x1f ? gunzipSync(body) : brotliDecompressSync(body)).toString();
}
