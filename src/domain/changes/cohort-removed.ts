import * as z from 'zod/mini';
import { cohortIdSchema } from '../id.ts';
import { defineChange, done, refused } from './change.ts';

/** A cohort was deleted; its people are in none then. */
export const cohortRemoved = defineChange({
  name: 'cohort-removed',
  args: z.object({ cohortId: cohortIdSchema, name: z.string() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { cohortId }) => {
    const cohort = await rows.get('cohort', cohortId);
    if (!cohort) return refused('cohort-missing', 'This cohort is already gone.');
    const years = await rows.by('personYear', 'yearId', cohort.yearId);
    await rows.put(
      'personYear',
      years
        .filter((each) => each.cohortId === cohortId)
        .map((each) => ({ ...each, cohortId: null })),
    );
    await rows.remove('cohort', [cohortId]);
    return done;
  },
  sentence: ({ name }) => `Deleted the cohort ${name}`,
});
