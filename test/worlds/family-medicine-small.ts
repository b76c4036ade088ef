import { YEAR } from './academic-year.ts';
import { grow, type Recipe, rowsOf } from './grow.ts';
import { type PersonLine, residentsOf } from './people.ts';
import { daysOffAsked } from './requests.ts';
import { rotationTable, siteId } from './rotations.ts';
import { week } from './weeks.ts';
import type { Draught, World } from './world.ts';

const ROTATIONS = rotationTable(`
ORI  | Orientation                | orientation    | clinic   | orientation    | 1 0 0 | 1:0-6         |            |
FMS  | Family medicine inpatient  | inpatient      | main     | ward           | 2 2 2 | *:2-5 23:1-4  | heavy      | ORI
NF   | Night float                | nights         | main     | nights         | 1 1 1 | *:1-2         | heavy      | FMS
ICU  | Intensive care             | intensive-care | tower    | intensive-care | 1 1 0 | *:0-2         | heavy      | FMS
OB   | Labor and delivery         | inpatient      | main     | ward           | 1 1 0 | *:0-2         | heavy      | ORI
NB   | Newborn nursery            | inpatient      | main     | outpatient     | 1 0 0 | *:0-1         | leave call | ORI
ED   | Emergency department       | shifts         | main     | emergency      | 1 0 1 | *:0-2         |            | ORI
PEDI | Pediatric inpatient        | inpatient      | children | ward           | 1 0 0 | *:0-1         | heavy      | ORI
PEDE | Pediatric emergency        | shifts         | children | emergency      | 0 1 0 | *:0-1         |            |
PEDC | Pediatric clinic           | clinic         | children | outpatient     | 1 0 0 | *:0-1         | leave call | ORI
FMC  | Family medicine clinic     | clinic         | clinic   | clinic         | 1 2 2 | *:1-5         | leave call | ORI
GYN  | Gynecology                 | clinic         | clinic   | outpatient     | 0 1 0 | *:0-1         | leave call |
MSK  | Musculoskeletal medicine   | clinic         | clinic   | outpatient     | 0 1 0 | *:0-1         | leave call |
SM   | Sports medicine            | clinic         | clinic   | outpatient     | 0 0 1 | *:0-1         | leave call | MSK
GERI | Geriatrics                 | clinic         | tower    | outpatient     | 0 0 1 | *:0-1         | leave call |
PROC | Procedures                 | clinic         | clinic   | procedures     | 1 0 1 | *:0-2         | leave call | ORI
BH   | Behavioral health          | clinic         | clinic   | outpatient     | 0 1 0 | *:0-1         | leave call |
COM  | Community medicine         | clinic         | clinic   | outpatient     | 0 1 0 | *:0-1         | leave call |
SURG | General surgery            | inpatient      | tower    | consults       | 1 0 0 | *:0-1         | leave call | ORI
ELEC | Elective                   | elective       |          | outpatient     | 0 1 4 | *:0-6         | leave call |
`);

const CORE_WEEKS = [
  week('PA CP  CA AP  PA LE  CA PP  AA CP  -- --  -- --'),
  week('CA PP  PA CP  CA LE  PA AP  CA PP  -- --  -- --'),
];

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
  ...['04', '05', '06', '07', '08'].map((number, place): PersonLine => ({
    id: `faculty-${number}`,
    role: 'faculty',
    rank: 'core faculty',
    pattern: CORE_WEEKS[place % 2] ?? null,
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
    takesCall: false,
    pattern: week('PA --  -- PP  -- --  -- --  PA --  -- --  -- --'),
  },
];

const SPECIAL: Readonly<Record<string, Partial<PersonLine>>> = {
  'resident-206': {
    firstDay: '2026-10-21',
    residencyFirstDay: '2025-10-21',
    note: 'Off-cycle: began residency in October 2025',
  },
  'resident-301': { rank: 'chief resident' },
  'resident-305': { fte: 0.8, callWeekdaysOff: [4], note: 'Part-time: no call on Fridays' },
};

const RESIDENTS = [1, 2, 3]
  .flatMap((pgy) => residentsOf(pgy, 6))
  .map((line): PersonLine => ({ ...line, ...SPECIAL[line.id] }));

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6] as const;
const OPERATOR = { kind: 'operator', number: '301-555-0100', label: 'Hospital operator' } as const;

function seniorCall(): Pick<
  Draught<'callRole'>,
  | 'service'
  | 'mode'
  | 'siteId'
  | 'needed'
  | 'eligibleRoles'
  | 'eligibleClasses'
  | 'backupId'
  | 'ways'
> {
  return {
    service: 'Family medicine',
    mode: 'in-house',
    siteId: siteId('main'),
    needed: 1,
    eligibleRoles: ['resident'],
    eligibleClasses: [2, 3],
    backupId: 'call-attending',
    ways: [
      { kind: 'phone', number: '301-555-0190', label: 'Senior phone' },
      { kind: 'pager', number: '8190', label: 'Senior pager' },
    ],
  };
}

const CALL_ROLES: readonly Draught<'callRole'>[] = [
  {
    ...seniorCall(),
    id: 'call-senior-weeknight',
    name: 'Senior resident, weeknight',
    start: '17:00',
    end: '07:00',
    weekdays: [0, 1, 2, 3, 4],
    ordinal: 1,
  },
  {
    ...seniorCall(),
    id: 'call-senior-weekend',
    name: 'Senior resident, weekend',
    start: '07:00',
    end: '07:00',
    weekdays: [5, 6],
    ordinal: 2,
  },
  {
    id: 'call-attending',
    name: 'Attending on call',
    service: 'Family medicine',
    mode: 'home',
    siteId: siteId('main'),
    start: '07:00',
    end: '07:00',
    weekdays: [...EVERY_DAY],
    needed: 1,
    eligibleRoles: ['faculty'],
    ways: [{ kind: 'phone', number: '301-555-0191', label: 'Attending phone' }, OPERATOR],
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
    weekdays: [...EVERY_DAY],
    needed: 1,
    eligibleRoles: ['faculty'],
    ways: [OPERATOR],
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
    { id: siteId('main'), name: 'Cedar Hollow Hospital' },
    { id: siteId('tower'), name: 'North Tower' },
    { id: siteId('children'), name: 'Children’s Pavilion' },
    { id: siteId('clinic'), name: 'Mill Street Clinic' },
  ],
  clinic: { siteId: siteId('clinic'), rooms: 18, preceptorsMin: 2 },
  rotations: ROTATIONS,
  people: [...RESIDENTS, ...FACULTY],
  callRoles: CALL_ROLES,
  callPools: [{ classes: [2, 3], perBlockMin: 6, presentMin: 5 }],
  facultyPresentMin: 6,
  callSpan: YEAR,
  more: (random) => ({
    request: daysOffAsked(
      RESIDENTS.map((line) => line.id),
      YEAR,
      2,
      random,
    ),
  }),
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
