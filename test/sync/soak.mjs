// npm run soak [-- STEPS KILLS]: for hours what CI does for minutes. Walks of devices through faults, STEPS on each database
// (a million unless said); then servers killed in the middle of pushes, KILLS times on each (200 unless said).
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
const [steps = '1000000', kills = '200'] = process.argv.slice(2);
const parts = [
  ['test/sync/walks-sqlite.test.ts', 'test/sync/walks-postgresql.test.ts'],
  ['test/server/kills/kills.test.ts'],
];

/** @param {readonly string[]} files */
function run(files) {
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  // Files come before the options, which would take them for theirs.
  const words = [vitest, 'run', ...files, '--project=unit', '--disable-console-intercept'];
  const env = { ...process.env, SYNC_STEPS: steps, SERVER_KILLS: kills };
  return spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit', env }).status ?? 1;
}

const statuses = parts.map(run);
process.exit(Math.max(...statuses));
