import 'fake-indexeddb/auto';
import { afterAll, describe, test } from 'vitest';
import { postgresqlPrograms, startCluster } from '../server/postgresql-cluster.ts';
import { postgresqlDatabases } from './open-databases.ts';
import { WALK_TIMEOUT, walkAround } from './walk-around.ts';

describe.skipIf(postgresqlPrograms() === null)(
  'whatever goes wrong, every device comes to the same, and nothing is lost or done twice',
  () => {
    const cluster = startCluster();
    afterAll(() => cluster?.stop());

    test('on PostgreSQL', WALK_TIMEOUT, async () => {
      if (!cluster) throw new Error('PostgreSQL is not installed');
      await walkAround('PostgreSQL', postgresqlDatabases(cluster.newDatabase('walks')));
    });
  },
);
