import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { scopeNames } from '../../../src/sync/messages/tokens.ts';
import { Browser } from '../accounts/auth-server.ts';
import { PermissionWorld, SECRETS } from '../accounts/permission-world.ts';
import { describeEachDatabase, type NewDatabase } from '../each-database.ts';

const YEAR = { yearId: 'year', firstDay: '2026-07-01', lastDay: '2027-06-30' };
const NEW_PERSON = {
  givenName: 'Di',
  familyName: 'Newcomer',
  year: { ...YEAR, role: 'resident', pgy: 1 },
};
const AWAY = {
  personId: 'ada',
  firstDay: '2026-08-03',
  lastDay: '2026-08-04',
  type: 'vacation',
  status: 'requested',
};

const made = z.object({ changeId: z.string(), item: z.looseObject({ id: z.string() }) });
const listed = z.object({
  items: z.array(z.looseObject({})),
  nextCursor: z.nullable(z.string()),
});

/** The tiny program with a token of the office and one of a resident. */
async function begin(newDatabase: NewDatabase) {
  const world = new PermissionWorld(await newDatabase());
  const deskBrowser = await world.begin();
  await world.auth.makeMember('ada', ['resident'], 'ada');
  const adaBrowser = new Browser(world.auth);
  await adaBrowser.signIn('ada');
  const desk = await world.token(deskBrowser, scopeNames);
  const ada = await world.token(adaBrowser, [
    'read:schedule',
    'read:people',
    'read:absences',
    'write:absences',
  ]);
  const publish = () => {
    const days = { firstDay: '2026-07-01', lastDay: '2026-08-25' };
    const scope = { layers: ['block', 'call', 'half-day'], ...days };
    const by = { publishedAt: 1_790_000_000_000, publishedBy: null, note: '', reason: 'late' };
    return world.push(deskBrowser, [
      ['edition-published', { editionId: 'first', draftId: 'draft', scope, ...by }],
    ]);
  };
  return { world, deskBrowser, desk, ada, publish, end: () => world.auth.close() };
}

describeEachDatabase('the API', (newDatabase) => {
  test('people are added, replaced, archived and brought back, once for each key', async () => {
    const { world, deskBrowser, desk, end } = await begin(newDatabase);
    const key = { 'idempotency-key': 'form-17' };
    const first = await world.ask(desk, 'POST', '/people', NEW_PERSON, key);
    expect(first.status).toBe(201);
    const again = await world.ask(desk, 'POST', '/people', NEW_PERSON, key);
    expect(again.body).toEqual(first.body);
    const { id, rev } = made.parse(first.body).item;
    expect(await world.view(deskBrowser)).toContain('Newcomer');
    const residents = await world.ask(desk, 'GET', '/people?role=resident&pgy_level=1');
    const names = listed.parse(residents.body).items.map((each) => each.familyName);
    expect(new Set(names)).toEqual(new Set(['Example', 'Newcomer']));
    const renamed = { ...NEW_PERSON, familyName: 'Other', ways: [{ kind: 'phone', number: '1' }] };
    const path = `/people/${id}`;
    const replaced = await world.ask(desk, 'PUT', path, renamed, {
      'if-match': `"${String(rev)}"`,
    });
    expect(replaced.body).toMatchObject({ item: { id, familyName: 'Other', year: { pgy: 1 } } });
    const stale = await world.ask(desk, 'PUT', path, renamed, { 'if-match': `"${String(rev)}"` });
    expect(stale).toMatchObject({ status: 412, body: { code: 'moved-since' } });
    expect(await world.ask(desk, 'DELETE', path)).toMatchObject({
      status: 200,
      body: { item: { isArchived: true } },
    });
    const back = await world.ask(desk, 'POST', `${path}/restore`);
    expect(back.body).toMatchObject({ item: { isArchived: false } });
    const undo = `/changes/${made.parse(back.body).changeId}/undo`;
    expect((await world.ask(desk, 'POST', undo)).status).toBe(200);
    expect((await world.ask(desk, 'GET', path)).body).toMatchObject({ isArchived: true });
    await end();
  });

  test('a change that the program refuses is refused here too, and nothing is written', async () => {
    const { world, desk, end } = await begin(newDatabase);
    const tooHigh = { ...NEW_PERSON, year: { ...NEW_PERSON.year, pgy: 7 } };
    expect(await world.ask(desk, 'POST', '/people', tooHigh)).toMatchObject({
      status: 422,
      body: { code: 'change-refused', details: { problem: 'class-out-of-range', field: 'pgy' } },
    });
    const bad = await world.ask(desk, 'POST', '/people', { ...NEW_PERSON, familyName: '' });
    expect(bad).toMatchObject({ status: 400, body: { details: { fields: ['familyName'] } } });
    expect(listed.parse((await world.ask(desk, 'GET', '/people')).body).items).toHaveLength(3);
    await end();
  });

  test('a resident asks for leave and sees what is theirs; nobody else learns why', async () => {
    const { world, desk, ada, end } = await begin(newDatabase);
    const approved = await world.ask(ada, 'POST', '/absences', { ...AWAY, status: 'approved' });
    expect(approved).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    const asked = await world.ask(ada, 'POST', '/absences', { ...AWAY, note: 'a wedding' });
    expect(asked).toMatchObject({ status: 201, body: { item: { type: 'vacation' } } });
    const mine = await world.ask(ada, 'GET', '/absences');
    const bo = await world.ask(ada, 'GET', '/absences?person_id=bo');
    expect(mine.text).toContain('a wedding');
    expect(listed.parse(bo.body).items).toMatchObject([{ id: 'bo-away', type: null, note: null }]);
    expect(mine.text + bo.text).not.toContain(SECRETS.bo);
    expect((await world.ask(desk, 'GET', '/absences/bo-away')).text).toContain(SECRETS.bo);
    const { id } = made.parse(asked.body).item;
    expect((await world.ask(ada, 'DELETE', `/absences/${id}`)).status).toBe(403);
    expect((await world.ask(desk, 'DELETE', `/absences/${id}`)).body).toMatchObject({ item: null });
    expect(listed.parse((await world.ask(ada, 'GET', '/people')).body).items).toMatchObject([
      { id: 'ada', year: null },
    ]);
    await end();
  });

  test('templates are defined, archived and brought back; a token does what it was made for', async () => {
    const { world, deskBrowser, desk, end } = await begin(newDatabase);
    const week = Array.from({ length: 14 }, () => 'rounds');
    const template = { code: 'NEW', name: 'New', kind: 'inpatient', pattern: week };
    const defined = await world.ask(desk, 'POST', '/rotation-templates', template);
    expect(defined.status).toBe(201);
    const path = `/rotation-templates/${made.parse(defined.body).item.id}`;
    const renamed = await world.ask(desk, 'PUT', path, { ...template, name: 'Newer' });
    expect(renamed.body).toMatchObject({ item: { name: 'Newer', leaveAllowed: true } });
    expect((await world.ask(desk, 'DELETE', path)).body).toMatchObject({
      item: { isArchived: true },
    });
    const reader = await world.token(deskBrowser, ['read:schedule']);
    expect(await world.ask(reader, 'POST', `${path}/restore`)).toMatchObject({
      status: 403,
      body: { code: 'scope-missing', details: { scope: 'write:templates' } },
    });
    expect((await world.ask(reader, 'GET', '/people')).status).toBe(403);
    expect((await world.ask(reader, 'GET', path)).body).toMatchObject({ isArchived: true });
    await end();
  });

  test('assignments, calls and findings come from what is published; drafts for the office alone', async () => {
    const { world, desk, ada, publish, end } = await begin(newDatabase);
    const july = '/assignments?start_date=2026-07-01&end_date=2026-07-31';
    expect((await world.ask(ada, 'GET', july)).body).toEqual({ items: [], nextCursor: null });
    expect((await publish()).problems).toEqual([null]);
    const all = listed.parse((await world.ask(ada, 'GET', july)).body).items;
    expect(all).toContainEqual(
      expect.objectContaining({
        layer: 'call',
        personName: 'Ada Example',
        start: '2026-07-08T21:00:00.000Z',
      }),
    );
    const paged: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const more = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = listed.parse((await world.ask(ada, 'GET', `${july}&limit=2${more}`)).body);
      expect(page.items.length).toBeLessThanOrEqual(2);
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
    const halves = await world.ask(ada, 'GET', `${july}&layer=half-day&half_days=all`);
    expect(listed.parse(halves.body).items.length).toBeGreaterThan(all.length);
    const calls = await world.ask(ada, 'GET', '/on-call?at=2026-07-08T23:00:00Z');
    expect(calls.body).toMatchObject({ editions: [1], timeZone: 'America/New_York' });
    expect(calls.text).toContain('Ada Example');
    const draft = `${july}&draft_id=draft`;
    expect((await world.ask(ada, 'GET', draft)).status).toBe(403);
    expect(listed.parse((await world.ask(desk, 'GET', draft)).body).items).toHaveLength(all.length);
    expect((await world.ask(desk, 'GET', `${july}&draft_id=nowhere`)).status).toBe(404);
    await end();
  });

  test('the rules are asked about a draft and about what is published, with citations', async () => {
    const { world, desk, ada, publish, end } = await begin(newDatabase);
    await publish();
    expect((await world.ask(ada, 'GET', '/schedule/validate')).status).toBe(403);
    for (const of of ['', '?draft_id=draft']) {
      const said = await world.ask(desk, 'GET', `/schedule/validate${of}`);
      const { ruleIds, counts, items } = z
        .looseObject({
          ruleIds: z.array(z.string()),
          counts: z.record(z.string(), z.number()),
          items: z.array(z.looseObject({ verdict: z.string(), citation: z.unknown() })),
        })
        .parse(said.body);
      expect(ruleIds).toContain('eighty-hours');
      expect(items.length).toBeGreaterThan(0);
      expect(items.some(({ citation }) => citation !== null)).toBe(true);
      const counted = items.filter(({ verdict }) => verdict === 'cannot-tell').length;
      expect(counts.cannotTell).toBeGreaterThanOrEqual(counted);
    }
    await end();
  });

  test('an answer that nothing changed is not sent twice', async () => {
    const { world, desk, ada, end } = await begin(newDatabase);
    const first = await world.ask(desk, 'GET', '/people');
    const known = { 'if-none-match': first.etag ?? '' };
    const second = await world.ask(desk, 'GET', '/people', undefined, known);
    expect(second).toMatchObject({ status: 304, text: '' });
    expect((await world.ask(ada, 'GET', '/people', undefined, known)).status).toBe(200);
    await world.ask(desk, 'POST', '/people', NEW_PERSON);
    expect((await world.ask(desk, 'GET', '/people', undefined, known)).status).toBe(200);
    await end();
  });

  test('whoever asks too often waits', async () => {
    const { world, ada, end } = await begin(newDatabase);
    const statuses = new Set<number>();
    for (let count = 0; count < 601; count += 1) {
      statuses.add((await world.ask(ada, 'GET', '/rotation-templates/nowhere')).status);
    }
    expect([...statuses]).toEqual([404, 429]);
    world.auth.pass(60);
    expect((await world.ask(ada, 'GET', '/rotation-templates/nowhere')).status).toBe(404);
    await end();
  });
});
