// node test/browsers/run.mjs: looks whether the built app loads, keeps its schedule, opens offline and answers in the
// engines of Safari (WebKitGTK) and Firefox, as far as they are installed; says loudly which are not.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'vite';

const root = path.join(import.meta.dirname, '../..');
const outDir = path.join(root, 'dist/bench');
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: path.join(import.meta.dirname, 'browsers.ts'),
    outDir,
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: '[name].js' } },
  },
});
// Node 20 has its WebSocket behind this flag.
const ran = spawnSync(
  process.execPath,
  ['--experimental-websocket', '--no-warnings', path.join(outDir, 'browsers.js')],
  { cwd: root, stdio: 'inherit' },
);
process.exit(ran.status ?? 1);
