import * as z from 'zod/mini';
import { settleAsks } from '../asks/settle.ts';
import { editionIdSchema } from '../id.ts';
import { nameSchema, noteSchema } from '../rows/row.ts';
import type { Edition } from '../rows/schedule.ts';
import { checkFreezeWindow } from '../schedule/freeze-window.ts';
import { slotKey, type Filled } from '../schedule/slot.ts';
import { unpackChunk } from '../schedule/unpack-chunk.ts';
import { instantSchema } from '../time/zone.ts';
import { defineChange, done, refused } from './change.ts';
import { lateWords, nextEditionNumber } from './new-edition.ts';

/**
 * What an earlier edition says is in force again: published anew with the next number, for the same layers and days and with the
 * same pieces. Nothing is lost: the editions between stay readable. Days of the freeze window change only with a reason.
 */
export const editionRestored = defineChange({
  name: 'edition-restored',
  args: z.object({
    editionId: editionIdSchema,
    restoredId: editionIdSchema,
    publishedAt: instantSchema,
    publishedBy: z.nullable(nameSchema),
    note: noteSchema,
    /** As of `edition-published`. */
    reason: z._default(noteSchema, ''),
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { editionId, restoredId, reason, ...published }) => {
    const earlier = await rows.get('edition', restoredId);
    if (!earlier) return refused('edition-missing', 'This edition is not on this device.');
    const number = await nextEditionNumber(rows);
    if (earlier.number === number - 1)
      return refused('already-latest', 'This is the latest edition: it is in force already.');
    const filled: Filled[] = [];
    for (const { id } of earlier.chunks) {
      const chunk = await rows.get('chunk', id);
      if (!chunk) return refused('piece-missing', 'A piece of the edition is not on this device.');
      filled.push(...unpackChunk(chunk));
    }
    const { yearId, scope, chunks, frozenId } = earlier;
    const late = { yearId, scope, publishedAt: published.publishedAt, reason };
    const allowed = await checkFreezeWindow(rows, late, filled);
    if (!allowed.ok) return allowed;
    const edition: Edition = {
      id: editionId,
      number,
      yearId,
      scope,
      ...published,
      restores: earlier.number,
      chunks,
      frozenId,
    };
    await rows.put('edition', [edition]);
    const holdings = filled.map(({ slot, personId }) => ({ slot: slotKey(slot), personId }));
    await settleAsks(rows, edition, holdings);
    return done;
  },
  sentence: ({ note, reason }) =>
    `${note || 'Put an earlier edition in force again'}${lateWords(reason)}`,
});
