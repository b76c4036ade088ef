import path from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainOf } from './agreement.ts';
import type * as Trial from './mutation-trial.ts';
import { type Mutation, mutations } from './mutations.ts';
import { CLOCK_DAYS, randomWork } from './random-work.ts';

const RECORDS = 120;
const root = path.join(import.meta.dirname, '../..');

let planted: Mutation | null = null;
let server: ViteDevServer;

// The faults go into the text of the modules as a server of their own hands them out; nothing in them knows of it.
beforeAll(async () => {
  server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [
      {
        name: 'planted-fault',
        enforce: 'pre',
        transform(code, id) {
          if (!planted || id !== path.join(root, 'src', planted.file)) return null;
          const pieces = code.split(planted.from);
          if (pieces.length !== 2) {
            throw new Error(`“${planted.from}” is ${pieces.length - 1} times in ${planted.file}`);
          }
          return pieces.join(planted.to);
        },
      },
    ],
  });
});
afterAll(() => server.close());

const cases = Array.from({ length: RECORDS }, (_, place): Trial.TrialCase => {
  const { clock, ...parts } = randomWork(place + 1);
  const [firstDay, lastDay] = CLOCK_DAYS;
  return {
    parts,
    clock: { timeZone: clock.timeZone, firstDay, lastDay },
    plain: plainOf(place + 1),
  };
});

async function whatNotices(mutation: Mutation | null): Promise<string | null> {
  planted = mutation;
  server.environments.ssr.moduleGraph.invalidateAll();
  const trial = await server.ssrLoadModule('/test/rules/mutation-trial.ts');
  const run = trial.whatNotices as typeof Trial.whatNotices;
  return run(cases);
}

test('without a fault nothing is noticed', async () => {
  expect(await whatNotices(null)).toBeNull();
});

test('there are at least 25 faults', () => {
  expect(mutations.length).toBeGreaterThanOrEqual(25);
});

test.each(mutations.map((each) => [each.fault, each] as const))(
  'this would be noticed: %s',
  async (_fault, mutation) => {
    expect(await whatNotices(mutation)).not.toBeNull();
  },
);
