import type { ServerBench } from './server-bench.ts';

const BAD: readonly ((place: number) => string)[] = [
  () => `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  () => `{"a":`.repeat(5_000),
  (place) => `{"programId":"${'x'.repeat(place * 20)}"}`,
  () => '{"protocol":1,"programId":"middle","deviceId":7,"changes":[]}',
  () => `{"protocol":1,"programId":"\ud800","deviceId":"\u0000"}`,
  (place) => `{"protocol":${'9'.repeat(1 + (place % 400))}}`,
  () => JSON.stringify({ protocol: 1, changes: Array(5000).fill({ sequence: -1 }) }),
  () => '',
];
const PATHS = ['sync/push', 'sync/pull', 'sync/digest', 'auth/refresh', 'auth/sign-in'] as const;

/** Sends bodies that nobody should send. @returns how many were not answered with 4xx, and how many a second. */
export async function badBodies(
  bench: ServerBench,
  count: number,
): Promise<{ readonly failed: number; readonly perSecond: number }> {
  let failed = 0;
  const started = performance.now();
  for (let place = 0; place < count; place++) {
    const text = BAD[place % BAD.length]?.(place) ?? '';
    const { status } = await bench.send(PATHS[place % PATHS.length] ?? '', text);
    if (status < 400 || status >= 500) failed++;
  }
  return { failed, perSecond: (count / (performance.now() - started)) * 1000 };
}
