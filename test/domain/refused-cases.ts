import type { ChangeCase } from './accepted-cases.ts';
import {
  absence,
  block,
  calendar,
  dee,
  deeYear,
  draft,
  edition,
  place,
  program,
  role,
  rotation,
  run,
  scope,
  solved,
  week,
  year,
} from './change-rows.ts';

const refused: readonly (readonly [string, string, unknown])[] = [
  ['program-described', 'other-program', { program: { ...program, id: 'other' } }],
  ['program-described', 'invalid', { program: { ...program, timeZone: 'Mars/Olympus' } }],
  [
    'year-opened',
    'days-reversed',
    { year: { ...year, lastDay: '2026-06-30' }, calendars: [], blocks: [], holidays: [] },
  ],
  ['year-opened', 'calendar-missing', { year, calendars: [], blocks: [block], holidays: [] }],
  [
    'year-opened',
    'blocks-not-adjoining',
    {
      year,
      calendars: [calendar],
      blocks: [
        { ...block, lastDay: '2026-07-28' },
        { ...block, id: 'b2', ordinal: 1, firstDay: '2026-07-30' },
      ],
      holidays: [],
    },
  ],
  [
    'person-recorded',
    'class-out-of-range',
    { person: dee, year: { ...deeYear, pgy: 4 }, ways: [] },
  ],
  [
    'person-recorded',
    'class-not-for-role',
    { person: dee, year: { ...deeYear, role: 'faculty' }, ways: [] },
  ],
  [
    'person-recorded',
    'days-reversed',
    { person: dee, year: { ...deeYear, lastDay: '2026-06-01' }, ways: [] },
  ],
  [
    'person-recorded',
    'outside-year',
    { person: dee, year: { ...deeYear, lastDay: '2027-07-01' }, ways: [] },
  ],
  [
    'person-recorded',
    'year-missing',
    { person: dee, year: { ...deeYear, yearId: 'none' }, ways: [] },
  ],
  [
    'person-recorded',
    'staff-code-taken',
    { person: { ...dee, staffCode: 'R1' }, year: deeYear, ways: [] },
  ],
  ['person-recorded', 'invalid', { person: dee, year: { ...deeYear, personId: 'bo' }, ways: [] }],
  ['person-recorded', 'invalid', { person: { ...dee, familyName: '  ' }, year: deeYear, ways: [] }],
  ['person-removed', 'person-missing', { personId: 'nobody', name: '' }],
  [
    'absence-entered',
    'person-missing',
    { absence: { ...absence, personId: 'nobody' }, detail: { id: 'new', type: 'sick' } },
  ],
  [
    'absence-entered',
    'days-reversed',
    { absence: { ...absence, lastDay: '2026-08-01' }, detail: { id: 'new', type: 'sick' } },
  ],
  ['absence-entered', 'invalid', { absence, detail: { id: 'away', type: 'sick' } }],
  ['absence-removed', 'absence-missing', { absenceId: 'none' }],
  [
    'request-made',
    'person-missing',
    {
      request: {
        id: 'r',
        personId: 'nobody',
        wish: { kind: 'call', callRoleId: null, day: '2026-07-04', wanted: false },
        status: 'requested',
        madeAt: 3,
      },
    },
  ],
  [
    'activity-defined',
    'code-taken',
    { activity: { id: 'x', code: 'W', name: 'X', kind: 'ward', start: '13:00', end: '17:00' } },
  ],
  ['rotation-defined', 'code-taken', { rotation: { ...rotation, code: 'ICU' } }],
  [
    'rotation-defined',
    'prerequisite-of-itself',
    { rotation: { ...rotation, prerequisites: ['gi'] } },
  ],
  ['rotation-defined', 'rotation-missing', { rotation: { ...rotation, prerequisites: ['none'] } }],
  [
    'rotation-defined',
    'activity-missing',
    { rotation: { ...rotation, pattern: ['none', ...week.slice(1)] } },
  ],
  [
    'rotation-defined',
    'demand-reversed',
    { rotation: { ...rotation, demand: [{ classes: [], min: 2, max: 1 }] } },
  ],
  [
    'rotation-defined',
    'requirement-reversed',
    { rotation: { ...rotation, requirements: [{ pgy: 1, blocksMin: 2, blocksMax: 1 }] } },
  ],
  ['rotation-removed', 'rotation-missing', { rotationId: 'none', name: '' }],
  ['rotation-removed', 'rotation-in-use', { rotationId: 'amb', name: '' }],
  ['call-role-defined', 'backup-of-itself', { callRole: { ...role, backupId: 'late' } }],
  ['call-role-defined', 'call-role-missing', { callRole: { ...role, backupId: 'none' } }],
  ['call-role-removed', 'call-role-missing', { callRoleId: 'none', name: '' }],
  ['rule-set', 'invalid', { setting: { id: 'call-spacing' }, title: '' }],
  ['draft-started', 'year-missing', { draft: { ...draft, id: 'second', yearId: 'none' } }],
  ['draft-removed', 'draft-missing', { draftId: 'none', name: '' }],
  ['slot-assigned', 'draft-missing', { ...place, draftId: 'none' }],
  [
    'slot-assigned',
    'person-missing',
    { ...place, personId: 'nobody', vacated: ['block/ward/b1/0'] },
  ],
  ['slot-assigned', 'block-missing', { ...place, slot: 'block/ward/none/0' }],
  ['slot-assigned', 'invalid', { ...place, slot: 'night/2026-07-09' }],
  ['slot-assigned', 'invalid', { ...place, slot: 'call/night/2026-02-30/0' }],
  ['cells-decided', 'draft-missing', { draftId: 'none', gone: [], came: [] }],
  [
    'cells-decided',
    'moved-since',
    { draftId: 'draft', gone: [solved('call/night/2026-07-20/0', 'bo')], came: [] },
  ],
  [
    'cells-decided',
    'moved-since',
    { draftId: 'draft', gone: [], came: [solved('block/ward/b1/0', 'bo')] },
  ],
  [
    'cells-decided',
    'pin-moved',
    { draftId: 'draft', gone: [solved('block/ward/b1/0', 'ada')], came: [] },
  ],
  [
    'cells-decided',
    'person-missing',
    { draftId: 'draft', gone: [], came: [solved('call/night/2026-07-20/0', 'nobody')] },
  ],
  [
    'cells-decided',
    'block-missing',
    { draftId: 'draft', gone: [], came: [solved('block/ward/none/0', 'ada')] },
  ],
  [
    'solution-applied',
    'pin-moved',
    { run, draft, layers: ['block'], filled: [solved('block/ward/b1/0', 'bo')] },
  ],
  [
    'solution-applied',
    'person-missing',
    { run, draft, layers: ['call'], filled: [solved('call/night/2026-07-09/0', 'nobody')] },
  ],
  [
    'solution-applied',
    'block-missing',
    { run, draft, layers: ['block'], filled: [solved('block/ward/none/0', 'ada')] },
  ],
  ['edition-published', 'draft-missing', { ...edition, draftId: 'none' }],
  [
    'edition-published',
    'days-reversed',
    { ...edition, scope: { ...scope, lastDay: '2026-06-30' } },
  ],
  [
    'edition-published',
    'nothing-to-publish',
    { ...edition, scope: { ...scope, firstDay: '2027-01-01', lastDay: '2027-01-31' } },
  ],
  [
    'rows-imported',
    'other-program',
    { title: '', rows: { program: [{ ...program, id: 'other' }] } },
  ],
  [
    'rows-imported',
    'reference-broken',
    { title: '', rows: { absence: [{ ...absence, personId: 'nobody' }] } },
  ],
  ['undone', 'not-in-history', { changeId: 'none' }],
];

/** Attempts that are refused, by the name of the problem. */
export const refusedCases: readonly ChangeCase[] = refused.map(([change, problem, args]) => ({
  change,
  args,
  refused: problem,
}));
