import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnyChange } from '../../src/domain/changes/run-change.ts';
import { undoState } from '../../src/domain/changes/history.ts';
import { MemoryProgram } from '../../src/domain/changes/memory-rows.ts';
import { changes } from '../../src/domain/changes/registry.ts';
import { changeIdSchema } from '../../src/domain/id.ts';
import { brokenReferences } from '../../src/domain/references.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { acceptedCases, type ChangeCase } from './accepted-cases.ts';
import { refusedCases } from './refused-cases.ts';
import { tinyProgram } from './tiny-program.ts';

function changeOf(name: string): AnyChange {
  const change = changes.get(name);
  if (!change) throw new Error(`No change ${name}`);
  return change;
}

function made(place: number) {
  return { changeId: changeIdSchema.parse(`c${place}`), at: instantSchema.parse(place), by: null };
}

async function attempt(program: MemoryProgram, { change, args }: ChangeCase): Promise<string> {
  const outcome = await program.record(changeOf(change), args, made(program.history.length + 1));
  return outcome.ok ? 'ok' : outcome.problem.kind;
}

/** The tiny program with what the case is about. */
async function programFor({ first = [] }: ChangeCase): Promise<MemoryProgram> {
  const program = new MemoryProgram(tinyProgram);
  for (const each of first) expect(await attempt(program, each)).toBe('ok');
  return program;
}

async function takeBack(program: MemoryProgram, way: 'undo' | 'redo'): Promise<boolean> {
  const changeId = undoState(program.history)[way];
  if (changeId === null) return false;
  expect(await attempt(program, { change: 'undone', args: { changeId } })).toBe('ok');
  return true;
}

test('the tiny program and every accepted change leave references whole', async () => {
  expect(brokenReferences(tinyProgram)).toEqual([]);
  for (const each of acceptedCases) {
    const program = await programFor(each);
    await attempt(program, each);
    expect(brokenReferences(program.rows.content()), each.change).toEqual([]);
  }
});

test('every change of the registry has a case that is accepted and one that is refused', () => {
  const names = (cases: readonly ChangeCase[]): string[] =>
    [...new Set(cases.map((each) => each.change))].toSorted();
  const all = [...changes.keys()].toSorted();
  expect(names([...acceptedCases, { change: 'undone', args: {} }])).toEqual(all);
  expect(names(refusedCases)).toEqual(all);
});

describe('accepted', () => {
  test.each(acceptedCases)('$change, and undo takes it back, and redo', async (each) => {
    const program = await programFor(each);
    const before = program.rows.content();
    expect(await attempt(program, each)).toBe('ok');
    const after = program.rows.content();
    expect(after).not.toEqual(before);
    expect(changeOf(each.change).sentence(changeOf(each.change).args.parse(each.args))).not.toBe(
      '',
    );
    await takeBack(program, 'undo');
    expect(program.rows.content()).toEqual(before);
    await takeBack(program, 'redo');
    expect(program.rows.content()).toEqual(after);
  });
});

describe('refused', () => {
  test.each(refusedCases)('$change: $refused leaves nothing', async (each) => {
    const program = await programFor(each);
    const before = program.rows.content();
    const { length } = program.history;
    expect(await attempt(program, each)).toBe(each.refused);
    expect(program.rows.content()).toEqual(before);
    expect(program.history).toHaveLength(length);
  });
});

test('a pin stays a pin when a solution keeps it', async () => {
  const program = new MemoryProgram(tinyProgram);
  const kept = acceptedCases.find(({ change }) => change === 'solution-applied');
  if (kept) await attempt(program, kept);
  const row = await program.rows.get('assignment', 'draft/block/ward/b1/0');
  expect([row?.source, row?.personId]).toEqual(['pinned', 'ada']);
});

test('what was changed or removed since is not taken back', async () => {
  const program = new MemoryProgram(tinyProgram);
  const setting = { id: 'new-rule', isOn: true, params: {} };
  await attempt(program, { change: 'rule-set', args: { setting, title: '' } });
  await attempt(program, {
    change: 'rule-set',
    args: { setting: { ...setting, isOn: false }, title: '' },
  });
  expect(await attempt(program, { change: 'undone', args: { changeId: 'c1' } })).toBe(
    'moved-since',
  );
  const absence = {
    id: 'new',
    personId: 'ada',
    firstDay: '2026-09-01',
    lastDay: '2026-09-01',
    status: 'approved',
  };
  await attempt(program, {
    change: 'absence-entered',
    args: { absence, detail: { id: 'new', type: 'sick' } },
  });
  await attempt(program, { change: 'person-removed', args: { personId: 'ada', name: 'Ada' } });
  expect(await attempt(program, { change: 'undone', args: { changeId: 'c3' } })).toBe(
    'moved-since',
  );
});

test('editions are numbered, and share the pieces that are equal', async () => {
  const program = new MemoryProgram(tinyProgram);
  const published = acceptedCases.find(({ change }) => change === 'edition-published');
  await attempt(program, { change: 'edition-published', args: published?.args });
  const args = Object.assign({}, published?.args, { editionId: 'e2' });
  await attempt(program, { change: 'edition-published', args });
  const [first, second] = await program.rows.all('edition');
  expect([first?.number, second?.number]).toEqual([1, 2]);
  expect(second?.chunks).toEqual(first?.chunks);
  expect(await program.rows.all('chunk')).toHaveLength(first?.chunks.length ?? -1);
  expect(await program.rows.all('frozen')).toHaveLength(1);
});

const anySequence = fc.array(
  fc.constantFrom<ChangeCase | 'undo' | 'redo'>(
    ...acceptedCases,
    ...refusedCases,
    'undo',
    'undo',
    'redo',
  ),
  { maxLength: 25 },
);

test('after any changes, undoing all gives the start again, and redoing all the end', async () => {
  await fc.assert(
    fc.asyncProperty(anySequence, async (steps) => {
      const program = new MemoryProgram(tinyProgram);
      const start = program.rows.content();
      for (const step of steps) {
        if (typeof step === 'string') await takeBack(program, step);
        else await attempt(program, step);
      }
      const end = program.rows.content();
      let undone = 0;
      while (await takeBack(program, 'undo')) undone++;
      expect(program.rows.content()).toEqual(start);
      for (; undone > 0; undone--) expect(await takeBack(program, 'redo')).toBe(true);
      expect(program.rows.content()).toEqual(end);
      expect(program.history.map((entry) => entry.seq)).toEqual(
        program.history.map((_, place) => place + 1),
      );
    }),
    { numRuns: 60 },
  );
});
