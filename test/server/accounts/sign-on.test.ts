import { afterEach, expect, test } from 'vitest';
import {
  IdentityProvider,
  providerSettings,
} from '../../../src/server/accounts/identity-provider.ts';
import { createSignOnRoutes } from '../../../src/server/accounts/sign-on-routes.ts';
import { readConfiguration } from '../../../src/server/operations/configuration.ts';
import { setDisabled } from '../../../src/server/accounts/account-rows.ts';
import { describeEachDatabase, type NewDatabase } from '../each-database.ts';
import { AuthServer, Browser } from './auth-server.ts';
import { CLIENT, FakeProvider } from './fake-provider.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const HERE = 'https://schedule.example.org';

async function begin(newDatabase: NewDatabase) {
  const server = new AuthServer(await newDatabase());
  ends.push(() => server.close());
  const provider = new FakeProvider();
  await provider.start();
  ends.push(() => provider.stop());
  provider.clock = server.clock;
  await server.makeProgram();
  const adaId = await server.makeMember('ada', ['resident'], 'ada');
  const configuration = readConfiguration({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    PUBLIC_ADDRESS: `${HERE}/`,
  });
  const settings = providerSettings(configuration);
  if (!settings) throw new Error('no settings');
  const routes = createSignOnRoutes({
    ...server.accounts,
    provider: new IdentityProvider(settings),
    addressOf: () => '192.0.2.1',
  });
  /** To the provider and back, as a browser goes. @param lose whether it lost its cookie on the way. */
  const signOn = async (lose = false) => {
    const away = await routes.request('/?label=Office');
    const cookie = /__Host-sign-on=([^;]*)/.exec(away.headers.get('set-cookie') ?? '')?.[1] ?? '';
    const there = await fetch(away.headers.get('location') ?? '', { redirect: 'manual' });
    const back = (there.headers.get('location') ?? '').replace(`${HERE}/sign-on`, '');
    const returned = () =>
      Promise.resolve(
        routes.request(back, { headers: lose ? {} : { cookie: `__Host-sign-on=${cookie}` } }),
      );
    const response = await returned();
    return { cookie, returned, response, to: response.headers.get('location') };
  };
  const browserOf = async (response: Response) => {
    const browser = new Browser(server);
    const header = response.headers.getSetCookie().join();
    browser.cookie = /__Host-refresh=([^;]*)/.exec(header)?.[1] ?? null;
    await browser.ask('refresh');
    return browser;
  };
  return { server, provider, adaId, signOn, browserOf };
}

describeEachDatabase('signing on at an identity provider', (newDatabase) => {
  test('opens a session of the account whose address the provider vouches for, and of nobody else', async () => {
    const { provider, adaId, signOn, browserOf } = await begin(newDatabase);
    const { response, to, cookie } = await signOn();
    expect(to).toBe('/sign-in#signed-on');
    expect(cookie).not.toContain('state');
    const me = await (await browserOf(response)).ask('me');
    expect(me.body).toMatchObject({ accountId: adaId, isStrong: false });
    // From now on by who they are there, whatever address that is.
    provider.claims = { sub: 'ada-there', email: 'renamed@example.org', email_verified: true };
    expect((await signOn()).to).toBe('/sign-in#signed-on');
    provider.claims = { ...provider.claims, amr: ['pwd', 'mfa'] };
    const strong = await (await browserOf((await signOn()).response)).ask('me');
    expect(strong.body).toMatchObject({ accountId: adaId, isStrong: true });
    provider.claims = { sub: 'mallory', email: 'ada@example.org', email_verified: false };
    expect((await signOn()).to).toBe('/sign-in#sign-on-unknown');
    provider.claims = { sub: 'nobody', email: 'nobody@example.org', email_verified: true };
    expect((await signOn()).to).toBe('/sign-in#sign-on-unknown');
  });

  test('a token that is not as it should be, a lost cookie and a second use are refused', async () => {
    const { server, provider, adaId, signOn } = await begin(newDatabase);
    for (const lie of ['issuer', 'audience', 'nonce', 'key', 'expired'] as const) {
      provider.lie = lie;
      expect((await signOn()).to, lie).toBe('/sign-in#sign-on-refused');
    }
    provider.lie = null;
    expect((await signOn(true)).to).toBe('/sign-in#sign-on-refused');
    const { to, returned } = await signOn();
    expect(to).toBe('/sign-in#signed-on');
    expect((await returned()).headers.get('location')).toBe('/sign-in#sign-on-refused');
    await server.accounts.database.transaction((transaction) =>
      setDisabled(transaction, adaId, server.now()),
    );
    expect((await signOn()).to).toBe('/sign-in#account-disabled');
    await provider.stop();
    expect((await signOn().catch(() => ({ to: 'no provider' }))).to).not.toBe('/sign-in#signed-on');
  });
});

test('the provider is described whole, with https, or not at all', () => {
  const whole = {
    OIDC_ISSUER: 'https://login.example.org',
    OIDC_CLIENT_ID: 'residency',
    OIDC_CLIENT_SECRET: 'secret',
    PUBLIC_ADDRESS: 'https://schedule.example.org',
  };
  const read = (environment: Readonly<Record<string, string>>) =>
    providerSettings(readConfiguration(environment));
  expect(read({})).toBeNull();
  expect(read(whole)).toMatchObject({ isStrong: false });
  expect(() => read({ ...whole, PUBLIC_ADDRESS: '' })).toThrow('PUBLIC_ADDRESS');
  expect(() => read({ ...whole, OIDC_ISSUER: 'http://login.example.org' })).toThrow('https');
});
