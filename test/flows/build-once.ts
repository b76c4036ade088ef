import { execFileSync } from 'node:child_process';

/** Builds what the flows run against, unless it is built already. */
export function setup(): void {
  execFileSync(process.execPath, ['src/cli/ensure-build.mjs', 'app', 'cli'], { stdio: 'inherit' });
}
