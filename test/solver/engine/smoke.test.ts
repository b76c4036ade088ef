import { expect, test } from 'vitest';
import { ModelBuilder } from '../../../src/rules/encoding/model.ts';
import { solveModel } from '../../../src/solver/engine/solve-model.ts';
test('smoke', async () => {
  const m = new ModelBuilder();
  const c = m.because({ ruleId: 'r', people: [], subject: 's' });
  const [x, y, z] = [m.yesNo(), m.yesNo(), m.number(0, 9)];
  c.atMostOne([x, y]);
  c.atLeast(5, [[3, x], [2, y], z]);
  m.penalty(2, x); m.penalty(1, y); m.penalty(1, z);
  const seen: unknown[] = [];
  const a = await solveModel(m.build(), { seed: 1, workMax: 1, secondsMax: 5, hint: null }, (p) => seen.push(p));
  console.log(a, seen);
  expect(a.objective).toBe(4);
});
