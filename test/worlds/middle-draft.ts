import { draftStarted } from '../../src/domain/changes/draft-started.ts';
import type { RowsByKind } from '../../src/domain/kinds.ts';
import { assignmentRow } from '../../src/domain/schedule/slot.ts';
import { internalMedicineMiddle } from './internal-medicine-middle.ts';

const { rows, witness } = internalMedicineMiddle.grow(1);
const [year] = rows.academicYear ?? [];
if (!year) throw new Error('The middle program has a year');
const blocks = new Map((rows.block ?? []).map((block) => [block.id, block]));

/** The draft of the middle program, which holds its whole year. */
export const { draft: middleDraft } = draftStarted.args.parse({
  draft: { id: 'draft-1', yearId: year.id, name: 'Draft 1', startedAt: 1 },
});

/** The middle program with a finished draft of its year. */
export const middleProgram: RowsByKind = {
  ...rows,
  draft: [middleDraft],
  assignment: witness.map((filled) => assignmentRow(middleDraft.id, filled, blocks)),
};

/** What the draft fills. */
export const middleWitness = witness;
