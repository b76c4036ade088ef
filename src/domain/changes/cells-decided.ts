import * as z from 'zod/mini';
import { draftIdSchema } from '../id.ts';
import { plainFilledSchema } from '../schedule/slot.ts';
import { changePlaces } from './assignment-rows.ts';
import { defineChange, done, refused } from './change.ts';

/** In which way cells came to be decided together. */
export const decidingWaySchema = z.enum([
  'typed',
  'pasted',
  'filled',
  'emptied',
  'exchanged',
  'pinned',
  'unpinned',
]);
/** In which way cells came to be decided together. */
export type DecidingWay = z.infer<typeof decidingWaySchema>;

/**
 * Several cells of a draft were decided together, such as two calls exchanged. Refused where one of them is not any more
 * as it was when that was thought out, and where one is pinned unless whoever decides was told.
 */
export const cellsDecided = defineChange({
  name: 'cells-decided',
  args: z.object({
    draftId: draftIdSchema,
    /** What was filled and is to be so no more. */
    gone: z.array(plainFilledSchema),
    /** What is to be filled. */
    came: z.array(plainFilledSchema),
    /** None where cells were decided by a proposal. */
    way: z.optional(decidingWaySchema),
    /** Whether pinned cells are decided too: only where somebody was told of them. */
    movesPins: z.optional(z.boolean()),
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { draftId, gone, came, movesPins }) => {
    const draft = await rows.get('draft', draftId);
    if (!draft) return refused('draft-missing', 'This draft does not exist any more.');
    const rowOf = (slot: string) => rows.get('assignment', `${draftId}/${slot}`);
    const left = new Set(gone.map(({ slot }) => slot));
    for (const { slot, personId } of gone) {
      const row = await rowOf(slot);
      if (row?.personId !== personId) return MOVED_SINCE;
      if (row.source === 'pinned' && !movesPins)
        return refused('pin-moved', `This place is pinned (${slot}).`);
    }
    for (const { slot } of came) if (!left.has(slot) && (await rowOf(slot))) return MOVED_SINCE;
    const people = [...new Set(came.map(({ personId }) => personId))];
    if ((await rows.many('person', people)).includes(undefined)) {
      return refused('person-missing', 'Somebody does not exist any more.');
    }
    return (await changePlaces(rows, draft, left, came)) ?? done;
  },
  sentence: ({ gone, came, way }) => {
    const count = Math.max(gone.length, came.length);
    const places = `${count} ${count === 1 ? 'place' : 'places'}`;
    return way ? `${WORDS[way]} ${places}` : `Changed ${places} of a draft together`;
  },
});

const WORDS: Readonly<Record<DecidingWay, string>> = {
  typed: 'Set',
  pasted: 'Pasted',
  filled: 'Filled',
  emptied: 'Emptied',
  exchanged: 'Exchanged',
  pinned: 'Pinned',
  unpinned: 'Unpinned',
};

const MOVED_SINCE = refused('moved-since', 'The draft has changed since: ask again.');
