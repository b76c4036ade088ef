import * as z from 'zod/mini';
import { draftIdSchema } from '../id.ts';
import { actualSchema } from '../rows/actual.ts';
import { slotKeySchema } from '../schedule/slot.ts';
import { assignmentRows } from './assignment-rows.ts';
import { defineChange, done, refused } from './change.ts';

/** It was noted who really was at a place of a past day, with the reason. The draft says so from then on. */
export const actualRecorded = defineChange({
  name: 'actual-recorded',
  args: z.object({
    draftId: draftIdSchema,
    actual: z.extend(actualSchema, { slot: slotKeySchema }),
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { draftId, actual }) => {
    const draft = await rows.get('draft', draftId);
    if (!draft) return refused('draft-missing', 'This draft does not exist any more.');
    const id = `${draftId}/${actual.slot}`;
    const planned = await rows.get('assignment', id);
    if ((planned?.personId ?? null) !== actual.plannedId) {
      return refused('moved-since', 'The draft has changed since: look at the day again.');
    }
    const { actualId } = actual;
    if (actualId === actual.plannedId) {
      return refused('as-planned', 'This is what was planned already.', 'actualId');
    }
    if (actualId !== null && !(await rows.get('person', actualId))) {
      return refused('person-missing', 'This person does not exist any more.', 'actualId');
    }
    await rows.put('actual', [actual]);
    if (actualId === null) await rows.remove('assignment', [id]);
    else {
      const filled = { slot: actual.slot, personId: actualId, source: 'pinned' as const };
      const written = await assignmentRows(rows, draft, [filled]);
      if (!written) return refused('block-missing', 'This block does not exist any more.');
      await rows.put('assignment', written);
    }
    return done;
  },
  sentence: ({ actual }) => `Noted what really happened on ${actual.day}`,
});
