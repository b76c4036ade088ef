import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describedRules, rulesDocument } from '../rules/rules-document.ts';

// npm run docs: writes docs/rules.md from the rules themselves.
const file = path.join(import.meta.dirname, '../../docs/rules.md');
writeFileSync(file, rulesDocument(describedRules()));
console.log(`Wrote ${file}`);
