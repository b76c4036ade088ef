import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { changes } from '../../../src/domain/changes/registry.ts';
import { acceptedCases } from '../../domain/accepted-cases.ts';
import { tinyProgram } from '../../domain/tiny-program.ts';
import { Dice } from '../../dice.ts';
import { describeEachDatabase } from '../each-database.ts';
import { programIdSchema } from '../../../src/domain/id.ts';
import { Browser, PROGRAM } from './auth-server.ts';
import { type Made, PermissionWorld, SECRETS, type StoredRow } from './permission-world.ts';

// Written by hand: what somebody without an office may ever make.
const OWN =
  'absence-entered day-log-removed day-logged days-logged request-made request-withdrawn sick-called swap-accepted swap-declined swap-offered swap-withdrawn undone'.split(
    ' ',
  );

/** Who tries it: account, roles, person. */
const MEMBERS = [
  ['ada', ['resident'], 'ada'],
  ['cy', ['faculty'], 'cy'],
  ['both', ['faculty', 'resident'], 'ada'],
  ['looker', ['viewer'], 'bo'],
  ['switchboard', ['viewer'], null],
] as const;

const ids = [
  ...new Set(
    Object.values(tinyProgram)
      .flat()
      .map((row) => row.id),
  ),
  'hidden',
  'bo-away',
  'bo-asks',
  'nowhere',
];
const PEOPLE = ['ada', 'bo', 'cy'];

const FOR_ADMINS =
  'members members/invite members/change members/remove members/devices members/devices/revoke members/tokens members/tokens/revoke viewer-links viewer-links/make viewer-links/revoke webhooks webhooks/make webhooks/remove webhooks/deliveries webhooks/again invitations invitations/withdraw events'.split(
    ' ',
  );

const FOR_MEMBERS = 'tokens/make feeds/make push push/subscribe push/unsubscribe push/kinds'.split(
  ' ',
);

const personal = z.object({
  personId: z.optional(z.string()),
});

/** By rules that know nothing of how the server follows them: whether a row is somebody's own affair. */
function isOwn(
  { kind, data }: StoredRow,
  me: string,
  ownAbsences: ReadonlySet<string>,
  id: string,
) {
  if (kind === 'absenceDetail') return ownAbsences.has(id);
  if (data === null) return true;
  if (kind === 'swap') return data.includes(`"${me}"`);
  const known = ['request', 'absence', 'loggedDay'].includes(kind);
  return known && personal.parse(JSON.parse(data)).personId === me;
}

describeEachDatabase('permissions', (newDatabase) => {
  test('whoever tries what, nobody writes or reads what is not theirs', async () => {
    const database = await newDatabase();
    const cases = database.dialect.name === 'sqlite' ? 20_000 : 2000;
    const world = new PermissionWorld(database);
    await world.begin();
    const accepted = new Set<string>();
    let tried = 0;
    for (const [place, [name, roles, personId]] of MEMBERS.entries()) {
      await world.auth.makeMember(name, roles, personId);
      const who = new Browser(world.auth);
      await who.signIn(name);
      const share = Math.ceil(cases / MEMBERS.length);
      tried += await attack(world, who, personId, share, place, accepted);
    }
    expect(tried).toBeGreaterThanOrEqual(cases);
    expect(world.crashes).toEqual([]);
    expect([...accepted].filter((name) => !OWN.includes(name))).toEqual([]);
    // Not because nothing works.
    expect(accepted.size).toBeGreaterThanOrEqual(5);
    await database.close();
  }, 300_000);

  test('strangers and members of other programs get nothing at all', async () => {
    const database = await newDatabase();
    const world = new PermissionWorld(database);
    const desk = await world.begin();
    const other = programIdSchema.parse('other');
    await world.auth.makeProgram(other);
    await world.auth.makeMember('chief', ['admin'], 'ada', other);
    const chief = new Browser(world.auth);
    await chief.signIn('chief');
    expect(await world.push(chief, [made(0, 'ada', 0)])).toMatchObject({ status: 403 });
    expect(await world.view(chief)).toContain('not-a-member');
    const stranger = new Browser(world.auth);
    expect(await world.push(stranger, [made(0, 'ada', 0)])).toMatchObject({ status: 401 });
    expect(await world.view(stranger)).toContain('not-signed-in');
    const everything = await world.view(desk);
    for (const secret of Object.values(SECRETS)) expect(everything).toContain(secret);
    await database.close();
  });

  test('nobody approves their own absence, and a viewer makes nothing', async () => {
    const database = await newDatabase();
    const world = new PermissionWorld(database);
    await world.begin();
    const enter = (id: string, status: string): Made => {
      const days = { firstDay: '2026-08-12', lastDay: '2026-08-12' };
      const absence = { id, personId: 'ada', ...days, status, isPlanned: true, isLeave: true };
      return ['absence-entered', { absence, detail: { id, type: 'vacation', note: '' } }];
    };
    const all = [enter('one', 'approved'), enter('two', 'requested'), enter('two', 'approved')];
    for (const [name, roles, problems] of [
      ['ada', ['resident'], ['not-allowed', null, 'not-allowed']],
      ['looker', ['viewer'], ['not-allowed', 'not-allowed', 'not-allowed']],
      ['chief', ['resident', 'coordinator'], [null, null, null]],
    ] as const) {
      await world.auth.makeMember(name, roles, 'ada');
      const who = new Browser(world.auth);
      await who.signIn(name);
      expect(await world.push(who, all)).toMatchObject({ problems });
    }
    await database.close();
  });

  test('no endpoint for admins answers anybody else, whatever ids they name', async () => {
    const database = await newDatabase();
    const world = new PermissionWorld(database);
    const desk = await world.begin();
    const chiefId = await world.auth.makeMember('chief', ['admin']);
    const chief = new Browser(world.auth);
    await chief.signIn('chief');
    const browsers: Browser[] = [desk, new Browser(world.auth)];
    for (const [name, roles, personId] of MEMBERS) {
      await world.auth.makeMember(name, roles, personId);
      const browser = new Browser(world.auth);
      await browser.signIn(name);
      browsers.push(browser);
    }
    const ask = {
      accountId: chiefId,
      sessionId: chief.sessionId,
      invitationId: 'nowhere',
      tokenId: 'nowhere',
      linkId: 'nowhere',
      webhookId: 'nowhere',
      deliveryId: 'nowhere',
      url: 'https://192.0.2.1/',
      label: 'x',
      email: 'x@example.org',
      roles: ['admin'],
      personId: 'bo',
      isWiped: true,
    };
    const asMember = {
      label: 'x',
      scopes: ['read:people'],
      days: 1,
      subject: { kind: 'service', service: 'Medicine' },
      endpoint: 'https://8.8.8.8/',
      keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
      kinds: [],
    };
    for (const browser of browsers) {
      await browser.ask('refresh');
      for (const path of FOR_ADMINS) {
        for (const programId of [PROGRAM, 'other', 'nowhere']) {
          const said = await browser.ask(path, { ...ask, programId });
          expect([401, 403], `${path} ${programId}`).toContain(said.status);
          expect(JSON.stringify(said.body)).not.toContain('@');
        }
      }
      for (const path of FOR_MEMBERS) {
        for (const programId of ['other', 'nowhere']) {
          expect([401, 403], path).toContain(
            (await browser.ask(path, { ...asMember, programId })).status,
          );
        }
      }
      const revoked = await browser.ask('devices/revoke', ask);
      expect([401, 404]).toContain(revoked.status);
    }
    expect((await chief.ask('members', { programId: PROGRAM })).body).toHaveLength(7);
    await database.close();
  });
});

/** Tries so many changes with the ids of others. @returns how many. */
async function attack(
  world: PermissionWorld,
  who: Browser,
  personId: string | null,
  count: number,
  seed: number,
  accepted: Set<string>,
): Promise<number> {
  let { rows, version } = await world.movedAfter(0);
  const before = new Map(rows.map((row) => [`${row.kind}/${row.id}`, row]));
  const me = personId ?? 'nobody';
  for (let tried = 0; tried < count; tried += 100) {
    const batch = Array.from({ length: 100 }, (_, place) => made(tried + place, me, seed));
    const { status, text, problems } = await world.push(who, batch);
    expect(status).toBe(200);
    problems.forEach((problem, place) => {
      expect(problem).not.toBe('crashed');
      if (problem === null) accepted.add(batch[place]?.[0] ?? '');
    });
    expectNoSecrets(text, me);
    ({ rows, version } = await world.movedAfter(version));
    const all = [...rows, ...before.values()];
    const ownAbsences = new Set(
      all
        .filter((row) => row.kind === 'absence' && isOwn(row, me, new Set(), row.id))
        .map(({ id }) => id),
    );
    for (const row of rows) {
      const key = `${row.kind}/${row.id}`;
      for (const state of [before.get(key), row]) {
        if (state) expect(isOwn(state, me, ownAbsences, row.id), `${me} wrote ${key}`).toBe(true);
      }
      before.set(key, row);
    }
    if (tried % 1000 === 0) expectNoSecrets(await world.view(who), me);
    world.auth.pass(1);
  }
  return count;
}

function expectNoSecrets(text: string, me: string): void {
  expect(text).not.toContain(SECRETS.office);
  if (me !== 'bo') expect(text).not.toContain(SECRETS.bo);
}

/** A change that would work for the office, or one made of nothing, with some of its ids being others. */
function made(number: number, me: string, seed: number): Made {
  const dice = new Dice(seed * 1_000_003 + number);
  const names = [...changes.keys()];
  const every = acceptedCases[number % acceptedCases.length];
  if (!every || dice.chance(0.05)) return [dice.pick(names), { personId: me, id: dice.pick(ids) }];
  return [every.change, exchanged(every.args, me, dice)];
}

function exchanged(value: unknown, me: string, dice: Dice): unknown {
  if (Array.isArray(value)) return value.map((each) => exchanged(each, me, dice));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, exchanged(each, me, dice)]),
    );
  }
  if (typeof value !== 'string') return value;
  if (PEOPLE.includes(value)) return dice.chance(0.6) ? me : dice.pick(PEOPLE);
  if (ids.includes(value)) return dice.chance(0.3) ? dice.pick(ids) : value;
  if (['requested', 'approved', 'declined'].includes(value)) {
    return dice.pick(['requested', 'approved', 'declined']);
  }
  return value;
}
