import * as z from 'zod/mini';
import { type BranchedFrom, branchedFromSchema, type Draft, draftSchema } from '../rows/draft.ts';
import { readFilledInForce } from '../schedule/filled-in-force.ts';
import { assignmentRow, type Filled, filledOf } from '../schedule/slot.ts';
import { defineChange, done, type Outcome, refused } from './change.ts';
import type { Rows } from './rows-port.ts';

/**
 * A branch was started for trying something out: a draft that begins as another draft is, or as the schedule stood when an
 * edition was published. Of an edition, cells of people and blocks that do not exist any more are left out.
 */
export const branchStarted = defineChange({
  name: 'branch-started',
  args: z.object({ draft: z.extend(draftSchema, { branchedFrom: branchedFromSchema }) }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { draft }) => {
    if (await rows.get('draft', draft.id))
      return refused('draft-exists', 'There is a draft of this id already.');
    const year = await rows.get('academicYear', draft.yearId);
    if (!year) return refused('year-missing', 'This academic year does not exist any more.');
    const begun = await beginningOf(rows, draft, draft.branchedFrom);
    if (!begun.ok) return begun;
    const blocks = new Map(
      (await rows.by('block', 'yearId', draft.yearId)).map((block) => [block.id, block]),
    );
    const people = new Set((await rows.all('person')).map(({ id }) => id));
    const known = begun.value.filter(
      ({ slot, personId }) =>
        people.has(personId) && (slot.layer !== 'block' || blocks.has(slot.blockId)),
    );
    await rows.put('draft', [draft]);
    await rows.put(
      'assignment',
      known.map((each) => assignmentRow(draft.id, each, blocks)),
    );
    return done;
  },
  sentence: ({ draft: { name, branchedFrom: from } }) =>
    `Started the branch ${name} from ${from.kind === 'draft' ? from.name : `edition ${from.number}`}`,
});

async function beginningOf(
  rows: Rows,
  { yearId }: Pick<Draft, 'yearId'>,
  from: BranchedFrom,
): Promise<Outcome<readonly Filled[]>> {
  if (from.kind === 'draft') {
    const source = await rows.get('draft', from.draftId);
    if (source?.yearId !== yearId)
      return refused('draft-missing', 'The draft to branch from does not exist any more.');
    const cells = await rows.by('assignment', 'draftId', from.draftId);
    return { ok: true, value: cells.map(filledOf) };
  }
  const editions = await rows.by('edition', 'yearId', yearId);
  const source = editions.find(({ id }) => id === from.editionId);
  const year = await rows.get('academicYear', yearId);
  if (!source || !year)
    return refused('edition-missing', 'The edition to branch from is not on this device.');
  const then = editions.filter(({ number }) => number <= source.number);
  const published = await readFilledInForce(rows, then, year);
  if (!published) return refused('piece-missing', 'A piece of the edition is not on this device.');
  return { ok: true, value: published.filled };
}
