import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

/** Builds what server processes run, unless it is built already. */
export function buildServer(): void {
  const arguments_ = ['src/cli/ensure-build.mjs', 'cli', 'app'];
  execFileSync(process.execPath, arguments_, { cwd: root, stdio: 'inherit' });
}

/** The product's own server as a process, as `npm run serve` starts it. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #exit: Promise<unknown[]>;
  /** Where it answers, such as `http://localhost:41234`. */
  readonly address: string;
  readonly #output: string[];

  private constructor(child: ChildProcess, address: string, output: string[]) {
    this.#child = child;
    this.#exit = once(child, 'exit');
    this.address = address;
    this.#output = output;
  }

  /** Starts one that answers on a free port. @throws with what it said where it ends instead. */
  static async start(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
    const child = spawn(process.execPath, [path.join(root, 'dist/cli/serve.js')], {
      env: { PATH: process.env.PATH, PORT: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    return new Promise((resolve, reject) => {
      const hear = (data: Buffer): void => {
        output.push(String(data));
        const address = /is at (http:\/\/\S+?)\//.exec(output.join(''))?.[1];
        if (!address) return;
        child.stdout.off('data', hear);
        resolve(new ServerProcess(child, address, output));
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', (data: Buffer) => output.push(String(data)));
      child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${output.join('')}`)));
    });
  }

  /** Everything it wrote. */
  get output(): string {
    return this.#output.join('');
  }

  /** Ends it as a power cut would: in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exit;
  }

  /** Asks it to end. @returns its exit code; null where a signal ended it. */
  async end(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    await this.#exit;
    return this.#child.exitCode;
  }
}
