// node test/bench/run.mjs NAME: builds test/bench/NAME.ts as the product is built, and runs it.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const [, , name, ...rest] = process.argv;
const root = path.join(import.meta.dirname, '../..');
const outDir = path.join(root, 'dist/bench');

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: path.join(import.meta.dirname, `${name}.ts`),
    outDir,
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: '[name].js' } },
  },
});
process.argv = [process.argv[0], name, ...rest];
await import(pathToFileURL(path.join(outDir, `${name}.js`)).href);
