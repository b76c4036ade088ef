import { expect, test } from 'vitest';
import { ModelBuilder, yes } from '../../../src/rules/encoding/model.ts';
import { independentParts, joinedParts } from '../../../src/solver/search/independent-parts.ts';

const SOURCE = { ruleId: 'rule', people: [], subject: 'subject' };

/** Seven choices: the first two share a limit, the third and fourth a condition, the others nothing. */
function model() {
  const builder = new ModelBuilder();
  const choices = Array.from({ length: 7 }, () => builder.yesNo());
  const limits = builder.because(SOURCE);
  const [one = 0, two = 0, three = 0, four = 0, , , seven = 0] = choices;
  limits.atMostOne([one, two]);
  limits.onlyIf(yes(three)).atLeast(1, [four]);
  builder.penalty(3, two);
  builder.penalty(-2, seven);
  return builder.build();
}

test('what shares a limit or a condition is one part, with what it costs now and at least', () => {
  const parts = independentParts(model(), [0, 1, 0, 0, 0, 0, 0]);
  expect(parts).toEqual([
    { variables: [0, 1], cost: 3, least: 0 },
    { variables: [2, 3], cost: 0, least: 0 },
    { variables: [4], cost: 0, least: 0 },
    { variables: [5], cost: 0, least: 0 },
    { variables: [6], cost: 0, least: -2 },
  ]);
});

test('parts are put together as long as they are small', () => {
  const joined = joinedParts(independentParts(model(), [0, 1, 0, 0, 0, 0, 0]), 3);
  expect(joined).toEqual([
    { variables: [0, 1], cost: 3, least: 0 },
    { variables: [2, 3, 4], cost: 0, least: 0 },
    { variables: [5, 6], cost: 0, least: -2 },
  ]);
});
