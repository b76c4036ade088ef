// npm run soak [-- STEPS]: walks for hours where CI walks for minutes; STEPS on each database, a million unless said.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
const steps = process.argv[2] ?? '1000000';
const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project=unit',
    '--disable-console-intercept',
    'test/sync/walks-sqlite.test.ts',
    'test/sync/walks-postgresql.test.ts',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SYNC_STEPS: steps } },
);
process.exit(status ?? 1);
