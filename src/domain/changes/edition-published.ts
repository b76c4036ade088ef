import * as z from 'zod/mini';
import { settleAsks } from '../asks/settle.ts';
import { draftIdSchema, editionIdSchema } from '../id.ts';
import { nameSchema, noteSchema } from '../rows/row.ts';
import { type Chunk, type Edition, scopeSchema } from '../rows/schedule.ts';
import { chunksOfDraft } from '../schedule/edition-chunks.ts';
import { freeze } from '../schedule/freeze.ts';
import { checkFreezeWindow } from '../schedule/freeze-window.ts';
import { filledOf } from '../schedule/slot.ts';
import { instantSchema } from '../time/zone.ts';
import { defineChange, done, refused } from './change.ts';
import { lateWords, nextEditionNumber } from './new-edition.ts';

/**
 * A part of a draft was published: copied, packed and frozen, with the next number. Nothing published ever moves. Whatever
 * was asked is settled by it. Days of the freeze window change only with a reason.
 */
export const editionPublished = defineChange({
  name: 'edition-published',
  args: z.object({
    editionId: editionIdSchema,
    draftId: draftIdSchema,
    scope: scopeSchema,
    publishedAt: instantSchema,
    publishedBy: z.nullable(nameSchema),
    note: noteSchema,
    /** Why days of the freeze window change; empty where none does. Only the history keeps it: editions travel. */
    reason: z._default(noteSchema, ''),
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { editionId, draftId, scope, reason, ...published }) => {
    const draft = await rows.get('draft', draftId);
    if (!draft) return refused('draft-missing', 'This draft does not exist any more.');
    if (scope.lastDay < scope.firstDay)
      return refused('days-reversed', 'The last day is before the first.', 'lastDay');
    const assignments = await rows.by('assignment', 'draftId', draftId);
    const chunks: Chunk[] = chunksOfDraft(assignments, scope);
    // Clinics follow from the rotations' weeks: an edition of half-days alone may decide none apart from them.
    const mustBeFilled = scope.layers.some((layer) => layer !== 'half-day');
    if (mustBeFilled && chunks.every((chunk) => chunk.cells.length === 0)) {
      return refused('nothing-to-publish', 'The draft holds nothing in these days and layers.');
    }
    const { yearId } = draft;
    const { publishedAt } = published;
    const late = { yearId, scope, publishedAt, reason };
    const allowed = await checkFreezeWindow(rows, late, assignments.map(filledOf));
    if (!allowed.ok) return allowed;
    const frozen = await freeze(rows, yearId);
    if (!frozen) return refused('year-missing', 'This academic year does not exist any more.');
    const edition: Edition = {
      id: editionId,
      number: await nextEditionNumber(rows),
      yearId,
      scope,
      ...published,
      chunks: chunks.map(({ id, layer, firstDay, lastDay }) => ({ id, layer, firstDay, lastDay })),
      frozenId: frozen.id,
    };
    if (!(await rows.get('frozen', frozen.id))) await rows.put('frozen', [frozen]);
    for (const chunk of chunks)
      if (!(await rows.get('chunk', chunk.id))) await rows.put('chunk', [chunk]);
    await rows.put('edition', [edition]);
    await settleAsks(rows, edition, assignments);
    return done;
  },
  sentence: ({ scope, reason }) =>
    `Published ${scope.layers.join(', ')}, ${scope.firstDay} to ${scope.lastDay}${lateWords(reason)}`,
});
