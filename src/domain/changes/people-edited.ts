import * as z from 'zod/mini';
import { cohortIdSchema, personIdSchema, yearIdSchema } from '../id.ts';
import { personYearSchema } from '../rows/person.ts';
import { pgySchema } from '../rows/row.ts';
import { weekdaySchema } from '../time/day.ts';
import { defineChange, done, refused } from './change.ts';

/**
 * Several people were edited alike in one academic year, or archived or brought back. What is left out stays as it is with
 * each of them.
 */
export const peopleEdited = defineChange({
  name: 'people-edited',
  args: z.object({
    personIds: z.array(personIdSchema).check(z.minLength(1, 'Nobody is chosen')),
    yearId: yearIdSchema,
    set: z.object({
      isArchived: z.optional(z.boolean()),
      pgy: z.optional(pgySchema),
      fte: z.optional(z.number().check(z.gt(0), z.lte(1))),
      takesCall: z.optional(z.boolean()),
      callWeekdaysOff: z.optional(z.array(weekdaySchema)),
      cohortId: z.optional(z.nullable(cohortIdSchema)),
    }),
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { personIds, yearId, set: { isArchived, ...inYear } }) => {
    if (isArchived === undefined && Object.keys(inYear).length === 0) {
      return refused('nothing-to-set', 'Choose what is to be set.');
    }
    const chosen = new Set(personIds);
    const people = (await rows.all('person')).filter(({ id }) => chosen.has(id));
    if (people.length < chosen.size) {
      return refused('person-missing', 'Somebody does not exist any more: look again.');
    }
    if (isArchived !== undefined) {
      await rows.put(
        'person',
        people.map((person) => ({ ...person, isArchived })),
      );
    }
    if (Object.keys(inYear).length === 0) return done;
    const [program] = await rows.all('program');
    if (inYear.pgy !== undefined && program && inYear.pgy > program.pgyMax) {
      return refused('class-out-of-range', `A resident is PGY-1 to PGY-${program.pgyMax}.`, 'pgy');
    }
    const cohorts = await rows.by('cohort', 'yearId', yearId);
    if (inYear.cohortId && !cohorts.some(({ id }) => id === inYear.cohortId)) {
      return refused('cohort-missing', 'This cohort does not exist any more.', 'cohortId');
    }
    const years = (await rows.by('personYear', 'yearId', yearId)).filter(({ personId }) =>
      chosen.has(personId),
    );
    if (years.length < chosen.size) {
      return refused('not-in-year', 'Somebody is not in this year: add them to it first.');
    }
    if (inYear.pgy !== undefined && years.some(({ role }) => role !== 'resident')) {
      return refused('class-not-for-role', 'Only residents are given a class together.', 'pgy');
    }
    await rows.put(
      'personYear',
      years.map((year) => personYearSchema.parse({ ...year, ...inYear })),
    );
    return done;
  },
  sentence: ({ personIds, set }) => {
    const who = personIds.length === 1 ? 'a person' : `${personIds.length} people`;
    if (set.isArchived === undefined) return `Edited ${who}`;
    return set.isArchived ? `Archived ${who}` : `Brought ${who} back`;
  },
});
