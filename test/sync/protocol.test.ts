import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { postgresqlPrograms, startCluster } from '../server/postgresql-cluster.ts';
import { type Databases, postgresqlDatabases, sqliteDatabases } from './open-databases.ts';
import { STEPS_A_WALK, walks } from './steps.ts';
import { walk } from './walk.ts';

/** How many steps are taken on each database; a soak takes more. */
const STEPS = Number(process.env.SYNC_STEPS ?? 20_000);
const MILLISECONDS_A_STEP_MAX = 30;

async function walkAround(name: string, databases: Databases): Promise<void> {
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
    { numRuns: Math.ceil(STEPS / STEPS_A_WALK), endOnFailure: STEPS > 20_000 },
  );
  const seconds = (performance.now() - started) / 1000;
  const steps = sums.walks * STEPS_A_WALK;
  console.log(
    `${name}: ${steps} steps in ${seconds.toFixed(0)} s (${(steps / seconds).toFixed(0)} a second), ` +
      `${sums.accepted} changes made, ${sums.refused} refused`,
  );
}

const timeout = { timeout: 60_000 + STEPS * MILLISECONDS_A_STEP_MAX };

describe('whatever goes wrong, every device comes to the same, and nothing is lost or done twice', () => {
  const sqlite = sqliteDatabases();
  afterAll(() => sqlite.end());
  test('on SQLite', timeout, async () => {
    await walkAround('SQLite', sqlite);
  });

  describe.skipIf(postgresqlPrograms() === null)('where it is installed', () => {
    const cluster = startCluster();
    afterAll(() => cluster?.stop());
    test('on PostgreSQL', timeout, async () => {
      if (!cluster) return;
      await walkAround('PostgreSQL', postgresqlDatabases(cluster.newDatabase('walks')));
    });
  });
});
