import { block, calendar, nextYear, rolled, twoBlocks, year } from './change-rows.ts';

const people = (set: object, personIds = ['ada']) => ({ personIds, yearId: 'year', set });
const [first, second] = twoBlocks;
const [adaNext] = rolled.personYears;
const cohort = { id: 'b', yearId: 'year', name: 'B', rotationId: 'amb', mondays: ['2026-08-10'] };
const holiday = {
  id: 'own',
  name: 'Own',
  actualDay: '2026-08-01',
  observedDay: '2026-08-03',
};

/** Attempts to edit people together, and what is set once, that are refused: the change, why, its arguments. */
export const refusedRecords: readonly (readonly [string, string, unknown])[] = [
  [
    'year-rolled-over',
    'days-reversed',
    { ...rolled, year: { ...nextYear, lastDay: '2027-06-30' } },
  ],
  ['year-rolled-over', 'year-there-already', { ...rolled, year }],
  ['year-rolled-over', 'calendar-missing', { ...rolled, calendars: [] }],
  ['year-rolled-over', 'person-missing', { ...rolled, newcomers: [] }],
  ['year-rolled-over', 'person-missing', { ...rolled, archivedIds: ['nobody'] }],
  ['year-rolled-over', 'person-twice', { ...rolled, personYears: [adaNext, adaNext] }],
  ['year-rolled-over', 'class-out-of-range', { ...rolled, personYears: [{ ...adaNext, pgy: 4 }] }],
  [
    'year-rolled-over',
    'outside-year',
    { ...rolled, personYears: [{ ...adaNext, firstDay: '2027-06-30' }] },
  ],
  [
    'year-rolled-over',
    'cohort-missing',
    { ...rolled, personYears: [{ ...adaNext, cohortId: 'cohort' }] },
  ],
  ['people-edited', 'invalid', people({ takesCall: true }, [])],
  ['people-edited', 'nothing-to-set', people({})],
  ['people-edited', 'person-missing', people({ isArchived: true }, ['ada', 'nobody'])],
  ['people-edited', 'class-out-of-range', people({ pgy: 4 })],
  ['people-edited', 'class-not-for-role', people({ pgy: 2 }, ['cy'])],
  ['people-edited', 'cohort-missing', people({ cohortId: 'gone' })],
  ['people-edited', 'not-in-year', { ...people({ fte: 0.5 }), yearId: 'other' }],
  [
    'definition-archived',
    'definition-missing',
    { kind: 'callRole', id: 'gone', name: 'Gone', isArchived: true },
  ],
  ['activity-removed', 'activity-missing', { activityId: 'gone', name: 'Gone' }],
  ['activity-removed', 'activity-in-use', { activityId: 'clinic', name: 'Clinic' }],
  ['site-removed', 'site-missing', { siteId: 'gone', name: 'Gone' }],
  ['site-removed', 'site-in-use', { siteId: 'main', name: 'Main' }],
  ['holiday-defined', 'site-missing', { holiday: { ...holiday, siteIds: ['gone'] } }],
  [
    'holiday-defined',
    'holiday-twice',
    { holiday: { ...holiday, name: 'Labor Day', actualDay: '2026-07-20' } },
  ],
  ['holiday-removed', 'holiday-missing', { holidayId: 'gone', name: 'Gone' }],
  ['blocks-set', 'year-missing', { calendar: { ...calendar, yearId: 'gone' }, blocks: [] }],
  ['blocks-set', 'no-blocks', { calendar, blocks: [] }],
  ['blocks-set', 'blocks-not-adjoining', { calendar, blocks: [block, second] }],
  [
    'blocks-set',
    'class-twice',
    { calendar: { ...calendar, id: 'other' }, blocks: [{ ...first, calendarId: 'other' }] },
  ],
  ['blocks-set', 'block-in-use', { calendar, blocks: [block] }],
  ['cohort-defined', 'year-missing', { cohort: { ...cohort, yearId: 'gone' } }],
  ['cohort-defined', 'rotation-missing', { cohort: { ...cohort, rotationId: 'gone' } }],
  ['cohort-defined', 'not-a-monday', { cohort: { ...cohort, mondays: ['2026-08-11'] } }],
  ['cohort-defined', 'name-taken', { cohort: { ...cohort, name: 'A' } }],
  ['cohort-removed', 'cohort-missing', { cohortId: 'gone', name: 'Gone' }],
];
