import { absence, aCover, solved } from './change-rows.ts';

const night = 'call/night/2026-07-08/0';
const repair = {
  draftId: 'draft',
  disruptions: [],
  gone: [solved(night, 'ada')],
  came: [solved(night, 'bo')],
  covers: [aCover('fresh')],
};
const actual = {
  id: 'other',
  slot: night,
  day: '2026-07-08',
  plannedId: 'ada',
  actualId: 'bo',
  reason: 'Called in',
  recordedAt: 3,
};
const settled = { how: 'paid-back', at: 3, note: '' };

/** Repairs, covers and what really happened that are refused. */
export const refusedRepairs: readonly (readonly [string, string, unknown])[] = [
  ['repair-applied', 'draft-missing', { ...repair, draftId: 'none' }],
  ['repair-applied', 'moved-since', { ...repair, gone: [solved(night, 'bo')] }],
  ['repair-applied', 'moved-since', { ...repair, gone: [] }],
  ['repair-applied', 'pin-moved', { ...repair, gone: [solved('block/ward/b1/0', 'ada')] }],
  ['repair-applied', 'person-missing', { ...repair, came: [solved(night, 'nobody')] }],
  [
    'repair-applied',
    'person-missing',
    {
      ...repair,
      disruptions: [{ kind: 'absence', absence: { ...absence, personId: 'nobody' }, type: 'sick' }],
    },
  ],
  [
    'repair-applied',
    'days-reversed',
    {
      ...repair,
      disruptions: [{ kind: 'departure', personId: 'ada', lastDay: '2020-01-01' }],
    },
  ],
  ['repair-applied', 'block-missing', { ...repair, came: [solved('block/ward/b99/0', 'bo')] }],
  ['cover-settled', 'cover-missing', { coverId: 'none', settled }],
  ['cover-settled', 'settled', { coverId: 'even', settled }],
  ['actual-recorded', 'draft-missing', { draftId: 'none', actual }],
  ['actual-recorded', 'moved-since', { draftId: 'draft', actual: { ...actual, plannedId: 'bo' } }],
  ['actual-recorded', 'as-planned', { draftId: 'draft', actual: { ...actual, actualId: 'ada' } }],
  [
    'actual-recorded',
    'person-missing',
    { draftId: 'draft', actual: { ...actual, actualId: 'nobody' } },
  ],
  ['actual-recorded', 'invalid', { draftId: 'draft', actual: { ...actual, reason: ' ' } }],
  [
    'actual-recorded',
    'block-missing',
    { draftId: 'draft', actual: { ...actual, slot: 'block/ward/b99/0', plannedId: null } },
  ],
];
