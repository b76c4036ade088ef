import * as z from 'zod/mini';
import { type Draft, draftSchema } from '../rows/draft.ts';
import { type Layer, layerSchema } from '../rows/schedule.ts';
import { scheduleRunSchema } from '../rows/schedule-run.ts';
import { type PlainFilled, plainFilledSchema } from '../schedule/slot.ts';
import { assignmentRows } from './assignment-rows.ts';
import { defineChange, done, refused } from './change.ts';
import type { Rows } from './rows-port.ts';

/**
 * A schedule run ended: it is kept, and where it found a schedule the draft's cells of the layers it decided are
 * replaced by it. Pinned cells stand: a solution that moves one is refused.
 */
export const solutionApplied = defineChange({
  name: 'solution-applied',
  args: z.object({
    run: scheduleRunSchema,
    /** The draft to write into, created if it does not exist; null when nothing was found. */
    draft: z.nullable(draftSchema),
    layers: z.array(layerSchema),
    filled: z.array(plainFilledSchema),
    /** Other schedules to compare, each for a draft of its own that does not exist yet. */
    others: z._default(
      z.array(z.object({ draft: draftSchema, filled: z.array(plainFilledSchema) })),
      [],
    ),
  }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { run, draft, layers, filled, others }) => {
    await rows.put('scheduleRun', [run]);
    if (draft) {
      const refusal = await write(rows, draft, layers, filled);
      if (refusal) return refusal;
    }
    for (const other of others) {
      if (await rows.get('draft', other.draft.id)) {
        return refused('draft-exists', 'This draft exists already: generate it again.');
      }
      const refusal = await write(rows, other.draft, layers, other.filled);
      if (refusal) return refusal;
    }
    return done;
  },
  sentence: ({ run, draft }) =>
    draft ? `Generated ${draft.name} (${run.layers.join(', ')})` : 'Tried to generate a schedule',
});

/** Writes a schedule into its draft; a refusal where that cannot be. */
async function write(
  rows: Rows,
  draft: Draft,
  layers: readonly Layer[],
  filled: readonly PlainFilled[],
): Promise<ReturnType<typeof refused> | null> {
  const before = (await rows.by('assignment', 'draftId', draft.id)).filter((row) =>
    layers.includes(row.layer),
  );
  const after = await assignmentRows(rows, draft, filled);
  if (!after) {
    return refused(
      'block-missing',
      'The blocks changed while this schedule was made: generate it again.',
    );
  }
  const people = [...new Set(after.map((each) => each.personId))];
  if ((await rows.many('person', people)).includes(undefined)) {
    return refused(
      'person-missing',
      'Somebody was deleted while this schedule was made: generate it again.',
    );
  }
  const pinned = new Set(before.filter((row) => row.source === 'pinned').map((row) => row.id));
  const written = after.map((row) =>
    pinned.has(row.id) ? { ...row, source: 'pinned' as const } : row,
  );
  const personOf = new Map(written.map((row) => [row.id, row.personId]));
  const moved = before.find(
    (row) => row.source === 'pinned' && personOf.get(row.id) !== row.personId,
  );
  if (moved) return refused('pin-moved', `This schedule moves a pinned place (${moved.slot}).`);
  await rows.put('draft', [draft]);
  await rows.remove(
    'assignment',
    before.filter((row) => !personOf.has(row.id)).map((row) => row.id),
  );
  await rows.put('assignment', written);
  return null;
}
