import { expect, test } from 'vitest';
import {
  passkeyChallengeSchema,
  passkeyOptionsSchema,
  recoveryCodesSchema,
} from '../../../src/sync/messages/passkeys.ts';
import { describeEachDatabase, type NewDatabase } from '../each-database.ts';
import { AuthServer, Browser, emailOf, PASSWORD } from './auth-server.ts';
import { SoftwareAuthenticator, type Twist } from './software-authenticator.ts';

async function begin(newDatabase: NewDatabase) {
  const server = new AuthServer(await newDatabase());
  await server.makeProgram();
  await server.makeMember('desk', ['coordinator']);
  const desk = new Browser(server);
  await desk.signIn('desk');
  const register = async (authenticator: SoftwareAuthenticator, twist: Twist = {}) => {
    const said = await desk.ask('passkeys/begin', { password: PASSWORD });
    const { challenge, rpId } = passkeyOptionsSchema.parse(said.body);
    return desk.ask('passkeys/finish', authenticator.make(challenge, rpId, twist));
  };
  const signIn = async (authenticator: SoftwareAuthenticator, twist: Twist = {}) => {
    const browser = new Browser(server);
    const said = await browser.ask('passkey/begin');
    const { challenge, rpId } = passkeyChallengeSchema.parse(said.body);
    const signed = authenticator.sign(challenge, rpId, twist);
    return { browser, signed, said: await browser.ask('passkey/sign-in', signed) };
  };
  return { server, desk, register, signIn };
}

describeEachDatabase('passkeys', (newDatabase) => {
  test.each(['ec', 'ed25519', 'rsa'] as const)(
    'a passkey of kind %s signs in as strong',
    async (kind) => {
      const { server, desk, register, signIn } = await begin(newDatabase);
      const authenticator = new SoftwareAuthenticator(kind);
      expect((await register(authenticator)).status).toBe(200);
      const { browser, said } = await signIn(authenticator);
      expect(said.status).toBe(200);
      expect((await browser.ask('me')).body).toMatchObject({ isStrong: true });
      expect((await desk.ask('passkeys')).body).toMatchObject([
        { credentialId: authenticator.credentialId, label: 'My phone', usedAt: server.clock },
      ]);
      const { credentialId } = authenticator;
      expect((await browser.ask('passkeys/remove', { credentialId })).status).toBe(200);
      expect((await signIn(authenticator)).said.code).toBe('passkey-refused');
      await server.close();
    },
  );

  test('whatever is not as it should be is refused', async () => {
    const { server, register, signIn } = await begin(newDatabase);
    const authenticator = new SoftwareAuthenticator('ec', 5);
    const twists: readonly Twist[] = [
      { origin: 'https://elsewhere.example' },
      { origin: 'http://elsewhere.example' },
      { origin: 'nowhere' },
      { type: 'payment.get' },
      { rpId: 'elsewhere.example' },
      { flags: 0x01 },
      { flags: 0x04 },
    ];
    for (const twist of twists) {
      expect((await register(authenticator, twist)).code).toBe('passkey-refused');
    }
    expect((await register(authenticator)).status).toBe(200);
    for (const twist of twists) {
      expect((await signIn(authenticator, twist)).said.code).toBe('passkey-refused');
    }
    const { browser, signed, said } = await signIn(authenticator);
    expect(said.status).toBe(200);
    // The same once more: its challenge was used.
    expect((await browser.ask('passkey/sign-in', signed)).code).toBe('passkey-refused');
    // A copy that counts from before.
    authenticator.count = 6;
    expect((await signIn(authenticator)).said.code).toBe('passkey-refused');
    authenticator.count = 100;
    expect((await signIn(authenticator)).said.status).toBe(200);
    const forged = new SoftwareAuthenticator();
    const { challenge } = passkeyChallengeSchema.parse((await browser.ask('passkey/begin')).body);
    const lie = {
      ...forged.sign(challenge, 'localhost'),
      credentialId: authenticator.credentialId,
    };
    expect((await browser.ask('passkey/sign-in', lie)).code).toBe('passkey-refused');
    await server.close();
  });

  test('a challenge is over after five minutes, and one of somebody else makes nothing', async () => {
    const { server, desk } = await begin(newDatabase);
    await server.makeMember('ada', ['resident'], 'ada');
    const ada = new Browser(server);
    await ada.signIn('ada');
    const authenticator = new SoftwareAuthenticator();
    const asked = async () =>
      passkeyOptionsSchema.parse((await desk.ask('passkeys/begin', { password: PASSWORD })).body);
    const { challenge, rpId } = await asked();
    const made = authenticator.make(challenge, rpId);
    expect((await ada.ask('passkeys/finish', made)).code).toBe('passkey-refused');
    server.pass(301);
    expect((await desk.ask('passkeys/finish', made)).code).toBe('passkey-refused');
    const wrong = await desk.ask('passkeys/begin', { password: 'something else 1' });
    expect(wrong.code).toBe('wrong-password');
    await server.close();
  });
});

describeEachDatabase('recovery codes', (newDatabase) => {
  test('sign in once each in place of the authenticator', async () => {
    const { server, desk } = await begin(newDatabase);
    server.pass(60);
    const wanted = { password: PASSWORD, code: server.code() };
    const { codes } = recoveryCodesSchema.parse(
      (await desk.ask('second-factor/recovery-codes', wanted)).body,
    );
    expect(new Set(codes).size).toBe(10);
    expect((await desk.ask('second-factor/recovery-codes', wanted)).code).toBe('wrong-code');
    const phone = new Browser(server);
    const signIn = (recoveryCode: string) =>
      phone.ask('sign-in', {
        email: emailOf('desk'),
        password: PASSWORD,
        label: 'x',
        recoveryCode,
      });
    expect((await signIn(codes[0]?.toUpperCase() ?? '')).status).toBe(200);
    expect((await phone.ask('me')).body).toMatchObject({ isStrong: true });
    expect((await signIn(codes[0] ?? '')).code).toBe('wrong-code');
    expect((await signIn('aaaa-aaaa-aaaa-aaaa')).code).toBe('wrong-code');
    await server.close();
  });
});
