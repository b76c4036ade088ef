import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** Who this server is to the provider. */
export const CLIENT = { id: 'residency', secret: 'a secret: with signs' } as const;

interface Asked {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirect: string;
}

/** An identity provider that speaks OpenID Connect over HTTP, and lies when it is told to. */
export class FakeProvider {
  issuer = '';
  /** Who signs in there next. */
  claims: JWTPayload = { sub: 'ada-there', email: 'ADA@example.org', email_verified: true };
  /** The clock by which it signs. */
  clock = 0;
  /** What the next token says otherwise than it should. */
  lie: 'issuer' | 'audience' | 'nonce' | 'key' | 'expired' | null = null;
  readonly #codes = new Map<string, Asked>();
  readonly #keys = generateKeyPair('ES256');
  readonly #otherKeys = generateKeyPair('ES256');
  readonly #server = createServer((request, response) => {
    void this.#answer(request).then(({ status, body, location }) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(location && { location }),
      });
      response.end(JSON.stringify(body));
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.issuer = `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(
    request: IncomingMessage,
  ): Promise<{ status: number; body: unknown; location?: string }> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.issuer);
    const { issuer } = this;
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return {
          status: 200,
          body: {
            issuer,
            authorization_endpoint: `${issuer}/authorize`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/keys`,
          },
        };
      case '/keys': {
        const { publicKey } = await this.#keys;
        return { status: 200, body: { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] } };
      }
      case '/authorize':
        return this.#authorize(searchParams);
      default:
        return this.#exchange(request);
    }
  }

  #authorize(asked: URLSearchParams): { status: number; body: null; location: string } {
    const redirect = asked.get('redirect_uri') ?? '';
    if (asked.get('client_id') !== CLIENT.id || asked.get('code_challenge_method') !== 'S256') {
      return { status: 400, body: null, location: '' };
    }
    const code = `code-${this.#codes.size + 1}`;
    const challenge = asked.get('code_challenge') ?? '';
    this.#codes.set(code, { challenge, nonce: asked.get('nonce') ?? '', redirect });
    const back = new URLSearchParams({ code, state: asked.get('state') ?? '' });
    return { status: 302, body: null, location: `${redirect}?${back.toString()}` };
  }

  async #exchange(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const body = new URLSearchParams(Buffer.concat(parts).toString());
    const code = body.get('code') ?? '';
    const asked = this.#codes.get(code);
    this.#codes.delete(code);
    const login = `${encodeURIComponent(CLIENT.id)}:${encodeURIComponent(CLIENT.secret)}`;
    const isClient =
      request.headers.authorization === `Basic ${Buffer.from(login).toString('base64')}`;
    const proof = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (
      !asked ||
      !isClient ||
      proof !== asked.challenge ||
      body.get('redirect_uri') !== asked.redirect
    ) {
      return { status: 400, body: { error: 'invalid_grant' } };
    }
    return { status: 200, body: { id_token: await this.#sign(asked.nonce), token_type: 'Bearer' } };
  }

  async #sign(nonce: string): Promise<string> {
    const keys = await (this.lie === 'key' ? this.#otherKeys : this.#keys);
    const seconds = Math.floor(this.clock / 1000) - (this.lie === 'expired' ? 3600 : 0);
    return new SignJWT({ ...this.claims, nonce: this.lie === 'nonce' ? 'another' : nonce })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(this.lie === 'issuer' ? 'https://elsewhere.example' : this.issuer)
      .setAudience(this.lie === 'audience' ? 'somebody-else' : CLIENT.id)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 300)
      .sign(keys.privateKey);
  }
}
