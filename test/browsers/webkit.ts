import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import type { OpenedBrowser } from './opened-browser.ts';

const DRIVER = '/usr/bin/WebKitWebDriver';
const PORT = 9515;
const ADDRESS = `http://127.0.0.1:${PORT}`;

/** Opens WebKitGTK's own small browser, by WebDriver; null where it is not installed. */
export async function openWebKit(): Promise<OpenedBrowser | null> {
  const browser = miniBrowser();
  if (!existsSync(DRIVER) || browser === null) return null;
  const display = `:${90 + (process.pid % 100)}`;
  const screen = spawn('Xvfb', [display, '-screen', '0', '1280x1024x24'], { stdio: 'ignore' });
  await wait(1_000);
  const driver = spawn(DRIVER, [`--port=${PORT}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' },
  });
  const stop = (): void => [driver, screen].forEach((each: ChildProcess) => void each.kill());
  try {
    await wait(1_000);
    const session = await openSession(browser);
    const call = (method: string, command: string, body?: object) =>
      send(method, `/session/${session}${command}`, body);
    return {
      go: async (url) => void (await call('POST', '/url', { url })),
      ask: (script) =>
        call('POST', '/execute/async', {
          // It must be told something, or it waits for ever.
          script: `const done = arguments[0];
            Promise.resolve((() => { ${script} })()).then((answer) => done(answer ?? null), () => done(null));`,
          args: [],
        }),
      close: async () => {
        await call('DELETE', '').catch(() => undefined);
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

function miniBrowser(): string | null {
  const folders = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  const found = folders
    .map((folder) => path.join('/usr/lib', folder, 'webkit2gtk-4.1/MiniBrowser'))
    .find((file) => existsSync(file));
  return found ?? null;
}

async function openSession(binary: string): Promise<string> {
  const options = { binary, args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  const answer = await send('POST', '/session', { capabilities });
  return z.object({ sessionId: z.string() }).parse(answer).sessionId;
}

const answerSchema = z.object({ value: z.unknown() });

async function send(method: string, command: string, body?: object): Promise<unknown> {
  const response = await fetch(ADDRESS + command, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const { value } = answerSchema.parse(await response.json());
  if (!response.ok) throw new Error(`WebDriver ${command}: ${JSON.stringify(value)}`);
  return value;
}
