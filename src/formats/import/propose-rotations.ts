import { type RotationKind, rotationKindSchema } from '../../domain/rows/rotation.ts';
import { CONTINUITY_WEEK } from './default-weeks.ts';
import { asked, found, type Proposal, type RotationPlan } from './import-plan.ts';
import { plainText } from './plain-text.ts';
import { cellOf, type PlannedTable } from './table-cells.ts';

/** Proposes the kind and the week of every rotation in a table of rotations. */
export function proposeRotations({ source, plan }: PlannedTable): RotationPlan[] {
  if (plan.table !== 'rotations') return [];
  return source.rows.map((row) =>
    proposeRotation(
      cellOf(plan, row, 'code'),
      cellOf(plan, row, 'name'),
      cellOf(plan, row, 'kind'),
    ),
  );
}

/** Proposes the kind and the week of one rotation by its name and the kind it is listed as. */
export function proposeRotation(code: string, name: string, listed: string): RotationPlan {
  const kind = proposeKind(listed, name);
  const isContinuity =
    kind.value === 'clinic' && /family medicine|continuity|fm clinic|primary care/i.test(name);
  return { code, kind, week: isContinuity ? CONTINUITY_WEEK : kind.value };
}

const KIND_WORDS: readonly (readonly [RegExp, RotationKind])[] = [
  [/\bicu\b|intensive|critical care/, 'intensive-care'],
  [/elective/, 'elective'],
  [/night/, 'nights'],
  [/research|scholar/, 'research'],
  [/orientation/, 'orientation'],
  [/\baway\b/, 'away'],
  [/emergency/, 'shifts'],
];

function proposeKind(listed: string, name: string): Proposal<RotationKind> {
  const own = rotationKindSchema.safeParse(plainText(listed).replaceAll(' ', '-'));
  const named = KIND_WORDS.find(([words]) => words.test(plainText(name)))?.[1];
  if (own.success && (named === undefined || named === own.data))
    return found(own.data, 'the table says so');
  if (own.success && named !== undefined) {
    return asked(
      isNarrower(named, own.data) ? named : own.data,
      `it is called ${name} and listed as ${listed}`,
    );
  }
  return asked(
    named ?? 'other',
    listed === '' ? 'the table gives no kind' : `"${listed}" is no kind we know`,
  );
}

/** Whether the kind that a name suggests says more than the kind that is listed, and does not contradict it. */
function isNarrower(named: RotationKind, listed: RotationKind): boolean {
  return (
    (named === 'intensive-care' && listed === 'inpatient') ||
    (named === 'elective' && listed === 'clinic')
  );
}
