import { afterAll, expect, test } from 'vitest';
import type * as Trial from './encoding-trial.ts';
import { type EncodingMutation, encodingMutations } from './mutations.ts';
import { PlantedFaults } from './planted-faults.ts';

const SCHEDULES = 200;

const faults = new PlantedFaults();
afterAll(() => faults.close());

async function differencesOf(
  mutation: EncodingMutation | null,
  ruleId: string,
  known: ReadonlySet<string> | null,
): Promise<string[]> {
  const trial = await faults.load('/test/rules/encoding-trial.ts', mutation);
  const run = trial.differencesOf as typeof Trial.differencesOf;
  return run(ruleId, SCHEDULES, known);
}

const knownOf = new Map<string, Promise<ReadonlySet<string>>>();

/** Where check and encode of the rule differ without any fault, as the rule declares. */
function knownDifferences(ruleId: string): Promise<ReadonlySet<string>> {
  let known = knownOf.get(ruleId);
  if (!known) {
    known = differencesOf(null, ruleId, null).then((all) => new Set(all));
    knownOf.set(ruleId, known);
  }
  return known;
}

test('there are at least 10 faults', () => {
  expect(encodingMutations.length).toBeGreaterThanOrEqual(10);
});

test.each(encodingMutations.map((each) => [each.fault, each] as const))(
  'this would be noticed: %s',
  { timeout: 120_000 },
  async (_fault, mutation) => {
    for (const ruleId of mutation.ruleIds) {
      const known = await knownDifferences(ruleId);
      const differences = await differencesOf(mutation, ruleId, known);
      if (differences.length > 0) return;
    }
    expect.unreachable('Nothing notices it');
  },
);
