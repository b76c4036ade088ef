// node test/bench/run.mjs NAME: builds test/bench/NAME.ts as the product is built, and runs it.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, runnerImport } from 'vite';

const [, , name, ...rest] = process.argv;
const root = path.join(import.meta.dirname, '../..');
/** @type {{ module: typeof import('../../src/solver/engine/vite-plugin-or-tools.ts') }} */
const { module } = await runnerImport(path.join(root, 'src/solver/engine/vite-plugin-or-tools.ts'));
const outDir = path.join(root, 'dist/bench');

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [module.orTools()],
  build: {
    // The second threads of benches are files of their own beside them.
    ssr: true,
    outDir,
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: {
      input: [`${name}.ts`, 'space-prover.ts', 'solver-beside.ts'].map((file) =>
        path.join(import.meta.dirname, file),
      ),
      output: { entryFileNames: '[name].js' },
    },
  },
});
process.argv = [process.argv[0], name, ...rest];
await import(pathToFileURL(path.join(outDir, `${name}.js`)).href);
