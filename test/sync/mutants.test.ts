import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { createServer, createServerModuleRunner, type Plugin } from 'vite';
import { afterAll, describe, expect, test } from 'vitest';
import { type Mutant, mutants } from './mutants.ts';
import type * as OpenDatabases from './open-databases.ts';
import type * as Steps from './steps.ts';
import type * as WalkModule from './walk.ts';

const root = path.join(import.meta.dirname, '../..');
const WALKS_MAX = 100;

/** Every mutant is tried on the same walks, so that its death can be repeated. */
const SEED = 7;

function planted({ file, from, to }: Mutant): Plugin {
  return {
    name: 'planted-bug',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith(file) ? code.replace(from, () => to) : null),
  };
}

/** Walks with the bug planted. @returns the number of the walk that found it and what it said; null where none did. */
async function findBug(mutant: Mutant): Promise<{ walk: number; says: string } | null> {
  const vite = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [planted(mutant)],
  });
  const runner = createServerModuleRunner(vite.environments.ssr, { hmr: false });
  try {
    const { sqliteDatabases } = await runner.import<typeof OpenDatabases>(
      '/test/sync/open-databases.ts',
    );
    const { walks } = await runner.import<typeof Steps>('/test/sync/steps.ts');
    const { walk } = await runner.import<typeof WalkModule>('/test/sync/walk.ts');
    const databases = sqliteDatabases();
    let count = 0;
    try {
      for (const world of fc.sample(walks, { numRuns: WALKS_MAX, seed: SEED })) {
        count++;
        const found = await walk(await databases.fresh(), world).then(
          () => null,
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
        if (found !== null) return { walk: count, says: found };
      }
      return null;
    } finally {
      databases.end();
    }
  } finally {
    await runner.close();
    await vite.close();
  }
}

describe('every bug that is planted into the protocol is found', () => {
  const deaths: string[] = [];
  afterAll(() => console.log(deaths.join('\n')));

  test('there are enough of them, and each is really planted', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(15);
    for (const { name, file, from, to } of mutants) {
      const source = readFileSync(path.join(root, file), 'utf8');
      expect(source.split(from).length - 1, name).toBe(1);
      expect(
        source.replace(from, () => to),
        name,
      ).not.toBe(source);
    }
  });

  test.each(mutants.map((mutant) => [mutant.name, mutant] as const))('%s', async (name, mutant) => {
    const found = await findBug(mutant);
    deaths.push(
      `${name}: ${found ? `walk ${found.walk}, ${found.says.slice(0, 120)}` : 'not found'}`,
    );
    expect(found).not.toBeNull();
  });
});
