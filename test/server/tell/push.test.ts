import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { jwtVerify } from 'jose';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { encryptPush } from '../../../src/server/tell/encrypt-push.ts';
import { createPost } from '../../../src/server/tell/post.ts';
import { sendPush } from '../../../src/server/tell/send-push.ts';
import { tellOfCalls, tellOfSchedules } from '../../../src/server/tell/tell-of-schedules.ts';
import { vapidKeys } from '../../../src/server/tell/vapid.ts';
import { Browser, PROGRAM } from '../accounts/auth-server.ts';
import { PermissionWorld } from '../accounts/permission-world.ts';
import { describeEachDatabase, type NewDatabase } from '../each-database.ts';
import { type Received, Receiver, RECEIVER_CERTIFICATE } from './receiver.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');

/** A browser's side of RFC 8291, written apart from the server's. */
class Subscription {
  readonly keys: ECDH = createECDH('prime256v1');
  readonly auth = randomBytes(16);
  readonly endpoint: string;

  constructor(endpoint: string) {
    this.endpoint = endpoint;
    this.keys.generateKeys();
  }

  asked() {
    const p256dh = this.keys.getPublicKey().toString('base64url');
    const keys = { p256dh, auth: this.auth.toString('base64url') };
    return { programId: PROGRAM, endpoint: this.endpoint, keys };
  }

  read(body: Buffer): unknown {
    const [salt, sender] = [body.subarray(0, 16), body.subarray(21, 86)];
    const derive = (key: Uint8Array, by: Uint8Array, about: Buffer, size: number) =>
      Buffer.from(hkdfSync('sha256', key, by, about, size));
    const about = Buffer.concat([bytes('V2ViUHVzaDogaW5mbwA'), this.keys.getPublicKey(), sender]);
    const secret = derive(this.keys.computeSecret(sender), this.auth, about, 32);
    const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
    const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(body.subarray(-16));
    const text = Buffer.concat([decipher.update(body.subarray(86, -16)), decipher.final()]);
    return JSON.parse(text.subarray(0, -1).toString());
  }
}

describe('encryption', () => {
  test('is that of RFC 8291, appendix A', () => {
    const keys = createECDH('prime256v1');
    keys.setPrivateKey(bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'));
    const p256dh =
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4';
    const sealed = encryptPush(
      'When I grow up, I want to be a watermelon',
      { p256dh, auth: 'BTBZMqHH6r4Tts7J_aSIgg' },
      { keys, salt: bytes('DGv6ra1nlYgDCS1FRnbzlw') },
    );
    expect(sealed.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });
});

async function begin(newDatabase: NewDatabase) {
  const world = new PermissionWorld(await newDatabase());
  ends.push(() => world.auth.close());
  world.auth.clock = Date.parse('2026-07-01T12:00:00Z');
  const receiver = new Receiver();
  const url = await receiver.start();
  ends.push(() => receiver.stop());
  world.auth.reachable.add('127.0.0.1').add('::1');
  const desk = await world.begin();
  const phone = async (name: string, role: 'resident' | 'coordinator', personId: string) => {
    await world.auth.makeMember(name, [role], personId);
    const browser = new Browser(world.auth);
    await browser.signIn(name);
    const subscription = new Subscription(`${url}/${name}`);
    expect(await browser.ask('push/subscribe', subscription.asked())).toMatchObject({
      status: 200,
    });
    return { browser, subscription };
  };
  const people = {
    ada: await phone('ada', 'resident', 'ada'),
    bo: await phone('bo', 'resident', 'bo'),
    cy: await phone('cy', 'coordinator', 'cy'),
  };
  const days = { firstDay: '2026-07-01', lastDay: '2026-08-25' };
  const scope = { layers: ['block', 'call', 'half-day'], ...days };
  const publish = (editionId: string) => {
    const by = { publishedAt: world.auth.clock, publishedBy: 'Cy', note: '', reason: 'late' };
    return world.push(desk, [['edition-published', { editionId, draftId: 'draft', scope, ...by }]]);
  };
  const { database, keys } = world.auth.accounts;
  const isAllowed = (address: string): boolean => world.auth.reachable.has(address);
  const post = createPost({ isAllowed, ca: RECEIVER_CERTIFICATE, secondsMax: 2 });
  const vapid = vapidKeys(keys.push);
  const now = () => world.auth.now();
  const ring = async (): Promise<Received[]> => {
    const from = receiver.received.length;
    while ((await tellOfSchedules(database, now)) > 0);
    await tellOfCalls(database, now);
    await sendPush({ database, vapid, contact: 'mailto:office@example.org', post, now });
    return receiver.received.slice(from).toSorted((one, other) => (one.path < other.path ? -1 : 1));
  };
  return { world, desk, receiver, people, publish, ring, vapid, url };
}

const pathsOf = (received: readonly Received[]) => received.map(({ path }) => path);

describeEachDatabase('notifications', (newDatabase) => {
  test('ring the phones of those whose schedule changed, sealed and without names', async () => {
    const { receiver, people, publish, ring, vapid, url } = await begin(newDatabase);
    await publish('first');
    const [got, ...others] = await ring();
    expect(others).toEqual([]);
    expect(got?.path).toBe('/ada');
    expect(people.ada.subscription.read(got?.body ?? Buffer.alloc(0))).toEqual({
      kind: 'schedule-changed',
      badge: 0,
      isForOffice: false,
    });
    const { 'content-encoding': encoding, authorization = '' } = got?.headers ?? {};
    expect(encoding).toBe('aes128gcm');
    const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
    expect(key).toBe(vapid.publicKey);
    const point = bytes(key);
    const coordinate = (from: number) => point.subarray(from, from + 32).toString('base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) };
    const { payload } = await jwtVerify(token, createPublicKey({ format: 'jwk', key: jwk }), {
      audience: url,
      currentDate: new Date('2026-07-01T12:00:00Z'),
    });
    expect(payload.sub).toBe('mailto:office@example.org');
    // The same schedule once more changes nobody's.
    await publish('second');
    expect(await ring()).toEqual([]);
    expect(receiver.received).toHaveLength(1);
  });

  test('ring the office when something is asked, and a colleague who is offered a swap', async () => {
    const { world, people, publish, ring } = await begin(newDatabase);
    await publish('first');
    await ring();
    const days = { firstDay: '2026-08-03', lastDay: '2026-08-04' };
    const absence = { id: 'new', personId: 'ada', ...days, status: 'requested' };
    const detail = { id: 'new', type: 'vacation', note: 'a wedding' };
    await world.push(people.ada.browser, [['absence-entered', { absence, detail }]]);
    const asked = await ring();
    expect(pathsOf(asked)).toEqual(['/cy']);
    expect(people.cy.subscription.read(asked[0]?.body ?? Buffer.alloc(0))).toMatchObject({
      kind: 'request-awaits',
      isForOffice: true,
    });
    const moves = [{ slot: 'call/night/2026-07-08/0', fromId: 'ada', toId: 'bo' }];
    const swap = { id: 'swap-1', offeredById: 'ada', moves, state: 'offered', madeAt: 1 };
    const offered = await world.push(people.ada.browser, [['swap-offered', { swap }]]);
    expect(offered.problems).toEqual([null]);
    const rung = await ring();
    expect(pathsOf(rung)).toEqual(['/bo']);
    // Another swap was offered to Bo before.
    expect(people.bo.subscription.read(rung[0]?.body ?? Buffer.alloc(0))).toEqual({
      kind: 'request-awaits',
      badge: 2,
      isForOffice: false,
    });
  });

  test('ring in the evening before a call, once, and only those who want to hear it', async () => {
    const { world, people, publish, ring } = await begin(newDatabase);
    await publish('first');
    await ring();
    world.auth.clock = Date.parse('2026-07-07T20:30:00Z');
    expect(await ring()).toEqual([]);
    // 17:00 in New York on the day before Ada's night.
    world.auth.clock = Date.parse('2026-07-07T21:00:00Z');
    expect(pathsOf(await ring())).toEqual(['/ada']);
    world.auth.pass(3600);
    expect(await ring()).toEqual([]);
    const ada = people.ada.browser;
    await ada.ask('refresh');
    const kinds = { programId: PROGRAM, kinds: ['schedule-changed'] };
    expect((await ada.ask('push/kinds', kinds)).status).toBe(200);
    expect((await ada.ask('push', { programId: PROGRAM })).body).toMatchObject({
      kinds: ['schedule-changed'],
    });
  });

  test('a phone that is gone is forgotten, one that cannot be reached is tried again', async () => {
    const { world, people, receiver, publish, ring } = await begin(newDatabase);
    receiver.status = 503;
    await publish('first');
    expect(await ring()).toHaveLength(1);
    expect(await ring()).toHaveLength(0);
    world.auth.pass(400);
    receiver.status = 410;
    expect(await ring()).toHaveLength(1);
    world.auth.pass(400);
    expect(await ring()).toHaveLength(0);
    const ada = people.ada.browser;
    await ada.ask('refresh');
    const state = await ada.ask('push', { programId: PROGRAM });
    expect(state.body).toMatchObject({ endpointHashes: [] });
  });

  test('a phone that was signed out hears nothing; addresses of this machine are refused', async () => {
    const { world, people, receiver, publish, ring } = await begin(newDatabase);
    const { browser, subscription } = people.ada;
    await browser.ask('sign-out');
    await publish('first');
    expect(await ring()).toEqual([]);
    expect(receiver.received).toEqual([]);
    const waiting = await world.auth.accounts.database.read((queries) =>
      queries.query(z.looseObject({}), 'select id from push_message'),
    );
    expect(waiting).toEqual([]);
    world.auth.reachable.clear();
    const again = await people.bo.browser.ask('push/subscribe', subscription.asked());
    expect(again.code).toBe('address-refused');
    const odd = { ...subscription.asked(), keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) } };
    world.auth.reachable.add('127.0.0.1').add('::1');
    expect((await people.bo.browser.ask('push/subscribe', odd)).code).toBe('unreadable');
    const stored = await world.auth.accounts.database.read((queries) =>
      queries.query(z.looseObject({}), 'select id from push_subscription'),
    );
    expect(stored).toHaveLength(3);
  });
});
