import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { authenticateBy } from '../../../src/server/accounts/authenticate-token.ts';
import { codeAt, stepAt } from '../../../src/server/accounts/one-time-code.ts';
import {
  setAccountDisabled,
  setUpAdmin,
  takeAwaySecondFactor,
} from '../../../src/server/accounts/set-up.ts';
import {
  authEventSchema,
  invitedSchema,
  secondFactorSchema,
} from '../../../src/sync/messages/auth.ts';
import { programIdSchema } from '../../../src/domain/id.ts';
import { describeEachDatabase } from '../each-database.ts';
import { AuthServer, Browser, emailOf, PASSWORD, PROGRAM } from './auth-server.ts';

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app makes of a secret that somebody typed in. */
function bytesOf(text: string): Uint8Array {
  const bits = Array.from(text, (letter) => BASE_32.indexOf(letter).toString(2).padStart(5, '0'));
  return Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

describeEachDatabase('accounts', (newDatabase) => {
  async function begin() {
    const server = new AuthServer(await newDatabase());
    await server.makeProgram();
    const chief = new Browser(server);
    await server.makeMember('chief', ['admin']);
    expect((await chief.signIn('chief')).status).toBe(200);
    return { server, chief };
  }

  const programId = PROGRAM;

  test('somebody is invited, joins with a password of their own and signs in', async () => {
    const { server, chief } = await begin();
    const roles = ['resident', 'coordinator'];
    const wanted = { programId, email: ' Ada@Example.org', roles, personId: 'ada' };
    const { token, invitationId } = invitedSchema.parse(
      (await chief.ask('members/invite', wanted)).body,
    );
    expect((await chief.ask('invitations', { programId })).body).toMatchObject([
      { invitationId, email: emailOf('ada'), roles, personId: 'ada' },
    ]);
    const phone = new Browser(server);
    expect((await phone.ask('invitation/read', { token })).body).toEqual({
      programId,
      email: emailOf('ada'),
      roles,
      hasAccount: false,
    });
    const accept = (password: string, wantedToken = token) =>
      phone.ask('invitation/accept', { token: wantedToken, password });
    for (const [password, trouble] of [
      ['gravel', 'too-short'],
      ['Password2026!', 'too-common'],
      ['ada@example.org', 'too-common'],
      ['x'.repeat(201), 'too-long'],
    ] as const) {
      expect(await accept(password)).toMatchObject({ code: 'weak-password', details: { trouble } });
    }
    expect(
      (await accept(PASSWORD, `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`)).code,
    ).toBe('invitation-closed');
    expect((await accept(PASSWORD)).status).toBe(200);
    expect((await accept(PASSWORD)).code).toBe('invitation-closed');
    expect((await phone.signIn('ada')).status).toBe(200);
    expect((await phone.ask('me')).body).toMatchObject({
      email: emailOf('ada'),
      hasSecondFactor: false,
      memberships: [{ programId, roles, personId: 'ada' }],
    });
    await server.close();
  });

  test('invitations are open for two weeks, can be withdrawn, and ask an account for its password', async () => {
    const { server, chief } = await begin();
    const other = programIdSchema.parse('other');
    await server.makeProgram(other);
    await server.makeMember('ada', ['resident'], 'ada', other);
    const inviteAda = async () => {
      const wanted = { programId, email: emailOf('ada'), roles: ['viewer'], personId: null };
      return invitedSchema.parse((await chief.ask('members/invite', wanted)).body);
    };
    const phone = new Browser(server);
    const [first, second] = [await inviteAda(), await inviteAda()];
    const { invitationId } = first;
    expect((await chief.ask('invitations/withdraw', { programId, invitationId })).status).toBe(200);
    expect((await chief.ask('invitations/withdraw', { programId, invitationId })).code).toBe(
      'invitation-closed',
    );
    const accept = (token: string, password = PASSWORD) =>
      phone.ask('invitation/accept', { token, password });
    expect((await accept(first.token)).code).toBe('invitation-closed');
    expect((await phone.ask('invitation/read', { token: second.token })).body).toMatchObject({
      hasAccount: true,
    });
    expect((await accept(second.token, 'another one altogether')).code).toBe('wrong-password');
    expect((await accept(second.token)).status).toBe(200);
    expect((await accept((await inviteAda()).token)).code).toBe('already-a-member');
    const third = await inviteAda();
    server.pass(14 * 24 * 60 * 60);
    expect((await accept(third.token)).code).toBe('invitation-closed');
    await server.close();
  });

  test('an admin or coordinator does nothing without a second factor', async () => {
    const { server, chief } = await begin();
    const wanted = { programId, email: emailOf('desk'), roles: ['coordinator'], personId: null };
    const { token } = invitedSchema.parse((await chief.ask('members/invite', wanted)).body);
    const desk = new Browser(server);
    await desk.ask('invitation/accept', { token, password: PASSWORD });
    await desk.signIn('desk');
    const door = () =>
      authenticateBy(server.accounts)(
        new Request('http://localhost/', { headers: desk.headers() }),
        PROGRAM,
      );
    expect(await door()).toMatchObject({ refusal: { code: 'second-factor-missing' } });
    const begun = await desk.ask('second-factor/begin', { password: PASSWORD });
    const { secret, address } = secondFactorSchema.parse(begun.body);
    expect(address).toContain(`secret=${secret}&issuer=`);
    const code = () => codeAt(bytesOf(secret), stepAt(server.clock));
    expect((await desk.ask('second-factor/confirm', { code: '000000' })).code).toBe('wrong-code');
    // Begun is not done: signing in does not ask for it yet.
    expect((await new Browser(server).signIn('desk')).status).toBe(200);
    expect((await desk.ask('second-factor/confirm', { code: code() })).status).toBe(200);
    expect(await door()).toMatchObject({ refusal: { code: 'session-expired' } });
    await desk.ask('refresh');
    expect(await door()).toMatchObject({ ok: true });

    const signIn = (given?: string) =>
      new Browser(server).ask('sign-in', {
        email: emailOf('desk'),
        password: PASSWORD,
        label: 'desk',
        ...(given === undefined ? {} : { code: given }),
      });
    expect((await signIn()).code).toBe('code-needed');
    expect((await signIn(code())).code).toBe('wrong-code');
    server.pass(30);
    expect((await signIn(code())).status).toBe(200);
    expect((await signIn(code())).code).toBe('wrong-code');
    expect((await desk.ask('second-factor/begin', { password: PASSWORD })).code).toBe(
      'code-needed',
    );
    await server.close();
  });

  test('codes are not guessed', async () => {
    const { server } = await begin();
    const stranger = new Browser(server);
    const email = emailOf('chief');
    const guess = (code: string) =>
      stranger.ask('sign-in', { email, password: PASSWORD, label: 'x', code });
    for (let count = 0; count < 5; count++) expect((await guess('123456')).code).toBe('wrong-code');
    server.pass(60);
    expect((await guess(server.code())).code).toBe('too-many-attempts');
    await server.close();
  });

  test('another password signs out everywhere else', async () => {
    const { server, chief } = await begin();
    const tablet = new Browser(server);
    await tablet.signIn('chief');
    const newPassword = 'quarry lantern 77 mosaic';
    const change = (password: string) => chief.ask('password', { password, newPassword });
    expect((await change('not this one')).code).toBe('wrong-password');
    expect((await change(PASSWORD)).status).toBe(200);
    expect((await tablet.ask('me')).code).toBe('session-ended');
    expect((await chief.ask('me')).code).toBe('session-expired');
    expect((await chief.ask('refresh')).status).toBe(200);
    expect((await chief.ask('me')).status).toBe(200);
    expect((await tablet.signIn('chief')).code).toBe('sign-in-refused');
    await server.close();
  });

  test('admins manage members, and a program keeps an admin', async () => {
    const { server, chief } = await begin();
    const ada = await server.makeMember('ada', ['resident'], 'ada');
    const phone = new Browser(server);
    await phone.signIn('ada');
    server.pass(1);
    const members = await chief.ask('members', { programId });
    expect(members.body).toMatchObject([
      { accountId: ada, roles: ['resident'], hasSecondFactor: false },
      { email: emailOf('chief'), roles: ['admin'], hasSecondFactor: true },
    ]);
    const { accountId: own } = { accountId: await ownId(chief) };
    const change = (accountId: string, roles: readonly string[]) =>
      chief.ask('members/change', { programId, accountId, roles, personId: null });
    expect((await change(own, ['coordinator'])).code).toBe('last-admin');
    expect((await chief.ask('members/remove', { programId, accountId: own })).code).toBe(
      'last-admin',
    );
    expect((await change(ada, ['admin'])).status).toBe(200);
    expect((await phone.ask('members', { programId })).code).toBe('second-factor-missing');
    expect((await change(ada, ['faculty'])).status).toBe(200);
    expect((await phone.ask('members', { programId })).code).toBe('not-allowed');
    server.pass(1);
    const { sessionId } = phone;
    const revoke = { programId, accountId: ada, sessionId, isWiped: true };
    expect((await phone.ask('members/devices/revoke', revoke)).code).toBe('not-allowed');
    const devices = await chief.ask('members/devices', { programId, accountId: ada });
    expect(devices.body).toMatchObject([{ sessionId, isThis: false }]);
    expect((await chief.ask('members/devices/revoke', revoke)).status).toBe(200);
    expect(await phone.ask('me')).toMatchObject({
      code: 'device-revoked',
      details: { isWiped: true },
    });
    server.pass(1);
    expect((await chief.ask('members/remove', { programId, accountId: ada })).status).toBe(200);
    expect((await change(ada, ['viewer'])).code).toBe('no-such-member');
    const events = (await chief.ask('events', { programId })).body;
    const names = z
      .array(authEventSchema)
      .parse(events)
      .map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual([
      'membership-removed',
      'device-revoked',
      'membership-changed',
    ]);
    expect(names).toContain('signed-in');
    expect(JSON.stringify(events)).not.toContain('@');
    await server.close();
  });

  test('an admin of one program does not reach into another', async () => {
    const { server, chief } = await begin();
    const other = programIdSchema.parse('other');
    await server.makeProgram(other);
    const bo = await server.makeMember('bo', ['resident'], 'bo', other);
    const of = { programId: other, accountId: bo };
    expect((await chief.ask('members', of)).code).toBe('not-a-member');
    expect((await chief.ask('members/devices', { ...of, programId })).code).toBe('no-such-member');
    const wanted = { programId, email: emailOf('bo'), roles: ['viewer'], personId: null };
    const { token } = invitedSchema.parse((await chief.ask('members/invite', wanted)).body);
    await new Browser(server).ask('invitation/accept', { token, password: PASSWORD });
    expect((await chief.ask('members/devices', { ...of, programId })).code).toBe('not-allowed');
    await server.close();
  });

  test('the command line sets up the first admin, once, and switches accounts off', async () => {
    const { server } = await begin();
    const { database } = server.accounts;
    const wanted = { programId: programIdSchema.parse('fresh'), email: 'Dee@Example.org' };
    const setUp = (more: object) =>
      setUpAdmin(database, {
        ...wanted,
        password: PASSWORD,
        epoch: 'e',
        at: server.now(),
        ...more,
      });
    await expect(setUp({ password: 'password12' })).rejects.toThrow('too common');
    await expect(setUp({ email: 'dee' })).rejects.toThrow('no e-mail address');
    await expect(setUp({ programId })).rejects.toThrow('has members already');
    await expect(setUp({ email: emailOf('chief') })).rejects.toThrow('has an account already');
    expect(await setUp({})).toContain('dee@example.org administers the program fresh');
    const phone = new Browser(server);
    expect((await phone.signIn('dee')).status).toBe(200);
    await setAccountDisabled(database, 'dee@example.org', true, server.now());
    expect((await phone.ask('me')).code).toBe('account-disabled');
    expect((await phone.ask('refresh')).code).toBe('account-disabled');
    expect((await phone.signIn('dee')).code).toBe('account-disabled');
    await setAccountDisabled(database, 'dee@example.org', false, server.now());
    expect((await phone.ask('refresh')).status).toBe(200);
    await takeAwaySecondFactor(database, emailOf('chief'), server.now());
    const chief = new Browser(server);
    expect((await chief.signIn('chief')).status).toBe(200);
    expect((await chief.ask('members', { programId })).code).toBe('second-factor-missing');
    await expect(setAccountDisabled(database, 'x@y', true, server.now())).rejects.toThrow(
      'no account of x@y',
    );
    await server.close();
  });
});

async function ownId(browser: Browser): Promise<string> {
  const { body } = await browser.ask('me');
  const id: unknown = typeof body === 'object' && body !== null && Reflect.get(body, 'accountId');
  return String(id);
}
