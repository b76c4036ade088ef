import type { ChangeCase } from './accepted-cases.ts';
import { branch, edition, place, program, scope } from './change-rows.ts';

const published: ChangeCase = { change: 'edition-published', args: edition };
const changed: ChangeCase = { change: 'slot-assigned', args: place };
const later = { ...edition, editionId: 'e2' };
const again: ChangeCase = { change: 'edition-published', args: later };
const restored = {
  editionId: 'e3',
  restoredId: 'e1',
  publishedAt: 6,
  publishedBy: 'Cy Faculty',
  note: 'Back to edition 1',
};
const ofEdition = {
  ...branch,
  branchedFrom: { kind: 'edition', editionId: 'e1', number: 1 },
};
/** A week that may not change without a reason. */
const week: ChangeCase = {
  change: 'program-described',
  args: { program: { ...program, timeZone: 'America/New_York', freezeDays: 7 } },
};
/** The night of July 9 changes on the day before. */
const dayBefore = Date.parse('2026-07-08T12:00Z');
const late = { ...later, publishedAt: dayBefore };
const lateRestored = { ...restored, publishedAt: dayBefore };

/** Attempts with editions that work. */
export const acceptedEditions: readonly ChangeCase[] = [
  { change: 'edition-restored', args: restored, first: [published, changed, again] },
  { change: 'branch-started', args: { draft: ofEdition }, first: [published] },
  {
    change: 'edition-published',
    args: { ...late, reason: 'Ada is ill' },
    first: [week, published, changed],
  },
  // What is published for the first time is no change, and neither is what comes after the window.
  { change: 'edition-published', args: late, first: [week, changed] },
  {
    change: 'edition-published',
    args: { ...late, publishedAt: Date.parse('2026-07-02T12:00Z') },
    first: [week, published, changed],
  },
  {
    change: 'edition-published',
    args: { ...late, scope: { ...scope, layers: ['half-day'] } },
    first: [week, published, changed],
  },
  {
    change: 'edition-restored',
    args: { ...lateRestored, reason: 'Published by mistake' },
    first: [week, published, changed, again],
  },
];

/** Attempts with editions that are refused. */
export const refusedEditions: readonly ChangeCase[] = [
  { change: 'edition-restored', args: restored, refused: 'edition-missing' },
  {
    change: 'edition-restored',
    args: restored,
    refused: 'already-latest',
    first: [published],
  },
  {
    change: 'edition-restored',
    args: lateRestored,
    refused: 'in-freeze-window',
    first: [week, published, changed, again],
  },
  { change: 'branch-started', args: { draft: ofEdition }, refused: 'edition-missing' },
  {
    change: 'edition-published',
    args: late,
    refused: 'in-freeze-window',
    first: [week, published, changed],
  },
];
