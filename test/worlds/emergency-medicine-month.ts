import { day, type DaySpan } from '../../src/domain/time/day.ts';
import { grow, type Recipe, rowsOf } from './grow.ts';
import { type PersonLine, residentsOf } from './people.ts';
import { daysOffAsked } from './requests.ts';
import { rotationTable, siteId } from './rotations.ts';
import { week } from './weeks.ts';
import { callRoleSchema } from '../../src/domain/rows/rotation.ts';
import type { Draught, World } from './world.ts';

const ROTATIONS = rotationTable(`
EM   | Emergency medicine      | shifts         | main     | shifts         | 7 9 10 | *:34-44 23:22-34 | leave call |
ORTH | Orthopedics             | inpatient      | main     | consults       | 1 0 0  | *:0-4            |            |
MICU | Medical intensive care  | intensive-care | main     | intensive-care | 1 0 0  | *:0-4            | heavy      |
TRAU | Trauma surgery          | inpatient      | main     | ward           | 1 0 0  | *:0-4            | heavy      |
ANES | Anesthesia              | other          | main     | consults       | 1 0 0  | *:0-4            | leave      |
OB   | Labor and delivery      | inpatient      | main     | ward           | 1 0 0  | *:0-4            | heavy      |
US   | Ultrasound              | elective       | main     | procedures     | 1 0 0  | *:0-4            | leave      |
SICU | Surgical intensive care | intensive-care | main     | intensive-care | 0 1 0  | *:0-4            | heavy      |
PICU | Pediatric intensive care | intensive-care | children | intensive-care | 0 1 0 | *:0-4            | heavy      | MICU
EMS  | Prehospital medicine    | other          |          | outpatient     | 0 1 0  | *:0-4            | leave      |
TOX  | Toxicology              | elective       | main     | consults       | 0 0 1  | *:0-4            | leave      |
ADM  | Administration          | other          | main     | research       | 0 0 1  | *:0-4            | leave      |
ELEC | Elective                | elective       |          | outpatient     | 0 1 1  | *:0-8            | leave      |
`);

/** The block whose shifts are asked about: the fourth, 28 days. */
const MONTH: DaySpan = { firstDay: day('2026-09-23'), lastDay: day('2026-10-20') };

// 120 shifts a week, and two on the days of the marathon: 482 in the four weeks.
const SHIFTS = `
main-day       | Main day              | main      | 07:00-15:00 | 0123456 | 3 | 123
main-mid       | Main middle           | main      | 11:00-21:00 | 0123456 | 2 | 123
main-evening   | Main evening          | main      | 15:00-23:00 | 0123456 | 3 | 123
main-night     | Main night            | main      | 23:00-07:00 | 0123456 | 3 | 123
main-surge     | Main Monday surge     | main      | 13:00-23:00 | 0       | 2 | 123
main-late      | Main Friday late      | main      | 19:00-05:00 | 4       | 1 | 23
children-day   | Children’s day        | children  | 08:00-18:00 | 0123456 | 1 | 123
children-eve   | Children’s evening    | children  | 16:00-02:00 | 0123456 | 1 | 123
children-night | Children’s night      | children  | 20:00-08:00 | 456     | 1 | 23
fields-day     | Fields day            | fields    | 07:00-19:00 | 0123456 | 1 | 23
fields-night   | Fields night          | fields    | 19:00-07:00 | 0123456 | 1 | 23
fast-track     | Fast track            | main      | 10:00-20:00 | 01234   | 1 | 123
fast-weekend   | Fast track, weekend   | main      | 12:00-22:00 | 56      | 2 | 123
marathon       | Marathon medical tent | fields    | 06:00-14:00 |         | 1 | 23 | 2026-10-10 2026-10-11
`;

function shiftRole(line: string, ordinal: number): Draught<'callRole'> {
  const cells = line.split('|').map((cell) => cell.trim());
  const [
    id = '',
    name = '',
    site = '',
    hours = '',
    weekdays = '',
    needed,
    classes = '',
    extraDays,
  ] = cells;
  const [start = '', end = ''] = hours.split('-');
  return {
    id: `shift-${id}`,
    name,
    service: 'Emergency medicine',
    mode: 'shift',
    siteId: siteId(site),
    start,
    end,
    weekdays: callRoleSchema.shape.weekdays.parse(Array.from(weekdays, Number)),
    ...(extraDays ? { extraDays: extraDays.split(' ') } : {}),
    ...MONTH,
    needed: Number(needed),
    eligibleRoles: ['resident'],
    eligibleClasses: Array.from(classes, Number),
    ways: [{ kind: 'phone', number: `406-555-01${10 + ordinal}`, label: 'Team phone' }],
    backupId: 'call-em-attending',
    ordinal: ordinal + 1,
  };
}

const ATTENDING: Draught<'callRole'> = {
  id: 'call-em-attending',
  name: 'Emergency attending on call',
  service: 'Emergency medicine',
  mode: 'home',
  siteId: siteId('main'),
  start: '07:00',
  end: '07:00',
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  needed: 1,
  eligibleRoles: ['faculty'],
  ways: [{ kind: 'operator', number: '406-555-0100', label: 'Hospital operator' }],
};

const FACULTY = Array.from({ length: 16 }, (_, place): PersonLine => ({
  id: `faculty-${String(place + 1).padStart(2, '0')}`,
  role: 'faculty',
  rank:
    ['program director', 'associate program director', 'department chair'][place] ?? 'core faculty',
  pattern: week('AA ED  -- ED  KA AP  ED --  -- --  -- --  -- --'),
}));

const SPECIAL: Readonly<Record<string, Partial<PersonLine>>> = {
  'resident-219': { fte: 0.8, note: 'Part-time' },
  'resident-301': { rank: 'chief resident' },
  'resident-302': { rank: 'chief resident' },
};

const RESIDENTS = [...residentsOf(1, 20), ...residentsOf(2, 19), ...residentsOf(3, 19)].map(
  (line): PersonLine => ({ ...line, ...SPECIAL[line.id] }),
);

const recipe: Recipe = {
  id: 'sample-emergency-medicine',
  name: 'Big Sky Emergency Medicine',
  timeZone: 'America/Los_Angeles',
  mailDomain: 'bigsky.example',
  scheme: 'thirteen-long-last',
  sites: [
    { id: siteId('main'), name: 'Copper Gate Medical Center' },
    { id: siteId('children'), name: 'Copper Gate Children’s Hospital' },
    { id: siteId('fields'), name: 'Orchard Fields Hospital' },
  ],
  clinic: null,
  rotations: ROTATIONS,
  people: [...RESIDENTS, ...FACULTY],
  callRoles: [...SHIFTS.trim().split('\n').map(shiftRole), ATTENDING],
  callPools: [
    { classes: [1, 2, 3], perBlockMin: 34, presentMin: 30 },
    { classes: [2, 3], perBlockMin: 22, presentMin: 18 },
  ],
  facultyPresentMin: 8,
  callSpan: MONTH,
  more: (random) => ({
    request: daysOffAsked(
      RESIDENTS.map((line) => line.id),
      MONTH,
      3,
      random,
    ),
  }),
};

/** Fifty-eight residents and a month of 482 shifts. */
export const emergencyMedicineMonth: World = {
  id: 'emergency-medicine-month',
  title: 'Emergency medicine, a month',
  description:
    '58 residents, three emergency departments, 482 shifts in 28 days from 23 September.',
  make: (seed) => rowsOf(recipe, seed),
  grow: (seed) => grow(recipe, seed),
};
