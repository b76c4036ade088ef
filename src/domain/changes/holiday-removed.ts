import * as z from 'zod/mini';
import { idSchema } from '../id.ts';
import { defineChange, done, refused } from './change.ts';

/** A holiday was deleted. */
export const holidayRemoved = defineChange({
  name: 'holiday-removed',
  args: z.object({ holidayId: idSchema, name: z.string() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { holidayId }) => {
    if (!(await rows.get('holiday', holidayId))) {
      return refused('holiday-missing', 'This holiday is already gone.');
    }
    await rows.remove('holiday', [holidayId]);
    return done;
  },
  sentence: ({ name }) => `Deleted the holiday ${name}`,
});
