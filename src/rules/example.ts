import { personIdSchema } from '../domain/id.ts';
import { absenceSchema, requestSchema } from '../domain/rows/absence.ts';
import {
  academicYearSchema,
  blockCalendarSchema,
  blockSchema,
  holidaySchema,
} from '../domain/rows/academic-year.ts';
import { type PersonYear, personSchema, personYearSchema } from '../domain/rows/person.ts';
import { programSchema } from '../domain/rows/program.ts';
import {
  type CallRole,
  callRoleSchema,
  type RotationTemplate,
  rotationTemplateSchema,
} from '../domain/rows/rotation.ts';
import { Plan } from '../domain/schedule/plan.ts';
import { Schedule } from '../domain/schedule/schedule.ts';
import { type Filled, slotFromParts } from '../domain/schedule/slot.ts';
import { addDays, day, type Weekday } from '../domain/time/day.ts';

/**
 * A small calendar drawn in letters, which a rule allows or not. A letter is a rotation or a call role of that name, a
 * dot is none; each person's line starts with name and class (0 for faculty):
 *
 *     blocks
 *     Ada 1 WWI
 *     calls
 *     Ada 1 n..n
 *
 * Blocks last four weeks from Monday 2026-06-29, calls start on the same day. A person may have several lines. The
 * rotation I and whatever is not described take everybody and ask for nothing.
 */
export interface Example {
  readonly title: string;
  readonly isAllowed: boolean;
  readonly drawn: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly rotations?: Readonly<Record<string, DrawnRotation>>;
  readonly callRoles?: Readonly<Record<string, DrawnCallRole>>;
  readonly people?: Readonly<Record<string, DrawnPerson>>;
  readonly leave?: readonly DrawnLeave[];
  readonly requests?: readonly DrawnRequest[];
  /** Days that are holidays. */
  readonly holidays?: readonly string[];
  /** Length of a block; 28 if not said. */
  readonly blockDays?: number;
  readonly timeZone?: string;
}

/** What is particular about a rotation. */
export type DrawnRotation = Partial<
  Pick<RotationTemplate, 'demand' | 'requirements' | 'leaveAllowed' | 'takesCall' | 'isHeavy'>
> & { readonly prerequisites?: readonly string[] };

/** What is particular about a call role; it is in-house from 17:00 to 07:00, for residents, and needs one if not said. */
export type DrawnCallRole = Partial<
  Pick<
    CallRole,
    | 'mode'
    | 'start'
    | 'end'
    | 'weekdays'
    | 'firstDay'
    | 'lastDay'
    | 'needed'
    | 'eligibleRoles'
    | 'eligibleClasses'
  >
>;

/** What is particular about a person. */
export type DrawnPerson = Partial<Pick<PersonYear, 'fte' | 'takesCall' | 'callWeekdaysOff'>> & {
  readonly firstDay?: string;
  readonly lastDay?: string;
  readonly completed?: readonly string[];
};

/** An absence; approved and planned if not said. */
export interface DrawnLeave {
  readonly person: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly status?: 'requested' | 'approved' | 'declined';
  readonly isPlanned?: boolean;
}

/** A request for or against a rotation in a block (from 1) or a call on a day. */
export interface DrawnRequest {
  readonly person: string;
  readonly wanted: boolean;
  readonly rank?: number;
  readonly rotation?: string;
  readonly block?: number;
  readonly callRole?: string;
  readonly day?: string;
}

const FIRST_DAY = day('2026-06-29');
const EVERY_DAY: Weekday[] = [0, 1, 2, 3, 4, 5, 6];
const LINE = /^(\S+) (\d) (\S+)$/;

interface Line {
  readonly section: 'block' | 'call';
  readonly name: string;
  readonly pgy: number;
  readonly letters: readonly string[];
}

/** The schedule that the example draws. @throws if a line cannot be read. */
export function drawnSchedule(example: Example): Schedule {
  const lines = linesOf(example.drawn);
  const plan = planOf(example, lines);
  const ordinals = new Map<string, number>();
  const filled = lines.flatMap(({ section, name, letters }) =>
    letters.flatMap((letter, place): Filled[] => {
      if (letter === '.') return [];
      const period = section === 'block' ? `block-${place + 1}` : addDays(FIRST_DAY, place);
      const ordinal = ordinals.get(`${section}${letter}${period}`) ?? 0;
      ordinals.set(`${section}${letter}${period}`, ordinal + 1);
      const slot = slotFromParts(section, letter, period, ordinal);
      return [{ slot, personId: personIdSchema.parse(name), source: 'solved' }];
    }),
  );
  return new Schedule(plan, filled);
}

function linesOf(drawn: string): Line[] {
  let section: Line['section'] = 'block';
  return drawn.split('\n').flatMap((text): Line[] => {
    const line = text.trim();
    if (line === '') return [];
    if (line === 'blocks' || line === 'calls') {
      section = line === 'blocks' ? 'block' : 'call';
      return [];
    }
    const [, name, pgy, letters] = LINE.exec(line) ?? [];
    if (!name || !pgy || !letters) throw new Error(`A line reads "Ada 1 WWI", not "${line}"`);
    return [{ section, name, pgy: Number(pgy), letters: letters.split('') }];
  });
}

function planOf(example: Example, lines: readonly Line[]): Plan {
  const blockDays = example.blockDays ?? 28;
  const lengthOf = (section: Line['section']) =>
    Math.max(
      0,
      ...lines.filter((line) => line.section === section).map((line) => line.letters.length),
    );
  const blockCount = lengthOf('block');
  const dayCount = Math.max(blockCount * blockDays, lengthOf('call'));
  const lastDay = addDays(FIRST_DAY, dayCount - 1);
  const year = academicYearSchema.parse({ id: 'year', name: 'Year', firstDay: FIRST_DAY, lastDay });
  const pgyOf = new Map(lines.map((line) => [line.name, line.pgy]));
  const used = (section: Line['section']) =>
    lines.filter((line) => line.section === section).flatMap((line) => line.letters);
  const lettersOf = (section: Line['section'], described: object) =>
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
    blocks: drawnBlocks(blockCount, blockDays),
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
    activities: [],
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
    ruleSettings: [],
  });
}

function drawnBlocks(count: number, days: number) {
  return Array.from({ length: count }, (_, place) =>
    blockSchema.parse({
      id: `block-${place + 1}`,
      yearId: 'year',
      calendarId: 'calendar',
      ordinal: place,
      label: String(place + 1),
      firstDay: addDays(FIRST_DAY, place * days),
      lastDay: addDays(FIRST_DAY, (place + 1) * days - 1),
    }),
  );
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

function rotation(letter: string, drawn: DrawnRotation = {}): RotationTemplate {
  const requirements = [1, 2, 3].map((pgy) => ({ pgy, blocksMin: 0, blocksMax: 53 }));
  return rotationTemplateSchema.parse({
    id: letter,
    code: letter,
    name: letter,
    kind: 'other',
    pattern: Array.from({ length: 14 }, () => null),
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
