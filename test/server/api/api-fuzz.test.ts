import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { apiEndpoints } from '../../../src/server/api/api-routes.ts';
import { scopesFor } from '../../../src/server/accounts/api-tokens.ts';
import { accountIdSchema, personIdSchema } from '../../../src/domain/id.ts';
import { Dice } from '../../dice.ts';
import { Browser, PROGRAM } from '../accounts/auth-server.ts';
import { PermissionWorld, SECRETS } from '../accounts/permission-world.ts';
import { describeEachDatabase } from '../each-database.ts';

const MEMBERS = [
  ['ada', ['resident'], 'ada'],
  ['cy', ['faculty'], 'cy'],
  ['looker', ['viewer'], 'bo'],
  ['switchboard', ['viewer'], null],
  ['chief', ['admin'], null],
] as const;

const IDS = [
  'ada',
  'bo',
  'cy',
  'bo-away',
  'ward',
  'hidden',
  'draft',
  'year',
  'nowhere',
  '%2e%2e',
  '\u{1f469}',
];
const DAYS = ['2026-07-01', '2026-08-25', '2026-02-30', '9999-12-31', 'soon'];
const ODD = [null, -1, '', 'x'.repeat(5000), [], {}, { __proto__: null, id: 'bo' }, '\ud800'];
const QUERY: Readonly<Record<string, readonly string[]>> = {
  start_date: DAYS,
  end_date: DAYS,
  person_id: IDS,
  draft_id: IDS,
  year_id: IDS,
  role: ['resident', 'admin'],
  pgy_level: ['1', '99', 'x'],
  at: ['2026-07-08T23:00:00Z', 'now', '-271821-04-20T00:00:00Z'],
  limit: ['1', '0', '1000', '1e3'],
  cursor: ['YQ', '!', 'x'.repeat(700)],
  layer: ['call', 'none'],
  half_days: ['all', ''],
};
const DEEP = `${'['.repeat(200)}${']'.repeat(200)}`;

/** A body that may read: of a person, an absence or a template, with some of it odd. */
function bodyFor(dice: Dice): unknown {
  if (dice.chance(0.05)) return dice.pick(['', '{', 'null', DEEP, `{"a":${DEEP}}`, '"x"']);
  const days = { firstDay: dice.pick(DAYS), lastDay: '2026-08-25' };
  const kinds: readonly Readonly<Record<string, unknown>>[] = [
    {
      personId: dice.pick(IDS),
      ...days,
      type: 'sick',
      status: dice.pick(['requested', 'approved']),
    },
    {
      givenName: 'Di',
      familyName: 'Newcomer',
      year: { yearId: 'year', role: 'resident', pgy: 1, ...days },
    },
    {
      code: 'X',
      name: 'X',
      kind: 'inpatient',
      pattern: Array.from({ length: 14 }, () => 'rounds'),
    },
  ];
  const body = { ...dice.pick(kinds) };
  return dice.chance(0.3) ? { ...body, [dice.pick(Object.keys(body))]: dice.pick(ODD) } : body;
}

function addressFor(path: string, dice: Dice): string {
  const filled = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(dice.pick(IDS)));
  if (dice.chance(0.3)) return filled;
  const names = Object.keys(QUERY).filter(() => dice.chance(0.3));
  const always = path === '/assignments' ? ['start_date', 'end_date'] : [];
  const search = [...new Set([...always, ...names])].map(
    (name) => `${name}=${encodeURIComponent(dice.pick(QUERY[name] ?? ['']))}`,
  );
  return search.length > 0 && path.split('/').length < 4 ? `${filled}?${search.join('&')}` : filled;
}

const ownSchema = z.object({ personId: z.optional(z.string()) });

describeEachDatabase('the API under attack', (newDatabase) => {
  test('whoever asks what with whose id, nothing leaks, nothing breaks, nothing foreign is written', async () => {
    const database = await newDatabase();
    const cases = database.dialect.name === 'sqlite' ? 2500 : 500;
    const world = new PermissionWorld(database);
    await world.begin();
    const endpoints = apiEndpoints();
    const statuses = new Map<number, number>();
    for (const [place, [name, roles, personId]] of MEMBERS.entries()) {
      const id = personId === null ? null : personIdSchema.parse(personId);
      await world.auth.makeMember(name, roles, id);
      const browser = new Browser(world.auth);
      await browser.signIn(name);
      const accountId = accountIdSchema.parse(name);
      const scopes = scopesFor({ accountId, programId: PROGRAM, roles, personId: id });
      const token = await world.token(browser, scopes);
      const isOffice = name === 'chief';
      let { version } = await world.movedAfter(0);
      for (let number = 0; number < cases / MEMBERS.length; number += 1) {
        const dice = new Dice(place * 1_000_003 + number);
        const { method, path } = dice.pick(endpoints);
        const sent = method === 'get' ? undefined : bodyFor(dice);
        const said = await world.ask(token, method.toUpperCase(), addressFor(path, dice), sent);
        statuses.set(said.status, (statuses.get(said.status) ?? 0) + 1);
        expect(said.status, `${method} ${path} ${said.text}`).toBeLessThan(500);
        if (isOffice) continue;
        expect(said.text).not.toContain(SECRETS.office);
        if (personId !== 'bo') expect(said.text).not.toContain(SECRETS.bo);
        if (method === 'get' || said.status >= 300) continue;
        const moved = await world.movedAfter(version);
        ({ version } = moved);
        for (const row of moved.rows) {
          expect(['absence', 'absenceDetail']).toContain(row.kind);
          const { personId: of } = ownSchema.parse(JSON.parse(row.data ?? '{}'));
          if (row.kind === 'absence') expect(of).toBe(personId);
        }
        world.auth.pass(1);
      }
      world.auth.pass(120);
    }
    expect(world.crashes).toEqual([]);
    expect(statuses.get(200)).toBeGreaterThan(cases / 20);
    expect(statuses.get(400)).toBeGreaterThan(cases / 20);
    await database.close();
  }, 120_000);
});
