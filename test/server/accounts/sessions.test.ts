import { SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { setDisabled } from '../../../src/server/accounts/account-rows.ts';
import {
  authenticateBy,
  readMemberCaller,
} from '../../../src/server/accounts/authenticate-token.ts';
import { changeMember } from '../../../src/server/accounts/members.ts';
import { describeEachDatabase } from '../each-database.ts';
import { AuthServer, Browser, PROGRAM } from './auth-server.ts';

const DAY = 24 * 60 * 60;

describeEachDatabase('sessions', (newDatabase) => {
  async function begin(roles: Parameters<AuthServer['makeMember']>[1] = ['resident']) {
    const server = new AuthServer(await newDatabase());
    await server.makeProgram();
    const accountId = await server.makeMember('ada', roles, 'ada');
    const phone = new Browser(server);
    expect((await phone.signIn('ada')).status).toBe(200);
    const door = (browser = phone) =>
      authenticateBy(server.accounts)(
        new Request('http://localhost/', { headers: browser.headers() }),
        PROGRAM,
      );
    return { server, accountId, phone, door };
  }

  test('what a token lets through is read from the database each time', async () => {
    const { server, accountId, door } = await begin(['faculty', 'resident']);
    const personId = 'ada';
    expect(await door()).toMatchObject({
      ok: true,
      membership: { accountId, programId: PROGRAM, roles: ['faculty', 'resident'], personId },
    });
    await server.accounts.database.transaction((transaction) =>
      changeMember(transaction, {
        accountId,
        programId: PROGRAM,
        roles: ['viewer'],
        personId: null,
      }),
    );
    expect(await door()).toMatchObject({ membership: { roles: ['viewer'], personId: null } });
    await server.accounts.database.transaction((transaction) =>
      setDisabled(transaction, accountId, server.now()),
    );
    expect(await door()).toMatchObject({ refusal: { code: 'account-disabled' } });
    await server.close();
  });

  test('an access token is over after ten minutes, and a refresh brings another', async () => {
    const { server, phone, door } = await begin();
    server.pass(599);
    expect(await door()).toMatchObject({ ok: true });
    server.pass(2);
    expect(await door()).toMatchObject({ refusal: { status: 401, code: 'session-expired' } });
    expect(await phone.ask('refresh')).toMatchObject({ status: 200 });
    expect(await door()).toMatchObject({ ok: true });
    await server.close();
  });

  test('the cookie is out of reach for scripts and other sites', async () => {
    const { server, phone } = await begin();
    const response = await server.app.request('/auth/refresh', {
      method: 'POST',
      headers: phone.headers(),
      body: '{}',
    });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-refresh=[0-9a-z]{12}\.2\.[\w-]{43}; /);
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict', 'Max-Age=15552000']) {
      expect(cookie).toContain(part);
    }
    expect(cookie).not.toContain('Domain');
    expect(response.headers.get('cache-control')).toBe('no-store');
    await server.close();
  });

  test('a phone whose answer was lost goes on after hours in a dead zone', async () => {
    const { server, phone, door } = await begin();
    server.pass(900);
    expect((await phone.ask('refresh', {}, false)).status).toBe(200);
    server.pass(5 * DAY);
    expect((await phone.ask('refresh', {}, false)).status).toBe(200);
    server.pass(5 * DAY);
    expect((await phone.ask('refresh')).status).toBe(200);
    expect(await door()).toMatchObject({ ok: true });
    expect(phone.cookie).toMatch(/\.2\./);
    await server.close();
  });

  test.each([
    [59, 200],
    [60, 200],
    [61, 401],
  ])('a token whose successor is in use is replayed %i s later: %i', async (seconds, status) => {
    const { server, phone, door } = await begin();
    const copy = new Browser(server);
    copy.cookie = phone.cookie;
    expect((await phone.ask('refresh')).status).toBe(200);
    // Its access token comes back: the successor surely arrived.
    expect(await door()).toMatchObject({ ok: true });
    server.pass(seconds);
    expect((await copy.ask('refresh')).status).toBe(status);
    if (status === 200) expect(copy.cookie).toBe(phone.cookie);
    else expect(await door()).toMatchObject({ refusal: { code: 'session-ended' } });
    expect((await phone.ask('refresh')).status).toBe(status);
    // Whatever happens, nothing that the phone holds is taken away.
    expect(phone.cookie).not.toBeNull();
    await server.close();
  });

  test('a token that comes two behind is a thief’s, unless at once', async () => {
    const { server, phone } = await begin();
    const thief = new Browser(server);
    thief.cookie = phone.cookie;
    await phone.ask('refresh');
    await phone.ask('refresh');
    expect((await thief.ask('refresh', {}, false)).status).toBe(200);
    server.pass(61);
    expect((await thief.ask('refresh', {}, false)).code).toBe('session-ended');
    expect((await phone.ask('refresh')).code).toBe('session-ended');
    await server.close();
  });

  test('two tabs that refresh at once both go on, again and again', async () => {
    const { server, phone, door } = await begin();
    for (let round = 0; round < 20; round++) {
      const tab = new Browser(server);
      tab.cookie = phone.cookie;
      const both = await Promise.all([phone.ask('refresh'), tab.ask('refresh')]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      expect(tab.cookie).toBe(phone.cookie);
      expect(await door()).toMatchObject({ ok: true });
      expect(await door(tab)).toMatchObject({ ok: true });
      server.pass(700);
    }
    await server.close();
  });

  test('a session ends when nobody used it for 30 days, or after 180', async () => {
    const { server, phone } = await begin();
    for (let day = 0; day < 180; day += 29) {
      expect((await phone.ask('refresh')).status).toBe(200);
      server.pass(29 * DAY);
    }
    expect((await phone.ask('refresh')).code).toBe('session-ended');
    await phone.signIn('ada');
    server.pass(30 * DAY + 1);
    expect((await phone.ask('refresh')).code).toBe('session-ended');
    await server.close();
  });

  test('after a restored copy of the database a device that is ahead goes on', async () => {
    const { server, phone, door } = await begin();
    await phone.ask('refresh');
    await phone.ask('refresh');
    await server.accounts.database.transaction((transaction) =>
      transaction.run('update session set generation = 1, confirmed_generation = 1'),
    );
    expect((await phone.ask('refresh')).status).toBe(200);
    expect(await door()).toMatchObject({ ok: true });
    await server.close();
  });

  test('a revoked device is told so, and whether to delete what it holds', async () => {
    const { server, phone, door } = await begin();
    server.pass(1);
    const laptop = new Browser(server);
    await laptop.signIn('ada', { label: 'laptop' });
    const devices = await laptop.ask('devices');
    expect(devices.body).toMatchObject([
      { label: 'laptop', isThis: true },
      { label: "ada's phone", isThis: false },
    ]);
    const { sessionId } = phone;
    const revoked = await laptop.ask('devices/revoke', { sessionId, isWiped: true });
    expect(revoked.status).toBe(200);
    const told = { code: 'device-revoked', details: { isWiped: true } };
    expect(await door()).toMatchObject({ refusal: told });
    expect(await phone.ask('refresh')).toMatchObject(told);
    server.pass(700);
    expect(await phone.ask('refresh')).toMatchObject(told);
    expect((await laptop.ask('devices/revoke', { sessionId, isWiped: false })).code).toBe(
      'session-expired',
    );
    await laptop.ask('refresh');
    expect((await laptop.ask('devices/revoke', { sessionId, isWiped: false })).code).toBe(
      'no-such-device',
    );
    await server.close();
  });

  test('signing out ends the session, and signing in anew that of the cookie', async () => {
    const { server, phone, door } = await begin();
    const before = new Browser(server);
    Object.assign(before, { cookie: phone.cookie, accessToken: phone.accessToken });
    await phone.signIn('ada');
    expect(await door(before)).toMatchObject({ refusal: { code: 'session-ended' } });
    expect((await phone.ask('sign-out')).status).toBe(200);
    expect(phone.cookie).toBeNull();
    expect(await door()).toMatchObject({ refusal: { code: 'session-ended' } });
    await server.close();
  });

  test('tokens that others made open nothing', async () => {
    const { server, phone, accountId } = await begin();
    const { keys } = server.accounts;
    const claims = { sid: phone.sessionId, sv: 2, gen: 1 };
    const token = (header: { alg: string; typ: string }, audience = 'residency') =>
      new SignJWT(claims)
        .setProtectedHeader(header)
        .setSubject(accountId)
        .setAudience(audience)
        .setIssuedAt(server.clock / 1000)
        .setExpirationTime(server.clock / 1000 + 600);
    const right = { alg: 'HS256', typ: 'at+jwt' };
    const forged = [
      await token(right).sign(new Uint8Array(32)),
      await token(right).sign(keys.refreshTokens),
      await token({ ...right, alg: 'HS512' }).sign(keys.accessTokens),
      await token({ ...right, typ: 'JWT' }).sign(keys.accessTokens),
      await token(right, 'elsewhere').sign(keys.accessTokens),
      await token(right).setIssuedAt(1).sign(keys.accessTokens),
      await token(right)
        .setExpirationTime(server.clock / 1000 + 999_999)
        .setIssuedAt(server.clock / 1000 - 601)
        .sign(keys.accessTokens),
      new UnsecuredJWT(claims).setSubject(accountId).setAudience('residency').encode(),
      'x.y.z',
      '',
    ];
    for (const accessToken of forged) {
      phone.accessToken = accessToken;
      const request = new Request('http://localhost/', { headers: phone.headers() });
      const read = await readMemberCaller(server.accounts, request, PROGRAM);
      expect(read.ok).toBe(false);
    }
    const cookie = phone.cookie ?? '';
    for (const other of [`${cookie.slice(0, -1)}_`, cookie.replace('.1.', '.2.'), '', 'x.1.y']) {
      phone.cookie = other;
      expect((await phone.ask('refresh')).status).toBe(401);
    }
    phone.cookie = cookie;
    expect((await phone.ask('refresh')).status).toBe(200);
    await server.close();
  });

  test('requests of other sites, and of plain forms, are not answered', async () => {
    const { server, phone } = await begin();
    const status = async (headers: Record<string, string>, body = '{}') => {
      const all = { ...phone.headers(), ...headers };
      const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
      const init = { method: 'POST', headers: given, body };
      return (await server.app.request('/auth/refresh', init)).status;
    };
    expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await status({ 'sec-fetch-site': '', origin: 'https://evil.example' })).toBe(403);
    expect(await status({ 'sec-fetch-site': '', origin: 'null' })).toBe(403);
    expect(await status({ 'x-residency': '' })).toBe(400);
    expect(await status({ 'content-type': 'text/plain' })).toBe(400);
    expect(await status({ origin: 'http://localhost' })).toBe(200);
    expect((await server.app.request('/auth/refresh')).status).toBe(404);
    await server.close();
  });
});
