import type { Instant } from '../domain/time/zone.ts';
import { DeviceDatabase, isReadable } from '../store/device-database.ts';
import { isLockedAt, SHARED } from '../store/device-lock.ts';
import { StoredProgram } from '../store/stored-program.ts';
import { nowPage } from './now-page.ts';

/** What takes longer than this is better shown by the app itself, once it has started. */
const MILLISECONDS_MAX = 1_500;

/** Whether somebody who opens this address asks who is on call now. */
export function isAskedNow({ pathname, search }: URL): boolean {
  return (pathname === '/' || pathname === '/now') && search === '';
}

/**
 * Who is on call at this moment as a whole document, made of the app's own and sent with its headers. Null when this
 * device holds no program or is locked, nothing is published, the database cannot be read, or it takes longer than it may.
 * @param app the app's own document, with its headers, on its way; its body is used up. @param at milliseconds since 1970.
 */
export async function nowResponse(app: Promise<Response>, at: number): Promise<Response | null> {
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), MILLISECONDS_MAX);
  });
  const page = await Promise.race([pageOf(app, at as Instant).catch(() => null), late]);
  if (page === null) return null;
  const { headers: sent } = await app;
  const headers = new Headers(sent);
  for (const name of ['content-encoding', 'content-length', 'etag']) headers.delete(name);
  return new Response(page, { headers });
}

async function pageOf(app: Promise<Response>, at: Instant): Promise<string | null> {
  const device = new DeviceDatabase({ isMade: false });
  const document = app.then((response) => response.text());
  document.catch(() => undefined); // Told where it is waited for.
  const [known, [theme, shared], isLocked] = await Promise.all([
    device.current(),
    device.settings.many(['theme', SHARED]),
    isLockedAt(device, at),
  ]);
  device.close();
  if (!known || isLocked || !isReadable(known, at)) return null;
  const program = new StoredProgram(known.id);
  const { timeZone: readersZone } = Intl.DateTimeFormat().resolvedOptions();
  const asked = { at, readersZone, theme: themeOf(theme?.value), isShared: shared !== undefined };
  return nowPage(document, known, program, asked).finally(() => program.close());
}

function themeOf(value: unknown): string {
  return value === 'light' || value === 'dark' ? value : '';
}
