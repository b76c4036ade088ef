import { describe, expect, test } from 'vitest';
import { drawnSchedule, type Example } from '../../src/rules/example.ts';
import { rules } from '../../src/rules/registry.ts';
import { examplesOf } from '../../src/rules/rule-examples.ts';
import { comparedOf, comparisonOn, isAsDeclared, layersOf } from './encode-verdict.ts';

const modules = import.meta.glob<readonly Example[] | undefined>('../../src/rules/*/*.rule.ts', {
  eager: true,
  import: 'examples',
});
const examplesById = new Map(
  Object.entries(modules).map(([path, examples]) => [
    path.slice(path.lastIndexOf('/') + 1, -'.rule.ts'.length),
    examples,
  ]),
);

const sources = Object.entries(
  import.meta.glob<string>('../../src/rules/*/*.rule.ts', {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
);

test('every rule is named as its file', () => {
  expect([...rules.keys()]).toEqual([...examplesById.keys()].toSorted());
});

test.each([...rules.keys()])('where %s can say that it cannot tell, a case shows it', (id) => {
  const source = sources.find(([path]) => path.endsWith(`/${id}.rule.ts`))?.[1] ?? '';
  const { drawn, work } = examplesOf(id);
  const isShown =
    drawn.some(({ cannotTell }) => cannotTell) ||
    work.some(({ verdict }) => verdict === 'cannot-tell');
  const [code = ''] = source.split(/export const (?:examples|workExamples)/);
  expect(isShown).toBe(/cannotTell: true|unassignedWork\(|judgedOverYear\(/.test(code));
});

// Rules of work periods that are not encoded draw theirs otherwise; `work-examples.test.ts` has them.
const drawn = [...rules.values()].filter(({ id }) => examplesById.get(id));

describe.each(drawn)('$id', (rule) => {
  const examples = examplesById.get(rule.id) ?? [];

  test('is shown allowing something and broken by something', () => {
    expect(new Set(examples.map(({ isAllowed }) => isAllowed))).toEqual(new Set([true, false]));
  });

  test('its statement names what it was set to', () => {
    expect(rule.statement(rule.params.parse({}))).toMatch(/^[A-Z].*\.$/s);
  });

  test.each(examples)('$title', async (example) => {
    const schedule = drawnSchedule(example);
    const params = rule.params.parse(example.params ?? {});
    const found = rule.check(schedule, params);
    expect(found.every(({ cannotTell }) => cannotTell)).toBe(example.isAllowed);
    if (example.isAllowed) expect(found.length > 0).toBe(example.cannotTell ?? false);
    for (const layer of layersOf(rule)) {
      const comparison = await comparisonOn(rule, layer, params, schedule);
      const compared = comparedOf(rule, layer);
      // What half-days are drawn may stand without any decision, which is not the solver's matter.
      const mayStand = layer === 'half-day' || (rule.layer === 'half-day' && compared.looser);
      if (!mayStand) expect(comparison.isBrokenByEncode).toBe(!example.isAllowed);
      expect(isAsDeclared(comparison, compared)).toBe(true);
    }
  });
});
