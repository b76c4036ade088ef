import type { WorkExample } from '../../src/rules/work/work-example.ts';
import type { WorkRule } from '../../src/rules/work/work-rule.ts';

const ruleModules = import.meta.glob<WorkRule>('../../src/rules/*/*.rule.ts', {
  eager: true,
  import: 'rule',
});
const exampleModules = import.meta.glob<readonly WorkExample[]>('../../src/rules/*/*.rule.ts', {
  eager: true,
  import: 'workExamples',
});

/** Every rule of work periods with its examples and the path of its file. */
export const workRulesWithExamples: readonly {
  readonly file: string;
  readonly rule: WorkRule;
  readonly examples: readonly WorkExample[];
}[] = Object.entries(ruleModules).flatMap(([file, rule]) =>
  'checkWork' in rule ? [{ file, rule, examples: exampleModules[file] ?? [] }] : [],
);
