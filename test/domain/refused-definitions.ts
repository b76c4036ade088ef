import { dee, deeYear, role, rotation, week } from './change-rows.ts';

/** Attempts to define activities, sites, rotations, call roles and leeway that are refused: the change, why, its arguments. */
export const refusedDefinitions: readonly (readonly [string, string, unknown])[] = [
  [
    'activity-defined',
    'code-taken',
    { activity: { id: 'x', code: 'W', name: 'X', kind: 'ward', start: '13:00', end: '17:00' } },
  ],
  [
    'activity-defined',
    'demand-reversed',
    {
      activity: {
        id: 'x',
        code: 'X',
        name: 'X',
        kind: 'precepting',
        start: '13:00',
        end: '17:00',
        demand: { weekdays: [0], min: 3, max: 2 },
      },
    },
  ],
  ['site-defined', 'name-taken', { site: { id: 'other', name: 'Main' } }],
  ['rotation-defined', 'code-taken', { rotation: { ...rotation, code: 'ICU' } }],
  [
    'rotation-defined',
    'activity-missing',
    { rotation: { ...rotation, leeway: { places: [0], activityIds: ['none'] } } },
  ],
  [
    'person-recorded',
    'sessions-reversed',
    {
      person: dee,
      year: {
        ...deeYear,
        leeway: {
          places: [0],
          activityIds: ['clinic'],
          sessions: [{ activityIds: ['clinic'], min: 2, max: 1 }],
        },
      },
      ways: [],
    },
  ],
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
];
