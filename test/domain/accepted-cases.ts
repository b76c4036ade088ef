import { acceptedAsks } from './accepted-asks.ts';
import { acceptedRepairs } from './accepted-repairs.ts';
import {
  absence,
  block,
  branch,
  calendar,
  dee,
  deeYear,
  draft,
  edition,
  followUp,
  opened,
  monday,
  place,
  program,
  remark,
  rolled,
  role,
  rotation,
  run,
  solved,
  twoBlocks,
  waiver,
  worked,
  year,
} from './change-rows.ts';
import { acceptedEditions } from './edition-cases.ts';

/** One attempt at a change on the tiny program: what it is given, and how it is refused, if it is. */
export interface ChangeCase {
  readonly change: string;
  readonly args: unknown;
  readonly refused?: string;
  /** What is changed before. */
  readonly first?: readonly ChangeCase[];
}

const LEVEL = {
  layer: 'block',
  name: 'rotation-requests',
  part: 'together',
  value: 5,
  best: 5,
  bound: 5,
};

const accepted: readonly (readonly [string, unknown])[] = [
  ['program-described', { program }],
  ['year-opened', { year, calendars: [calendar], blocks: [block], holidays: [] }],
  ['year-rolled-over', rolled],
  ['person-recorded', { person: dee, year: deeYear, ways: [{ kind: 'pager', number: '7000' }] }],
  [
    'person-recorded',
    {
      person: { ...dee, id: 'ada', staffCode: 'R1' },
      year: { ...deeYear, id: 'ada-y', personId: 'ada' },
      ways: [],
    },
  ],
  ['person-removed', { personId: 'ada', name: 'Ada' }],
  ['absence-entered', { absence, detail: { id: 'new', type: 'conference' } }],
  ['absence-removed', { absenceId: 'away' }],
  ...acceptedAsks,
  ['day-logged', { personId: 'bo', ...monday(worked(), worked(5, 6, 'education')) }],
  ['day-logged', { personId: 'ada', ...monday() }],
  [
    'day-logged',
    {
      personId: 'ada',
      ...monday({ ...worked(0, 24, 'in-house-call'), leftAt: worked(0, 30).end, reason: 'Birth' }),
    },
  ],
  ['days-logged', { personId: 'bo', days: [monday(worked()), { day: '2026-08-04', periods: [] }] }],
  [
    'hours-imported',
    {
      title: 'periods.csv',
      logs: [
        { personId: 'bo', days: [monday(worked())] },
        { personId: 'ada', days: [monday()] },
      ],
    },
  ],
  ['day-log-removed', { personId: 'ada', day: '2026-07-06' }],
  [
    'activity-defined',
    {
      activity: {
        id: 'lecture',
        code: 'L',
        name: 'Lecture',
        kind: 'education',
        start: '13:00',
        end: '17:00',
      },
    },
  ],
  [
    'activity-defined',
    {
      activity: {
        id: 'precepting',
        code: 'P',
        name: 'Precepting',
        kind: 'precepting',
        start: '08:00',
        end: '12:00',
        demand: { weekdays: [0, 1, 2], roles: ['faculty'], min: 2, max: 4 },
      },
    },
  ],
  ['rotation-defined', { rotation: { ...rotation, prerequisites: ['ward'] } }],
  [
    'rotation-defined',
    {
      rotation: {
        ...rotation,
        leeway: {
          places: [0, 13],
          activityIds: ['clinic'],
          sessions: [{ activityIds: ['clinic'], min: 1, max: 1 }],
        },
      },
    },
  ],
  ['site-defined', { site: { id: 'main', name: 'Main Hospital', rooms: 12 } }],
  ['rotation-removed', { rotationId: 'ward', name: 'Ward' }],
  ['call-role-defined', { callRole: { ...role, backupId: 'home' } }],
  ['call-role-removed', { callRoleId: 'home', name: 'Home' }],
  ['call-role-removed', { callRoleId: 'night', name: 'Night' }],
  ['rule-pack-set', { ruleIds: ['call-spacing', 'moonlighting'], isOn: false, pack: 'A pack' }],
  [
    'rule-set',
    { setting: { id: 'call-spacing', isOn: false, params: { nights: 3 } }, title: 'Spacing' },
  ],
  [
    'people-edited',
    { personIds: ['ada', 'bo'], yearId: 'year', set: { pgy: 3, takesCall: false, cohortId: null } },
  ],
  ['people-edited', { personIds: ['ada'], yearId: 'year', set: { isArchived: true } }],
  ['definition-archived', { kind: 'activity', id: 'off', name: 'Free', isArchived: true }],
  ['definition-archived', { kind: 'rotation', id: 'icu', name: 'ICU', isArchived: true }],
  ['activity-removed', { activityId: 'off', name: 'Free' }],
  ['site-removed', { siteId: 'spare', name: 'Spare' }],
  [
    'holiday-defined',
    { holiday: { id: 'own', name: 'Own', actualDay: '2026-08-01', observedDay: '2026-08-03' } },
  ],
  ['holiday-removed', { holidayId: 'labor', name: 'Labor Day' }],
  ['blocks-set', { calendar, blocks: twoBlocks }],
  [
    'cohort-defined',
    {
      cohort: { id: 'b', yearId: 'year', name: 'B', rotationId: 'amb', mondays: ['2026-08-10'] },
    },
  ],
  ['cohort-removed', { cohortId: 'cohort', name: 'A' }],
  ['draft-started', { draft: { ...draft, id: 'second' } }],
  ['draft-removed', { draftId: 'draft', name: 'First' }],
  ['draft-removed', { draftId: 'what-if', name: 'What if' }],
  ['draft-renamed', { draftId: 'what-if', name: 'Ada waits' }],
  ['branch-started', { draft: branch }],
  ['comment-written', { comment: remark }],
  ['comment-settled', { commentId: 'remark', isSettled: true }],
  ['comment-removed', { commentId: 'remark' }],
  [
    'parts-taken',
    {
      draftId: 'draft',
      from: 'What if',
      gone: [solved('block/icu/b2/0', 'ada')],
      came: [solved('block/ward/b2/0', 'ada')],
    },
  ],
  ['slot-assigned', place],
  ['slot-assigned', { ...place, slot: 'block/icu/b1/0', vacated: ['block/ward/b1/0'] }],
  ['slot-assigned', { ...place, slot: 'block/ward/b1/0', personId: null }],
  [
    'cells-decided',
    { draftId: 'draft', gone: [], came: [solved('call/night/2026-07-20/0', 'bo')] },
  ],
  [
    'cells-decided',
    {
      draftId: 'draft',
      gone: [solved('block/icu/b2/0', 'ada')],
      came: [solved('block/icu/b2/0', 'bo'), solved('block/ward/b2/0', 'ada')],
    },
  ],
  [
    'cells-decided',
    {
      draftId: 'draft',
      gone: [solved('block/ward/b1/0', 'ada')],
      came: [],
      way: 'emptied',
      movesPins: true,
    },
  ],
  [
    'solution-applied',
    {
      run,
      draft,
      layers: ['block'],
      filled: [solved('block/ward/b1/0', 'ada'), solved('block/icu/b1/0', 'bo')],
    },
  ],
  [
    'solution-applied',
    { run: { ...run, status: 'impossible' }, draft: null, layers: ['block'], filled: [] },
  ],
  [
    'solution-applied',
    {
      run: {
        ...run,
        wishes: [{ ruleId: 'rotation-requests', slackPercent: 10 }],
        levels: [LEVEL],
        others: [{ draftId: 'other', levels: [{ ...LEVEL, value: 6 }] }],
        distancePercent: 5,
      },
      draft,
      layers: ['block'],
      filled: [solved('block/ward/b1/0', 'ada')],
      others: [
        {
          draft: { ...draft, id: 'other', name: 'First, B' },
          filled: [solved('block/ward/b1/0', 'ada'), solved('block/icu/b1/0', 'bo')],
        },
      ],
    },
  ],
  ['edition-published', edition],
  [
    'edition-published',
    { ...edition, scope: { layers: ['half-day'], firstDay: '2027-01-01', lastDay: '2027-01-31' } },
  ],
  ['finding-waived', { waiver }],
  ['waiver-withdrawn', { waiverId: 'waiver', ruleTitle: 'Eighty hours' }],
  ['case-opened', { opened }],
  ['case-updated', { caseId: 'to-do', ruleTitle: 'Eighty hours', followUp }],
  [
    'case-signed-off',
    {
      caseId: 'planned',
      ruleTitle: 'Eighty hours',
      signedOffBy: 'Cy Faculty',
      signedOffOn: '2026-08-03',
    },
  ],
  ['case-reopened', { caseId: 'signed', ruleTitle: 'Eighty hours' }],
  ...acceptedRepairs,
  ['rows-imported', { title: 'sites', rows: { site: [{ id: 'north', name: 'North' }] } }],
];

/** Attempts that work. */
export const acceptedCases: readonly ChangeCase[] = [
  ...accepted.map(([change, args]) => ({ change, args })),
  ...acceptedEditions,
];
