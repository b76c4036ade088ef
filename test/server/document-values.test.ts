import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';

const manifestSchema = z.object({ scripts: z.record(z.string(), z.string()) });

const documents = ['CACHING_STRATEGY', 'OPERATIONS', 'scaling', 'security'].map(
  (name) => `docs/${name}.md`,
);

/** The cells of every line of a table, below its heads. */
function linesOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()))
    .filter(([first = '']) => !/^-+$/.test(first));
}

function after(file: string, mark: string): string {
  const [, rest] = readFileSync(file, 'utf8').split(`<!-- ${mark} -->`);
  if (rest === undefined) throw new Error(`${file} has no ${mark}`);
  return rest.split('\n## ')[0] ?? '';
}

const UNITS: Readonly<Record<string, number>> = {
  second: 1000,
  seconds: 1000,
  minutes: 60_000,
  days: 86_400_000,
};

/** Milliseconds, or the number itself where it is a count. */
function valueInDocument(text: string): number {
  const [, number = '', unit = ''] = /^(\d+) ?(\w*)$/.exec(text) ?? [];
  return Number(number) * (unit === '' ? 1 : (UNITS[unit] ?? Number.NaN));
}

/** The same of a constant in a source: numbers and products of numbers. */
function valueInSource(name: string, file: string): number {
  const found = new RegExp(`const ${name} = ([\\d_* ]+);`).exec(readFileSync(file, 'utf8'));
  const factors = (found?.[1] ?? 'none').replaceAll('_', '').split('*').map(Number);
  const product = factors.reduce((one, other) => one * other, 1);
  if (name.includes('MILLISECONDS')) return product;
  if (name.includes('SECONDS')) return product * 1000;
  return name.includes('DAYS') ? product * 86_400_000 : product;
}

const times = linesOf(after('docs/CACHING_STRATEGY.md', 'values')).slice(1);

test.each(times)('%s: %s', (_what, value, where) => {
  const [, name = '', file = ''] = /^`(\w+)` in `(\S+)`$/.exec(where ?? '') ?? [];
  expect(valueInSource(name, file)).toBe(valueInDocument(value ?? ''));
});

test('times were found to compare', () => {
  expect(times.length).toBeGreaterThan(10);
  expect(valueInDocument('2 minutes')).toBe(120_000);
});

describe.each(documents)('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words);

  test('names files that are there', () => {
    const files = quoted.filter((words) =>
      /^(src|test|docs|public|workers)\/[\w/.-]+$|^[\w-]+\.json$/.test(words),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((name) => !existsSync(name))).toEqual([]);
  });

  test('names commands that are there', () => {
    const { scripts } = manifestSchema.parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const named = [...text.matchAll(/npm run (?:-s )?([a-z]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('has a picture with words for those who do not see it', () => {
    const pictures = [...text.matchAll(/!\[([^\]]{40,})\]\((pictures\/[a-z-]+\.svg)\)/g)];
    expect(pictures.length).toBeGreaterThan(0);
    for (const [, , picture = ''] of pictures) {
      expect(readFileSync(`docs/${picture}`, 'utf8')).toMatch(/<title[^>]*>.+<desc/);
    }
  });
});

describe('what is said about logs', () => {
  const server = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'])
    .toString()
    .split('\n')
    .filter((file) => /^src\/(server|cli)\/.*\.ts$/.test(file) && existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');

  test('every line that the server writes is in the document, and no other', () => {
    const written = [...server.matchAll(/\blog\??\.?\('([a-z-]+)'/g)].map(([, event]) => event);
    const section = readFileSync('docs/OPERATIONS.md', 'utf8').split('## Log lines')[1] ?? '';
    const said = linesOf(section.split('\n## ')[0] ?? '').slice(1);
    const events = said.map(([event]) => event?.replaceAll('`', ''));
    expect(new Set(events)).toEqual(new Set(written));
    expect(new Set(events).size).toBe(events.length);
  });
});

describe('the items of docs/security.md', () => {
  const items = linesOf(after('docs/security.md', 'items')).slice(1);

  test('stand in their order, once, with a verdict and a place or a reason', () => {
    expect(items.length).toBeGreaterThan(100);
    const numbers = items.map(([item = '']) => item.split('.').map(Number));
    const weights = numbers.map(([a = 0, b = 0, c = 0]) => a * 10_000 + b * 100 + c);
    expect(weights).toEqual([...new Set(weights)].toSorted((one, other) => one - other));
    for (const [item, , met = '', where = ''] of items) {
      expect(['yes', 'partly', 'no', 'operator'], item).toContain(met);
      expect(where.length, item).toBeGreaterThan(3);
      if (met === 'partly' || met === 'no') expect(where.length, item).toBeGreaterThan(60);
    }
  });
});
