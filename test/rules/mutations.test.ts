import { afterAll, expect, test } from 'vitest';
import { plainOf } from './agreement.ts';
import type * as Trial from './mutation-trial.ts';
import { type Mutation, mutations } from './mutations.ts';
import { PlantedFaults } from './planted-faults.ts';
import { CLOCK_DAYS, randomWork } from './random-work.ts';

const RECORDS = 120;

const faults = new PlantedFaults();
afterAll(() => faults.close());

const cases = Array.from({ length: RECORDS }, (_, place): Trial.TrialCase => {
  const { clock, ...parts } = randomWork(place + 1);
  const [firstDay, lastDay] = CLOCK_DAYS;
  return {
    parts,
    clock: { timeZone: clock.timeZone, firstDay, lastDay },
    plain: plainOf(place + 1),
  };
});

async function whatNotices(mutation: Mutation | null): Promise<string | null> {
  const trial = await faults.load('/test/rules/mutation-trial.ts', mutation);
  const run = trial.whatNotices as typeof Trial.whatNotices;
  return run(cases);
}

test('without a fault nothing is noticed', async () => {
  expect(await whatNotices(null)).toBeNull();
});

test('there are at least 25 faults', () => {
  expect(mutations.length).toBeGreaterThanOrEqual(25);
});

test.each(mutations.map((each) => [each.fault, each] as const))(
  'this would be noticed: %s',
  async (_fault, mutation) => {
    expect(await whatNotices(mutation)).not.toBeNull();
  },
);
