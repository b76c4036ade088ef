import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { createServer, createServerModuleRunner, type Plugin, type ViteDevServer } from 'vite';
import type { ModuleRunner } from 'vite/module-runner';
import { afterAll, describe, expect, test } from 'vitest';
import { type Mutant, mutants } from './mutants.ts';
import type * as OpenDatabases from './open-databases.ts';
import type * as Steps from './steps.ts';
import type * as WalkModule from './walk.ts';

const root = path.join(import.meta.dirname, '../..');
const WALKS_MAX = 100;

/** Every mutant is tried on the same walks, so that its death can be repeated. */
const SEED = 7;

/** Turns sources of ours into what runs, with one bug planted at a time. */
class Nursery {
  #mutant: Mutant | null = null;
  readonly #vite: Promise<ViteDevServer>;

  constructor() {
    const plantBug: Plugin = {
      name: 'planted-bug',
      enforce: 'pre',
      transform: (code, id) => {
        const mutant = this.#mutant;
        return mutant && id.endsWith(mutant.file)
          ? code.replace(mutant.from, () => mutant.to)
          : null;
      },
    };
    this.#vite = createServer({
      configFile: false,
      root,
      appType: 'custom',
      logLevel: 'error',
      server: { middlewareMode: true, hmr: false, watch: null, ws: false },
      optimizeDeps: { noDiscovery: true },
      plugins: [plantBug],
    });
  }

  /** Everything as it is with that bug in it; what other mutants loaded is loaded anew. */
  async grow(mutant: Mutant): Promise<ModuleRunner> {
    const { ssr } = (await this.#vite).environments;
    for (const { file } of [this.#mutant ?? mutant, mutant]) {
      for (const each of ssr.moduleGraph.getModulesByFile(path.join(root, file)) ?? []) {
        ssr.moduleGraph.invalidateModule(each);
      }
    }
    this.#mutant = mutant;
    return createServerModuleRunner(ssr, { hmr: false });
  }

  async close(): Promise<void> {
    await (await this.#vite).close();
  }
}

/** Walks with the bug planted. @returns the number of the walk that found it and what it said; null where none did. */
async function findBug(runner: ModuleRunner): Promise<{ walk: number; says: string } | null> {
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
}

describe('every bug that is planted into the protocol is found', () => {
  const nursery = new Nursery();
  afterAll(() => nursery.close());

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
    const runner = await nursery.grow(mutant);
    const found = await findBug(runner);
    await runner.close();
    console.log(
      `${name}: ${found ? `walk ${found.walk}, ${found.says.slice(0, 100)}` : 'not found'}`,
    );
    expect(found).not.toBeNull();
  });
});
