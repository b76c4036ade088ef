import * as z from 'zod/mini';
import { absenceDetailSchema, absenceSchema } from '../rows/absence.ts';
import { defineChange, done, refused } from './change.ts';

/** An absence was entered or edited. Its type and note are rows of their own, because the type is the reason. */
export const absenceEntered = defineChange({
  name: 'absence-entered',
  args: z.object({ absence: absenceSchema, detail: absenceDetailSchema }),
  roles: ['admin', 'coordinator'],
  owner: ({ absence }) => absence.personId,
  ownerOnly: {
    says: '`absence.status` is `requested`',
    allows: ({ absence }) => absence.status === 'requested',
  },
  apply: async (rows, { absence, detail }) => {
    if (!(await rows.get('person', absence.personId))) {
      return refused('person-missing', 'This person does not exist any more.', 'personId');
    }
    if (detail.id !== absence.id)
      return refused('invalid', 'The detail belongs to another absence.');
    if (absence.lastDay < absence.firstDay) {
      return refused('days-reversed', 'The last day is before the first.', 'lastDay');
    }
    await rows.put('absence', [absence]);
    await rows.put('absenceDetail', [detail]);
    return done;
  },
  sentence: ({ absence }) => `Entered an absence, ${absence.firstDay} to ${absence.lastDay}`,
});
