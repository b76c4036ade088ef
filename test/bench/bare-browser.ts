import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { findBrowser } from '../browser/find-browser.ts';

/** A browser that nobody watches: pages load in it as they do for people, with no debugger attached to them. */
export interface BareBrowser {
  /** Opens a page in the front, and leaves it alone. @returns its name. */
  open(address: string): Promise<string>;
  /** Begins to watch the page and asks it something. */
  ask(page: string, expression: string): Promise<unknown>;
  close(): Promise<void>;
}

type Answer = { readonly id?: number; readonly result?: unknown; readonly error?: unknown };

/** Starts a browser with what a profile folder holds; it is spoken to over a pipe (Chrome DevTools Protocol). */
export async function openBareBrowser(profileFolder: string): Promise<BareBrowser> {
  const { executablePath, args } = await findBrowser();
  const browser = spawn(
    executablePath,
    [
      ...args,
      '--headless=new',
      '--remote-debugging-pipe',
      '--window-size=390,844',
      `--user-data-dir=${profileFolder}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [, , , toBrowser, fromBrowser] = browser.stdio;
  const send = speaker(toBrowser as Writable, fromBrowser as Readable);
  const exited = new Promise<void>((resolve) => {
    browser.once('exit', () => resolve());
  });
  await send('Browser.getVersion', {});
  return {
    open: async (url) =>
      String(Reflect.get(await send('Target.createTarget', { url }), 'targetId')),
    ask: async (targetId, expression) => {
      const session = await send('Target.attachToTarget', { targetId, flatten: true });
      const sessionId = String(Reflect.get(session, 'sessionId'));
      const asked = { expression, awaitPromise: true, returnByValue: true };
      const evaluated = await send('Runtime.evaluate', asked, sessionId);
      const value: unknown = Reflect.get(Object(Reflect.get(evaluated, 'result')), 'value');
      return value;
    },
    close: async () => {
      await send('Browser.close', {});
      await exited;
    },
  };
}

function speaker(toBrowser: Writable, fromBrowser: Readable) {
  const waiting = new Map<number, { resolve(result: object): void; reject(error: Error): void }>();
  let heard = '';
  fromBrowser.on('data', (bytes: Buffer) => {
    const messages = (heard + bytes.toString()).split('\0');
    heard = messages.pop() ?? '';
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as Answer;
      if (id === undefined) continue;
      if (error) waiting.get(id)?.reject(new Error(JSON.stringify(error)));
      else waiting.get(id)?.resolve(Object(result));
      waiting.delete(id);
    }
  });
  let last = 0;
  return (method: string, params: object, sessionId?: string): Promise<object> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      toBrowser.write(
        `${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`,
      );
    });
}
