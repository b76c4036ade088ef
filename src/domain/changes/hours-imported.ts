import * as z from 'zod/mini';
import { personIdSchema } from '../id.ts';
import { workOfDaySchema } from '../rows/logged-day.ts';
import { defineChange, refused } from './change.ts';
import { logDays } from './log-days.ts';

/** Logged hours were taken in from a file: all of its days or none. What was logged of these days before is replaced. */
export const hoursImported = defineChange({
  name: 'hours-imported',
  args: z.object({
    /** The name of the file. */
    title: z.string(),
    logs: z.array(z.object({ personId: personIdSchema, days: z.array(workOfDaySchema) })),
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { logs }) => {
    const outcome = await logDays(rows, logs);
    if (outcome.ok) return outcome;
    const { kind, message, field = '' } = outcome.problem;
    return refused(kind, message, `logs.${field}`);
  },
  sentence: ({ title, logs }) => {
    const count = logs.reduce((sum, { days }) => sum + days.length, 0);
    return `Took in ${count} logged ${count === 1 ? 'day' : 'days'} from ${title}`;
  },
});
