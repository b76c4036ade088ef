import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/domain/changes/change.ts';
import { parseProgramFile, writeProgramFile } from '../../src/formats/program-file.ts';

const frozen = readFileSync('test/fixtures/program-v1.json', 'utf8');

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

function problemOf(text: string): { kind: string; message: string; field?: string } {
  const outcome = parseProgramFile(text);
  if (outcome.ok) throw new Error('This file should have been refused');
  return outcome.problem;
}

function edited(edit: (file: ReturnType<typeof readable>) => void): string {
  const file = readable();
  edit(file);
  return JSON.stringify(file);
}

interface Readable {
  format: unknown;
  version: unknown;
  rows: Record<string, Record<string, unknown>[]>;
  history: Record<string, unknown>[];
}

function readable(): Readable {
  // oxlint-disable-next-line typescript/no-unsafe-return -- the fixture's own shape, edited on purpose
  return JSON.parse(frozen);
}

describe('a program file', () => {
  test('of version 1 is read for ever', () => {
    const content = valueOf(parseProgramFile(frozen));
    expect(content.rows.program).toEqual([
      { id: 'harbor', name: 'Harbor Example', timeZone: 'America/Los_Angeles', pgyMax: 3 },
    ]);
    expect(content.rows.person?.map((person) => person.staffCode)).toEqual(['R1', null]);
    expect(content.rows.personYear?.[0]).toMatchObject({
      fte: 1,
      takesCall: true,
      callWeekdaysOff: [],
    });
    expect(content.history).toHaveLength(1);
  });

  test('export, import, export gives the same bytes', () => {
    const once = writeProgramFile(valueOf(parseProgramFile(frozen)));
    expect(writeProgramFile(valueOf(parseProgramFile(once)))).toBe(once);
  });

  test('does not depend on the order of rows and keys', () => {
    const content = valueOf(parseProgramFile(frozen));
    const turned = {
      history: content.history,
      rows: Object.fromEntries(
        Object.entries(content.rows)
          .toReversed()
          .map(([kind, rows]) => [
            kind,
            rows.toReversed().map((row) => Object.fromEntries(Object.entries(row).toReversed())),
          ]),
      ),
    };
    expect(writeProgramFile(turned)).toBe(writeProgramFile(content));
  });

  test('survives being cut anywhere: refused, never thrown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: frozen.trimEnd().length - 1 }), (length) => {
        expect(parseProgramFile(frozen.slice(0, length)).ok).toBe(false);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('a wrong program file is refused with what is wrong', () => {
  test.each([
    ['Staff ID,Name\nR1,"Example, Ada"', 'not-json', 'cannot be read as JSON'],
    ['[]', 'wrong-format', 'not a program file'],
    ['{"format":"something-else"}', 'wrong-format', 'something-else'],
    [edited((file) => (file.version = 99)), 'newer-version', 'Update the app'],
    [edited((file) => (file.version = 'one')), 'wrong-format', 'version is missing'],
    [edited((file) => (file.rows.helicopter = [])), 'unknown-kind', 'helicopter'],
    [edited((file) => (file.rows.program = [])), 'program-missing', 'holds 0'],
    [edited((file) => delete file.rows.person), 'reference-broken', 'names person "ada"'],
    [edited((file) => file.history.push({ ...file.history[0] })), 'history-broken', 'out of order'],
    [edited((file) => file.rows.person?.push({ ...file.rows.person[0] })), 'id-twice', '"ada"'],
    [edited((file) => Object.assign(file, { rows: [] })), 'invalid', 'rows'],
  ])('%.40s', (text, kind, words) => {
    const problem = problemOf(text);
    expect(problem.kind).toBe(kind);
    expect(problem.message).toContain(words);
  });

  test('a wrong field is named by kind, row, id and field', () => {
    const problem = problemOf(
      edited((file) => {
        Object.assign(file.rows.person?.[1] ?? {}, { email: 'not an address' });
        Object.assign(file.rows.personYear?.[0] ?? {}, { pgy: 9, firstDay: '2026-02-30' });
      }),
    );
    expect(problem.kind).toBe('invalid');
    expect(problem.field).toBe('rows.person.1.email');
    expect(problem.message).toContain('person 2 ("bo"), email: This is not an e-mail address.');
    expect(problem.message).toContain('personYear 1 ("ada-2026"), pgy: must be at most 8.');
    expect(problem.message).toContain('firstDay: This day does not exist in the calendar.');
  });
});
