import * as z from 'zod/mini';
import { leavePolicySchema } from '../rows/leave.ts';
import { defineChange, done, refused } from './change.ts';

/** What the program grants of leave was set. */
export const leavePolicySet = defineChange({
  name: 'leave-policy-set',
  args: z.object({ policy: leavePolicySchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { policy }) => {
    const types = policy.allowances.map(({ type }) => type);
    if (new Set(types).size < types.length) {
      return refused('type-twice', 'A type of leave is named once.', 'allowances');
    }
    await rows.put('leavePolicy', [policy]);
    return done;
  },
  sentence: () => 'Set what is granted of leave',
});
