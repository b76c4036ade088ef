import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { parametersOf } from '../../src/rules/parameters.ts';
import { defineRule } from '../../src/rules/rule.ts';
import { rules } from '../../src/rules/registry.ts';
import { describedRules, rulesDocument } from '../../src/rules/rules-document.ts';

const text = rulesDocument(describedRules());

test('docs/rules.md is what `npm run docs` writes', () => {
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(text);
});

test('it holds every rule with its statement', () => {
  const missing = [...rules.values()].filter(
    (rule) =>
      !text.includes(`\n\`${rule.id}\` · `) ||
      !text.includes(rule.statement(rule.params.parse({}))),
  );
  expect(missing.map(({ id }) => id)).toEqual([]);
});

test('both numbers of a requirement are told', () => {
  expect(text).toMatch(/`one-day-in-seven` · Must · on · .*6\.21\.b \(VI\.F\.2\.c\)/);
});

test('a rule that is new appears, in a pack of its own, with its settings and cases', () => {
  const rule = defineRule({
    id: 'quiet-mondays',
    title: 'Quiet Mondays',
    statement: ({ nightsMax }) => `At most ${nightsMax} nights begin on a Monday.`,
    citation: { current: '9.9', older: 'IX.I', edition: '2025', verifiedOn: null },
    force: 'should',
    layer: 'call',
    params: z.object({ nightsMax: z._default(z.int().check(z.gte(0), z.lte(5)), 1) }),
    scope: 'this-person',
    check: () => [],
  });
  const drawn = [{ title: 'one Monday', isAllowed: true, drawn: 'calls\nAda 1 n......' }];
  const described = { rule, pack: 'made-up', examples: { drawn, work: [] } };
  const page = rulesDocument([...describedRules(), described]);
  expect(page).toContain('## Made up\n\n### Quiet Mondays\n\n`quiet-mondays` · Should · on · ');
  expect(page).toContain('9.9 (IX.I)');
  expect(page).toContain('At most 1 nights begin on a Monday.');
  expect(page).toContain('- `nightsMax`: Nights, at most. Nights, 0 to 5; 1 unless set.');
  expect(page).toContain('**Allowed**: one Monday\n\n```text\ncalls\nAda 1 n......\n```');
});

test.each([...rules.values()])('the settings of $id can be drawn as a form', (rule) => {
  const parameters = parametersOf(rule);
  expect(parameters.map(({ key }) => key)).toEqual(Object.keys(Object(rule.params.parse({}))));
});
