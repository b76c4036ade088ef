import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** 256 random bits, as links carry them. */
export function newLinkToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What the database holds of a token: nobody finds the token by it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
