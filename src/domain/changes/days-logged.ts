import * as z from 'zod/mini';
import { personIdSchema } from '../id.ts';
import { workOfDaySchema } from '../rows/logged-day.ts';
import { defineChange, refused } from './change.ts';
import { logDays } from './log-days.ts';

/** Somebody confirmed several days at once, such as a week that went as scheduled. */
export const daysLogged = defineChange({
  name: 'days-logged',
  args: z.object({
    personId: personIdSchema,
    days: z.array(workOfDaySchema).check(z.minLength(1), z.maxLength(400)),
  }),
  roles: ['admin', 'coordinator'],
  owner: ({ personId }) => personId,
  apply: async (rows, log) => {
    const outcome = await logDays(rows, [log]);
    if (outcome.ok) return outcome;
    const { kind, message, field = '' } = outcome.problem;
    return refused(kind, message, field.replace(/^0\./, ''));
  },
  sentence: ({ days }) =>
    days.length === 1 ? 'Logged the hours of a day' : `Logged the hours of ${days.length} days`,
});
