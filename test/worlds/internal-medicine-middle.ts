import { cohortWeeks } from '../../src/domain/time/block-schemes.ts';
import { YEAR, YEAR_ID } from './academic-year.ts';
import { attendingCall, hospitalFaculty, jeopardy, weekendNights } from './hospital-medicine.ts';
import { grow, type Recipe, rowsOf } from './grow.ts';
import { type PersonLine, residentsOf } from './people.ts';
import { rotationId, rotationTable, siteId } from './rotations.ts';
import type { Draught, World } from './world.ts';

const ROTATIONS = rotationTable(`
WU   | University wards         | inpatient      | university | ward           | 4 3 2 | 1:3-6 23:3-7 | heavy      |
WV   | Harborside wards         | inpatient      | harborside | ward           | 4 2 2 | 1:3-6 23:2-6 | heavy      |
WC   | Community wards          | inpatient      | community  | ward           | 2 1 1 | *:2-6        | heavy      |
MICU | Medical intensive care   | intensive-care | university | intensive-care | 2 2 2 | *:4-8 23:2-6 | heavy      | WU
CCU  | Cardiac intensive care   | intensive-care | university | intensive-care | 2 2 1 | *:3-7 23:2-5 | heavy      |
ONC  | Oncology ward            | inpatient      | university | ward           | 1 1 1 | *:1-5        | heavy      | WU
NU   | University nights        | nights         | university | nights         | 2 1 1 | *:2-6        | heavy      | WU
NV   | Harborside nights        | nights         | harborside | nights         | 1 1 1 | *:2-5        | heavy      |
ED   | Emergency department     | shifts         | university | emergency      | 1 0 0 | *:0-2        |            |
NEUR | Neurology                | clinic         | university | consults       | 1 0 0 | *:0-2        | leave call |
GERI | Geriatrics               | clinic         | harborside | outpatient     | 1 0 0 | *:0-2        | leave call |
CARD | Cardiology consults      | elective       | university | consults       | 0 1 1 | *:0-4        | leave call |
ID   | Infectious disease       | elective       | university | consults       | 0 1 0 | *:0-2        | leave call |
NEPH | Nephrology               | elective       | university | consults       | 0 1 0 | *:0-2        | leave call |
GI   | Gastroenterology         | elective       | university | consults       | 0 1 0 | *:0-2        | leave call |
PULM | Pulmonary medicine       | elective       | harborside | consults       | 0 1 0 | *:0-2        | leave call | MICU
ENDO | Endocrinology            | clinic         | university | outpatient     | 0 0 1 | *:0-2        | leave call |
RHEU | Rheumatology             | clinic         | university | outpatient     | 0 0 1 | *:0-2        | leave call |
PALL | Palliative care          | elective       | harborside | consults       | 0 0 1 | *:0-2        | leave call |
AMB  | Ambulatory block         | clinic         | clinic     | clinic         | 2 2 3 | *:2-12       | leave call |
RES  | Research                 | research       |            | research       | 0 2 2 | *:0-8        | leave call |
ELEC | Elective                 | elective       |            | outpatient     | 3 4 6 | *:0-24       | leave call |
`);

const COHORTS = ['A', 'B', 'C', 'D', 'E'].map((name, place): Draught<'cohort'> => ({
  id: `cohort-${name.toLowerCase()}`,
  yearId: YEAR_ID,
  name,
  rotationId: rotationId('AMB'),
  mondays: cohortWeeks(YEAR, 4, 1, place),
}));

const SPECIAL: Readonly<Record<string, Partial<PersonLine>>> = {
  'resident-124': { placeholder: 'Intern 24' },
  'resident-125': { placeholder: 'Intern 25' },
  'resident-217': {
    firstDay: '2026-10-07',
    residencyFirstDay: '2025-10-07',
    note: 'Off-cycle: began residency in October 2025',
  },
  'resident-301': { rank: 'chief resident' },
  'resident-302': { rank: 'chief resident' },
  'resident-320': { fte: 0.8, note: 'Part-time' },
};

const RESIDENTS = [1, 2, 3]
  .flatMap((pgy) => residentsOf(pgy, 25))
  .map((line, place): PersonLine => ({
    ...line,
    cohortId: COHORTS[place % COHORTS.length]?.id ?? null,
    ...SPECIAL[line.id],
  }));

const recipe: Recipe = {
  id: 'sample-internal-medicine',
  name: 'Lakemont Internal Medicine',
  timeZone: 'America/Chicago',
  mailDomain: 'lakemont.example',
  scheme: 'twenty-six-long-last',
  sites: [
    { id: siteId('university'), name: 'Lakemont University Hospital' },
    { id: siteId('harborside'), name: 'Harborside Medical Center' },
    { id: siteId('community'), name: 'Pine Ridge Community Hospital' },
    { id: siteId('clinic'), name: 'Quarry Road Clinic' },
  ],
  clinic: { siteId: siteId('clinic'), rooms: 60, preceptorsMin: 5 },
  rotations: ROTATIONS,
  people: [...RESIDENTS, ...hospitalFaculty(30)],
  cohorts: COHORTS,
  callRoles: [
    ...jeopardy(1),
    weekendNights('university', 'University', 1),
    weekendNights('harborside', 'Harborside', 2),
    attendingCall('university', 'University', 3),
    attendingCall('harborside', 'Harborside', 4),
    attendingCall('community', 'Community', 5),
  ],
  callPools: [
    { classes: [1], perBlockMin: 5, presentMin: 3 },
    { classes: [2, 3], perBlockMin: 18, presentMin: 14 },
  ],
  facultyPresentMin: 20,
  callSpan: YEAR,
};

/** Seventy-five residents in five 4+1 cohorts at three hospitals. */
export const internalMedicineMiddle: World = {
  id: 'internal-medicine-middle',
  title: 'Internal medicine, middle',
  description:
    '75 residents, 30 faculty, 26 two-week blocks, five 4+1 cohorts, three hospitals and a clinic.',
  make: (seed) => rowsOf(recipe, seed),
  grow: (seed) => grow(recipe, seed),
};
