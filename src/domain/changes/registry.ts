import type { AnyChange } from './run-change.ts';

const modules = import.meta.glob<Record<string, unknown>>(
  [
    './*.ts',
    '!./buffered-rows.ts',
    '!./change.ts',
    '!./history.ts',
    '!./memory-rows.ts',
    '!./registry.ts',
    '!./rows-port.ts',
    '!./run-change.ts',
  ],
  { eager: true },
);

/** Every change there is, by name: one file each in this folder, found by glob. */
export const changes: ReadonlyMap<string, AnyChange> = new Map(
  Object.values(modules)
    .flatMap((module) => Object.values(module))
    .filter(isChange)
    .map((change) => [change.name, change]),
);

function isChange(value: unknown): value is AnyChange {
  return (
    typeof value === 'object' &&
    value !== null &&
    'apply' in value &&
    'sentence' in value &&
    'name' in value
  );
}
