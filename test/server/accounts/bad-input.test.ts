import { expect, test } from 'vitest';
import { Dice } from '../../dice.ts';
import { describeEachDatabase } from '../each-database.ts';
import { Browser, emailOf, PASSWORD, PROGRAM } from './auth-server.ts';
import { PermissionWorld } from './permission-world.ts';

const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  '',
  '\u0000',
  '\ud800',
  '\u202e\u0301\u{1f469}',
  "'; drop table account; --",
  'x'.repeat(10_000),
  [],
  {},
  [[[[[]]]]],
  { toString: null, length: 1e9 },
];
/** Text that is sent as it is. */
const ODD_TEXTS: readonly string[] = [
  '',
  '{',
  'NaN',
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{}}}',
  `{"a":${'9'.repeat(400)}}`,
  `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  `{"email":"${'x'.repeat(20_000)}"}`,
  '\ufeff{}',
  '{}{}',
  `{"protocol":1,"programId":"tiny","deviceId":"d","changes":[{"sequence":1,"id":"c","name":"x","at":1,"args":${'['.repeat(50_000)}${']'.repeat(50_000)}}]}`,
  '\u0000',
];

const change = { sequence: 1, id: 'c', name: 'site-removed', args: { siteId: 'main' }, at: 1 };
const cookie = { epoch: 'first', view: 'all', version: 1, after: null, since: null };
const device = { protocol: 1, programId: PROGRAM, deviceId: 'device' };
const member = { programId: PROGRAM, accountId: 'nobody' };
const token = 'x'.repeat(43);
const clientData = Buffer.from('{}').toString('base64url');
const signed = { label: 'x', credentialId: 'id', clientData, authenticatorData: 'aaaa' };

/** What each endpoint is asked rightly. */
const ENDPOINTS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['auth/sign-in', { email: emailOf('ada'), password: PASSWORD, code: '123456', label: 'phone' }],
  ['auth/refresh', {}],
  ['auth/ways', {}],
  ['auth/me', {}],
  ['auth/devices', {}],
  ['auth/devices/revoke', { sessionId: 'nowhere', isWiped: true }],
  ['auth/password', { password: PASSWORD, newPassword: PASSWORD }],
  ['auth/second-factor/begin', { password: PASSWORD, code: '123456' }],
  ['auth/second-factor/confirm', { code: '123456' }],
  ['auth/invitation/read', { token }],
  ['auth/invitation/accept', { token, password: PASSWORD }],
  ['auth/members', { programId: PROGRAM }],
  ['auth/members/invite', { ...member, email: 'x@y.z', roles: ['viewer'], personId: null }],
  ['auth/members/change', { ...member, roles: ['viewer'], personId: null }],
  ['auth/members/remove', member],
  ['auth/members/devices', member],
  ['auth/members/devices/revoke', { ...member, sessionId: 'nowhere', isWiped: true }],
  ['auth/invitations', { programId: PROGRAM }],
  ['auth/invitations/withdraw', { programId: PROGRAM, invitationId: 'nowhere' }],
  ['auth/tokens', {}],
  [
    'auth/tokens/make',
    { programId: PROGRAM, label: 'board', scopes: ['read:people', 'read:schedule'], days: 30 },
  ],
  ['auth/tokens/revoke', { tokenId: 'nowhere' }],
  ['auth/members/tokens', member],
  ['auth/members/tokens/revoke', { ...member, tokenId: 'nowhere' }],
  ['auth/feeds', {}],
  ['auth/feeds/make', { programId: PROGRAM, subject: { kind: 'person', personId: 'ada' } }],
  ['auth/feeds/revoke', { feedId: 'nowhere' }],
  ['auth/viewer-links', { programId: PROGRAM }],
  ['auth/viewer-links/revoke', { programId: PROGRAM, linkId: 'nowhere' }],
  ['auth/viewer-links/open', { token, label: 'desk' }],
  ['auth/webhooks', { programId: PROGRAM }],
  ['auth/webhooks/make', { programId: PROGRAM, url: 'https://127.0.0.1/' }],
  ['auth/webhooks/remove', { programId: PROGRAM, webhookId: 'nowhere' }],
  ['auth/webhooks/deliveries', { programId: PROGRAM, webhookId: 'nowhere' }],
  ['auth/webhooks/again', { programId: PROGRAM, deliveryId: 'nowhere' }],
  ['auth/push', { programId: PROGRAM }],
  [
    'auth/push/subscribe',
    {
      programId: PROGRAM,
      endpoint: 'https://192.0.2.1/',
      keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
    },
  ],
  ['auth/push/unsubscribe', { programId: PROGRAM, endpoint: 'https://192.0.2.1/' }],
  ['auth/push/kinds', { programId: PROGRAM, kinds: ['schedule-changed'] }],
  ['auth/passkeys', {}],
  ['auth/passkeys/begin', { password: PASSWORD }],
  ['auth/passkeys/finish', { ...signed, publicKey: 'aaaa' }],
  ['auth/passkeys/remove', { credentialId: 'nowhere' }],
  ['auth/passkey/begin', {}],
  ['auth/passkey/sign-in', { ...signed, signature: 'aaaa' }],
  ['auth/second-factor/recovery-codes', { password: PASSWORD, code: '123456' }],
  ['auth/events', { programId: PROGRAM, before: 1 }],
  ['sync/push', { ...device, changes: [change] }],
  ['sync/pull', { ...device, cookie, knownVerdict: 0, rowsMax: 10 }],
  ['sync/digest', { ...device, cookie }],
];

/** A value in which something is odd, missing or too much. */
function spoiled(value: unknown, dice: Dice): unknown {
  if (dice.chance(0.2) || typeof value !== 'object' || value === null) return dice.pick(ODD);
  if (Array.isArray(value)) {
    return dice.chance(0.3) ? Array(5000).fill(value[0]) : value.map((each) => spoiled(each, dice));
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return dice.pick(ODD);
  const at = dice.below(entries.length);
  return Object.fromEntries(
    entries.flatMap(([name, each], place): [string, unknown][] => {
      if (place !== at) return [[name, each]];
      return dice.chance(0.2) ? [] : [[name, spoiled(each, dice)]];
    }),
  );
}

describeEachDatabase('bad input', (newDatabase) => {
  test('is answered with 4xx and the one shape, whatever it is', async () => {
    const database = await newDatabase();
    const bodies = database.dialect.name === 'sqlite' ? 5000 : 1000;
    const world = new PermissionWorld(database);
    const desk = await world.begin();
    await world.auth.makeMember('chief', ['admin']);
    const chief = new Browser(world.auth);
    await chief.signIn('chief');
    const failed: string[] = [];
    const statuses = new Map<number, number>();
    for (let number = 0; number < bodies; number++) {
      const dice = new Dice(number);
      const [path, right] = dice.pick(ENDPOINTS);
      const text = dice.chance(0.2) ? dice.pick(ODD_TEXTS) : JSON.stringify(spoiled(right, dice));
      const who = dice.pick([desk, chief, new Browser(world.auth)]);
      if (number % 200 === 0) world.auth.pass(100);
      if (number % 1000 === 0) await Promise.all([desk.ask('refresh'), chief.ask('refresh')]);
      const [first = '', ...rest] = path.split('/');
      const app = first === 'auth' ? world.auth.app : world.sync;
      const response = await app.request(first === 'auth' ? `/${path}` : `/${rest.join('/')}`, {
        method: 'POST',
        headers: who.headers(),
        body: text,
      });
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      const said = await response.text();
      const isFine = response.status === 200 || /^\{"code":"[a-z-]+","message":/.test(said);
      if (response.status >= 500 || !isFine)
        failed.push(`${number} ${path} ${response.status} ${said}`);
    }
    expect(failed).toEqual([]);
    expect(world.crashes).toEqual([]);
    expect(statuses.get(400)).toBeGreaterThan(bodies / 2);
    await database.close();
  }, 300_000);
});
