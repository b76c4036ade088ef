import { describe, expect, test } from 'vitest';
import type { FromProver, Port, ToProver } from '../../src/solver/companion-messages.ts';
import { satisfies, sumOf } from '../../src/solver/engine/satisfies.ts';
import { solveModel } from '../../src/solver/engine/solve-model.ts';
import { proveSpace } from '../../src/solver/prove-space.ts';
import { solveSpaceInTwo } from '../../src/solver/solve-space-in-two.ts';
import { randomSpace } from './columns/random-space.ts';

const SPACES = 30;

interface Line {
  readonly annealer: Port<FromProver, ToProver>;
  readonly prover: Port<ToProver, FromProver>;
}

/** Two ends of a line within one thread; what is posted arrives in a later turn, as between two. */
function line(): Line {
  const { port1, port2 } = new MessageChannel();
  const end = <In, Out>(port: MessagePort): Port<In, Out> => ({
    post: (message) => port.postMessage(message),
    listen: (hear) => {
      port.onmessage = ({ data }: MessageEvent<In>) => hear(data);
    },
  });
  return { annealer: end(port1), prover: end(port2) };
}

const proven = (space: ReturnType<typeof randomSpace>) =>
  solveModel(space.model, { seed: 1, workMax: null, secondsMax: null, hint: null });

describe('two threads', () => {
  test('prove the best of small random spaces, or that there is none, and end as soon as they have', async () => {
    let impossible = 0;
    for (let seed = 1; seed <= SPACES; seed++) {
      const space = randomSpace(seed);
      const { status, objective } = await proven(space);
      const { annealer, prover } = line();
      proveSpace(prover);
      const answer = await solveSpaceInTwo(space, { seed, secondsMax: null }, annealer);
      expect(answer.isImpossible, `seed ${seed}`).toBe(status === 'impossible');
      if (status === 'impossible') {
        impossible++;
        expect(answer.values).toBeNull();
        continue;
      }
      expect(answer.objective, `seed ${seed}`).toBe(objective);
      expect(answer.bound, `seed ${seed}`).toBe(objective);
      expect(satisfies(space.model, answer.values ?? [])).toBe(true);
      expect(sumOf(space.model.objective, answer.values ?? [])).toBe(objective);
    }
    expect(impossible).toBeGreaterThan(0);
    expect(impossible).toBeLessThan(SPACES);
  }, 240_000);

  test('within a moment find nothing better than the best, and no bound above it', async () => {
    for (let seed = 1; seed <= 6; seed++) {
      const space = randomSpace(seed);
      const { objective } = await proven(space);
      const { annealer, prover } = line();
      proveSpace(prover);
      const answer = await solveSpaceInTwo(space, { seed, secondsMax: 0.5 }, annealer);
      if (objective === null) expect(answer.values).toBeNull();
      else {
        expect(answer.objective ?? Infinity, `seed ${seed}`).toBeGreaterThanOrEqual(objective);
        expect(answer.bound, `seed ${seed}`).toBeLessThanOrEqual(objective);
      }
    }
  }, 60_000);

  test('one goes on alone where the other breaks down, and believes no schedule that breaks a limit', async () => {
    const space = randomSpace(2);
    const { objective } = await proven(space);
    const { annealer, prover } = line();
    prover.listen(({ kind }) => {
      if (kind !== 'start') return;
      const values = space.model.variables.map(() => 1000);
      prover.post({ kind: 'better', method: 'lines', values });
      prover.post({ kind: 'crashed', message: 'out of memory' });
    });
    const answer = await solveSpaceInTwo(space, { seed: 1, secondsMax: 1 }, annealer);
    expect(answer.objective).toBeGreaterThanOrEqual(objective ?? Infinity);
    expect(satisfies(space.model, answer.values ?? [])).toBe(true);
  }, 60_000);
});
