// npm run shots: builds the app if need be and takes a picture of every screen; `npm run shots readme` those of the README too.
import path from 'node:path';
import { runnerImport } from 'vite';
import { ensureBuild } from '../../src/cli/ensure-build.mjs';

ensureBuild('app');
const { module } = await runnerImport(path.join(import.meta.dirname, 'take-shots.ts'), {
  configFile: false,
});
await module.takeShots(process.argv.includes('readme'));
