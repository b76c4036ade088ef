import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kindsTable } from '../../src/server/access-document.ts';
import { serverDocuments, withTables } from '../../src/server/written-documents.ts';
import { errorCatalogue, type ErrorEntry } from '../../src/sync/messages/error-catalogue.ts';

test.each(serverDocuments)('docs/%s holds the tables that `npm run docs` writes', (name) => {
  const text = readFileSync(`docs/${name}`, 'utf8');
  expect(text).toBe(withTables(name, text));
});

test('a document without the place of a table is refused', () => {
  expect(() => withTables('ERROR_HANDLING.md', '# nothing')).toThrow('no place for the table');
});

test('the fields of every kind are found', () => {
  for (const line of kindsTable().split('\n').slice(2)) expect(line).toMatch(/`id`.*\|$/);
});

const serverText = execFileSync('git', ['ls-files', 'src/server'])
  .toString()
  .split('\n')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const catalogue: Readonly<Record<string, ErrorEntry>> = errorCatalogue;

test('what the server says by hand is in the catalogue, word for word', () => {
  const byHand = serverText.matchAll(/status: (\d+),\s+code: '([a-z-]+)',\s+message: '([^']+)'/g);
  const said = [...byHand].map(([, status, code = '', message]) => {
    expect(catalogue[code], code).toMatchObject({ status: Number(status), message });
    return code;
  });
  expect(said).toContain('too-long');
});

test('no code of the catalogue is dead', () => {
  for (const code of Object.keys(errorCatalogue)) expect(serverText).toContain(`'${code}'`);
});
