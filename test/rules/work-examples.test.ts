import { describe, expect, test } from 'vitest';
import { verdictOf } from '../../src/rules/check-schedule.ts';
import { drawnRecord, paramsOf } from '../../src/rules/work/work-example.ts';
import { namesOf } from './mutation-trial.ts';
import { workRulesWithExamples } from './work-rules.ts';

const named = workRulesWithExamples.map((each) => [each.rule.id, each] as const);

describe.each(named)('%s', (_id, { file, rule, examples }) => {
  test('is named as its file, with examples on both sides of its limit', () => {
    expect(file).toContain(`/${rule.id}.rule.ts`);
    const verdicts = examples.map(({ verdict }) => verdict);
    expect(verdicts).toContain('allowed');
    expect(verdicts).toContain(rule.force === 'must' ? 'violation' : 'advisory');
  });

  test('says what it asks in words with its settings', () => {
    expect(rule.statement(rule.params.parse({}))).toMatch(/^[A-Z].*\.$/);
  });

  const titled = examples.map((each) => [`${each.verdict}: ${each.title}`, each] as const);
  test.each(titled)('%s', (_title, example) => {
    const found = rule.checkWork(drawnRecord(example), paramsOf(rule.params, example));
    const verdicts = [...new Set(found.map((each) => verdictOf(each, rule.force)))];
    const expected = example.verdict === 'allowed' ? [] : [example.verdict];
    expect(verdicts, JSON.stringify(found)).toEqual(expected);
    if (example.on !== undefined) expect(namesOf(found, example)).toBe(example.on);
  });
});
