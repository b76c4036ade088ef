import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTabText, writeTabText } from '../../src/formats/tab-text.ts';

test.each([
  [
    'ICU\tMW\r\nNF\t\r\n',
    [
      ['ICU', 'MW'],
      ['NF', ''],
    ],
  ],
  ['ICU', [['ICU']]],
  ['', []],
  [
    'a\tb\nc',
    [
      ['a', 'b'],
      ['c', ''],
    ],
  ],
  ['"two\nlines"\t"a ""quote"""\n', [['two\nlines', 'a "quote"']]],
  ['\n', [['']]],
  ['a\t', [['a', '']]],
  ['6" cuff', [['6" cuff']]],
  ['"never closed\tb', [['"never closed', 'b']]],
])('%j is read as %j', (text, lines) => {
  expect(parseTabText(text)).toEqual(lines);
});

test('what is written is read back', () => {
  const cell = fc.string({ maxLength: 8 }).map((text) => text.replace(/\r\n?/g, '\n'));
  const table = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
  fc.assert(
    fc.property(table, (lines) => {
      // A single empty cell and no cell at all are the same text.
      fc.pre(lines.length > 1 || lines[0]?.some((each) => each !== '') === true);
      fc.pre((lines.at(-1) ?? []).some((each) => each !== ''));
      expect(parseTabText(writeTabText(lines))).toEqual(lines);
    }),
  );
});
