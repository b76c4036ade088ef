import type { Context, MiddlewareHandler } from 'hono';
import type { Instant } from '../../domain/time/zone.ts';
import { refusalOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';

/** Other origins cannot set it without being asked first: it stands for a request of the app itself. */
const OWN_HEADER = 'x-residency';

/**
 * Lets through what the app itself asks: browsers say where a request comes from, and what they send on their own account
 * carries neither JSON nor the header.
 */
export function onlyOwnRequests(now: () => Instant): MiddlewareHandler {
  return async (context, next) => {
    if (!isFromHere(context)) return refuse(context, refusalOf('foreign-request'), now());
    await next();
  };
}

/** Whether a request carries JSON and the app's header. */
export function isOwnJson(context: Context): boolean {
  return (
    context.req.header(OWN_HEADER) !== undefined &&
    /^application\/json\b/.test(context.req.header('content-type') ?? '')
  );
}

function isFromHere(context: Context): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = context.req.header('origin');
  if (origin === undefined) return true;
  // What ends TLS in front of the server may speak plain HTTP to it: the host says enough.
  const host = context.req.header('host') ?? new URL(context.req.url).host;
  return URL.canParse(origin) && new URL(origin).host === host;
}
