import * as z from 'zod/mini';
import { absenceIdSchema, personIdSchema } from '../id.ts';
import { absenceTraits } from '../rows/absence.ts';
import { noteSchema } from '../rows/row.ts';
import { daySchema } from '../time/day.ts';
import { defineChange, done, refused } from './change.ts';
import { isKnownPerson } from './known-person.ts';

/**
 * Somebody called in sick. It is told, not asked: the absence stands at once, and whatever the person was to do on its days
 * waits for a repair.
 */
export const sickCalled = defineChange({
  name: 'sick-called',
  args: z.object({
    absenceId: absenceIdSchema,
    personId: personIdSchema,
    firstDay: daySchema,
    lastDay: daySchema,
    note: noteSchema,
  }),
  roles: ['admin', 'coordinator'],
  owner: ({ personId }) => personId,
  apply: async (rows, { absenceId, personId, firstDay, lastDay, note }) => {
    if (!(await isKnownPerson(rows, personId))) {
      return refused('person-missing', 'This person does not exist any more.', 'personId');
    }
    if (lastDay < firstDay) {
      return refused('days-reversed', 'The last day is before the first.', 'lastDay');
    }
    if (await rows.get('absence', absenceId)) {
      return refused('asked-already', 'This sick call is here already.');
    }
    const who = { id: absenceId, personId, firstDay, lastDay };
    await rows.put('absence', [{ ...who, status: 'approved', ...absenceTraits('sick') }]);
    await rows.put('absenceDetail', [{ id: absenceId, type: 'sick', note }]);
    return done;
  },
  sentence: ({ firstDay, lastDay }) =>
    firstDay === lastDay
      ? `Called in sick on ${firstDay}`
      : `Called in sick, ${firstDay} to ${lastDay}`,
});
