import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import type { Configuration } from '../operations/configuration.ts';
import { emailSchema } from '../../sync/messages/auth.ts';

/** The identity provider that accounts may sign in with (OpenID Connect), and how it knows this server. */
export interface ProviderSettings {
  /** Such as `https://login.example.org`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where this server is, such as `https://schedule.example.org`. */
  readonly publicAddress: string;
  /** Whether whoever comes from there gave two factors, even where the provider does not say so. */
  readonly isStrong: boolean;
}

/** The identity provider that was configured; null where there is none. @throws where part of it is missing. */
export function providerSettings({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
  OIDC_IS_STRONG: isStrong,
  PUBLIC_ADDRESS: address,
}: ProviderConfiguration): ProviderSettings | null {
  if (issuer === undefined) return null;
  if (!clientId || !clientSecret || !address) {
    throw new Error('OIDC_ISSUER needs OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and PUBLIC_ADDRESS');
  }
  return { issuer, clientId, clientSecret, publicAddress: address.replace(/\/$/, ''), isStrong };
}

type ProviderConfiguration = Pick<
  Configuration,
  'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_IS_STRONG' | 'PUBLIC_ADDRESS'
>;

/** What one sign-on has to remember until the browser comes back. */
export const pendingSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  label: z.string(),
  expiresAt: z.int(),
});
/** What one sign-on has to remember. */
export type Pending = z.infer<typeof pendingSchema>;

/** Who somebody is there. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** In lower case; null where the provider does not vouch for it. */
  readonly email: string | null;
  readonly isStrong: boolean;
}

const discoverySchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
});
const tokensSchema = z.object({ id_token: z.string() });
const claimsSchema = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(255)),
  nonce: z.string(),
  azp: z.optional(z.string()),
  email: z.optional(z.string()),
  email_verified: z.optional(z.boolean()),
  amr: z.optional(z.array(z.string())),
});

/** Asymmetric alone: a provider's public keys say who signed. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const PENDING_MILLISECONDS = 10 * 60_000;
const MILLISECONDS_MAX = 10_000;

/** Signs people on at an identity provider: authorization code with PKCE, discovered from its issuer. */
export class IdentityProvider {
  readonly #settings: ProviderSettings;
  #discovered: Promise<z.infer<typeof discoverySchema>> | null = null;
  #keys: ReturnType<typeof createRemoteJWKSet> | null = null;

  constructor(settings: ProviderSettings) {
    this.#settings = settings;
  }

  /** Where the browser is to go, and what to remember meanwhile. @throws where the provider does not answer. */
  async begin(label: string, at: number): Promise<{ readonly address: string; pending: Pending }> {
    const { authorization_endpoint: endpoint } = await this.#discover();
    const [state = '', nonce = '', verifier = ''] = [16, 16, 32].map((size) =>
      randomBytes(size).toString('base64url'),
    );
    const address = new URL(endpoint);
    const asked = {
      response_type: 'code',
      client_id: this.#settings.clientId,
      redirect_uri: this.#returnAddress(),
      scope: 'openid email',
      state,
      nonce,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
    const expiresAt = at + PENDING_MILLISECONDS;
    return { address: address.href, pending: { state, nonce, verifier, label, expiresAt } };
  }

  /** Who came back with that code; null where the provider, or what it signed, says otherwise. @param at in milliseconds. */
  async finish(code: string, pending: Pending, at: number): Promise<Identity | null> {
    const { issuer, clientId, isStrong } = this.#settings;
    const discovered = await this.#discover();
    const idToken = await this.#exchange(discovered.token_endpoint, code, pending.verifier);
    if (idToken === null) return null;
    this.#keys ??= createRemoteJWKSet(new URL(discovered.jwks_uri), {
      timeoutDuration: MILLISECONDS_MAX,
    });
    const options = { issuer, audience: clientId, algorithms: ALGORITHMS };
    const verified = await jwtVerify(idToken, this.#keys, {
      ...options,
      currentDate: new Date(at),
      clockTolerance: 60,
      requiredClaims: ['exp', 'iat', 'sub'],
    }).catch(() => null);
    const claims = claimsSchema.safeParse(verified?.payload);
    if (!claims.success || claims.data.nonce !== pending.nonce) return null;
    const { sub: subject, azp, email, email_verified: isVerified, amr = [] } = claims.data;
    if (azp !== undefined && azp !== clientId) return null;
    const address = emailSchema.safeParse(isVerified === true ? email : undefined);
    return {
      issuer,
      subject,
      email: address.success ? address.data : null,
      isStrong: isStrong || amr.includes('mfa'),
    };
  }

  async #exchange(endpoint: string, code: string, verifier: string): Promise<string | null> {
    const { clientId, clientSecret } = this.#settings;
    const login = [clientId, clientSecret].map(encodeURIComponent).join(':');
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(login).toString('base64')}`,
        accept: 'application/json',
      },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: this.#returnAddress(),
        code_verifier: verifier,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(MILLISECONDS_MAX),
    });
    const body: unknown = await response.json().catch(() => null);
    const tokens = tokensSchema.safeParse(body);
    return response.ok && tokens.success ? tokens.data.id_token : null;
  }

  #returnAddress(): string {
    return `${this.#settings.publicAddress}/sign-on/return`;
  }

  #discover(): Promise<z.infer<typeof discoverySchema>> {
    this.#discovered ??= this.#readDiscovery().catch((error: unknown) => {
      this.#discovered = null;
      throw error;
    });
    return this.#discovered;
  }

  async #readDiscovery(): Promise<z.infer<typeof discoverySchema>> {
    const { issuer } = this.#settings;
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(address, {
      redirect: 'error',
      signal: AbortSignal.timeout(MILLISECONDS_MAX),
    });
    const discovered = discoverySchema.parse(await response.json());
    const { authorization_endpoint, token_endpoint, jwks_uri } = discovered;
    const areSecure = [authorization_endpoint, token_endpoint, jwks_uri].every(isSecure);
    if (discovered.issuer !== issuer || !areSecure) {
      throw new Error(`${address} describes another issuer, or addresses that are not https`);
    }
    return discovered;
  }
}

/** Without TLS only on this machine. */
function isSecure(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
}
