import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createPost } from '../../../src/server/tell/post.ts';
import { isPublicAddress } from '../../../src/server/tell/public-address.ts';
import { sendWebhooks } from '../../../src/server/tell/send-webhooks.ts';
import { SendingLoop } from '../../../src/server/tell/sending-loop.ts';
import { deliveryLineSchema, madeWebhookSchema } from '../../../src/sync/messages/webhooks.ts';
import { Browser, PROGRAM } from '../accounts/auth-server.ts';
import { PermissionWorld, SECRETS } from '../accounts/permission-world.ts';
import { describeEachDatabase, type NewDatabase } from '../each-database.ts';
import { Receiver, RECEIVER_CERTIFICATE } from './receiver.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const linesOf = (body: unknown) => z.array(deliveryLineSchema).parse(body);

async function begin(newDatabase: NewDatabase) {
  const world = new PermissionWorld(await newDatabase());
  ends.push(() => world.auth.close());
  const receiver = new Receiver();
  const url = `${await receiver.start()}/hook?from=us`;
  ends.push(() => receiver.stop());
  world.auth.reachable.add('127.0.0.1').add('::1');
  const desk = await world.begin();
  await world.auth.makeMember('chief', ['admin']);
  const chief = new Browser(world.auth);
  await chief.signIn('chief');
  const made = madeWebhookSchema.parse(
    (await chief.ask('webhooks/make', { programId: PROGRAM, url })).body,
  );
  const days = { firstDay: '2026-07-01', lastDay: '2026-08-25' };
  const scope = { layers: ['block', 'call', 'half-day'], ...days };
  const publish = (editionId: string) =>
    world.push(desk, [
      [
        'edition-published',
        {
          editionId,
          draftId: 'draft',
          scope,
          publishedAt: world.auth.clock,
          publishedBy: 'Cy Faculty',
          note: SECRETS.office,
          reason: 'late',
        },
      ],
    ]);
  const { database, keys } = world.auth.accounts;
  const isAllowed = (address: string): boolean => world.auth.reachable.has(address);
  const post = createPost({ isAllowed, ca: RECEIVER_CERTIFICATE, secondsMax: 2 });
  const sending = { database, sealing: keys.sealing, post, now: () => world.auth.now() };
  return { world, chief, receiver, made, url, publish, send: () => sendWebhooks(sending), sending };
}

describeEachDatabase('webhooks', (newDatabase) => {
  test('are told what was published, signed, with ids and counts and no names', async () => {
    const { world, receiver, made, publish, send } = await begin(newDatabase);
    await publish('first');
    expect(await send()).toBe(1);
    const [got, ...more] = receiver.received;
    expect(more).toEqual([]);
    const body = got?.body.toString() ?? '';
    expect(JSON.parse(body)).toMatchObject({
      event: 'edition-published',
      programId: PROGRAM,
      editionId: 'first',
      number: 1,
      firstDay: '2026-07-01',
      counts: { people: 1, assignments: 5 },
    });
    for (const name of ['Ada', 'Faculty', SECRETS.office]) expect(body).not.toContain(name);
    const [, seconds = '', signature = ''] =
      /^t=(\d+),v1=(\w+)$/.exec(String(got?.headers['residency-signature'])) ?? [];
    expect(Number(seconds)).toBe(Math.floor(world.auth.clock / 1000));
    const { secret } = made;
    expect(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')).toBe(signature);
    expect(await send()).toBe(0);
  });

  test('are tried again later and later under the same id, whatever restarts, and given up at last', async () => {
    const { world, chief, receiver, made, publish, send } = await begin(newDatabase);
    receiver.status = 302;
    await publish('first');
    let tries = 0;
    let seconds = 0;
    while (seconds < 7 * 24 * 3600) {
      tries += await send();
      world.auth.pass(600);
      seconds += 600;
    }
    expect(tries).toBe(8);
    expect(new Set(receiver.received.map(({ path }) => path))).toEqual(new Set(['/hook?from=us']));
    const ids = new Set(receiver.received.map(({ headers }) => headers['residency-delivery']));
    expect(ids.size).toBe(1);
    await chief.ask('refresh');
    const asked = { programId: PROGRAM, webhookId: made.webhookId };
    const [line] = linesOf((await chief.ask('webhooks/deliveries', asked)).body);
    expect(line).toMatchObject({ tries: 8, nextAt: null, deliveredAt: null, status: 302 });
    receiver.status = 204;
    const again = { programId: PROGRAM, deliveryId: line?.deliveryId };
    expect((await chief.ask('webhooks/again', again)).status).toBe(200);
    expect(await send()).toBe(1);
    const [now] = linesOf((await chief.ask('webhooks/deliveries', asked)).body);
    expect(now).toMatchObject({ status: 204, deliveredAt: world.auth.clock });
  });

  test('a process that dies while it sends leaves the message to another one', async () => {
    const { world, receiver, publish, send, sending } = await begin(newDatabase);
    await publish('first');
    // It took the message and was never heard of again.
    const died = sendWebhooks({ ...sending, post: () => new Promise(() => undefined) });
    await expect.poll(() => send()).toBe(0);
    world.auth.pass(300);
    expect(await send()).toBe(1);
    expect(receiver.received).toHaveLength(1);
    void died;
  });

  test('go out at once where a loop listens, and not to what was taken away', async () => {
    const { chief, receiver, made, publish, send, sending } = await begin(newDatabase);
    const failures: unknown[] = [];
    const loop = new SendingLoop(sending.database, [() => sendWebhooks(sending)], (error) =>
      failures.push(error),
    );
    ends.push(() => loop.stop());
    await publish('first');
    await expect.poll(() => receiver.received.length).toBe(1);
    await loop.stop();
    await publish('second');
    const webhook = { programId: PROGRAM, webhookId: made.webhookId };
    expect((await chief.ask('webhooks/remove', webhook)).status).toBe(200);
    expect(await send()).toBe(0);
    expect(failures).toEqual([]);
    expect((await chief.ask('webhooks', { programId: PROGRAM })).body).toEqual([]);
  });

  test('never lead to this machine or its network', async () => {
    const { world, chief, receiver, publish, send, url } = await begin(newDatabase);
    const refused = [
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://169.254.169.254/latest/meta-data',
      'https://0x7f.1/',
      'https://user:secret@192.0.2.1/',
      'https://nowhere.invalid/',
    ];
    world.auth.reachable.clear();
    for (const address of [...refused, url]) {
      const wanted = { programId: PROGRAM, url: address };
      expect((await chief.ask('webhooks/make', wanted)).code, address).toBe('address-refused');
    }
    const plain = { programId: PROGRAM, url: 'http://example.org/' };
    expect((await chief.ask('webhooks/make', plain)).code).toBe('unreadable');
    // A name that led elsewhere when it was entered.
    await publish('first');
    expect(await send()).toBe(1);
    expect(receiver.received).toEqual([]);
  });
});

describe('addresses', () => {
  test.each([
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ['172.15.0.1', true],
    ['172.16.0.1', false],
    ['100.100.0.1', false],
    ['192.168.1.1', false],
    ['255.255.255.255', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['64:ff9b::a00:1', false],
    ['2002:0a00:0001::', false],
    ['2001::1', false],
    ['nowhere', false],
  ])('%s is public: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });
});
