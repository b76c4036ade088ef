import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import type { OpenedBrowser } from './opened-browser.ts';

const BINARIES = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const STARTS_WITHIN = 60_000;

const contextsSchema = z.object({ contexts: z.array(z.object({ context: z.string() })) });
const evaluatedSchema = z.object({
  type: z.string(),
  result: z.optional(z.object({ value: z.optional(z.unknown()) })),
});

/** Opens Firefox without a window, by WebDriver BiDi; null where it is not installed. */
export async function openFirefox(): Promise<OpenedBrowser | null> {
  const binary = BINARIES.find((file) => existsSync(file));
  if (!binary) return null;
  const profile = mkdtempSync(path.join(tmpdir(), 'firefox-'));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  const firefox = spawn(binary, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error('Firefox did not start')), STARTS_WITHIN);
    firefox.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (!found) return;
      clearTimeout(late);
      resolve(found);
    });
  });
  const { send, end } = await connect(`${address}/session`);
  await send('session.new', { capabilities: {} });
  const [first] = contextsSchema.parse(await send('browsingContext.getTree', {})).contexts;
  if (!first) throw new Error('Firefox shows no page');
  const { context } = first;
  return {
    go: async (url) =>
      void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
    ask: async (script) => {
      const expression = `(async () => { ${script} })()`;
      const asked = { expression, target: { context }, awaitPromise: true };
      return evaluatedSchema.parse(await send('script.evaluate', asked)).result?.value;
    },
    close: async () => {
      await send('browser.close', {}).catch(() => undefined);
      end();
      firefox.kill();
      await new Promise((resolve) => {
        firefox.once('exit', resolve);
        setTimeout(resolve, 5_000);
      });
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

const messageSchema = z.object({
  id: z.optional(z.nullable(z.number())),
  result: z.optional(z.unknown()),
  error: z.optional(z.string()),
  message: z.optional(z.string()),
});

async function connect(address: string) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error('Firefox does not answer')));
  });
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (why: Error) => void }
  >();
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error, message } = messageSchema.parse(JSON.parse(String(data)));
    const asked = id === undefined || id === null ? undefined : waiting.get(id);
    if (error) asked?.reject(new Error(`${error}: ${message}`));
    else asked?.resolve(result);
  });
  let sent = 0;
  const send = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++sent;
      waiting.set(id, { resolve, reject });
      socket.send(JSON.stringify({ id, method, params }));
    });
  return { send, end: () => socket.close() };
}
