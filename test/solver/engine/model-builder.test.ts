import { expect, test } from 'vitest';
import { ModelBuilder, no, yes } from '../../../src/rules/encoding/model.ts';

const source = { ruleId: 'coverage', people: ['p1'], subject: 'ICU, block 3' };

test('a rule writes its limits under its source', () => {
  const model = new ModelBuilder();
  const [day, night] = [model.yesNo(), model.yesNo()];
  const hours = model.number(0, 80);
  const coverage = model.because(source);
  coverage.atMostOne([day, night]);
  coverage.onlyIf(yes(day)).between(10, 20, [hours]);
  coverage.onlyIf(no(day)).atMost(3, [[2, night], hours]);
  coverage.implies(yes(night), no(day));
  model.penalty(5, hours);
  model.penalty(-2, hours);
  model.penalty(1, day);
  model.penalty(-1, day);
  expect(model.build()).toEqual({
    variables: [
      { min: 0, max: 1 },
      { min: 0, max: 1 },
      { min: 0, max: 80 },
    ],
    limits: [
      {
        min: null,
        max: 1,
        terms: [
          [1, 0],
          [1, 1],
        ],
        onlyIf: [],
        source: 0,
      },
      { min: 10, max: 20, terms: [[1, 2]], onlyIf: [{ variable: 0, is: true }], source: 0 },
      {
        min: null,
        max: 3,
        terms: [
          [2, 1],
          [1, 2],
        ],
        onlyIf: [{ variable: 0, is: false }],
        source: 0,
      },
      { min: 0, max: 0, terms: [[1, 0]], onlyIf: [{ variable: 1, is: true }], source: 0 },
    ],
    objective: [[3, 2]],
    sources: [source],
  });
});

test('what a sum lacks or exceeds is a variable just large enough', () => {
  const model = new ModelBuilder();
  const choices = [model.yesNo(), model.yesNo(), model.yesNo()];
  const limits = model.because(source);
  const lacking = limits.shortfall(2, choices);
  const exceeding = limits.excess(1, choices);
  const { variables, limits: written } = model.build();
  expect([variables[lacking], variables[exceeding]]).toEqual([
    { min: 0, max: 2 },
    { min: 0, max: 2 },
  ]);
  const counted = choices.map((choice) => [1, choice]);
  expect(written.map(({ min, max, terms }) => ({ min, max, terms }))).toEqual([
    { min: 2, max: null, terms: [...counted, [1, lacking]] },
    { min: null, max: 1, terms: [...counted, [-1, exceeding]] },
  ]);
});

test('equal sources share a place; sources that differ in people do not', () => {
  const model = new ModelBuilder();
  expect(model.source(source)).toBe(0);
  expect(model.source({ ...source, people: ['p2'] })).toBe(1);
  expect(model.source({ ...source })).toBe(0);
  expect(model.build().sources).toHaveLength(2);
});

test('mistakes of a rule are refused where they are made', () => {
  const model = new ModelBuilder();
  const hours = model.number(0, 80);
  const limits = model.because(source);
  expect(() => model.number(2, 1)).toThrow(RangeError);
  expect(() => limits.between(2, 1, [hours])).toThrow(RangeError);
  expect(() => limits.atMost(0.5, [hours])).toThrow(RangeError);
  expect(() => limits.atMost(1, [7])).toThrow(RangeError);
  expect(() => limits.onlyIf(yes(hours)).atMost(1, [hours])).toThrow(RangeError);
  expect(() => model.penalty(1.5, hours)).toThrow(RangeError);
});
