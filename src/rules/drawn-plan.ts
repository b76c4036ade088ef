import { absenceSchema, requestSchema } from '../domain/rows/absence.ts';
import {
  academicYearSchema,
  blockCalendarSchema,
  blockSchema,
  holidaySchema,
} from '../domain/rows/academic-year.ts';
import { personSchema, personYearSchema } from '../domain/rows/person.ts';
import { programSchema } from '../domain/rows/program.ts';
import {
  activitySchema,
  type CallRole,
  callRoleSchema,
  type RotationTemplate,
  rotationTemplateSchema,
} from '../domain/rows/rotation.ts';
import { type RuleSetting, ruleSettingSchema } from '../domain/rows/schedule.ts';
import { Plan } from '../domain/schedule/plan.ts';
import { addDays, type Day, day, type Weekday } from '../domain/time/day.ts';
import type {
  DrawnCallRole,
  DrawnLine,
  DrawnPerson,
  DrawnRequest,
  DrawnRotation,
  Example,
} from './example.ts';
import { EXCEPTION_RULE_ID } from './work/hours-exception.ts';

const FIRST_DAY = day('2026-06-29');
const EVERY_DAY: Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/** The plan of a drawn example. @param lines its letters. */
export function drawnPlan(example: Example, lines: readonly DrawnLine[]): Plan {
  const { blockDays = 28 } = example;
  const firstDay = day(example.firstDay ?? FIRST_DAY);
  const lengthOf = (section: DrawnLine['section']) =>
    Math.max(
      0,
      ...lines.filter((line) => line.section === section).map((line) => line.letters.length),
    );
  const blockCount = lengthOf('block');
  const lengths = Array.from({ length: blockCount }, (_, place) =>
    typeof blockDays === 'number' ? blockDays : (blockDays[place] ?? 28),
  );
  const dayCount = Math.max(
    lengths.reduce((sum, days) => sum + days, 0),
    lengthOf('call'),
  );
  const lastDay = addDays(firstDay, dayCount - 1);
  const year = academicYearSchema.parse({ id: 'year', name: 'Year', firstDay, lastDay });
  const pgyOf = new Map(lines.map((line) => [line.name, line.pgy]));
  const used = (section: DrawnLine['section']) =>
    lines.filter((line) => line.section === section).flatMap((line) => line.letters);
  const lettersOf = (section: DrawnLine['section'], described: object) =>
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
    holidays: (example.holidays ?? []).map((actualDay, place) =>
      holidaySchema.parse({
        id: `holiday-${place}`,
        name: 'Holiday',
        actualDay,
        observedDay: actualDay,
      }),
    ),
    cohorts: [],
    sites: [],
    people: [...pgyOf.keys()].map((name) =>
      personSchema.parse({ id: name, givenName: name, familyName: 'Example' }),
    ),
    personYears: [...pgyOf].map(([name, pgy]) =>
      personYear(name, pgy, year, example.people?.[name]),
    ),
    activities: Object.entries(example.activities ?? {}).map(([letter, activity]) =>
      activitySchema.parse({ id: letter, code: letter, name: letter, ...activity }),
    ),
    rotations: lettersOf('block', example.rotations ?? {}).map((letter) =>
      rotation(letter, example.rotations?.[letter]),
    ),
    callRoles: lettersOf('call', example.callRoles ?? {}).map((letter) =>
      callRole(letter, example.callRoles?.[letter]),
    ),
    absences: (example.leave ?? []).map(({ person, ...leave }, place) =>
      absenceSchema.parse({ id: `leave-${place}`, personId: person, status: 'approved', ...leave }),
    ),
    requests: (example.requests ?? []).map(request),
    ruleSettings: exceptionSettings(example.exceptions ?? []),
  });
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

function exceptionSettings(rotations: readonly string[]): RuleSetting[] {
  if (rotations.length === 0) return [];
  const params = { rotations, approval: 'approved' };
  return [ruleSettingSchema.parse({ id: EXCEPTION_RULE_ID, isOn: true, params })];
}

function personYear(
  name: string,
  pgy: number,
  year: { firstDay: string; lastDay: string },
  drawn?: DrawnPerson,
) {
  const { completed = [], ...particular } = drawn ?? {};
  return personYearSchema.parse({
    id: `${name}-year`,
    personId: name,
    yearId: 'year',
    role: pgy === 0 ? 'faculty' : 'resident',
    pgy: pgy === 0 ? null : pgy,
    firstDay: year.firstDay,
    lastDay: year.lastDay,
    completed: completed.map((rotationId) => ({ rotationId, blocks: 1 })),
    ...particular,
  });
}

function rotation(letter: string, { week, ...drawn }: DrawnRotation = {}): RotationTemplate {
  const halves = Array.from(week ?? '.'.repeat(14), (each) => (each === '.' ? null : each));
  const requirements = [1, 2, 3].map((pgy) => ({ pgy, blocksMin: 0, blocksMax: 53 }));
  return rotationTemplateSchema.parse({
    id: letter,
    code: letter,
    name: letter,
    kind: 'other',
    pattern: halves,
    requirements,
    ...drawn,
  });
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
