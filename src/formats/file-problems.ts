import type * as z from 'zod/mini';
import { refused } from '../domain/changes/change.ts';
import type { BrokenReference } from '../domain/references.ts';

/** How many faults a message names before it only counts the rest. */
const NAMED_MAX = 5;

type Refusal = ReturnType<typeof refused>;
type Issue = z.core.$ZodIssue;

/** Reads JSON text that should be an object; a byte-order mark is passed over. */
export function parseJsonObject(
  text: string,
  what: string,
): { ok: true; value: Record<string, unknown> } | Refusal {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refused(
      'not-json',
      `This is not ${what}: it cannot be read as JSON. It may be cut off or of another kind; choose the file that was saved by this app.`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refused('wrong-format', `This is JSON, but not ${what}.`);
  }
  return { ok: true, value: Object.fromEntries(Object.entries(value)) };
}

/** Whether the header names this format in a version that this build can read; null when it does. */
export function headerProblem(
  file: Record<string, unknown>,
  format: string,
  versionMax: number,
  what: string,
): Refusal | null {
  if (file.format !== format) {
    const found =
      typeof file.format === 'string' ? `it says it is "${file.format}"` : 'it names no format';
    return refused('wrong-format', `This is not ${what}: ${found}.`, 'format');
  }
  const { version } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refused(
      'wrong-format',
      `This says it is ${what}, but its version is missing.`,
      'version',
    );
  }
  if (version > versionMax) {
    return refused(
      'newer-version',
      `This file was saved by a newer version of the app (format ${version}, this app reads up to ${versionMax}). Update the app, then open it again.`,
      'version',
    );
  }
  return null;
}

/** Words schema faults by kind, row and field. @param file what was parsed, to name the rows by their ids. */
export function schemaProblem(issues: readonly Issue[], file: unknown): Refusal {
  const named = issues
    .slice(0, NAMED_MAX)
    .map((issue) => `${placeOf(issue.path, file)}: ${reasonOf(issue)}.`);
  const more = issues.length > NAMED_MAX ? [`${issues.length - NAMED_MAX} more.`] : [];
  const remedy = 'Correct the file at these places, or save the program again from the app.';
  const [first] = issues;
  return refused(
    'invalid',
    [...named, ...more, remedy].join(' '),
    first?.path.map(String).join('.') ?? '',
  );
}

/** Words rows that name a row that is not in the file. */
export function referenceProblem(broken: readonly BrokenReference[]): Refusal {
  const named = broken
    .slice(0, NAMED_MAX)
    .map(
      ({ kind, id, field, missing, missingId }) =>
        `${kind} "${id}" names ${missing} "${missingId}" (${field}), which is not in the file.`,
    );
  const more = broken.length > NAMED_MAX ? [`${broken.length - NAMED_MAX} more.`] : [];
  const remedy = 'Part of the file is missing: save it again where it came from.';
  return refused('reference-broken', [...named, ...more, remedy].join(' '), broken[0]?.field);
}

function placeOf(path: readonly PropertyKey[], file: unknown): string {
  const [first, kind, index, ...rest] = path.map(String);
  if (first !== 'rows' || kind === undefined || index === undefined)
    return path.map(String).join('.');
  const id = [first, kind, index, 'id'].reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    file,
  );
  const row = typeof id === 'string' ? `"${id}"` : 'without a readable id';
  return `${kind} ${Number(index) + 1} (${row})${rest.length > 0 ? `, ${rest.join('.')}` : ''}`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object in braces',
};

/** What a value must be, in words. */
export function reasonOf(issue: Issue): string {
  if (issue.code === 'invalid_type')
    return `must be ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value')
    return `must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
  if (issue.message !== 'Invalid input') return issue.message;
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
  return 'is not written as it must be';
}

function unitOf(origin: string): string {
  return origin === 'string' ? ' characters long' : '';
}
