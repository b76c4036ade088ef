import * as z from 'zod/mini';
import { personIdSchema } from '../id.ts';
import { workOfDaySchema } from '../rows/logged-day.ts';
import { defineChange, refused } from './change.ts';
import { logDays } from './log-days.ts';

/** Somebody said what they worked on a day, or that it was free. */
export const dayLogged = defineChange({
  name: 'day-logged',
  args: z.extend(workOfDaySchema, { personId: personIdSchema }),
  roles: ['admin', 'coordinator'],
  owner: ({ personId }) => personId,
  apply: async (rows, { personId, ...day }) => {
    const outcome = await logDays(rows, [{ personId, days: [day] }]);
    if (outcome.ok) return outcome;
    const { kind, message, field = '' } = outcome.problem;
    return refused(kind, message, field.replace(/^0\.(days\.0\.)?/, ''));
  },
  sentence: ({ day, periods }) =>
    periods.length === 0 ? `Logged ${day} as a day off` : `Logged the hours of ${day}`,
});
