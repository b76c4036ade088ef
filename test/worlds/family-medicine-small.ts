import { day } from '../../src/domain/time/day.ts';
import { YEAR } from './academic-year.ts';
import { grow, type Recipe, rowsOf } from './grow.ts';
import { type PersonLine, residentsOf } from './people.ts';
import type { RotationLine } from './rotations.ts';
import { week, WEEKS } from './weeks.ts';
import type { Draught, World } from './world.ts';

const MAIN = 'site-cedar-hollow';
const TOWER = 'site-north-tower';
const CHILDREN = 'site-childrens-pavilion';
const CLINIC = 'site-mill-street';

const afterOrientation = { after: ['ORI'] };
const inHospital = { leaveAllowed: false, takesCall: false };
const inClinic = { leaveAllowed: true, takesCall: true };

const ROTATIONS: readonly RotationLine[] = [
  {
    code: 'ORI',
    name: 'Orientation',
    kind: 'orientation',
    site: CLINIC,
    week: WEEKS.orientation,
    blocks: [1],
    demand: [[[1], 0, 6]],
    ...inHospital,
  },
  {
    code: 'FMS',
    name: 'Family medicine inpatient',
    kind: 'inpatient',
    site: MAIN,
    week: WEEKS.ward,
    blocks: [2, 2, 2],
    demand: [
      [[], 2, 5],
      [[2, 3], 1, 4],
    ],
    isHeavy: true,
    ...inHospital,
    ...afterOrientation,
  },
  {
    code: 'NF',
    name: 'Night float',
    kind: 'nights',
    site: MAIN,
    week: WEEKS.nights,
    blocks: [1, 1, 1],
    demand: [[[], 1, 2]],
    isHeavy: true,
    ...inHospital,
    after: ['FMS'],
  },
  {
    code: 'ICU',
    name: 'Intensive care',
    kind: 'intensive-care',
    site: TOWER,
    week: WEEKS.intensiveCare,
    blocks: [1, 1],
    demand: [[[], 0, 2]],
    isHeavy: true,
    ...inHospital,
    after: ['FMS'],
  },
  {
    code: 'OB',
    name: 'Labor and delivery',
    kind: 'inpatient',
    site: MAIN,
    week: WEEKS.ward,
    blocks: [1, 1],
    demand: [[[], 0, 2]],
    isHeavy: true,
    ...inHospital,
    ...afterOrientation,
  },
  {
    code: 'NB',
    name: 'Newborn nursery',
    kind: 'inpatient',
    site: MAIN,
    week: WEEKS.specialty,
    blocks: [1],
    demand: [[[], 0, 1]],
    ...inClinic,
    ...afterOrientation,
  },
  {
    code: 'ED',
    name: 'Emergency department',
    kind: 'shifts',
    site: MAIN,
    week: WEEKS.emergency,
    blocks: [1, 0, 1],
    demand: [[[], 0, 2]],
    ...inHospital,
    ...afterOrientation,
  },
  {
    code: 'PEDI',
    name: 'Pediatric inpatient',
    kind: 'inpatient',
    site: CHILDREN,
    week: WEEKS.ward,
    blocks: [1],
    demand: [[[], 0, 1]],
    isHeavy: true,
    ...inHospital,
    ...afterOrientation,
  },
  {
    code: 'PEDE',
    name: 'Pediatric emergency',
    kind: 'shifts',
    site: CHILDREN,
    week: WEEKS.emergency,
    blocks: [0, 1],
    demand: [[[], 0, 1]],
    ...inHospital,
  },
  {
    code: 'PEDC',
    name: 'Pediatric clinic',
    kind: 'clinic',
    site: CHILDREN,
    week: WEEKS.outpatient,
    blocks: [1],
    demand: [[[], 0, 1]],
    ...inClinic,
    ...afterOrientation,
  },
  {
    code: 'FMC',
    name: 'Family medicine clinic',
    kind: 'clinic',
    site: CLINIC,
    week: WEEKS.clinic,
    blocks: [1, 2, 2],
    demand: [[[], 1, 5]],
    ...inClinic,
    ...afterOrientation,
  },
  {
    code: 'GYN',
    name: 'Gynecology',
    kind: 'clinic',
    site: CLINIC,
    week: WEEKS.outpatient,
    blocks: [0, 1],
    demand: [[[], 0, 1]],
    ...inClinic,
  },
  {
    code: 'MSK',
    name: 'Musculoskeletal medicine',
    kind: 'clinic',
    site: CLINIC,
    week: WEEKS.outpatient,
    blocks: [0, 1],
    demand: [[[], 0, 1]],
    ...inClinic,
  },
  {
    code: 'SM',
    name: 'Sports medicine',
    kind: 'clinic',
    site: CLINIC,
    week: WEEKS.outpatient,
    blocks: [0, 0, 1],
    demand: [[[], 0, 1]],
    ...inClinic,
    after: ['MSK'],
  },
  {
    code: 'GERI',
    name: 'Geriatrics',
    kind: 'clinic',
    site: TOWER,
    week: WEEKS.outpatient,
    blocks: [0, 0, 1],
    demand: [[[], 0, 1]],
    ...inClinic,
  },
  {
    code: 'PROC',
    name: 'Procedures',
    kind: 'clinic',
    site: CLINIC,
    week: WEEKS.procedures,
    blocks: [1, 0, 1],
    demand: [[[], 0, 2]],
    ...inClinic,
    ...afterOrientation,
  },
  {
    code: 'BH',
    name: 'Behavioral health',
    kind: 'clinic',
    site: CLINIC,
    week: WEEKS.outpatient,
    blocks: [0, 1],
    demand: [[[], 0, 1]],
    ...inClinic,
  },
  {
    code: 'COM',
    name: 'Community medicine',
    kind: 'clinic',
    site: CLINIC,
    week: WEEKS.outpatient,
    blocks: [0, 1],
    demand: [[[], 0, 1]],
    ...inClinic,
  },
  {
    code: 'SURG',
    name: 'General surgery',
    kind: 'inpatient',
    site: TOWER,
    week: WEEKS.consults,
    blocks: [1],
    demand: [[[], 0, 1]],
    ...inClinic,
    ...afterOrientation,
  },
  {
    code: 'ELEC',
    name: 'Elective',
    kind: 'elective',
    site: null,
    week: WEEKS.outpatient,
    blocks: [0, 1, 4],
    demand: [[[], 0, 6]],
    ...inClinic,
  },
];

const core = week('PA CP  CA AP  PA LE  CA PP  AA CP  -- --  -- --');
const coreOther = week('CA PP  PA CP  CA LE  PA AP  CA CP  -- --  -- --');

const FACULTY: readonly PersonLine[] = [
  {
    id: 'faculty-01',
    role: 'faculty',
    rank: 'program director',
    pattern: week('AA PP  CA AP  AA LE  PA AP  AA --  -- --  -- --'),
    callWeekdaysOff: [2],
    note: 'No call on Wednesdays',
  },
  {
    id: 'faculty-02',
    role: 'faculty',
    rank: 'associate program director',
    pattern: week('PA AP  AA PP  CA LE  PA CP  AA AP  -- --  -- --'),
  },
  {
    id: 'faculty-03',
    role: 'faculty',
    rank: 'department chair',
    fte: 0.5,
    pattern: week('CA AP  AA AP  -- --  PA AP  -- --  -- --  -- --'),
  },
  ...[0, 1, 2, 3, 4].map((place): PersonLine => ({
    id: `faculty-0${place + 4}`,
    role: 'faculty',
    rank: 'core faculty',
    pattern: place % 2 === 0 ? core : coreOther,
  })),
  {
    id: 'faculty-09',
    role: 'faculty',
    rank: 'sports medicine',
    pattern: week('SA SP  PA SP  -- LE  SA PP  SA SP  -- --  -- --'),
  },
  {
    id: 'faculty-10',
    role: 'faculty',
    rank: 'behavioral health',
    takesCall: false,
    pattern: week('CA PP  CA PP  CA LE  CA PP  AA AP  -- --  -- --'),
  },
  {
    id: 'faculty-11',
    role: 'faculty',
    rank: 'adjunct',
    fte: 0.2,
    takesCall: false,
    pattern: week('-- --  -- --  -- --  -- PP  -- PP  -- --  -- --'),
  },
  {
    id: 'faculty-12',
    role: 'faculty',
    rank: 'adjunct',
    fte: 0.3,
    pattern: week('PA --  -- PP  -- --  -- --  PA --  -- --  -- --'),
  },
];

const RESIDENTS: readonly PersonLine[] = [1, 2, 3].flatMap((pgy) =>
  residentsOf(pgy, 6).map((line): PersonLine => {
    switch (line.id) {
      case 'resident-206':
        return {
          ...line,
          firstDay: day('2026-10-21'),
          note: 'Off-cycle: began residency in October 2025',
        };
      case 'resident-305':
        return { ...line, fte: 0.8, callWeekdaysOff: [4] };
      case 'resident-301':
        return { ...line, rank: 'chief resident' };
      default:
        return line;
    }
  }),
);

const operator = { kind: 'operator', number: '555-0100', label: 'Hospital operator' } as const;
const seniors = {
  mode: 'in-house',
  service: 'Family medicine',
  siteId: MAIN,
  needed: 1,
  eligibleRoles: ['resident'],
  eligibleClasses: [2, 3],
  backupId: 'call-attending',
} as const;
const seniorPhone = { kind: 'phone', number: '301-555-0190', label: 'Senior phone' } as const;
const seniorPager = { kind: 'pager', number: '8190' } as const;

const CALL_ROLES: readonly Draught<'callRole'>[] = [
  {
    ...seniors,
    id: 'call-senior-weeknight',
    name: 'Senior resident, weeknight',
    start: '17:00',
    end: '07:00',
    weekdays: [0, 1, 2, 3, 4],
    eligibleRoles: ['resident'],
    eligibleClasses: [2, 3],
    ways: [seniorPhone, seniorPager],
    ordinal: 1,
  },
  {
    ...seniors,
    id: 'call-senior-weekend',
    name: 'Senior resident, weekend',
    start: '07:00',
    end: '07:00',
    weekdays: [5, 6],
    eligibleRoles: ['resident'],
    eligibleClasses: [2, 3],
    ways: [seniorPhone, seniorPager],
    ordinal: 2,
  },
  {
    id: 'call-attending',
    name: 'Attending on call',
    service: 'Family medicine',
    mode: 'home',
    siteId: MAIN,
    start: '07:00',
    end: '07:00',
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    needed: 1,
    eligibleRoles: ['faculty'],
    ways: [{ kind: 'phone', number: '301-555-0191', label: 'Attending phone' }, operator],
    backupId: 'call-attending-backup',
    ordinal: 3,
  },
  {
    id: 'call-attending-backup',
    name: 'Backup attending',
    service: 'Family medicine',
    mode: 'jeopardy',
    siteId: null,
    start: '07:00',
    end: '07:00',
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    needed: 1,
    eligibleRoles: ['faculty'],
    ways: [operator],
    ordinal: 4,
  },
];

const recipe: Recipe = {
  id: 'sample-family-medicine',
  name: 'Cedar Hollow Family Medicine',
  timeZone: 'America/New_York',
  mailDomain: 'cedarhollow.example',
  scheme: 'thirteen-long-last',
  sites: [
    { id: MAIN, name: 'Cedar Hollow Hospital' },
    { id: TOWER, name: 'North Tower' },
    { id: CHILDREN, name: 'Children’s Pavilion' },
    { id: CLINIC, name: 'Mill Street Clinic' },
  ],
  rotations: ROTATIONS,
  people: [...RESIDENTS, ...FACULTY],
  callRoles: CALL_ROLES,
  needs: [
    {
      classes: [2, 3],
      codes: ROTATIONS.filter((line) => line.takesCall).map((line) => line.code),
      min: 6,
      max: 12,
    },
  ],
  heavyRunMax: 2,
  callPoolMin: { classes: [2, 3], residents: 5, faculty: 6 },
  callSpan: YEAR,
};

/** Eighteen residents, twelve faculty, call every night. */
export const familyMedicineSmall: World = {
  id: 'family-medicine-small',
  title: 'Family medicine, small',
  description:
    '18 residents, 12 faculty, 13 blocks, 20 rotations, call every night and a half-day clinic week.',
  make: (seed) => rowsOf(recipe, seed),
  grow: (seed) => grow(recipe, seed),
};
