import { expect, test } from 'vitest';
import { editionsInForce } from '../../src/domain/schedule/editions.ts';
import { day } from '../../src/domain/time/day.ts';
import { writeEditionFile } from '../../src/formats/write-edition-file.ts';
import { readLookUp, readPublished, type Wanted } from '../../src/store/queries/published.ts';
import { takeInEditions } from '../../src/store/take-in-editions.ts';
import { databaseWith, publishedOf } from './published-of.ts';
import {
  at,
  publish,
  publishedRowsOf,
  people,
  row,
  smallAssignments,
  smallProgram,
  smallPublished,
} from './small-program.ts';

test('which edition speaks for which days, drawn as layer edition from to', async () => {
  const program = smallProgram();
  await publish(program, ['block', 'call'], '2026-11-01', '2026-11-30');
  await publish(program, ['call'], '2026-11-10', '2026-11-20');
  await publish(program, ['call'], '2026-11-15', '2026-12-05');
  const { editions } = await publishedRowsOf(program);
  const drawn = editionsInForce(editions, {
    firstDay: day('2026-10-30'),
    lastDay: day('2026-12-31'),
  }).map((each) => `${each.layer} ${each.edition.number} ${each.firstDay} ${each.lastDay}`);
  expect(drawn).toEqual([
    'block 1 2026-11-01 2026-11-30',
    'call 1 2026-11-01 2026-11-09',
    'call 2 2026-11-10 2026-11-14',
    'call 3 2026-11-15 2026-12-05',
  ]);
});

test('a block that began before the span is there; days beyond the span are not', async () => {
  const { schedule } = await publishedOf(await smallPublished(), '2026-11-23', '2026-11-24');
  const layers = schedule.filled.map(({ slot }) =>
    slot.layer === 'block' ? slot.blockId : slot.layer === 'call' ? slot.day : '',
  );
  expect([...new Set(layers)].toSorted()).toEqual(['2026-11-23', '2026-11-24', 'b2']);
});

test('only what is wanted is read, drawn as layer and person', async () => {
  const database = await databaseWith(await smallPublished());
  const span = { firstDay: day('2026-11-23'), lastDay: day('2026-11-24') };
  const drawn = async (wanted: Wanted): Promise<string> => {
    const published = await readPublished(database, span, wanted);
    const filled = published?.schedule.filled ?? [];
    return [...new Set(filled.map(({ slot, personId }) => `${slot.layer} ${personId}`))]
      .toSorted()
      .join(', ');
  };
  expect(await drawn({ people: [people.ada] })).toBe('block ada, call ada');
  expect(await drawn({ whole: ['block'] })).toBe('block ada, block ben, block chi');
  expect(await drawn({ whole: ['call'], people: [people.ben] })).toBe(
    'block ben, call ada, call ben, call chi, call dora',
  );
  expect(await drawn({ whole: [] })).toBe('');
  expect(await drawn({})).toBe(
    'block ada, block ben, block chi, call ada, call ben, call chi, call dora',
  );
});

test('a changed absence is seen by the next look', async () => {
  const content = await smallPublished();
  const database = await databaseWith(content);
  const span = { firstDay: day('2026-11-23'), lastDay: day('2026-11-24') };
  const isAway = async () =>
    (await readPublished(database, span))?.schedule.plan.isAbsent(people.ben, span.firstDay);
  expect(await isAway()).toBe(false);
  const absence = row('absence', { id: 'new', personId: 'ben', ...span, status: 'approved' });
  await takeInEditions(database, { ...content, absences: [...content.absences, absence] });
  expect(await isAway()).toBe(true);
});

test('where nothing is published there is nothing, and the newest edition is named all the same', async () => {
  const database = await databaseWith(await smallPublished());
  const span = { firstDay: day('2028-01-01'), lastDay: day('2028-01-02') };
  expect(await readPublished(database, span)).toBeNull();
  const found = await readLookUp(database, at('2028-01-01 12:00'), 0, 1);
  expect(found).toMatchObject({ published: null, newest: { number: 2 }, today: '2028-01-01' });
});

test('a newer file replaces what is live and drops what is superseded', async () => {
  const database = await databaseWith(await smallPublished());
  const program = smallProgram({ ...smallAssignments(), 'call/night/2026-11-23/0': 'ben' });
  for (const layers of [['block'], ['call'], ['call']] as const) {
    await publish(program, layers, '2026-07-01', '2027-06-30');
  }
  const rows = await publishedRowsOf(program);
  const newest = { ...rows, editions: rows.editions.slice(-1), contacts: [], absences: [] };
  expect(await takeInEditions(database, newest)).toEqual({ ok: true, value: 3 });
  expect(await database.rows('contact').count()).toBe(0);
  expect(await database.rows('absence').count()).toBe(0);
  const numbers = (await database.rows('edition').toArray()).map(({ number }) => number);
  expect(numbers.toSorted((one, other) => one - other)).toEqual([1, 3]);
  const pieces = new Set<string>(
    (await database.rows('edition').toArray()).flatMap(({ chunks }) => chunks.map(({ id }) => id)),
  );
  expect(await database.rows('chunk').count()).toBe(pieces.size);
});

test('pieces are kept as bytes, and written into a file as they came', async () => {
  const content = await smallPublished();
  const database = await databaseWith(content);
  const chunks = await database.rows('chunk').toArray();
  expect(chunks.every(({ cells }) => cells instanceof Uint16Array)).toBe(true);
  expect(writeEditionFile({ ...content, chunks })).toBe(writeEditionFile(content));
});

test('an older file and a broken one change nothing', async () => {
  const rows = await smallPublished();
  const database = await databaseWith(rows);
  const refusedAs = async (content: typeof rows) => {
    const taken = await takeInEditions(database, content);
    return taken.ok ? null : taken.problem.kind;
  };
  const first = rows.editions.filter(({ number }) => number === 1);
  expect(await refusedAs({ ...rows, editions: first })).toBe('older');
  expect(await refusedAs({ ...rows, chunks: [] })).toBe('piece-missing');
  expect(await refusedAs({ ...rows, editions: [] })).toBe('no-edition');
  expect(await database.rows('edition').count()).toBe(2);
  expect(await database.rows('contact').count()).toBe(3);
  expect(await database.history.count()).toBe(0);
});

test('definitions come from the edition, contacts and approved absences as they are now', async () => {
  const rows = await smallPublished();
  const database = await databaseWith(rows);
  const { schedule, waysOf } = await publishedOf(rows, '2026-11-23', '2026-11-24');
  expect(schedule.plan.rows.activities.length).toBe(3);
  expect(schedule.plan.rows.absences.map(({ id }) => id)).toEqual(['away']);
  expect([...waysOf.keys()].toSorted()).toEqual(['ada', 'ben', 'dora']);
  expect(await database.rows('rotation').count()).toBe(0);
});
