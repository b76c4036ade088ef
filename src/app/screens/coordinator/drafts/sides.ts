import { draftIdSchema, editionIdSchema } from '../../../../domain/id.ts';
import type { Draft, Edition } from '../../../../domain/rows/schedule.ts';
import type { YearId } from '../../../../domain/id.ts';
import type { Side } from '../../../../store/queries/compared.ts';
import type { Choice } from '../../../parts/choices.tsx';

/** What stands in an address and in a list of choices for what is in force. */
export const IN_FORCE_SIDE = 'in-force';

/** The side as it stands in addresses and lists of choices. */
export function draftSide(draftId: Draft['id']): string {
  return `draft.${draftId}`;
}

/** The side as it stands in addresses and lists of choices. */
export function editionSide(editionId: Edition['id']): string {
  return `edition.${editionId}`;
}

/** The side that a text means; null for none. */
export function sideOf(text: string | undefined): Side | null {
  if (text === IN_FORCE_SIDE) return { kind: 'in-force' };
  const [kind, ...rest] = text?.split('.') ?? [];
  const draftId = draftIdSchema.safeParse(rest.join('.'));
  if (kind === 'draft' && draftId.success) return { kind, draftId: draftId.data };
  const editionId = editionIdSchema.safeParse(rest.join('.'));
  return kind === 'edition' && editionId.success ? { kind, editionId: editionId.data } : null;
}

/** What can be compared in a year: its drafts, what is in force, and every edition, the newest first. */
export function sideChoices(
  drafts: readonly Draft[],
  editions: readonly Edition[],
  yearId: YearId,
): Choice<string>[] {
  const own = editions.filter((edition) => edition.yearId === yearId);
  return [
    ...drafts.map(({ id, name }) => ({ value: draftSide(id), label: name })),
    ...(own.length > 0 ? [{ value: IN_FORCE_SIDE, label: 'What is in force' }] : []),
    ...own.map(({ id, number }) => ({ value: editionSide(id), label: `As of edition ${number}` })),
  ];
}
