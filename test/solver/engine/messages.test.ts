import { expect, test } from 'vitest';
import type { Limit, Model } from '../../../src/rules/encoding/model.ts';
import { encodeModel } from '../../../src/solver/engine/cp-sat-messages.ts';
import { MessageWriter, readFields, readIntegers } from '../../../src/solver/engine/protobuf.ts';
import { satisfies } from '../../../src/solver/engine/satisfies.ts';
import { readLogLine } from '../../../src/solver/engine/search-log.ts';

test('integers of every size are read as they were written', () => {
  const sizes = [0, 1, 127, 128, 2 ** 31 - 1, 2 ** 31, 2 ** 35, 2 ** 35 - 1, 2 ** 53 - 1];
  const values = sizes.flatMap((size) => [size, -size - 1 + 1]);
  const [field] = readFields(new MessageWriter().integers(3, values).finish());
  expect(field && 'bytes' in field ? readIntegers(field.bytes) : null).toEqual(
    values.map((value) => value + 0),
  );
  const fields = [...readFields(new MessageWriter().integer(90, -5).double(67, 0.25).finish())];
  expect(fields).toEqual([
    { number: 90, value: -5 },
    { number: 67, value: 0.25 },
  ]);
});

test('numbers have the bytes that the wire format prescribes', () => {
  expect([...new MessageWriter().integer(1, 150).finish()]).toEqual([0x08, 0x96, 0x01]);
  const minusOne = [0x08, ...Array.from({ length: 9 }, () => 0xff), 0x01];
  expect([...new MessageWriter().integer(1, -1).finish()]).toEqual(minusOne);
});

test('bytes that are no message are refused', () => {
  expect(() => [...readFields(Uint8Array.of(0x12, 0x05, 0x01))]).toThrow(RangeError);
  expect(() => [...readFields(Uint8Array.of(0x08, 0xff))]).toThrow(RangeError);
  expect(() => [...readFields(Uint8Array.of(0x0b))]).toThrow(RangeError);
});

const KINDS = new Map([
  [3, 'at least one'],
  [12, 'sum'],
  [26, 'at most one'],
  [29, 'exactly one'],
]);

/** The kinds of constraint that a limit on the choices 0 to 2 and the number 3 becomes. */
function kinds(limit: Partial<Limit>): string[] {
  const choice = { min: 0, max: 1 };
  const model: Model = {
    variables: [choice, choice, choice, { min: 0, max: 5 }],
    limits: [{ min: null, max: null, terms: [], onlyIf: [], source: 0, ...limit }],
    objective: [],
    sources: [],
  };
  const restrictions = { fixed: [], hint: null, objectiveMax: null, assumptions: [] };
  return [...readFields(encodeModel(model, restrictions))].flatMap((field) =>
    field.number === 3 && 'bytes' in field
      ? [...readFields(field.bytes)].flatMap(({ number }) => KINDS.get(number) ?? [])
      : [],
  );
}

test('a limit becomes the kind of constraint that says the same', () => {
  const two = [
    [1, 0],
    [1, 1],
  ] as const;
  const three = [
    [1, 0],
    [1, 1],
    [1, 2],
  ] as const;
  const oneChoice = [{ variable: 2, is: true }];
  expect(kinds({ min: 1, max: 1, terms: three })).toEqual(['exactly one']);
  expect(kinds({ max: 1, terms: three })).toEqual(['at most one']);
  expect(kinds({ min: 1, terms: three })).toEqual(['at least one']);
  expect(kinds({ max: 2, terms: three })).toEqual(['at least one']);
  expect(kinds({ min: 2, terms: three })).toEqual(['sum']);
  expect(
    kinds({
      max: 0,
      terms: [
        [1, 0],
        [-1, 1],
      ],
    }),
  ).toEqual(['at least one']);
  expect(kinds({ min: 1, max: 1, terms: two, onlyIf: oneChoice })).toEqual(['sum']);
  expect(kinds({ min: 1, terms: two, onlyIf: oneChoice })).toEqual(['at least one']);
  expect(
    kinds({
      max: 1,
      terms: [
        [1, 0],
        [1, 3],
      ],
    }),
  ).toEqual(['sum']);
  expect(
    kinds({
      max: 1,
      terms: [
        [1, 0],
        [1, 0],
      ],
    }),
  ).toEqual(['sum']);
  expect(kinds({ min: 0, max: 3, terms: three })).toEqual([]);
  expect(kinds({ min: 4, terms: three })).toEqual(['at least one']);
});

test('a limit holds as written', () => {
  const model: Model = {
    variables: [
      { min: 0, max: 1 },
      { min: -2, max: 5 },
    ],
    limits: [{ min: 3, max: 8, terms: [[2, 1]], onlyIf: [{ variable: 0, is: true }], source: 0 }],
    objective: [],
    sources: [],
  };
  expect(satisfies(model, [1, 2])).toBe(true);
  expect(satisfies(model, [1, 1])).toBe(false);
  expect(satisfies(model, [1, 5])).toBe(false);
  expect(satisfies(model, [0, 5])).toBe(true);
  expect(satisfies(model, [0, 6])).toBe(false);
  expect(satisfies(model, [0])).toBe(false);
});

test('the search log is read line by line', () => {
  expect(
    readLogLine('#Bound   0.55s best:inf   next:[109,4181] main (initial_propagation)'),
  ).toEqual({ isSolution: false, best: null, bound: 109 });
  expect(readLogLine('#12      8.30s best:-162   next:[-1.2e+06,161]  main')).toEqual({
    isSolution: true,
    best: -162,
    bound: -1200000,
  });
  expect(readLogLine('#2       0.78s best:147   next:[]         main')).toEqual({
    isSolution: true,
    best: 147,
    bound: 147,
  });
  expect(readLogLine('#Variables: 1392 (#bools: 1392 in objective)')).toBeNull();
  expect(readLogLine('#Done 0.5s')).toBeNull();
});
