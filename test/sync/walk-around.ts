import fc from 'fast-check';
import { expect } from 'vitest';
import type { Databases } from './open-databases.ts';
import { STEPS_A_WALK, walks } from './steps.ts';
import { walk } from './walk.ts';

/** How many steps are taken on each database; a soak takes more. */
const STEPS = Number(process.env.SYNC_STEPS ?? 3_000);
/** Which walks: the same in every run, others in each soak. */
const SEED = process.env.SYNC_STEPS === undefined ? { seed: 1 } : {};
/** A machine that has much else to do takes ten times as long as one that has not. */
const MILLISECONDS_A_STEP_MAX = 60;

/** Walks that many steps on a database, and says how it went. @throws with the shortest walk that went wrong. */
export async function walkAround(name: string, databases: Databases): Promise<void> {
  const sums = { walks: 0, accepted: 0, refused: 0 };
  const started = performance.now();
  await fc.assert(
    fc.asyncProperty(walks, async (world) => {
      const { accepted, refused, crashes } = await walk(await databases.fresh(), world);
      expect(crashes).toEqual([]);
      sums.walks++;
      sums.accepted += accepted;
      sums.refused += refused;
    }),
    { ...SEED, numRuns: Math.ceil(STEPS / STEPS_A_WALK), endOnFailure: STEPS > 20_000 },
  );
  const seconds = (performance.now() - started) / 1000;
  const steps = sums.walks * STEPS_A_WALK;
  console.log(
    `${name}: ${steps} steps in ${seconds.toFixed(0)} s (${(steps / seconds).toFixed(0)} a second), ` +
      `${sums.accepted} changes made, ${sums.refused} refused`,
  );
}

/** How long the walks may take. */
export const WALK_TIMEOUT = { timeout: 60_000 + STEPS * MILLISECONDS_A_STEP_MAX };
