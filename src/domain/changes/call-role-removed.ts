import * as z from 'zod/mini';
import { callRoleIdSchema } from '../id.ts';
import { parseSlotKey } from '../schedule/slot.ts';
import { defineChange, done, refused } from './change.ts';

/** A call role was deleted, with its places in drafts and wherever it backed another up. */
export const callRoleRemoved = defineChange({
  name: 'call-role-removed',
  args: z.object({ callRoleId: callRoleIdSchema, name: z.string() }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { callRoleId }) => {
    if (!(await rows.get('callRole', callRoleId)))
      return refused('call-role-missing', 'This call role is already gone.');
    const dependent = (await rows.all('callRole')).filter((each) => each.backupId === callRoleId);
    await rows.put(
      'callRole',
      dependent.map((each) => ({ ...each, backupId: null })),
    );
    const places = (await rows.all('assignment')).filter(
      (each) => parseSlotKey(each.slot).demandId === callRoleId,
    );
    await rows.remove(
      'assignment',
      places.map((each) => each.id),
    );
    const wishes = (await rows.all('request')).filter(
      ({ wish }) => wish.kind === 'call' && wish.callRoleId === callRoleId,
    );
    await rows.remove(
      'request',
      wishes.map((each) => each.id),
    );
    await rows.remove('callRole', [callRoleId]);
    return done;
  },
  sentence: ({ name }) => `Deleted the call role ${name}`,
});
