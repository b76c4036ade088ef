import { type BrowserContext, chromium } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

const PHONE = { width: 390, height: 844 };

/** A phone-sized browser with a profile of its own, and what went wrong in its pages so far. */
export interface Phone {
  readonly context: BrowserContext;
  /** Content security policy violations and uncaught errors of every page, in order. */
  readonly troubles: string[];
  close(): Promise<void>;
}

/**
 * Opens a browser. With a `profileFolder` everything stored outlives `close`, as on a real phone;
 * with an empty one it is thrown away. In `timeZone` the phone's clock stands, else where the machine's does.
 */
export async function openPhone(profileFolder = '', timeZone?: string): Promise<Phone> {
  const context = await chromium.launchPersistentContext(profileFolder, {
    ...(await findBrowser()),
    viewport: PHONE,
    // Service workers know no emulated zone, so the whole browser gets it.
    ...(timeZone !== undefined && { env: { ...process.env, TZ: timeZone } }),
  });
  return watched(context);
}

/** Phones that share one browser and nothing else: quicker where a test needs several. */
export interface Phones {
  newPhone(): Promise<Phone>;
  close(): Promise<void>;
}

/** Opens a browser for several phones; what they store is thrown away. */
export async function openPhones(): Promise<Phones> {
  const browser = await chromium.launch(await findBrowser());
  return {
    newPhone: async () => watched(await browser.newContext({ viewport: PHONE })),
    close: () => browser.close(),
  };
}

async function watched(context: BrowserContext): Promise<Phone> {
  const troubles: string[] = [];
  await context.exposeFunction('reportTrouble', (trouble: string) => troubles.push(trouble));
  await context.addInitScript(`
    addEventListener('securitypolicyviolation', (event) =>
      reportTrouble('policy: ' + event.effectiveDirective + ' ' + event.blockedURI));
  `);
  context.on('weberror', (error) => troubles.push(`error: ${error.error().message}`));
  return { context, troubles, close: () => context.close() };
}
