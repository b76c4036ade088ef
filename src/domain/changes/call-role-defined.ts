import * as z from 'zod/mini';
import { callRoleSchema } from '../rows/rotation.ts';
import { defineChange, done, refused } from './change.ts';

/** A call role or shift was added or edited. */
export const callRoleDefined = defineChange({
  name: 'call-role-defined',
  args: z.object({ callRole: callRoleSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { callRole }) => {
    if (callRole.backupId === callRole.id) {
      return refused('backup-of-itself', 'A call role cannot back itself up.', 'backupId');
    }
    if (callRole.backupId !== null && !(await rows.get('callRole', callRole.backupId))) {
      return refused('call-role-missing', 'The backup role does not exist any more.', 'backupId');
    }
    await rows.put('callRole', [callRole]);
    return done;
  },
  sentence: ({ callRole }) => `Defined the call role ${callRole.name}`,
});
