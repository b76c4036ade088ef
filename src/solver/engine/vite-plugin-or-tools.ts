import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:cp-sat-wasm';
const PACKAGE = 'or-tools-wasm';
// From the package's main entry, because it exports neither its root nor this file.
const WASM_FROM_ENTRY = '../wasm/cp_sat_runtime.wasm';

/**
 * Gives `virtual:cp-sat-wasm` its code: one WebAssembly file out of the package `or-tools-wasm`,
 * an asset for browsers, read from the installed package under Node. The package's JavaScript is
 * left out: it evaluates strings, which a strict content security policy forbids. A build with
 * workers needs the plugin in `worker.plugins` as well, and `worker.format: 'es'`.
 */
export function orTools(): Plugin {
  const entry = pathToFileURL(createRequire(import.meta.url).resolve(PACKAGE));
  const wasm = new URL(WASM_FROM_ENTRY, entry);
  return {
    name: 'or-tools',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
    load(id) {
      if (id !== `\0${VIRTUAL}`) return null;
      const { consumer } = this.environment.config;
      const isBuild = this.environment.mode === 'build';
      if (consumer === 'server')
        return compileUnderNode(isBuild ? `import.meta.resolve('${PACKAGE}')` : `'${entry.href}'`);
      if (!isBuild) return compileInBrowser(`'/@fs${fileURLToPath(wasm)}'`);
      const source = readFileSync(wasm);
      const file = this.emitFile({ type: 'asset', name: 'cp-sat.wasm', source });
      return compileInBrowser(`import.meta.ROLLUP_FILE_URL_${file}`);
    },
  };
}

function compileUnderNode(entry: string): string {
  return `import { readFile } from 'node:fs/promises';
export const compileCpSat = async () =>
  WebAssembly.compile(await readFile(new URL('${WASM_FROM_ENTRY}', ${entry})));`;
}

function compileInBrowser(url: string): string {
  // Compiling while streaming lets browsers cache the machine code, but needs the right MIME type.
  return `export const compileCpSat = async () => {
  const response = await fetch(${url});
  if (!response.ok) throw new Error('The solver engine could not be loaded: ' + response.status);
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
};`;
}
