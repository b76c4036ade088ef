import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A PostgreSQL of a test's own, in a temporary folder, answering on a socket alone. */
export interface Cluster {
  /** The address of a database of that name, made on the way. */
  readonly newDatabase: (name: string) => string;
  readonly stop: () => void;
}

const DEBIAN = '/usr/lib/postgresql';
const OTHER_USER = 'nobody';

/** Where the programs of PostgreSQL lie; null on a machine without. */
export function postgresqlPrograms(): string | null {
  const { POSTGRESQL_PROGRAMS: given } = process.env;
  if (given) return given;
  if (!existsSync(DEBIAN)) return null;
  const versions = readdirSync(DEBIAN).toSorted((one, other) => Number(other) - Number(one));
  const folders = versions.map((version) => path.join(DEBIAN, version, 'bin'));
  return folders.find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null;
}

/** Where temporary files are quickest. */
function temporaryFolder(): string {
  return existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
}

/**
 * Starts a PostgreSQL as somebody who is not root, which it refuses to run as.
 * @param isDurable whether commits are flushed to the disk; off makes tests that kill nothing quicker.
 * @returns null, having said so loudly, on a machine without PostgreSQL.
 */
export function startCluster({ isDurable = false } = {}): Cluster | null {
  const programs = postgresqlPrograms();
  if (programs === null) {
    console.warn('\n*** PostgreSQL is not installed: its tests are skipped ***\n');
    return null;
  }
  const folder = mkdtempSync(path.join(isDurable ? tmpdir() : temporaryFolder(), 'pg-'));
  const data = path.join(folder, 'data');
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const idOf = (flag: string): number =>
      Number(execFileSync('id', [flag, OTHER_USER]).toString());
    chownSync(folder, idOf('-u'), idOf('-g'));
  }
  const run = (program: string, ...args: string[]): void => {
    const file = path.join(programs, program);
    const command: [string, ...string[]] = isRoot
      ? ['runuser', '-u', OTHER_USER, '--', file, ...args]
      : [file, ...args];
    const { status, stderr } = spawnSync(command[0], command.slice(1), {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  };
  run('initdb', '-D', data, '-U', 'tests', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N');
  const settings = [
    `unix_socket_directories=${folder}`,
    "listen_addresses=''",
    'max_connections=60',
    ...(isDurable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const log = path.join(folder, 'log');
  const options = settings.map((setting) => `-c ${setting}`).join(' ');
  run('pg_ctl', '-D', data, '-l', log, '-w', '-o', options, 'start');
  return {
    newDatabase: (name) => {
      run('createdb', '-h', folder, '-U', 'tests', name);
      return `postgresql://tests@/${name}?host=${encodeURIComponent(folder)}`;
    },
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
