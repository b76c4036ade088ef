import { Agent, request } from 'node:http';
import { quantile } from '../medians.ts';

/** What a device was answered. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/** How it went when every device asked again as soon as it was answered. */
export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers that were not 200. */
  readonly failed: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1000 });

/** Posts JSON as a device does, over connections that are kept. */
export function post(
  url: string,
  token: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'x-residency': '1',
          authorization: `Bearer ${token}`,
          'content-length': Buffer.byteLength(text),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }),
        );
        response.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(text);
  });
}

/** Has that many devices ask at once, each again when it was answered, for so many seconds. */
export async function closedLoop(
  devices: number,
  seconds: number,
  ask: (device: number) => Promise<Answer>,
): Promise<Load> {
  const times: number[] = [];
  let failed = 0;
  const started = performance.now();
  const ends = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: devices }, async (_none, device) => {
      for (;;) {
        const asked = performance.now();
        if (asked >= ends) return;
        const { status } = await ask(device);
        if (status !== 200) failed++;
        times.push(performance.now() - asked);
      }
    }),
  );
  const took = (performance.now() - started) / 1000;
  return {
    perSecond: times.length / took,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    failed,
  };
}
