import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:cp-sat-wasm';
const WASM = 'build/javascript/wasm/cp_sat_runtime.wasm';

/**
 * Gives `virtual:cp-sat-wasm` its code: one WebAssembly file out of the package `or-tools-wasm`,
 * fetched in a browser and read from beside the bundle under Node. None of the package's
 * JavaScript is used. A build that includes workers needs it in `worker.plugins` as well.
 */
export function orTools(): Plugin {
  const wasmPath = join(packageFolder(), WASM);
  return {
    name: 'or-tools',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
    load(id) {
      if (id !== `\0${VIRTUAL}`) return null;
      const isBrowser = this.environment.config.consumer === 'client';
      if (this.environment.mode === 'build') {
        const source = readFileSync(wasmPath);
        const file = this.emitFile({ type: 'asset', name: 'cp-sat.wasm', source });
        return compiler(isBrowser, `import.meta.ROLLUP_FILE_URL_${file}`);
      }
      const url = isBrowser ? `/@fs${wasmPath}` : pathToFileURL(wasmPath).href;
      return compiler(isBrowser, JSON.stringify(url));
    },
  };
}

function packageFolder(): string {
  // The package exports no file at its root, so its folder is found through its main entry.
  const entry = createRequire(import.meta.url).resolve('or-tools-wasm');
  return join(dirname(entry), '../../..');
}

function compiler(isBrowser: boolean, url: string): string {
  if (!isBrowser)
    return `import { readFile } from 'node:fs/promises';
export const compileCpSat = async () => WebAssembly.compile(await readFile(new URL(${url})));`;
  // Compiling while streaming lets browsers cache the machine code, but needs the right MIME type.
  return `export const compileCpSat = async () => {
  const response = await fetch(${url});
  if (!response.ok) throw new Error('The solver engine could not be loaded: ' + response.status);
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
};`;
}
