import * as z from 'zod/mini';
import { draftIdSchema } from '../id.ts';
import { plainFilledSchema } from '../schedule/slot.ts';
import { cellsDecided } from './cells-decided.ts';
import { defineChange } from './change.ts';

/**
 * Parts of another draft or of an edition were taken into a draft, all together. Refused, as all that is decided about several
 * cells, where one of them has changed since or is pinned.
 */
export const partsTaken = defineChange({
  name: 'parts-taken',
  args: z.object({
    draftId: draftIdSchema,
    /** What the parts come from, by name. */
    from: z.string(),
    gone: z.array(plainFilledSchema),
    came: z.array(plainFilledSchema),
  }),
  roles: ['admin', 'coordinator'],
  apply: (rows, { draftId, gone, came }, context) =>
    cellsDecided.apply(rows, cellsDecided.args.parse({ draftId, gone, came }), context),
  sentence: ({ from, gone, came }) => {
    const count = Math.max(gone.length, came.length);
    return `Took ${count} ${count === 1 ? 'place' : 'places'} from ${from}`;
  },
});
