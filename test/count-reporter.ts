import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a run with one line that people and machines read alike: `N passed, M failed`, with
 * `, K skipped` where some were. A file that cannot be loaded and an error outside any test
 * count as one failure each.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [
      ...Array.from(module.children.allTests(), (test) => test.result().state),
      ...Array.from(module.children.allSuites(), (suite) => suite.errors())
        .flat()
        .map(() => 'failed'),
      ...module.errors().map(() => 'failed'),
    ]);
    const count = (state: string) => states.filter((found) => found === state).length;
    const skipped = count('skipped') + count('pending');
    const failed = count('failed') + unhandledErrors.length;
    const line = `${count('passed')} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
    process.stdout.write(`\n${line}\n`);
  }
}
