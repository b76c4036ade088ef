import * as z from 'zod/mini';
import { draftIdSchema, personIdSchema } from '../id.ts';
import { sourceSchema } from '../rows/schedule.ts';
import { slotKeySchema } from '../schedule/slot.ts';
import { assignmentRows } from './assignment-rows.ts';
import { defineChange, done, refused } from './change.ts';

/** A cell of a draft was decided by hand: a person was put into a slot, or the slot was emptied. */
export const slotAssigned = defineChange({
  name: 'slot-assigned',
  args: z.object({
    draftId: draftIdSchema,
    slot: slotKeySchema,
    /** Null empties the slot. */
    personId: z.nullable(personIdSchema),
    source: sourceSchema,
    /** Slots of the same draft to empty with it, such as the rotation the person leaves for this one. */
    vacated: z._default(z.array(slotKeySchema), []),
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { draftId, slot, personId, source, vacated }) => {
    const draft = await rows.get('draft', draftId);
    if (!draft) return refused('draft-missing', 'This draft does not exist any more.');
    await rows.remove(
      'assignment',
      vacated.map((each) => `${draftId}/${each}`),
    );
    if (personId === null) {
      await rows.remove('assignment', [`${draftId}/${slot}`]);
      return done;
    }
    if (!(await rows.get('person', personId))) {
      return refused('person-missing', 'This person does not exist any more.', 'personId');
    }
    const written = await assignmentRows(rows, draft, [{ slot, personId, source }]);
    if (!written) return refused('block-missing', 'This block does not exist any more.');
    await rows.put('assignment', written);
    return done;
  },
  sentence: ({ personId, source }) =>
    personId === null
      ? 'Emptied a place'
      : source === 'pinned'
        ? 'Pinned a place'
        : 'Filled a place',
});
