import { expect, test } from 'vitest';
import { personIdSchema } from '../../../src/domain/id.ts';
import { day } from '../../../src/domain/time/day.ts';
import type { Finding } from '../../../src/rules/rule.ts';
import { newOrWorse } from '../../../src/solver/mend/matters.ts';

const calls = (measured: number, more: Partial<Finding> = {}): Finding => ({
  ruleId: 'every-third-night',
  verdict: 'violation',
  personIds: [personIdSchema.parse('ada')],
  firstDay: day('2026-07-06'),
  lastDay: day('2026-08-02'),
  slots: [],
  measured,
  limit: 9,
  unit: 'calls',
  because: `${measured} in-house calls in 28 days on Wards.`,
  ...more,
});
const ben = { personIds: [personIdSchema.parse('ben')] };
const later = { firstDay: day('2026-08-03'), lastDay: day('2026-08-30') };

test.each<[string, Finding[], Finding[], number]>([
  ['nothing changed', [calls(11)], [calls(11)], 0],
  ['less of it, but still too much', [calls(11)], [calls(10)], 0],
  ['more of it', [calls(10)], [calls(11)], 1],
  [
    'more of it in the same words',
    [calls(10, { because: 'Too many.' })],
    [calls(11, { because: 'Too many.' })],
    1,
  ],
  ['somebody else has it now', [calls(11)], [calls(10, ben)], 1],
  ['it is in another period now', [calls(11)], [calls(10, later)], 1],
  ['one became two', [calls(11)], [calls(10), calls(10, { lastDay: day('2026-07-19') })], 1],
  ['an advisory became a violation', [calls(11, { verdict: 'advisory' })], [calls(10)], 1],
  [
    'where nothing is measured any change is new',
    [calls(11, { measured: null, because: 'Away. On W.' })],
    [calls(11, { measured: null, because: 'Away.' })],
    1,
  ],
])('%s', (_, before, after, count) => {
  expect(newOrWorse(before, after)).toHaveLength(count);
});
