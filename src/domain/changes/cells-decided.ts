import * as z from 'zod/mini';
import { draftIdSchema } from '../id.ts';
import { assignmentRow, parseSlotKey, plainFilledSchema } from '../schedule/slot.ts';
import { defineChange, done, refused } from './change.ts';

/** In which way cells came to be decided together. */
export const decidingWaySchema = z.enum([
  'together',
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
    way: z._default(decidingWaySchema, 'together'),
    /** Whether pinned cells are decided too: only where somebody was told of them. */
    movesPins: z._default(z.boolean(), false),
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
    const blocks = new Map(
      (await rows.by('block', 'yearId', draft.yearId)).map((block) => [block.id, block]),
    );
    const filled = came.map((each) => ({ ...each, slot: parseSlotKey(each.slot) }));
    if (filled.some(({ slot }) => slot.layer === 'block' && !blocks.has(slot.blockId))) {
      return refused('block-missing', 'A block does not exist any more.');
    }
    await rows.remove(
      'assignment',
      [...left].map((slot) => `${draftId}/${slot}`),
    );
    await rows.put(
      'assignment',
      filled.map((each) => assignmentRow(draftId, each, blocks)),
    );
    return done;
  },
  sentence: ({ gone, came, way }) => {
    const count = Math.max(gone.length, came.length);
    return WORDS[way](`${count} ${count === 1 ? 'place' : 'places'}`);
  },
});

const WORDS: Readonly<Record<DecidingWay, (places: string) => string>> = {
  together: (places) => `Changed ${places} of a draft together`,
  typed: (places) => `Set ${places}`,
  pasted: (places) => `Pasted ${places}`,
  filled: (places) => `Filled ${places}`,
  emptied: (places) => `Emptied ${places}`,
  exchanged: (places) => `Exchanged ${places}`,
  pinned: (places) => `Pinned ${places}`,
  unpinned: (places) => `Unpinned ${places}`,
};

const MOVED_SINCE = refused('moved-since', 'The draft has changed since: ask again.');
