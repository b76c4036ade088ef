import { describe, expect, test } from 'vitest';
import { brokenReferences } from '../../src/domain/references.ts';
import { worlds } from '../worlds/index.ts';

describe.each(worlds.map((world) => [world.id, world] as const))('%s', (_, world) => {
  test('grows', () => {
    const start = performance.now();
    const rows = world.make(1);
    console.log(performance.now() - start, rows.absence?.length);
    const g = world.grow(1);
    console.log(performance.now() - start, g.witness.length);
    expect(brokenReferences(rows)).toEqual([]);
  });
});
