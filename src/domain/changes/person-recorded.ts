import * as z from 'zod/mini';
import { contactWaySchema, personSchema, personYearSchema } from '../rows/person.ts';
import { fullName } from '../schedule/plan.ts';
import { checkLeeway } from './check-leeway.ts';
import { defineChange, done, refused } from './change.ts';

/** A person was added or edited, together with what they are in one academic year and how to reach them. */
export const personRecorded = defineChange({
  name: 'person-recorded',
  args: z.object({ person: personSchema, year: personYearSchema, ways: z.array(contactWaySchema) }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { person, year, ways }) => {
    const academicYear = await rows.get('academicYear', year.yearId);
    const program = (await rows.all('program'))[0];
    if (!academicYear || !program)
      return refused('year-missing', 'This academic year does not exist any more.');
    if (year.personId !== person.id)
      return refused('invalid', 'The year belongs to another person.');
    if (year.role === 'resident' && (year.pgy === null || year.pgy > program.pgyMax)) {
      return refused('class-out-of-range', `A resident is PGY-1 to PGY-${program.pgyMax}.`, 'pgy');
    }
    if (year.role !== 'resident' && year.role !== 'fellow' && year.pgy !== null) {
      return refused('class-not-for-role', 'Only residents and fellows have a class.', 'pgy');
    }
    if (year.lastDay < year.firstDay)
      return refused('days-reversed', 'The last day is before the first.', 'lastDay');
    if (year.firstDay < academicYear.firstDay || year.lastDay > academicYear.lastDay) {
      return refused('outside-year', `These days must lie in ${academicYear.name}.`, 'firstDay');
    }
    const sameCode = (await rows.all('person')).find(
      (other) =>
        other.id !== person.id && person.staffCode !== null && other.staffCode === person.staffCode,
    );
    if (sameCode)
      return refused('staff-code-taken', `${fullName(sameCode)} has this staff ID.`, 'staffCode');
    const leeway = await checkLeeway(rows, year.leeway);
    if (!leeway.ok) return leeway;
    await rows.put('person', [person]);
    await rows.put('personYear', [year]);
    await rows.put('contact', [{ id: person.id, ways }]);
    return done;
  },
  sentence: ({ person }) => `Recorded ${fullName(person)}`,
});
