import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type Answer, answered } from './accounts.ts';
import { SESSION_DAYS_MAX } from './sessions.ts';
import type { Tokens } from './sign-in.ts';

const COOKIE = 'refresh';

/** The refresh token that the device holds. */
export function cookieOf(context: Context): string | undefined {
  return getCookie(context, COOKIE, 'host');
}

/** Gives the device its refresh token; what is left is for the body. */
export function withCookie(context: Context, tokens: Answer<Tokens>): Answer<unknown> {
  if (!tokens.ok) return tokens;
  setCookie(context, COOKIE, tokens.value.refreshToken, {
    prefix: 'host',
    secure: true,
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: SESSION_DAYS_MAX * 24 * 60 * 60,
  });
  return answered(tokens.value.signedIn);
}

/** Takes the refresh token from the device. */
export function dropCookie(context: Context): void {
  deleteCookie(context, COOKIE, { prefix: 'host', secure: true, path: '/' });
}
