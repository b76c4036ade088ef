import type * as z from 'zod/mini';
import type { Kind } from '../../src/domain/kind-names.ts';
import type { kinds, RowsByKind } from '../../src/domain/kinds.ts';
import { leaveRound } from './change-rows.ts';
import { rowsByKindSchema } from '../../src/domain/references.ts';
import { aCover } from './change-rows.ts';
import { aCase, assignment, found, swap, winterLeave } from './tiny-rows.ts';

type Draughts = { readonly [K in Kind]?: readonly z.input<(typeof kinds)[K]>[] };

const FREE_WEEK = Array.from({ length: 14 }, () => null);
const CLINIC_WEEK = ['clinic', 'clinic', ...FREE_WEEK.slice(2)];

const draughts: Draughts = {
  program: [{ id: 'tiny', name: 'Tiny', timeZone: 'America/New_York' }],
  academicYear: [{ id: 'year', name: '2026–27', firstDay: '2026-07-01', lastDay: '2027-06-30' }],
  blockCalendar: [{ id: 'calendar', yearId: 'year', name: 'All', classes: null }],
  block: [
    {
      id: 'b1',
      yearId: 'year',
      calendarId: 'calendar',
      ordinal: 0,
      label: '1',
      firstDay: '2026-07-01',
      lastDay: '2026-07-28',
    },
    {
      id: 'b2',
      yearId: 'year',
      calendarId: 'calendar',
      ordinal: 1,
      label: '2',
      firstDay: '2026-07-29',
      lastDay: '2026-08-25',
    },
  ],
  holiday: [{ id: 'labor', name: 'Labor Day', actualDay: '2026-07-20', observedDay: '2026-07-20' }],
  cohort: [{ id: 'cohort', yearId: 'year', name: 'A', rotationId: 'amb', mondays: ['2026-08-03'] }],
  site: [
    { id: 'main', name: 'Main' },
    { id: 'spare', name: 'Spare' },
  ],
  person: [
    { id: 'ada', givenName: 'Ada', familyName: 'Example', staffCode: 'R1' },
    { id: 'bo', givenName: 'Bo', familyName: 'Sample' },
    { id: 'cy', givenName: 'Cy', familyName: 'Faculty' },
  ],
  personYear: [
    {
      id: 'ada-y',
      personId: 'ada',
      yearId: 'year',
      role: 'resident',
      pgy: 1,
      firstDay: '2026-07-01',
      lastDay: '2027-06-30',
      cohortId: 'cohort',
    },
    {
      id: 'bo-y',
      personId: 'bo',
      yearId: 'year',
      role: 'resident',
      pgy: 2,
      firstDay: '2026-07-10',
      lastDay: '2027-06-30',
      completed: [{ rotationId: 'ward', blocks: 1 }],
      note: 'private',
    },
    {
      id: 'cy-y',
      personId: 'cy',
      yearId: 'year',
      role: 'faculty',
      pgy: null,
      firstDay: '2026-07-01',
      lastDay: '2027-06-30',
      pattern: CLINIC_WEEK,
    },
  ],
  contact: [{ id: 'ada', ways: [{ kind: 'phone', number: '301-555-0101' }] }],
  activity: [
    {
      id: 'rounds',
      code: 'W',
      name: 'Rounds',
      kind: 'ward',
      start: '06:00',
      end: '12:00',
      siteId: 'main',
    },
    { id: 'clinic', code: 'C', name: 'Clinic', kind: 'clinic', start: '08:00', end: '12:00' },
    { id: 'off', code: '-', name: 'Free', kind: 'free', start: '08:00', end: '12:00' },
  ],
  rotation: [
    {
      id: 'ward',
      code: 'WARD',
      name: 'Ward',
      kind: 'inpatient',
      pattern: FREE_WEEK.map(() => 'rounds'),
    },
    {
      id: 'icu',
      code: 'ICU',
      name: 'ICU',
      kind: 'intensive-care',
      pattern: FREE_WEEK.map(() => 'rounds'),
      prerequisites: ['ward'],
    },
    { id: 'amb', code: 'AMB', name: 'Ambulatory', kind: 'clinic', pattern: CLINIC_WEEK },
  ],
  callRole: [
    {
      id: 'night',
      name: 'Night',
      service: 'Medicine',
      mode: 'in-house',
      start: '17:00',
      end: '07:00',
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      needed: 1,
      eligibleRoles: ['resident'],
      backupId: 'home',
    },
    {
      id: 'home',
      name: 'Home',
      service: 'Medicine',
      mode: 'home',
      start: '07:00',
      end: '07:00',
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      needed: 1,
      eligibleRoles: ['faculty'],
    },
  ],
  absence: [
    {
      id: 'away',
      personId: 'ada',
      firstDay: '2026-07-13',
      lastDay: '2026-07-14',
      status: 'approved',
    },
    {
      id: 'asked',
      personId: 'ada',
      firstDay: '2026-07-15',
      lastDay: '2026-07-15',
      status: 'requested',
    },
  ],
  absenceDetail: [
    { id: 'away', type: 'vacation' },
    { id: 'asked', type: 'sick', note: 'private' },
  ],
  request: [
    {
      id: 'wish-ward',
      personId: 'bo',
      wish: { kind: 'rotation', rotationId: 'ward', blockId: 'b1', wanted: true },
      status: 'requested',
      madeAt: 1,
    },
    {
      id: 'wish-night',
      personId: 'ada',
      wish: { kind: 'call', callRoleId: 'night', day: '2026-07-20', wanted: false },
      status: 'requested',
      madeAt: 1,
    },
    winterLeave(1, '2026-12-21', '2026-12-25'),
    winterLeave(2, '2027-01-04', '2027-01-08'),
  ],
  leaveRound: [{ ...leaveRound, id: 'closed', closedAt: 5 }],
  swap: [
    swap('offered', 'offered'),
    swap('accepted', 'accepted', { acceptedBy: ['bo'] }),
    swap('drifted', 'accepted', {
      acceptedBy: ['bo'],
      moves: [{ slot: 'call/night/2026-07-10/0', fromId: 'ada', toId: 'bo' }],
    }),
    swap('over', 'withdrawn'),
  ],
  loggedDay: [{ id: 'ada/2026-07-06', personId: 'ada', day: '2026-07-06', periods: [] }],
  draft: [
    { id: 'draft', yearId: 'year', name: 'First', startedAt: 1 },
    { id: 'what-if', yearId: 'year', name: 'What if', startedAt: 2 },
  ],
  comment: [
    {
      id: 'remark',
      draftId: 'what-if',
      subject: { kind: 'block', personId: 'ada', blockId: 'b1' },
      text: 'Ada would rather wait',
      writtenBy: 'Cy Faculty',
      writtenAt: 2,
    },
  ],
  assignment: [
    assignment('block/ward/b1/0', 'ada', '2026-07-01', '2026-07-28', 'pinned'),
    assignment('block/icu/b2/0', 'ada', '2026-07-29', '2026-08-25', 'solved'),
    assignment('call/night/2026-07-08/0', 'ada', '2026-07-08', '2026-07-08', 'solved'),
    assignment('half-day/clinic/2026-07-07am/0', 'ada', '2026-07-07', '2026-07-07', 'imported'),
    assignment('half-day/off/2026-07-07pm/0', 'ada', '2026-07-07', '2026-07-07', 'imported'),
  ],
  ruleSetting: [{ id: 'call-spacing', isOn: true, params: {} }],
  waiver: [
    {
      ...found('eighty-hours', 'Eighty hours'),
      id: 'waiver',
      reason: 'Covered for a colleague',
      waivedBy: 'Cy Faculty',
      waivedAt: 1,
    },
  ],
  complianceCase: [
    { ...aCase('to-do'), cause: null, correctiveAction: '' },
    { ...aCase('other-cause'), cause: 'other' },
    { ...aCase('no-action'), correctiveAction: ' ' },
    { ...aCase('planned') },
    { ...aCase('signed'), signedOffBy: 'Cy Faculty', signedOffOn: '2026-08-01' },
  ],
  cover: [
    aCover('owed'),
    { ...aCover('even'), settled: { how: 'paid-back' as const, at: 2, note: 'A night in May' } },
  ],
  actual: [
    {
      id: 'came',
      slot: 'call/night/2026-07-02/0',
      day: '2026-07-02',
      plannedId: 'ada',
      actualId: 'bo',
      reason: 'Ada was at a birth',
      recordedAt: 1,
    },
  ],
};

/** A program of three people and two blocks in which every kind that people write has a row. */
export const tinyProgram: RowsByKind = rowsByKindSchema.parse(draughts);
