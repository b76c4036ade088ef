import 'fake-indexeddb/auto';
import { afterAll, describe, test } from 'vitest';
import { sqliteDatabases } from './open-databases.ts';
import { WALK_TIMEOUT, walkAround } from './walk-around.ts';

describe('whatever goes wrong, every device comes to the same, and nothing is lost or done twice', () => {
  const databases = sqliteDatabases();
  afterAll(() => databases.end());

  test('on SQLite', WALK_TIMEOUT, async () => {
    await walkAround('SQLite', databases);
  });
});
