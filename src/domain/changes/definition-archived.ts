import * as z from 'zod/mini';
import { idSchema } from '../id.ts';
import { defineChange, done, refused } from './change.ts';
import type { Rows } from './rows-port.ts';

const archivable = z.enum(['rotation', 'callRole', 'activity']);

/** A rotation, call role or activity is not used any more, or is again. What refers to it stays whole. */
export const definitionArchived = defineChange({
  name: 'definition-archived',
  args: z.object({ kind: archivable, id: idSchema, name: z.string(), isArchived: z.boolean() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { kind, id, isArchived }) => {
    const isThere = await archive(rows, kind, id, isArchived);
    return isThere ? done : refused('definition-missing', 'This does not exist any more.');
  },
  sentence: ({ name, isArchived }) => `${isArchived ? 'Archived' : 'Brought back'} ${name}`,
});

async function archive(
  rows: Rows,
  kind: z.infer<typeof archivable>,
  id: string,
  isArchived: boolean,
): Promise<boolean> {
  const row = await rows.get(kind, id);
  if (!row) return false;
  await rows.put(kind, [{ ...row, isArchived }]);
  return true;
}
