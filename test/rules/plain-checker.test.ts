import { expect, test } from 'vitest';
import { disagreements } from './agreement.ts';
import { workRulesWithExamples } from './work-rules.ts';

const RECORDS = 1000;

test(`the rules and the plain checker agree on ${RECORDS} random records`, () => {
  const rules = workRulesWithExamples.map(({ rule }) => rule);
  const compared = disagreements(rules, 1, RECORDS);
  expect(compared.disagreements.slice(0, 3)).toEqual([]);
  // Where nothing is found there is nothing to compare.
  for (const [rule, count] of compared.findings) expect(count, rule).toBeGreaterThan(10);
});
