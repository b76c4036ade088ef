import * as z from 'zod/mini';
import { absenceIdSchema } from '../id.ts';
import { defineChange, done, refused } from './change.ts';

/** An absence was deleted. */
export const absenceRemoved = defineChange({
  name: 'absence-removed',
  args: z.object({ absenceId: absenceIdSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { absenceId }) => {
    if (!(await rows.get('absence', absenceId)))
      return refused('absence-missing', 'This absence is already gone.');
    await rows.remove('absenceDetail', [absenceId]);
    await rows.remove('absence', [absenceId]);
    return done;
  },
  sentence: () => 'Deleted an absence',
});
