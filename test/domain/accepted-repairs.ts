import { absence, aCover, role, rotation } from './change-rows.ts';

/** Repairs, settled covers and what really happened, by name and arguments. */
export const acceptedRepairs: readonly (readonly [string, unknown])[] = [
  [
    'repair-applied',
    {
      draftId: 'draft',
      disruptions: [
        { kind: 'absence', absence: { ...absence, id: 'new' }, type: 'sick' },
        { kind: 'departure', personId: 'bo', lastDay: '2026-12-31' },
        { kind: 'call-role', callRole: role },
        { kind: 'rotation', rotation },
        { kind: 'rule', setting: { id: 'call-spacing', isOn: false, params: {} } },
      ],
      gone: [{ slot: 'call/night/2026-07-08/0', personId: 'ada', source: 'solved' }],
      came: [{ slot: 'call/night/2026-07-08/0', personId: 'bo', source: 'pinned' }],
      covers: [aCover('fresh')],
    },
  ],
  [
    'repair-applied',
    {
      draftId: 'draft',
      disruptions: [{ kind: 'departure', personId: 'ada', lastDay: '2026-07-02' }],
      gone: [{ slot: 'block/ward/b1/0', personId: 'ada', source: 'pinned' }],
      came: [],
      covers: [],
    },
  ],
  [
    'cover-settled',
    { coverId: 'owed', settled: { how: 'paid-back', at: 3, note: 'A night in May' } },
  ],
  [
    'actual-recorded',
    {
      draftId: 'draft',
      actual: {
        id: 'other',
        slot: 'call/night/2026-07-08/0',
        day: '2026-07-08',
        plannedId: 'ada',
        actualId: 'bo',
        reason: 'Called in',
        recordedAt: 3,
      },
    },
  ],
  [
    'actual-recorded',
    {
      draftId: 'draft',
      actual: {
        id: 'nobody',
        slot: 'call/night/2026-07-08/0',
        day: '2026-07-08',
        plannedId: 'ada',
        actualId: null,
        reason: 'Nobody came',
        recordedAt: 3,
      },
    },
  ],
];
