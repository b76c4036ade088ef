import * as z from 'zod/mini';
import { cohortSchema } from '../rows/academic-year.ts';
import { weekdayOf } from '../time/day.ts';
import { defineChange, done, refused } from './change.ts';

/** A cohort of an X+Y schedule was added or edited. */
export const cohortDefined = defineChange({
  name: 'cohort-defined',
  args: z.object({ cohort: cohortSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { cohort }) => {
    if (!(await rows.get('academicYear', cohort.yearId))) {
      return refused('year-missing', 'This academic year does not exist any more.');
    }
    if (!(await rows.get('rotation', cohort.rotationId))) {
      return refused('rotation-missing', 'This rotation does not exist any more.', 'rotationId');
    }
    if (cohort.mondays.some((monday) => weekdayOf(monday) !== 0)) {
      return refused('not-a-monday', 'Ambulatory weeks are named by their Mondays.', 'mondays');
    }
    const same = (await rows.by('cohort', 'yearId', cohort.yearId)).find(
      ({ id, name }) => id !== cohort.id && name === cohort.name,
    );
    if (same) return refused('name-taken', `There is a cohort ${same.name} already.`, 'name');
    await rows.put('cohort', [cohort]);
    return done;
  },
  sentence: ({ cohort }) => `Defined the cohort ${cohort.name}`,
});
