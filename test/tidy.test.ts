import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { LONG } from './longest-first.ts';
import { type Finding, type Source, parseSource, readSource } from './read-source.ts';

// The floors, lowest first: which folders and packages each may import besides itself.
// Nothing imports upward. A package covers its subpaths; `node:` stands for Node's own modules.
const floors: Readonly<Record<string, { folders: string; packages: string }>> = {
  'src/domain': { folders: '', packages: 'zod/mini @noble/hashes' },
  'src/rules': { folders: 'src/domain', packages: 'zod/mini' },
  'src/solver': { folders: 'src/domain src/rules', packages: 'zod/mini highs virtual:cp-sat-wasm' },
  'src/formats': { folders: 'src/domain', packages: 'zod papaparse @noble/hashes' },
  'src/store': { folders: 'src/domain', packages: 'zod/mini dexie' },
  'src/answers': { folders: 'src/domain src/store', packages: 'zod/mini' },
  'src/sync': { folders: 'src/domain src/store', packages: 'zod/mini' },
  'src/server': {
    folders: 'src/domain src/rules src/formats src/answers src/sync/messages',
    packages: 'node: zod hono @hono/node-server libsql pg jose @node-rs/argon2',
  },
  'src/cli': {
    folders: 'src/domain src/rules src/solver src/formats src/server test/worlds',
    packages: 'node: zod',
  },
  'src/app': {
    folders:
      'src/domain src/rules src/solver src/formats src/store src/answers src/sync workers test/worlds',
    packages:
      'react react-dom @tanstack/react-router dexie-react-hooks lucide-react comlink qr zod',
  },
  workers: {
    folders: 'src/domain src/solver src/formats src/store src/answers src/sync test/worlds',
    packages: 'comlink zod/mini workbox-core workbox-precaching workbox-routing',
  },
  'test/worlds': { folders: 'src/domain src/rules src/formats', packages: 'zod/mini' },
};

// No floor below the app asks what day it is or rolls dice: times, ids and seeds come in.
const clockless = ['domain', 'rules', 'solver', 'formats', 'store', 'answers', 'sync'].map(
  (floor) => `src/${floor}/`,
);
const topLevel = listed(
  'src public workers test docs package.json package-lock.json vite.config.ts tsconfig.json README.md LICENSE',
);
// Vite plugins live beside what they serve and run while building, never in the product.
const buildTime = { files: /\/vite-plugin-[a-z-]+\.ts$/, packages: 'node: vite' };
const fileLinesMax = 300;
const functionLinesMax = 60;
const workerLinesMax: Readonly<Record<string, number>> = {
  'workers/service-worker.ts': 125,
  // One function for each question, all of them one line.
  'workers/solver.ts': 75,
};
const workerLinesMaxOtherwise = 60;

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--deduplicate'])
  .toString()
  .split('\n')
  .filter((file) => existsSync(file) && !file.startsWith('test/fixtures/'));
const sources = files
  .filter((file) => /^(src|workers|test)\/.*\.(ts|tsx|mjs)$/.test(file))
  .map(readSource);
const product = sources.filter(({ file }) => !file.startsWith('test/'));

/** Every finding of every source, as `file:line what`. */
function offenders(
  among: readonly Source[],
  findings: (source: Source) => readonly Finding[],
): string[] {
  return among.flatMap((source) =>
    findings(source).map(({ line, what }) => `${source.file}:${line} ${what}`),
  );
}

function listed(names: string): string[] {
  return names.split(' ').filter((name) => name !== '');
}

function within(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`) || file.startsWith(`${folder}.`);
}

function forbiddenImports(source: Source): readonly Finding[] {
  const own = Object.keys(floors).find((floor) => within(source.file, floor));
  const floor = own === undefined ? undefined : floors[own];
  if (own === undefined || !floor) return [{ line: 1, what: 'belongs to no floor' }];
  const packages = listed(floor.packages);
  if (buildTime.files.test(source.file)) packages.push(...listed(buildTime.packages));
  return source.imports.filter(({ what: specifier }) => {
    if (specifier.startsWith('.') || specifier.startsWith('/')) {
      const from = specifier.startsWith('/') ? 'src' : path.posix.dirname(source.file);
      const target = path.posix.join(from, specifier.replace(/\?.*$/, ''));
      return ![own, ...listed(floor.folders)].some((folder) =>
        within(target.replace(/\/$/, ''), folder),
      );
    }
    return !packages.some(
      (name) =>
        specifier === name ||
        (name === 'node:' ? specifier.startsWith(name) : specifier.startsWith(`${name}/`)),
    );
  });
}

describe('floors', () => {
  test('nothing imports upward, and only the packages of its floor', () => {
    const floored = sources.filter(
      ({ file }) => !file.startsWith('test/') || file.startsWith('test/worlds/'),
    );
    expect(offenders(floored, forbiddenImports)).toEqual([]);
  });

  test('a rule knows no other rule', () => {
    const rules = product.filter(({ file }) => file.endsWith('.rule.ts'));
    const others = (source: Source) =>
      source.imports.filter(({ what }) => /\.rule(\.ts)?$/.test(what));
    expect(offenders(rules, others)).toEqual([]);
  });

  test('below the app nothing reads the clock or rolls dice', () => {
    const below = product.filter(({ file }) => clockless.some((floor) => file.startsWith(floor)));
    expect(offenders(below, (source) => source.clockReads)).toEqual([]);
  });

  test.each([
    ['src/domain/day.ts', "import { useState } from 'react';"],
    ['src/domain/day.ts', "export * from '../store/rows.ts';"],
    ['src/store/rows.ts', "const rule = await import('../rules/acgme/rest.rule.ts');"],
    ['src/store/rows.ts', "type Rule = import('../rules/rule.ts').Rule;"],
    ['src/answers/now.ts', "new Worker(new URL('../../workers/solver.ts', import.meta.url));"],
    ['src/rules/all.ts', "import.meta.glob('../solver/*.ts');"],
    ['src/solver/search.ts', "import { readFileSync } from 'node:fs';"],
    ['src/server/accounts.ts', "import { push } from '../sync/push.ts';"],
    ['src/app/main.tsx', "import { Dexie } from 'dexie';"],
    ['src/domain/day.ts', "import * as z from 'zod';"],
    ['src/loose.ts', "import * as z from 'zod/mini';"],
  ])('this would be noticed: %s with %s', (file, text) => {
    expect(forbiddenImports(parseSource(file, text))).toHaveLength(1);
  });
});

describe('size', () => {
  test(`no file is longer than ${fileLinesMax} lines`, () => {
    const long = sources.filter(({ lines }) => lines.length > fileLinesMax + 1);
    expect(long.map(({ file, lines }) => `${file}:${lines.length}`)).toEqual([]);
  });

  test(`no function is longer than ${functionLinesMax} lines`, () => {
    const long = (source: Source) =>
      source.functionLengths.filter(({ what }) => Number(what) > functionLinesMax);
    expect(offenders(product, long)).toEqual([]);
  });

  test('workers hold no logic', () => {
    const long = sources.filter(({ file, lines }) => {
      const linesMax = workerLinesMax[file] ?? workerLinesMaxOtherwise;
      return file.startsWith('workers/') && lines.length > linesMax + 1;
    });
    expect(long.map(({ file, lines }) => `${file}:${lines.length}`)).toEqual([]);
  });
});

describe('style sheets', () => {
  test('define every class that a screen takes from them', () => {
    const taking = files.filter((file) => /^src\/app\/.*\.tsx?$/.test(file));
    expect(taking.flatMap(missingClasses)).toEqual([]);
  });

  test('a class that is missing would be noticed', () => {
    const used = "classOf(styles, isOn ? 'on' : 'off')";
    expect(classesOutside('.on { color: red }', used, 'styles')).toEqual(['off']);
  });
});

/** The classes that a file asks of style sheets that do not define them. */
function missingClasses(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].flatMap(
    ([, name = '', from = '']) => {
      const sheet = readFileSync(path.join(path.dirname(file), from), 'utf8');
      return classesOutside(sheet, text, name).map((missing) => `${file}: .${missing} of ${from}`);
    },
  );
}

function classesOutside(sheet: string, text: string, name: string): string[] {
  const defined = new Set([...sheet.matchAll(/\.([A-Za-z][\w-]*)/g)].map(([, found]) => found));
  return [...text.matchAll(new RegExp(`classOf\\(\\s*${name},([^;{}]*?)\\)`, 'g'))]
    .flatMap(([, asked = '']) => [...asked.matchAll(/(?<!=== )'([^']+)'/g)].map(([, word]) => word))
    .filter((word): word is string => word !== undefined && !defined.has(word));
}

describe('words', () => {
  test('the top level is what the design card says', () => {
    const entries = new Set(files.map((file) => file.split('/')[0] ?? ''));
    const others = [...entries].filter((name) => !name.startsWith('.') && !topLevel.includes(name));
    expect(others).toEqual([]);
  });

  test('file and folder names are kebab-case and say what is inside', () => {
    const named = files.filter((file) => /^(src|workers|test|docs|public)\//.test(file));
    // Whole documents that other teams look for by name keep the capitals of a README.
    const isDocument = (file: string): boolean => /^docs\/[A-Z]+(_[A-Z]+)*\.md$/.test(file);
    const odd = named.filter(
      (file) =>
        !isDocument(file) &&
        file.split('/').some((name) => {
          const [stem = ''] = name.split('.');
          return !/^_?[a-z0-9]+(-[a-z0-9]+)*$/.test(stem) || /^(utils?|helpers?|misc)$/.test(stem);
        }),
    );
    expect(odd).toEqual([]);
  });

  test('every export has a docstring directly above it', () => {
    expect(offenders(product, (source) => source.undocumentedExports)).toEqual([]);
  });

  test('what phones show is said in the language that is spoken', () => {
    const onPhones = product.filter(
      ({ file }) => file.startsWith('src/app/') && !file.startsWith('src/app/screens/coordinator/'),
    );
    expect(offenders(onPhones, (source) => source.unsaidWords)).toEqual([]);
  });

  test('the files of tests that are run first are there', () => {
    expect(LONG.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('nothing is typed any', () => {
    expect(offenders(sources, (source) => source.anyTypes)).toEqual([]);
  });

  test('nothing is left for later', () => {
    const later = /\b(TO[D]O|FIX[M]E|X[X]X)\b/; // brackets, lest it find itself
    const marks = (source: Source) =>
      source.lines.flatMap((text, index) =>
        later.test(text) ? [{ line: index + 1, what: text.trim() }] : [],
      );
    expect(offenders(sources, marks)).toEqual([]);
  });

  test.each([
    ['export const hours = 3;', 'undocumentedExports'],
    ['const now = Date.now();', 'clockReads'],
    ['const now = new Date();', 'clockReads'],
    ['const dice = Math.random();', 'clockReads'],
    ['const loose = 3 as any;', 'anyTypes'],
    ['const heading = <h2>On call now</h2>;', 'unsaidWords'],
    ['const close = <Button label="Close" />;', 'unsaidWords'],
  ] as const)('this would be noticed: %s', (text, kind) => {
    expect(parseSource('src/domain/day.tsx', text)[kind]).toHaveLength(1);
  });

  test.each([
    ['/** How long a shift is. */\nexport const hours = 3;', 'undocumentedExports'],
    ["const day = new Date('2026-07-01T00:00Z');", 'clockReads'],
    ['const heading = <h2 className="large">{say`On call now`}</h2>;', 'unsaidWords'],
  ] as const)('this is in order: %s', (text, kind) => {
    expect(parseSource('src/domain/day.tsx', text)[kind]).toHaveLength(0);
  });
});
