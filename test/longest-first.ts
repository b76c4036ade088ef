import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of tests that take longest, in no order: begun last they would keep one worker busy while the others are idle. */
export const LONG = [
  'test/flows/every-screen.flow.test.ts',
  'test/flows/generate.flow.test.ts',
  'test/flows/made-up-rule.flow.test.ts',
  'test/flows/main-job.flow.test.ts',
  'test/flows/story.flow.test.ts',
  'test/flows/workbench.flow.test.ts',
  'test/rules/check-equals-encode.test.ts',
  'test/rules/encoding-mutations.test.ts',
  'test/solver/half-day-worlds.test.ts',
  'test/solver/random-programs/random-programs.test.ts',
  'test/sync/mutants.test.ts',
  'test/sync/walks-sqlite.test.ts',
];

/** The order in which files of tests are run where nothing is known of earlier runs: the longest first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      LONG.some((name) => moduleId.endsWith(`/${name}`));
    return [...sorted.filter(isLong), ...sorted.filter((each) => !isLong(each))];
  }
}
