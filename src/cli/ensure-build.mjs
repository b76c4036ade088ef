// Plain JavaScript: this is what builds everything else.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.join(import.meta.dirname, '../..');
const sources = ['src', 'workers', 'public', 'test/worlds', 'vite.config.ts', 'package-lock.json'];
const viteArguments = { app: ['build'], cli: ['build', '--ssr'] };

/**
 * Builds `dist/app` or `dist/cli` unless it was built from exactly the present sources.
 * Output goes to stderr, so that the standard output of a command stays its own.
 * Ends the process when the build fails.
 *
 * @param {'app' | 'cli'} target what to build
 */
export function ensureBuild(target) {
  const stampFile = path.join(root, 'dist', `${target}.stamp`);
  const stamp = hashOf(sources);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  rmSync(stampFile, { force: true });
  process.stderr.write(`Building dist/${target} ...\n`);
  const vite = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/vite/bin/vite.js'), ...viteArguments[target], '--logLevel=warn'],
    { cwd: root, stdio: ['ignore', 2, 2], env: productionEnvironment() },
  );
  if (vite.status !== 0) process.exit(vite.status ?? 1);
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** A build asked for by a test is the production build all the same. */
function productionEnvironment() {
  const {
    VITEST: _vitest,
    TEST: _test,
    MODE: _mode,
    DEV: _dev,
    PROD: _prod,
    SSR: _ssr,
    ...rest
  } = process.env;
  return { ...rest, NODE_ENV: 'production' };
}

function hashOf(entries) {
  const hash = createHash('sha256');
  for (const file of entries.flatMap((entry) => filesUnder(entry))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(entry) {
  const absolute = path.join(root, entry);
  if (!existsSync(absolute)) return [];
  if (path.extname(entry) !== '') return [entry];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => path.relative(root, path.join(found.parentPath, found.name)))
    .toSorted();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.argv.slice(2).forEach(ensureBuild);
}
