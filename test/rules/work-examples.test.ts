import { describe, expect, test } from 'vitest';
import { drawnRecord, paramsOf } from '../../src/rules/work/work-example.ts';
import { verdictOf } from '../../src/rules/check-schedule.ts';
import { workRulesWithExamples } from './work-rules.ts';

describe.each(workRulesWithExamples.map((each) => [each.rule.id, each] as const))(
  '%s',
  (_id, { file, rule, examples }) => {
    test('is named as its file, with examples on both sides of its limit', () => {
      expect(file).toContain(`/${rule.id}.rule.ts`);
      const verdicts = new Set(examples.map(({ verdict }) => verdict));
      expect(verdicts).toContain('allowed');
      expect(verdicts).toContain(rule.force === 'must' ? 'violation' : 'advisory');
    });

    test('says what it asks in words with its settings', () => {
      expect(rule.statement(rule.params.parse({}))).toMatch(/^[A-Z].*\.$/);
    });

    test.each(
      examples.map((example) => [`${example.verdict}: ${example.title}`, example] as const),
    )('%s', (_title, example) => {
      const found = rule.checkWork(drawnRecord(example), paramsOf(rule.params, example));
      const verdicts = [...new Set(found.map((each) => verdictOf(each, rule.force)))];
      expect(verdicts, JSON.stringify(found)).toEqual(
        example.verdict === 'allowed' ? [] : [example.verdict],
      );
      if (example.on !== undefined) {
        const { assignments } = drawnRecord(example);
        const where = found.map(
          ({ firstDay }) =>
            assignments.find((each) => each.firstDay <= firstDay && firstDay <= each.lastDay)?.name,
        );
        expect(where).toEqual([example.on]);
      }
    });
  },
);
