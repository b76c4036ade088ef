import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How to start the browser the tests use, as Playwright's launch options name it. */
export interface BrowserToLaunch {
  readonly executablePath: string;
  readonly args: string[];
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Finds a Chromium: the one CHROME_BIN names, an installed one, else the one that comes as a
 * package (Linux on x64), so that the tests need no step before them. Throws where there is none.
 */
export async function findBrowser(): Promise<BrowserToLaunch> {
  const named = process.env.CHROME_BIN;
  if (named !== undefined && !existsSync(named)) throw new Error(`CHROME_BIN: no file ${named}`);
  const executablePath = named ?? installed.find((file) => existsSync(file)) ?? (await packaged());
  return { executablePath, args: quiet };
}

async function packaged(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium or Chrome found: install one, or set CHROME_BIN to it.');
  }
  // It unpacks to the temporary folder and reuses what lies there whatever its version, so it gets
  // a folder of this installation. It brings libraries for bare machines, but only unpacks them
  // when it believes to be in this environment.
  const temporaryFolder = path.resolve('node_modules/.cache/browser');
  mkdirSync(temporaryFolder, { recursive: true });
  const { TMPDIR: usual = tmpdir() } = process.env;
  process.env.TMPDIR = temporaryFolder;
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium.executablePath();
  process.env.TMPDIR = usual;
  return executablePath;
}
