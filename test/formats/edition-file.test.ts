import { beforeAll, describe, expect, test } from 'vitest';
import { editionPublished } from '../../src/domain/changes/edition-published.ts';
import { MemoryProgram } from '../../src/domain/changes/memory-rows.ts';
import type { PublishedContent } from '../../src/domain/published-content.ts';
import { rowsImported } from '../../src/domain/changes/rows-imported.ts';
import { changeIdSchema } from '../../src/domain/id.ts';
import type { Scope } from '../../src/domain/rows/schedule.ts';
import { day } from '../../src/domain/time/day.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { contentIdOf, parseEditionFile } from '../../src/formats/edition-file.ts';
import { publishedContent, writeEditionFile } from '../../src/formats/write-edition-file.ts';
import { fixtureFiles, tryImport } from './import/import-files.ts';

const YEAR = { firstDay: day('2026-07-01'), lastDay: day('2027-06-30') };
const JULY: Scope = { layers: ['call'], firstDay: day('2026-07-01'), lastDay: day('2026-07-31') };
const program = new MemoryProgram();
let changes = 0;

async function record(
  change: Parameters<MemoryProgram['record']>[0],
  args: unknown,
): Promise<void> {
  changes += 1;
  const made = {
    changeId: changeIdSchema.parse(`change-${changes}`),
    at: instantSchema.parse(changes),
    by: null,
  };
  expect(await program.record(change, args, made)).toMatchObject({ ok: true });
}

async function publish(scope: Scope): Promise<void> {
  const [draft] = await program.rows.all('draft');
  const published = { publishedAt: changes, publishedBy: 'Ada Example', note: '' };
  await record(editionPublished, {
    editionId: `e${changes}`,
    draftId: draft?.id,
    scope,
    ...published,
  });
}

function published(): PublishedContent {
  const content = publishedContent(program.rows.content(), YEAR);
  if (!content) throw new Error('Something was published');
  return content;
}

function problemOf(text: string): { kind: string; message: string } {
  const outcome = parseEditionFile(text);
  if (outcome.ok) throw new Error('This file should have been refused');
  return outcome.problem;
}

beforeAll(async () => {
  await record(rowsImported, {
    title: 'files',
    rows: tryImport(fixtureFiles('harbor-valley')).rows,
  });
  expect(publishedContent(program.rows.content(), YEAR)).toBeNull();
  for (let edition = 1; edition <= 3; edition++) await publish(JULY);
  await publish({ ...JULY, firstDay: day('2026-07-20') });
});

describe('an edition file', () => {
  test('carries the editions in force and the one before each', () => {
    expect(
      published()
        .editions.map(({ number }) => number)
        .toSorted((one, other) => one - other),
    ).toEqual([2, 3, 4]);
  });

  test('comes back as it was, and writes to the same bytes', () => {
    const text = writeEditionFile(published());
    const outcome = parseEditionFile(text);
    if (!outcome.ok) throw new Error(outcome.problem.message);
    expect(outcome.value.editions).toHaveLength(3);
    expect(outcome.value.contacts).toHaveLength(30);
    expect(writeEditionFile(outcome.value)).toBe(text);
  });

  test('says by its content id whether it changed', async () => {
    const text = writeEditionFile(published());
    expect(contentIdOf(text)).toMatch(/^[0-9a-f]{20}$/);
    expect(contentIdOf(writeEditionFile(published()))).toBe(contentIdOf(text));
    const { absences } = published();
    expect(contentIdOf(writeEditionFile({ ...published(), absences: absences.slice(1) }))).not.toBe(
      contentIdOf(text),
    );
  });

  test('keeps what is private or unfinished behind', () => {
    const { rotation, absence } = program.rows.content();
    const text = writeEditionFile(published());
    for (const word of [
      'jury-duty',
      'parental',
      'absenceDetail',
      'draftId',
      'Imported from Amion',
      'no call on Wed',
    ]) {
      expect(text).not.toContain(word);
    }
    expect(rotation).toHaveLength(20);
    expect(published().absences).toHaveLength(
      absence?.filter(({ status }) => status === 'approved').length ?? 0,
    );
  });

  test.each([
    ['{}', 'wrong-format'],
    ['no', 'not-json'],
    ['{"format":"residency-scheduler-editions","version":2}', 'newer-version'],
    ['{"format":"residency-scheduler-editions","version":1}', 'invalid'],
  ])('refuses %s', (text, kind) => {
    expect(problemOf(text).kind).toBe(kind);
  });

  test('refuses an edition of which a piece is missing or cut', () => {
    const whole = published();
    const without = (part: Partial<PublishedContent>) => writeEditionFile({ ...whole, ...part });
    expect(problemOf(without({ chunks: whole.chunks.slice(1) })).kind).toBe('piece-missing');
    expect(problemOf(without({ frozen: [] })).kind).toBe('piece-missing');
    expect(problemOf(without({ editions: [] })).kind).toBe('no-edition');
    const cut = whole.chunks.map((chunk) => ({ ...chunk, people: [] }));
    expect(problemOf(without({ chunks: cut })).kind).toBe('piece-missing');
  });
});
