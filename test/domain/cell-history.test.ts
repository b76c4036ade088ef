import { expect, test } from 'vitest';
import { MemoryProgram } from '../../src/domain/changes/memory-rows.ts';
import { changes } from '../../src/domain/changes/registry.ts';
import { changeIdSchema, draftIdSchema, personIdSchema } from '../../src/domain/id.ts';
import { cellHistory, publishedHistory } from '../../src/domain/schedule/cell-history.ts';
import { daySchema, day } from '../../src/domain/time/day.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { edition, place } from './change-rows.ts';
import { tinyProgram } from './tiny-program.ts';

const draftId = draftIdSchema.parse('draft');
const night = day('2026-07-09');

async function after(...steps: readonly (readonly [string, unknown])[]): Promise<MemoryProgram> {
  const program = new MemoryProgram(tinyProgram);
  for (const [name, args] of steps) {
    const change = changes.get(name);
    if (!change) throw new Error(`No change ${name}`);
    const count = program.history.length + 1;
    const outcome = await program.record(change, args, {
      changeId: changeIdSchema.parse(`c${count}`),
      at: instantSchema.parse(count * 1000),
      by: personIdSchema.parse('cy'),
    });
    expect(outcome.ok).toBe(true);
  }
  return program;
}

async function told(program: MemoryProgram): Promise<string[]> {
  const events = cellHistory(
    draftId,
    program.history,
    await program.rows.by('assignment', 'draftId', draftId),
    ({ slot }) => slot.layer === 'call' && slot.day === night,
  );
  const named = (filled: readonly { personId: string; source: string }[]) =>
    filled.map(({ personId, source }) => `${personId} ${source}`).join('+') || '-';
  return events.map(
    ({ changeId, name, by, before, after: now }) =>
      `${changeId} ${name} by ${by}: ${named(before)} > ${named(now)}`,
  );
}

test('every change of a cell is told, the latest first, with undo; what is elsewhere is not', async () => {
  const program = await after(
    ['slot-assigned', place],
    ['slot-assigned', { ...place, slot: 'call/night/2026-07-10/0' }],
    ['slot-assigned', { ...place, personId: 'ada', source: 'solved' }],
    ['undone', { changeId: 'c3' }],
    ['slot-assigned', { ...place, personId: null }],
  );
  expect(await told(program)).toEqual([
    'c5 slot-assigned by cy: bo pinned > -',
    'c4 undone by cy: ada solved > bo pinned',
    'c3 slot-assigned by cy: bo pinned > ada solved',
    'c1 slot-assigned by cy: - > bo pinned',
  ]);
});

test('a change of another draft is none of this one', async () => {
  const program = await after(['slot-assigned', { ...place, draftId: 'what-if' }]);
  expect(await told(program)).toEqual([]);
});

test('editions tell of a cell only where they say otherwise than the one before', async () => {
  const program = await after(
    ['edition-published', edition],
    ['slot-assigned', place],
    ['edition-published', { ...edition, editionId: 'e2' }],
    ['edition-published', { ...edition, editionId: 'e3', note: 'the same again' }],
    [
      'edition-published',
      {
        ...edition,
        editionId: 'e4',
        scope: { layers: ['block'], firstDay: '2026-07-01', lastDay: '2026-07-31' },
      },
    ],
  );
  const chunks = new Map((await program.rows.all('chunk')).map((chunk) => [chunk.id, chunk]));
  const said = publishedHistory(
    await program.rows.all('edition'),
    (id) => chunks.get(id),
    { layer: 'call', firstDay: daySchema.parse(night), lastDay: daySchema.parse(night) },
    ({ slot }) => slot.layer === 'call' && slot.day === night,
  );
  expect(said.map((each) => [each.edition.number, each.filled.map((one) => one.personId)])).toEqual(
    [
      [2, ['bo']],
      [1, []],
    ],
  );
});
