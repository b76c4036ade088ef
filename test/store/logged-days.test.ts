import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { dayLogged } from '../../src/domain/changes/day-logged.ts';
import { daysLogged } from '../../src/domain/changes/days-logged.ts';
import { hoursImported } from '../../src/domain/changes/hours-imported.ts';
import { undone } from '../../src/domain/changes/undone.ts';
import { changeIdSchema, programIdSchema } from '../../src/domain/id.ts';
import { kindNames } from '../../src/domain/kind-names.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { ProgramDatabase } from '../../src/store/database.ts';
import { databaseName } from '../../src/store/stored-program.ts';
import { record } from '../../src/store/record.ts';
import { databaseWith } from '../answers/published-of.ts';
import { smallPublished } from '../answers/small-program.ts';

const made = (id: string) => ({
  changeId: changeIdSchema.parse(id),
  at: instantSchema.parse(1),
  by: null,
});
const worked = (start: string, end: string) => ({
  start: Date.parse(start),
  end: Date.parse(end),
  kind: 'clinical',
});

test('a device that only looks up logs hours, and takes them back', async () => {
  const database = await databaseWith(await smallPublished());
  expect(await database.rows('person').count()).toBe(0);
  const periods = [worked('2026-11-20T12:00Z', '2026-11-20T22:00Z')];
  const day = { personId: 'ada', day: '2026-11-20', periods };
  expect(await record(database, dayLogged, day, made('c1'))).toMatchObject({ ok: true });
  expect(await database.rows('loggedDay').get('ada/2026-11-20')).toMatchObject({ personId: 'ada' });
  const outside = { personId: 'ada', day: '2026-06-30', periods: [] };
  expect(await record(database, dayLogged, outside, made('c2'))).toMatchObject({
    problem: { kind: 'outside-year', field: 'day' },
  });
  const nobody = { personId: 'nobody', day: '2026-11-20', periods: [] };
  expect(await record(database, dayLogged, nobody, made('c3'))).toMatchObject({
    problem: { kind: 'person-missing', field: 'personId' },
  });
  await record(database, undone, { changeId: 'c1' }, made('c4'));
  expect(await database.rows('loggedDay').count()).toBe(0);
});

test('new editions leave what is logged on the device as it is', async () => {
  const database = await databaseWith(await smallPublished());
  await record(
    database,
    dayLogged,
    { personId: 'ada', day: '2026-11-20', periods: [] },
    made('c1'),
  );
  const { takeInEditions } = await import('../../src/store/take-in-editions.ts');
  expect(await takeInEditions(database, await smallPublished())).toMatchObject({ ok: true });
  expect(await database.rows('loggedDay').count()).toBe(1);
});

test('a problem names the value that is wrong', async () => {
  const database = await databaseWith(await smallPublished());
  const good = { day: '2026-11-19', periods: [worked('2026-11-19T12:00Z', '2026-11-19T13:00Z')] };
  const wrong = {
    day: '2026-11-20',
    periods: [
      worked('2026-11-20T12:00Z', '2026-11-20T13:00Z'),
      worked('2026-11-20T15:00Z', '2026-11-20T14:00Z'),
    ],
  };
  const field = async (change: Parameters<typeof record>[1], args: unknown) => {
    const outcome = await record(database, change, args, made('c1'));
    return outcome.ok ? null : outcome.problem.field;
  };
  expect(await field(dayLogged, { personId: 'ada', ...wrong })).toBe('periods.1.end');
  expect(await field(daysLogged, { personId: 'ada', days: [good, wrong] })).toBe(
    'days.1.periods.1.end',
  );
  expect(
    await field(hoursImported, {
      title: 'x',
      logs: [
        { personId: 'ben', days: [good] },
        { personId: 'ada', days: [good, wrong] },
      ],
    }),
  ).toBe('logs.1.days.1.periods.1.end');
  expect(await database.rows('loggedDay').count()).toBe(0);
});

test('a database from before there was a log gets its table when it is opened', async () => {
  const id = programIdSchema.parse('before-logs');
  const before = new Dexie(databaseName(id));
  const stores = kindNames.filter((kind) => kind !== 'loggedDay').map((kind) => [kind, 'id']);
  before.version(1).stores({
    ...Object.fromEntries(stores),
    history: 'seq,&id',
    touched: 'changeId',
  });
  await before.table('person').put({ id: 'ada', givenName: 'Ada', familyName: 'Example' });
  before.close();
  const database = new ProgramDatabase(id);
  expect(await database.rows('loggedDay').where('personId').equals('ada').count()).toBe(0);
  expect(await database.rows('person').count()).toBe(1);
  await database.delete();
});
