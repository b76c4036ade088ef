import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';

const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Starts a command and answers with the address it prints. */
async function start(command: string, commandArguments: readonly string[]) {
  const { PORT: _port, VITEST: _vitest, ...environment } = process.env;
  const child = spawn(command, commandArguments, {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    const address = /http:\/\/localhost:\d+\//.exec(output)?.[0];
    if (address !== undefined) return { child, address };
  }
  throw new Error(`${command} ended without an address: ${output}`);
}

const answers = (address: string) =>
  fetch(address).then(
    (response) => response.status,
    () => 'nobody',
  );

test('npm start prints the address of the app, and ends when npm is told to', async () => {
  const { child, address } = await start('npm', ['start']);
  const page = await fetch(address);
  expect(page.status).toBe(200);
  expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(await page.text()).toContain('<div id="root">');

  child.kill('SIGTERM');
  await expect.poll(() => answers(address), { timeout: 10_000 }).toBe('nobody');
});

test('a second server takes the next free port, and ends in order', async () => {
  const first = await start('node', ['src/cli/run.mjs', 'serve']);
  const second = await start('node', ['src/cli/run.mjs', 'serve']);
  expect(second.address).not.toBe(first.address);
  expect([await answers(first.address), await answers(second.address)]).toEqual([200, 200]);

  for (const { child } of [first, second]) {
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  }
});
