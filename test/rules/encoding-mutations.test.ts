import { afterAll, expect, test } from 'vitest';
import type * as Trial from './encoding-trial.ts';
import { type EncodingMutation, encodingMutations } from './mutations.ts';
import { PlantedFaults } from './planted-faults.ts';

const SCHEDULES = 500;

const faults = new PlantedFaults();
afterAll(() => faults.close());

async function whatDiffers(
  mutation: EncodingMutation | null,
  ruleIds: readonly string[],
): Promise<string | null> {
  const trial = await faults.load('/test/rules/encoding-trial.ts', mutation);
  const run = trial.whatDiffers as typeof Trial.whatDiffers;
  return run(ruleIds, SCHEDULES);
}

test('there are at least 10 faults', () => {
  expect(encodingMutations.length).toBeGreaterThanOrEqual(10);
});

// That without a fault nothing differs is what `check-equals-encode.test.ts` shows, on more schedules.
test.each(encodingMutations.map((each) => [each.fault, each] as const))(
  'this would be noticed: %s',
  { timeout: 60_000 },
  async (_fault, mutation) => {
    expect(await whatDiffers(mutation, mutation.ruleIds)).not.toBeNull();
  },
);
