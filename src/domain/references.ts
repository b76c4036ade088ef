import { type Kind, kindNames } from './kind-names.ts';
import { kinds, type RowsByKind } from './kinds.ts';
import * as z from 'zod/mini';

/** Rows of every kind as they stand in files and imports. */
export const rowsByKindSchema = z.object(
  Object.fromEntries(kindNames.map((kind) => [kind, z.optional(z.array(kinds[kind]))])),
) as unknown as z.ZodMiniType<RowsByKind, RowsByKind>;

/** A row that points at another that is not there. */
export interface BrokenReference {
  readonly kind: Kind;
  readonly id: string;
  readonly field: string;
  readonly missing: Kind;
  readonly missingId: string;
}

/** Which field of which kind names a row of which other kind. A field of several ids is followed too. */
const REFERENCES: readonly (readonly [kind: Kind, field: string, target: Kind])[] = [
  ['blockCalendar', 'yearId', 'academicYear'],
  ['block', 'calendarId', 'blockCalendar'],
  ['block', 'yearId', 'academicYear'],
  ['cohort', 'yearId', 'academicYear'],
  ['cohort', 'rotationId', 'rotation'],
  ['personYear', 'personId', 'person'],
  ['personYear', 'yearId', 'academicYear'],
  ['personYear', 'cohortId', 'cohort'],
  ['personYear', 'pattern', 'activity'],
  ['contact', 'id', 'person'],
  ['activity', 'siteId', 'site'],
  ['rotation', 'siteId', 'site'],
  ['rotation', 'pattern', 'activity'],
  ['rotation', 'prerequisites', 'rotation'],
  ['callRole', 'siteId', 'site'],
  ['callRole', 'backupId', 'callRole'],
  ['absence', 'personId', 'person'],
  ['absenceDetail', 'id', 'absence'],
  ['leaveBalance', 'personId', 'person'],
  ['leaveBalance', 'yearId', 'academicYear'],
  ['leaveRound', 'yearId', 'academicYear'],
  ['request', 'personId', 'person'],
  ['swap', 'offeredById', 'person'],
  ['loggedDay', 'personId', 'person'],
  ['draft', 'yearId', 'academicYear'],
  ['assignment', 'draftId', 'draft'],
  ['assignment', 'personId', 'person'],
  ['edition', 'frozenId', 'frozen'],
  ['waiver', 'personIds', 'person'],
  ['comment', 'draftId', 'draft'],
  ['cover', 'coveredById', 'person'],
  ['cover', 'forId', 'person'],
];

/** Every row among these that points at one that is not among them. */
export function brokenReferences(content: RowsByKind): BrokenReference[] {
  const ids = new Map(
    kindNames.map((kind) => [kind, new Set(content[kind]?.map((row) => row.id))]),
  );
  return REFERENCES.flatMap(([kind, field, target]) =>
    (content[kind] ?? []).flatMap((row) =>
      [Reflect.get(row, field)]
        .flat()
        .filter((id): id is string => typeof id === 'string' && !ids.get(target)?.has(id))
        .map((missingId) => ({ kind, id: row.id, field, missing: target, missingId })),
    ),
  );
}
