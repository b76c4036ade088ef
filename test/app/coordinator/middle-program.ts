import type { RowsByKind } from '../../../src/domain/kinds.ts';
import { draftSchema } from '../../../src/domain/rows/draft.ts';
import { assignmentRow } from '../../../src/domain/schedule/slot.ts';
import { internalMedicineMiddle } from '../../worlds/internal-medicine-middle.ts';

const { rows, witness } = internalMedicineMiddle.grow(1);

/** The middle program with the schedule that fits it as a draft. */
export function middleProgram(): RowsByKind {
  const [year] = rows.academicYear ?? [];
  if (!year) throw new Error('The program has a year');
  const draft = draftSchema.parse({ id: 'draft', yearId: year.id, name: 'Draft 1', startedAt: 1 });
  const blocks = new Map((rows.block ?? []).map((block) => [block.id, block]));
  const assignment = witness.map((filled) => assignmentRow(draft.id, filled, blocks));
  return { ...rows, draft: [draft], assignment };
}
