import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changes } from '../../src/domain/changes/registry.ts';
import {
  changeIdSchema,
  draftIdSchema,
  editionIdSchema,
  programIdSchema,
} from '../../src/domain/id.ts';
import { day } from '../../src/domain/time/day.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { ProgramDatabase } from '../../src/store/database.ts';
import { readCellStory } from '../../src/store/queries/cell-story.ts';
import { readSide } from '../../src/store/queries/compared.ts';
import { replaceContent } from '../../src/store/program-content.ts';
import { record } from '../../src/store/record.ts';
import { branch, edition, place } from '../domain/change-rows.ts';
import { tinyProgram } from '../domain/tiny-program.ts';

const night = day('2026-07-09');
const [year] = tinyProgram.academicYear ?? [];
if (!year) throw new Error('The tiny program has a year');
let database: ProgramDatabase;

beforeEach(async () => {
  database = new ProgramDatabase(programIdSchema.parse('tiny-story'));
  await replaceContent(database, { rows: tinyProgram, history: [] });
});
afterEach(() => database.delete());

async function make(...steps: readonly (readonly [string, unknown])[]): Promise<void> {
  for (const [name, args] of steps) {
    const change = changes.get(name);
    if (!change) throw new Error(`No change ${name}`);
    const count = (await database.history.count()) + 1;
    const outcome = await record(database, change, args, {
      changeId: changeIdSchema.parse(`c${count}`),
      at: instantSchema.parse(count),
      by: null,
    });
    expect(outcome.ok).toBe(true);
  }
}

const storyOf = (draftId: string) =>
  readCellStory(
    database,
    draftIdSchema.parse(draftId),
    { layer: 'call', firstDay: night, lastDay: night },
    ({ slot }) => slot.layer === 'call' && slot.day === night,
  );

test('a branch has the history of what it began as, up to when it began', async () => {
  await make(
    ['slot-assigned', place],
    ['branch-started', { draft: branch }],
    ['slot-assigned', { ...place, personId: 'ada' }],
    ['slot-assigned', { ...place, draftId: 'branch', personId: null }],
  );
  const events = async (draftId: string) =>
    (await storyOf(draftId))?.events.map(({ changeId }) => changeId);
  expect(await events('branch')).toEqual(['c4', 'c2', 'c1']);
  expect(await events('draft')).toEqual(['c3', 'c1']);
  expect(await storyOf('none')).toBeNull();
});

test('editions are told with the reason that the history keeps', async () => {
  await make(['slot-assigned', place], ['edition-published', { ...edition, reason: 'Ada is ill' }]);
  const story = await storyOf('draft');
  expect(story?.published.map((each) => each.edition.number)).toEqual([1]);
  expect([...(story?.reasons ?? [])]).toEqual([['e1', 'Ada is ill']]);
});

test('a side is a draft, the schedule as an edition left it, or what is in force', async () => {
  await make(
    ['edition-published', edition],
    ['slot-assigned', place],
    ['edition-published', { ...edition, editionId: 'e2' }],
  );
  const onNight = async (side: Parameters<typeof readSide>[2]) =>
    (await readSide(database, year.id, side))
      ?.filter(({ slot }) => slot.layer === 'call' && slot.day === night)
      .map(({ personId }) => personId);
  expect(await onNight({ kind: 'edition', editionId: editionIdSchema.parse('e1') })).toEqual([]);
  expect(await onNight({ kind: 'edition', editionId: editionIdSchema.parse('e2') })).toEqual([
    'bo',
  ]);
  expect(await onNight({ kind: 'in-force' })).toEqual(['bo']);
  expect(await onNight({ kind: 'draft', draftId: draftIdSchema.parse('draft') })).toEqual(['bo']);
  expect(await onNight({ kind: 'draft', draftId: draftIdSchema.parse('gone') })).toBeUndefined();
});
