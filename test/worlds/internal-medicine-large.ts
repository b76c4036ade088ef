import { YEAR } from './academic-year.ts';
import { grow, type Recipe, rowsOf } from './grow.ts';
import { attendingCall, hospitalFaculty, jeopardy, weekendNights } from './hospital-medicine.ts';
import { type PersonLine, residentsOf } from './people.ts';
import { rotationTable, siteId } from './rotations.ts';
import type { World } from './world.ts';

// The least numbers of the first nine lines come to 116 a block: 3,016 inpatient assignments in 26 blocks.
const ROTATIONS = rotationTable(`
WU   | University wards        | inpatient      | university | ward           | 3 2 2 | 1:16-24 23:13-20 | heavy      |
WV   | Harborside wards        | inpatient      | harborside | ward           | 2 1 1 | 1:10-17 23:6-11  | heavy      |
WC   | Community wards         | inpatient      | community  | ward           | 2 1 1 | 1:10-17 23:6-11  | heavy      |
WB   | Bayview wards           | inpatient      | bayview    | ward           | 1 1 1 | 1:5-9 23:6-11    | heavy      |
MICU | Medical intensive care  | intensive-care | university | intensive-care | 1 1 1 | 1:5-9 23:6-11    | heavy      |
HICU | Harborside intensive care | intensive-care | harborside | intensive-care | 0 1 0 | 23:3-7         | heavy      |
CCU  | Cardiac intensive care  | intensive-care | university | intensive-care | 1 1 1 | 1:5-9 23:6-11    | heavy      |
NU   | University nights       | nights         | university | nights         | 1 1 1 | 1:5-9 23:6-11    | heavy      |
NC   | Community nights        | nights         | community  | nights         | 1 1 0 | 1:5-9 2:3-7      | heavy      |
ED   | Emergency department    | shifts         | university | emergency      | 1 0 0 | *:0-12           |            |
NEUR | Neurology               | clinic         | university | consults       | 1 0 0 | *:0-12           | leave call |
GERI | Geriatrics              | clinic         | harborside | outpatient     | 1 0 0 | *:0-12           | leave call |
HEME | Hematology consults     | elective       | university | consults       | 1 0 1 | *:0-18           | leave call |
PALL | Palliative care         | elective       | harborside | consults       | 1 0 0 | *:0-12           | leave call |
ENDO | Endocrinology           | clinic         | university | outpatient     | 1 0 1 | *:0-18           | leave call |
CARD | Cardiology consults     | elective       | university | consults       | 0 1 1 | *:0-16           | leave call |
ID   | Infectious disease      | elective       | university | consults       | 0 1 0 | *:0-9            | leave call |
NEPH | Nephrology              | elective       | university | consults       | 0 1 0 | *:0-9            | leave call |
GI   | Gastroenterology        | elective       | bayview    | consults       | 0 1 0 | *:0-9            | leave call |
PULM | Pulmonary medicine      | elective       | harborside | consults       | 0 1 0 | *:0-9            | leave call | MICU
RHEU | Rheumatology            | clinic         | university | outpatient     | 0 0 1 | *:0-9            | leave call |
AMB  | Ambulatory block        | clinic         | clinic     | clinic         | 4 4 5 | *:20-90          | leave call |
RES  | Research                | research       |            | research       | 0 2 2 | *:0-40           | leave call |
ELEC | Elective                | elective       |            | outpatient     | 4 5 7 | *:0-120          | leave call |
`);

const SPECIAL: Readonly<Record<string, Partial<PersonLine>>> = {
  'resident-1158': { placeholder: 'Intern 158' },
  'resident-1159': { placeholder: 'Intern 159' },
  'resident-1160': { placeholder: 'Intern 160' },
  'resident-2040': {
    firstDay: '2026-10-07',
    residencyFirstDay: '2025-10-07',
    note: 'Off-cycle: began residency in October 2025',
  },
  'resident-301': { rank: 'chief resident' },
  'resident-302': { rank: 'chief resident' },
  'resident-350': { fte: 0.8, note: 'Part-time' },
};

const RESIDENTS = [...residentsOf(1, 160), ...residentsOf(2, 100), ...residentsOf(3, 91)].map(
  (line): PersonLine => ({ ...line, ...SPECIAL[line.id] }),
);

const recipe: Recipe = {
  id: 'sample-internal-medicine-large',
  name: 'Great Basin Internal Medicine',
  timeZone: 'America/Denver',
  mailDomain: 'greatbasin.example',
  scheme: 'twenty-six-long-last',
  sites: [
    { id: siteId('university'), name: 'Great Basin University Hospital' },
    { id: siteId('harborside'), name: 'Harborside Medical Center' },
    { id: siteId('community'), name: 'Saltbush Community Hospital' },
    { id: siteId('bayview'), name: 'Bayview Hospital' },
    { id: siteId('clinic'), name: 'Juniper Street Clinic' },
  ],
  clinic: { siteId: siteId('clinic'), rooms: 240, preceptorsMin: 8 },
  rotations: ROTATIONS,
  people: [...RESIDENTS, ...hospitalFaculty(40)],
  callRoles: [
    ...jeopardy(3),
    weekendNights('university', 'University', 1),
    weekendNights('community', 'Community', 2),
    attendingCall('university', 'University', 3),
    attendingCall('harborside', 'Harborside', 4),
    attendingCall('community', 'Community', 5),
    attendingCall('bayview', 'Bayview', 6),
  ],
  callPools: [
    { classes: [1], perBlockMin: 40, presentMin: 25 },
    { classes: [2, 3], perBlockMin: 60, presentMin: 40 },
  ],
  facultyPresentMin: 25,
  callSpan: YEAR,
};

/** Three hundred and fifty-one residents at four hospitals. */
export const internalMedicineLarge: World = {
  id: 'internal-medicine-large',
  title: 'Internal medicine, large',
  description:
    '351 residents, 40 faculty, 26 two-week blocks, four hospitals, 3,016 inpatient assignments a year.',
  make: (seed) => rowsOf(recipe, seed),
  grow: (seed) => grow(recipe, seed),
};
