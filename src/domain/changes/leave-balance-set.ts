import * as z from 'zod/mini';
import { leaveBalanceSchema } from '../rows/leave.ts';
import { defineChange, done, refused } from './change.ts';

/** What somebody carried of leave into a year was set. */
export const leaveBalanceSet = defineChange({
  name: 'leave-balance-set',
  args: z.object({ balance: leaveBalanceSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { balance }) => {
    if (!(await rows.get('person', balance.personId))) {
      return refused('person-missing', 'This person does not exist any more.');
    }
    if (!(await rows.get('academicYear', balance.yearId))) {
      return refused('year-missing', 'This academic year does not exist any more.');
    }
    const own = await rows.by('leaveBalance', 'personId', balance.personId);
    const other = own.find(({ id, yearId }) => yearId === balance.yearId && id !== balance.id);
    if (other) return refused('balance-twice', 'This person’s balance was set meanwhile.');
    await rows.put('leaveBalance', [balance]);
    return done;
  },
  sentence: () => 'Set a balance of leave',
});
