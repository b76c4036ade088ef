import type { CarriedLoad } from '../../src/domain/rows/person.ts';
import type { Weekday } from '../../src/domain/time/day.ts';
import type {
  DrawnCallRole,
  DrawnLeave,
  DrawnPerson,
  DrawnRequest,
  DrawnRotation,
  Example,
} from '../../src/rules/example.ts';
import { addDays, day } from '../../src/domain/time/day.ts';
import { Dice } from '../dice.ts';
import { randomWeeks } from './random-weeks.ts';

const NAMES = ['Ada', 'Ben', 'Cem', 'Dua', 'Eli'];
const ROTATIONS = ['W', 'I', 'N'];
const CALLS = ['n', 'h', 's', 'd'];
const FIRST_DAY = day('2026-06-29');

/** A small random calendar, the same for the same seed: in cells, or in weeks with work of their own. */
export function randomExample(seed: number): Omit<Example, 'isAllowed'> {
  return seed % 2 === 0 ? randomWeeks(seed) : randomCells(seed);
}

/** A small random calendar in which only blocks and calls are work: full or sparse, kind or unkind to rules. */
export function randomCells(seed: number): Omit<Example, 'isAllowed'> {
  const dice = new Dice(seed);
  const people = NAMES.slice(0, dice.whole(1, NAMES.length)).map((name) => ({
    name,
    pgy: dice.pick([1, 1, 2, 2, 3, 0]),
  }));
  const blockDays = dice.pick([2, 3, 7, 14, 28]);
  const blockCount = dice.whole(1, blockDays > 7 ? 2 : 5);
  const days = blockCount * blockDays;
  const dayCount = dice.chance(0.7) ? days : dice.whole(2, days);
  const roles = CALLS.filter(() => dice.chance(0.6));
  const blockLines = people.flatMap(({ name, pgy }) =>
    pgy === 0 ? [] : linesOf(`${name} ${pgy}`, randomRow(dice, blockCount, ROTATIONS, 0.95)),
  );
  const callLines = randomCalls(dice, people, dayCount, roles);
  return {
    title: `seed ${seed}`,
    blockDays,
    timeZone: dice.pick(['America/New_York', 'Pacific/Honolulu']),
    rotations: Object.fromEntries(ROTATIONS.map((letter) => [letter, randomRotation(dice)])),
    callRoles: Object.fromEntries(roles.map((letter) => [letter, randomRole(dice, letter)])),
    people: Object.fromEntries(people.map(({ name }) => [name, randomPerson(dice, days)])),
    leave: people.flatMap(({ name }) => (dice.chance(0.4) ? [randomLeave(dice, name, days)] : [])),
    requests: people.flatMap(({ name }) =>
      dice.chance(0.3) ? [randomRequest(dice, name, blockCount, days, roles)] : [],
    ),
    holidays: [addDays(FIRST_DAY, dice.whole(0, days - 1))],
    drawn: ['blocks', ...blockLines, 'calls', ...callLines].join('\n'),
  };
}

/** Settings near the sizes of the random calendars, where a rule's own are too large ever to matter. */
export function randomParams(seed: number): Record<string, Record<string, unknown>> {
  const dice = new Dice(seed);
  return {
    'heavy-runs': { weeksMax: dice.whole(1, 5) },
    'heavy-balance': { differenceMax: dice.whole(0, 2) },
    'call-pool': { peopleForEach: dice.whole(1, 2) },
    'call-spacing': { inHouseNightsBetween: dice.whole(0, 3), homeNightsBetween: dice.whole(0, 2) },
    'duties-in-a-row': { dutiesMax: dice.whole(1, 4), days: dice.whole(2, 6) },
    'rest-between-duties': { hoursMin: dice.whole(0, 24), asLongAsShift: dice.chance(0.5) },
    'call-eligibility': { nightBeforeLeaveFree: dice.chance(0.5) },
    'call-spread': { nights: dice.whole(2, 6) },
    'every-third-night': { nightsForEach: dice.whole(2, 7) },
    'eighty-hours': { hoursMax: dice.pick([30, 45, 60, 70, 80]) },
    'eight-hours-off': { hoursMin: dice.whole(3, 14) },
    'fourteen-after-call': {
      hoursMin: dice.whole(5, 24),
      callHoursMin: dice.pick([12, 14, 20, 24, 24]),
      byTheClock: dice.chance(0.5),
    },
    'one-day-in-seven': { daysForEach: dice.whole(2, 7) },
    'home-call': { daysForEach: dice.whole(2, 7) },
    'night-float': { daysForEach: dice.whole(3, 7), hoursMax: dice.pick([40, 60, 80]) },
    'emergency-shifts': { rotations: ['W', 'N'], hoursMax: dice.whole(9, 18) },
    'emergency-week': {
      rotations: ['W', 'N'],
      patientHoursMax: dice.pick([30, 50, 70]),
      hoursMax: dice.pick([40, 60, 80]),
    },
    'full-day-off-weekly': { firstWeekday: dice.whole(0, 6), daysMin: dice.whole(1, 3) },
    'nights-in-a-row': { nightsMax: dice.whole(1, 4) },
    'call-weekends': { weekendsMax: dice.whole(1, 2) },
    'no-clinic-after-nights': { hoursMin: dice.whole(2, 30) },
    'rotation-exception-88': {},
    'clinic-sessions': { secondYearSessionsMin: dice.whole(20, 110) },
    'clinic-weeks': { weeksMin: dice.whole(20, 52) },
    'continuity-sessions': { sessionsMin: dice.whole(20, 110) },
    'clinic-preceptors': {
      residentsPerPreceptorMax: dice.whole(1, 3),
      weightNotYetIndependent: dice.pick([1, 1.5, 2]),
    },
    'supervision-ratio': {
      internsPerSupervisorMax: dice.whole(1, 2),
      seniorsPerSupervisorMax: dice.whole(1, 3),
    },
    'primary-care-exception': {
      billedClinics: dice.pick([['c'], ['c', 'd']]),
      residentsPerPreceptorMax: dice.whole(1, 2),
      homeCallIsDuty: dice.chance(0.5),
    },
    'panel-hours': { hoursMin: dice.whole(0, 40), panelClinics: dice.pick([[], ['c', 'd']]) },
    'usual-week': { changesMax: dice.whole(0, 4) },
  };
}

function randomRow(
  dice: Dice,
  length: number,
  letters: readonly string[],
  density: number,
): string[][] {
  return Array.from({ length }, () => {
    if (!dice.chance(density)) return [];
    const letter = dice.pick(letters);
    const other = dice.pick(letters);
    return other !== letter && dice.chance(0.03) ? [letter, other] : [letter];
  });
}

/** As many lines as it takes to draw all letters of a row. */
function linesOf(head: string, row: readonly (readonly string[])[]): string[] {
  const lineCount = Math.max(...row.map((cell) => cell.length));
  return Array.from(
    { length: lineCount },
    (_, line) => `${head} ${row.map((cell) => cell[line] ?? '.').join('')}`,
  );
}

function randomCalls(
  dice: Dice,
  people: readonly { name: string; pgy: number }[],
  dayCount: number,
  roles: readonly string[],
): string[] {
  const rows = people.map(() => Array.from({ length: dayCount }, (): string[] => []));
  const isFull = dice.chance(0.5);
  const density = dice.pick([0.05, 0.1, 0.3]);
  for (const role of roles) {
    for (let place = 0; place < dayCount; place++) {
      if (isFull ? dice.chance(0.995) : dice.chance(density)) dice.pick(rows)[place]?.push(role);
    }
  }
  return people.flatMap(({ name, pgy }, place) => linesOf(`${name} ${pgy}`, rows[place] ?? []));
}

function randomRotation(dice: Dice): DrawnRotation {
  const min = dice.whole(0, 1);
  return {
    leaveAllowed: dice.chance(0.5),
    takesCall: dice.chance(0.7),
    isHeavy: dice.chance(0.5),
    prerequisites: dice.chance(0.3) ? [dice.pick(ROTATIONS)] : [],
    demand: dice.chance(0.4)
      ? [{ classes: dice.pick([[], [1], [2, 3]]), min, max: min + dice.whole(0, 3) }]
      : [],
    requirements: [1, 2, 3].flatMap((pgy) => {
      const blocksMin = dice.pick([0, 0, 0, 1, 2]);
      return dice.chance(0.9) ? [{ pgy, blocksMin, blocksMax: blocksMin + dice.whole(0, 4) }] : [];
    }),
  };
}

const EVERY_DAY: Weekday[] = [0, 1, 2, 3, 4, 5, 6];

function randomRole(dice: Dice, letter: string): DrawnCallRole {
  const [start, end] = dice.pick([
    ['17:00', '07:00'],
    ['07:00', '07:00'],
    ['07:00', '19:00'],
    ['15:00', '23:00'],
  ] as const);
  return {
    mode: letter === 'n' ? 'in-house' : letter === 'h' ? 'home' : 'shift',
    start,
    end,
    weekdays: dice.chance(0.9) ? EVERY_DAY : EVERY_DAY.filter(() => dice.chance(0.7)),
    needed: dice.chance(0.1) ? 2 : 1,
    eligibleRoles: dice.pick([['resident'], ['resident', 'faculty'], ['faculty']]),
    eligibleClasses: dice.chance(0.3) ? [2, 3] : [],
  };
}

function randomPerson(dice: Dice, days: number): DrawnPerson {
  return {
    fte: dice.pick([1, 1, 1, 0.8, 0.5]),
    takesCall: dice.chance(0.9),
    callWeekdaysOff: dice.chance(0.1) ? [dice.pick(EVERY_DAY)] : [],
    ...(dice.chance(0.2) ? { firstDay: addDays(FIRST_DAY, dice.whole(0, days - 1)) } : {}),
    completed: dice.chance(0.2) ? [dice.pick(ROTATIONS)] : [],
    ...(dice.chance(0.2) ? { carriedLoad: randomLoad(dice) } : {}),
  };
}

function randomLoad(dice: Dice): CarriedLoad {
  const calls = (): number => dice.whole(-40, 40) / 10;
  return { nights: calls(), days: calls(), weekends: calls(), holidays: calls() };
}

function randomLeave(dice: Dice, person: string, days: number): DrawnLeave {
  const first = dice.whole(0, days - 1);
  return {
    person,
    firstDay: addDays(FIRST_DAY, first),
    lastDay: addDays(FIRST_DAY, first + dice.whole(0, 6)),
    status: dice.pick(['approved', 'approved', 'requested', 'declined']),
    isPlanned: dice.chance(0.8),
  };
}

function randomRequest(
  dice: Dice,
  person: string,
  blockCount: number,
  days: number,
  roles: readonly string[],
): DrawnRequest {
  const asked = { person, wanted: dice.chance(0.5), rank: dice.whole(1, 3) };
  if (dice.chance(0.5)) {
    return { ...asked, rotation: dice.pick(ROTATIONS), block: dice.whole(1, blockCount) };
  }
  const callRole = dice.chance(0.5) ? roles[0] : undefined;
  const on = { day: addDays(FIRST_DAY, dice.whole(0, days - 1)) };
  return callRole === undefined ? { ...asked, ...on } : { ...asked, ...on, callRole };
}
