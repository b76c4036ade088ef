import type { Layer } from '../domain/rows/schedule.ts';
import { absenceSchema } from '../domain/rows/absence.ts';
import { requestSchema } from '../domain/rows/request.ts';
import {
  academicYearSchema,
  blockCalendarSchema,
  blockSchema,
  cohortSchema,
  holidaySchema,
  type Site,
  siteSchema,
} from '../domain/rows/academic-year.ts';
import { personSchema, personYearSchema } from '../domain/rows/person.ts';
import { programSchema } from '../domain/rows/program.ts';
import {
  type Activity,
  activitySchema,
  type CallRole,
  callRoleSchema,
  type RotationTemplate,
  rotationTemplateSchema,
} from '../domain/rows/rotation.ts';
import { Plan } from '../domain/schedule/plan.ts';
import { addDays, type Day, day, type Weekday } from '../domain/time/day.ts';
import type {
  DrawnActivity,
  DrawnCallRole,
  DrawnCohort,
  DrawnPerson,
  DrawnRequest,
  DrawnRotation,
  Example,
  Line,
} from './example.ts';

/** The day on which everything drawn begins if not said: a Monday. */
const FIRST_DAY = day('2026-06-29');
const EVERY_DAY: Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/** The rows of the example, with the defaults of what it does not describe. */
export function planOf(example: Example, lines: readonly Line[]): Plan {
  const firstDay = day(example.firstDay ?? FIRST_DAY);
  const lengthOf = (section: Layer) =>
    Math.max(
      0,
      ...lines.filter((line) => line.section === section).map((line) => line.letters.length),
    );
  const blockCount = lengthOf('block');
  const lengths = lengthsOf(example, blockCount);
  const dayCount = Math.max(
    lengths.reduce((sum, days) => sum + days, 0),
    lengthOf('call'),
    Math.ceil(lengthOf('half-day') / 2),
  );
  const lastDay = addDays(firstDay, dayCount - 1);
  const year = academicYearSchema.parse({ id: 'year', name: 'Year', firstDay, lastDay });
  const pgyOf = new Map(lines.map((line) => [line.name, line.pgy]));
  const used = (section: Layer) =>
    lines.filter((line) => line.section === section).flatMap((line) => line.letters);
  const lettersOf = (section: Layer, described: object = {}) =>
    [...new Set([...Object.keys(described), ...used(section)])].filter((letter) => letter !== '.');
  return new Plan({
    program: programSchema.parse({
      id: 'program',
      name: 'Program',
      timeZone: example.timeZone ?? 'America/New_York',
    }),
    year,
    calendars: [
      blockCalendarSchema.parse({ id: 'calendar', yearId: 'year', name: 'Blocks', classes: null }),
    ],
    blocks: drawnBlocks(firstDay, lengths),
    holidays: (example.holidays ?? []).map(holiday),
    cohorts: (example.cohorts ?? []).map(cohort),
    sites: sitesOf(example),
    people: [...pgyOf.keys()].map((name) => person(name, example.people?.[name])),
    personYears: [...pgyOf].map(([name, pgy]) =>
      personYear(name, pgy, year, { cohortId: cohortOf(example, name), ...example.people?.[name] }),
    ),
    activities: [
      ...new Set([...lettersOf('half-day', example.activities), ...weekLetters(example)]),
    ].map((letter) => activity(letter, example.activities?.[letter])),
    rotations: lettersOf('block', example.rotations).map((letter) =>
      rotation(letter, example.rotations?.[letter]),
    ),
    callRoles: lettersOf('call', example.callRoles).map((letter) =>
      callRole(letter, example.callRoles?.[letter]),
    ),
    absences: (example.leave ?? []).map(({ person, ...leave }, place) =>
      absenceSchema.parse({ id: `leave-${place}`, personId: person, status: 'approved', ...leave }),
    ),
    requests: (example.requests ?? []).map(request),
    ruleSettings: Object.entries(example.settings ?? {}).map(([id, params]) => ({
      id,
      isOn: true,
      params,
    })),
  });
}

function holiday(actualDay: string, place: number) {
  const observed = { actualDay, observedDay: actualDay };
  return holidaySchema.parse({ id: `holiday-${place}`, name: 'Holiday', ...observed });
}

function cohort({ rotation: rotationId, mondays }: DrawnCohort, place: number) {
  const name = `Cohort ${place + 1}`;
  return cohortSchema.parse({ id: `cohort-${place}`, yearId: 'year', name, rotationId, mondays });
}

function person(name: string, drawn?: DrawnPerson) {
  return personSchema.parse({
    id: name,
    givenName: name,
    familyName: 'Example',
    residencyFirstDay: drawn?.residencyFirstDay ?? null,
  });
}

function cohortOf({ cohorts = [] }: Example, name: string): string | null {
  const place = cohorts.findIndex(({ people }) => people.includes(name));
  return place < 0 ? null : `cohort-${place}`;
}

function sitesOf(example: Example): Site[] {
  const names = Object.values(example.activities ?? {}).flatMap(({ site }) => site ?? []);
  return [...new Set(names)].map((name) =>
    siteSchema.parse({ id: name, name, rooms: example.rooms?.[name] ?? null }),
  );
}

function weekLetters(example: Example): string[] {
  const described = [
    ...Object.values(example.rotations ?? {}),
    ...Object.values(example.people ?? {}),
  ];
  const weeks = described.map(({ week }) => week ?? '');
  return weeks.flatMap((week) => week.split('')).filter((letter) => letter !== '.');
}

function activity(letter: string, drawn: DrawnActivity = {}): Activity {
  const { site = null, ...particular } = drawn;
  return activitySchema.parse({
    id: letter,
    code: letter,
    name: letter,
    kind: 'clinic',
    start: '08:00',
    end: '12:00',
    siteId: site,
    ...particular,
  });
}

function lengthsOf({ blockDays = 28 }: Example, count: number): number[] {
  return Array.from({ length: count }, (_, place) =>
    typeof blockDays === 'number' ? blockDays : (blockDays[place] ?? 28),
  );
}

function drawnBlocks(from: Day, lengths: readonly number[]) {
  let firstDay = from;
  return lengths.map((days, place) => {
    const lastDay = addDays(firstDay, days - 1);
    const block = blockSchema.parse({
      id: `block-${place + 1}`,
      yearId: 'year',
      calendarId: 'calendar',
      ordinal: place,
      label: String(place + 1),
      firstDay,
      lastDay,
    });
    firstDay = addDays(lastDay, 1);
    return block;
  });
}

function personYear(
  name: string,
  pgy: number,
  year: { firstDay: string; lastDay: string },
  drawn: DrawnPerson & { readonly cohortId: string | null },
) {
  const { completed = [], residencyFirstDay: _ofPerson, week, ...particular } = drawn;
  return personYearSchema.parse({
    id: `${name}-year`,
    personId: name,
    yearId: 'year',
    role: pgy === 0 ? 'faculty' : 'resident',
    pgy: pgy === 0 ? null : pgy,
    firstDay: year.firstDay,
    lastDay: year.lastDay,
    completed: completed.map((rotationId) => ({ rotationId, blocks: 1 })),
    pattern: week === undefined ? null : patternOf(week),
    ...particular,
  });
}

function rotation(letter: string, drawn: DrawnRotation = {}): RotationTemplate {
  const requirements = [1, 2, 3].map((pgy) => ({ pgy, blocksMin: 0, blocksMax: 53 }));
  const { week = '.'.repeat(14), ...particular } = drawn;
  return rotationTemplateSchema.parse({
    id: letter,
    code: letter,
    name: letter,
    kind: 'other',
    pattern: patternOf(week),
    requirements,
    ...particular,
  });
}

function patternOf(week: string): (string | null)[] {
  return week.split('').map((each) => (each === '.' ? null : each));
}

function callRole(letter: string, drawn: DrawnCallRole = {}): CallRole {
  return callRoleSchema.parse({
    id: letter,
    name: letter,
    service: 'Service',
    mode: 'in-house',
    start: '17:00',
    end: '07:00',
    weekdays: EVERY_DAY,
    needed: 1,
    eligibleRoles: ['resident'],
    ...drawn,
  });
}

function request(drawn: DrawnRequest, place: number) {
  const { person, wanted, rank = 1 } = drawn;
  const wish =
    drawn.rotation === undefined
      ? { kind: 'call', callRoleId: drawn.callRole ?? null, day: drawn.day, wanted }
      : {
          kind: 'rotation',
          rotationId: drawn.rotation,
          blockId: `block-${drawn.block ?? 1}`,
          wanted,
        };
  return requestSchema.parse({
    id: `request-${place}`,
    personId: person,
    wish,
    rank,
    status: 'requested',
    madeAt: 0,
  });
}
