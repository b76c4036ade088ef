import { expect, test } from 'vitest';
import type { AnyChange } from '../../src/domain/changes/run-change.ts';
import { MemoryProgram } from '../../src/domain/changes/memory-rows.ts';
import { changes } from '../../src/domain/changes/registry.ts';
import { changeIdSchema } from '../../src/domain/id.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { parseEditionFile } from '../../src/formats/edition-file.ts';
import { publishedContent, writeEditionFile } from '../../src/formats/write-edition-file.ts';
import { edition, leave, offer } from '../domain/change-rows.ts';
import { tinyProgram } from '../domain/tiny-program.ts';

const SECRETS = ['A wedding', 'Too many are away', 'For my exam', 'Fever', 'Cy Faculty decided'];

test('an edition tells what became of what was asked, and neither why nor of whom', async () => {
  const program = new MemoryProgram(tinyProgram);
  const make = async (name: string, args: unknown): Promise<void> => {
    const change: AnyChange | undefined = changes.get(name);
    if (!change) throw new Error(name);
    const changeId = changeIdSchema.parse(`c${program.history.length}`);
    const made = { changeId, at: instantSchema.parse(1), by: null };
    const outcome = await program.record(change, args, made);
    if (!outcome.ok) throw new Error(outcome.problem.message);
  };
  const decided = { decidedAt: 4, decidedBy: 'Cy Faculty decided' };
  await make('request-made', { request: leave });
  await make('request-made', { request: { ...leave, id: 'second' } });
  await make('swap-offered', { swap: { ...offer, note: 'For my exam' } });
  const ill = { absenceId: 'ill', personId: 'bo', note: 'Fever' };
  await make('sick-called', { ...ill, firstDay: '2026-08-10', lastDay: '2026-08-10' });
  await make('request-decided', { requestId: 'leave', isGranted: true, ...decided, reason: '' });
  const no = { ...decided, reason: 'Too many are away' };
  await make('request-decided', { requestId: 'second', isGranted: false, ...no });
  await make('swap-refused', { swapId: 'new-swap', ...no });
  await make('edition-published', edition);
  const rows = program.rows.content();
  const year = rows.academicYear?.[0];
  const content = year && publishedContent(rows, year);
  if (!content) throw new Error('It was just published');
  const text = writeEditionFile(content);
  for (const secret of [...SECRETS, 'vacation', 'A wedding']) expect(text).not.toContain(secret);
  const read = parseEditionFile(text);
  if (!read.ok) throw new Error(read.problem.message);
  const told = new Map(read.value.answers.map((each) => [each.id as string, each]));
  expect(told.get('leave')).toMatchObject({ status: 'granted', decision: { editionNumber: 1 } });
  expect(told.get('second')).toMatchObject({ status: 'declined', decision: { reason: '' } });
  expect(told.get('new-swap')).toMatchObject({ state: 'refused' });
  expect(told.has('wish-ward')).toBe(false);
  // The absence itself is known, its kind is not.
  expect(read.value.absences.map(({ id }) => id)).toEqual(expect.arrayContaining(['leave', 'ill']));
});
