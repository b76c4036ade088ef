import * as z from 'zod/mini';
import { personIdSchema } from '../id.ts';
import { loggedDayId } from '../rows/logged-day.ts';
import { daySchema } from '../time/day.ts';
import { defineChange, done, refused } from './change.ts';

/** The log of a day was taken away: nobody knows any more what was worked on it. */
export const dayLogRemoved = defineChange({
  name: 'day-log-removed',
  args: z.object({ personId: personIdSchema, day: daySchema }),
  roles: ['admin', 'coordinator'],
  owner: ({ personId }) => personId,
  apply: async (rows, { personId, day }) => {
    const id = loggedDayId(personId, day);
    if (!(await rows.get('loggedDay', id))) {
      return refused('not-logged', 'Nothing is logged of this day.');
    }
    await rows.remove('loggedDay', [id]);
    return done;
  },
  sentence: ({ day }) => `Took the log of ${day} away`,
});
