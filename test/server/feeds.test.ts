import { expect, test } from 'vitest';
import { createFeedRoutes } from '../../src/server/feeds/feed-routes.ts';
import {
  type FeedSubject,
  madeFeedSchema,
  madeViewerLinkSchema,
} from '../../src/sync/messages/links.ts';
import { Browser, PROGRAM } from './accounts/auth-server.ts';
import { PermissionWorld } from './accounts/permission-world.ts';
import { describeEachDatabase, type NewDatabase } from './each-database.ts';

type Subject = { readonly kind: FeedSubject['kind'] } & Readonly<Record<string, string>>;

/** The tiny program with an edition of July, on the first of it, and two members. */
async function begin(newDatabase: NewDatabase) {
  const world = new PermissionWorld(await newDatabase());
  world.auth.clock = Date.parse('2026-07-01T12:00:00Z');
  const desk = await world.begin();
  await world.auth.makeMember('ada', ['resident'], 'ada');
  await world.auth.makeMember('chief', ['admin']);
  const [ada, chief] = [new Browser(world.auth), new Browser(world.auth)];
  await ada.signIn('ada');
  await chief.signIn('chief');
  await desk.ask('refresh');
  const days = { firstDay: '2026-07-01', lastDay: '2026-08-25' };
  const scope = { layers: ['block', 'call', 'half-day'], ...days };
  const by = { publishedAt: world.auth.clock, publishedBy: null, note: '', reason: 'late' };
  const publish = (editionId: string) =>
    world.push(desk, [['edition-published', { editionId, draftId: 'draft', scope, ...by }]]);
  await publish('first');
  const feeds = createFeedRoutes(world.auth.accounts);
  const subscribe = async (who: Browser, subject: Subject) => {
    const said = await who.ask('feeds/make', { programId: PROGRAM, subject });
    return { said, made: madeFeedSchema.safeParse(said.body).data };
  };
  const fetchFeed = async (token: string, etag = '') =>
    feeds.request(`/${token}.ics`, { headers: { 'if-none-match': etag } });
  return { world, desk, ada, chief, publish, subscribe, fetchFeed };
}

describeEachDatabase('calendar links', (newDatabase) => {
  test('hold what is published, in UTC, and say when nothing moved', async () => {
    const { world, ada, publish, subscribe, fetchFeed } = await begin(newDatabase);
    const { made } = await subscribe(ada, { kind: 'person', personId: 'ada' });
    const first = await fetchFeed(made?.token ?? '');
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await first.text();
    // Night of 8 July from 17:00 to 07:00 in New York.
    expect(text).toContain('DTSTART:20260708T210000Z\r\nDTEND:20260709T110000Z');
    expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
    expect(text).not.toContain('TZID');
    expect(text).not.toContain('Example');
    const etag = first.headers.get('etag') ?? '';
    expect((await fetchFeed(made?.token ?? '', etag)).status).toBe(304);
    await publish('second');
    const second = await fetchFeed(made?.token ?? '', etag);
    expect(second.status).toBe(200);
    const uids = (calendar: string) => new Set(calendar.match(/^UID:.*$/gm));
    const again = await second.text();
    expect(uids(again)).toEqual(uids(text));
    expect(again).toContain('SEQUENCE:2');
    expect((await ada.ask('feeds')).body).toMatchObject([{ lastUsedOn: '2026-07-01' }]);
    await world.auth.close();
  });

  test('name who is on call for a service and in a role', async () => {
    const { world, ada, subscribe, fetchFeed } = await begin(newDatabase);
    const subjects: readonly Subject[] = [
      { kind: 'service', service: 'Medicine' },
      { kind: 'call-role', callRoleId: 'night' },
    ];
    for (const subject of subjects) {
      const { made } = await subscribe(ada, subject);
      const text = await (await fetchFeed(made?.token ?? '')).text();
      expect(text).toContain('SUMMARY:Night: Ada Example');
    }
    await world.auth.close();
  });

  test('end when they are revoked and when their maker goes; nobody subscribes to a colleague', async () => {
    const { world, desk, ada, chief, subscribe, fetchFeed } = await begin(newDatabase);
    expect((await subscribe(ada, { kind: 'person', personId: 'bo' })).said.code).toBe(
      'not-allowed',
    );
    const one = (await subscribe(ada, { kind: 'person', personId: 'ada' })).made;
    const two = (await subscribe(ada, { kind: 'service', service: 'Medicine' })).made;
    const ofBo = (await subscribe(chief, { kind: 'person', personId: 'bo' })).made;
    expect((await fetchFeed(ofBo?.token ?? '')).status).toBe(200);
    const ofDesk = (await subscribe(desk, { kind: 'person', personId: 'bo' })).made;
    expect((await fetchFeed(ofDesk?.token ?? '')).status).toBe(200);
    const deskId: unknown = Reflect.get(Object((await desk.ask('me')).body), 'accountId');
    const demoted = { programId: PROGRAM, accountId: deskId, roles: ['viewer'], personId: null };
    expect((await chief.ask('members/change', demoted)).status).toBe(200);
    expect((await fetchFeed(ofDesk?.token ?? '')).status).toBe(404);
    expect((await chief.ask('feeds/revoke', { feedId: one?.feedId })).code).toBe('no-such-feed');
    expect((await ada.ask('feeds/revoke', { feedId: one?.feedId })).status).toBe(200);
    expect((await fetchFeed(one?.token ?? '')).status).toBe(404);
    expect((await fetchFeed('x'.repeat(43))).status).toBe(404);
    const { body } = await ada.ask('me');
    const accountId: unknown = Reflect.get(Object(body), 'accountId');
    await chief.ask('members/remove', { programId: PROGRAM, accountId });
    expect((await fetchFeed(two?.token ?? '')).status).toBe(404);
    await world.auth.close();
  });
});

describeEachDatabase('viewer links', (newDatabase) => {
  test('sign devices in that only look, until the link is taken back', async () => {
    const { world, ada, chief } = await begin(newDatabase);
    const wanted = { programId: PROGRAM, label: 'Switchboard' };
    expect((await ada.ask('viewer-links/make', wanted)).code).toBe('not-allowed');
    const made = madeViewerLinkSchema.parse((await chief.ask('viewer-links/make', wanted)).body);
    const open = { token: made.token, label: 'Desk 3' };
    const [one, two] = [new Browser(world.auth), new Browser(world.auth)];
    for (const board of [one, two]) {
      expect((await board.ask('viewer-links/open', open)).status).toBe(200);
    }
    const me = await one.ask('me');
    expect(me.body).toMatchObject({ memberships: [{ roles: ['viewer'], personId: null }] });
    expect(await world.view(one)).toContain('Night');
    expect((await world.push(one, [['site-removed', { siteId: 'known' }]])).problems).toEqual([
      'not-allowed',
    ]);
    const token = { programId: PROGRAM, label: 'x', scopes: ['read:people'], days: 1 };
    expect((await one.ask('tokens/make', token)).code).toBe('not-allowed');
    const accountId: unknown = Reflect.get(Object(me.body), 'accountId');
    const promoted = { programId: PROGRAM, accountId, roles: ['admin'], personId: null };
    expect((await chief.ask('members/change', promoted)).code).toBe('not-allowed');
    expect((await chief.ask('viewer-links', { programId: PROGRAM })).body).toMatchObject([
      { label: 'Switchboard', devices: 2 },
    ]);
    const link = { programId: PROGRAM, linkId: made.linkId };
    expect((await chief.ask('viewer-links/revoke', link)).status).toBe(200);
    expect((await one.ask('me')).code).toBe('device-revoked');
    expect(await world.view(two)).toContain('device-revoked');
    expect((await two.ask('viewer-links/open', open)).code).toBe('no-such-link');
    expect((await chief.ask('viewer-links/revoke', link)).code).toBe('no-such-link');
    await world.auth.close();
  });
});
