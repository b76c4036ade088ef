import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describedRules, rulesDocument } from '../rules/rules-document.ts';
import { serverDocuments, withTables } from '../server/written-documents.ts';

// npm run docs: writes docs/rules.md from the rules themselves, and the tables in the documents of the server.
const folder = path.join(import.meta.dirname, '../../docs');

function write(name: string, text: string): void {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  console.log(`Wrote ${file}`);
}

write('rules.md', rulesDocument(describedRules()));
for (const name of serverDocuments) {
  write(name, withTables(name, readFileSync(path.join(folder, name), 'utf8')));
}
