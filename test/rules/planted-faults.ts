import path from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { orTools } from '../../src/solver/engine/vite-plugin-or-tools.ts';
import type { Mutation } from './mutations.ts';

const root = path.join(import.meta.dirname, '../..');

/**
 * Hands out the modules with a fault planted into the text of one; nothing in them knows of it. A server of its own, to
 * be closed.
 */
export class PlantedFaults {
  #planted: Mutation | null = null;
  #server: Promise<ViteDevServer> | null = null;

  /** The module with everything it imports, anew. @param file from the root of the repository. */
  async load(file: string, mutation: Mutation | null): Promise<Record<string, unknown>> {
    this.#server ??= createServer({
      root,
      configFile: false,
      logLevel: 'error',
      appType: 'custom',
      server: { middlewareMode: true, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true },
      plugins: [
        orTools(),
        {
          name: 'planted-fault',
          enforce: 'pre',
          transform: (code, id) => this.#withFault(code, id),
        },
      ],
    });
    const server = await this.#server;
    this.#planted = mutation;
    server.environments.ssr.moduleGraph.invalidateAll();
    return server.ssrLoadModule(file);
  }

  /** Ends the server. */
  async close(): Promise<void> {
    await (await this.#server)?.close();
  }

  #withFault(code: string, id: string): string | null {
    const planted = this.#planted;
    if (!planted || id !== path.join(root, 'src', planted.file)) return null;
    const pieces = code.split(planted.from);
    if (pieces.length !== 2) {
      throw new Error(`“${planted.from}” is ${pieces.length - 1} times in ${planted.file}`);
    }
    return pieces.join(planted.to);
  }
}
