import type { Plan } from '../../../src/domain/schedule/plan.ts';
import { type Filled, slotKey } from '../../../src/domain/schedule/slot.ts';
import {
  addDays,
  day,
  type DaySpan,
  daysOf,
  spanHolds,
  type Weekday,
} from '../../../src/domain/time/day.ts';
import {
  type DrawnActivity,
  type DrawnCallRole,
  type DrawnPerson,
  type DrawnRotation,
  drawnSchedule,
  type Example,
} from '../../../src/rules/example.ts';
import { rules } from '../../../src/rules/registry.ts';
import type { Problem, SolvedLayer } from '../../../src/solver/problem.ts';
import { Dice } from '../../dice.ts';
import { randomParams } from '../../rules/random-examples.ts';

/** A tiny program with something to solve in it. */
export interface RandomProgram {
  readonly seed: number;
  readonly plan: Plan;
  readonly problem: Problem;
  /** What stays: the layers that are not decided, and pins in those that are. */
  readonly fixed: readonly Filled[];
}

const FIRST_DAY = day('2026-06-29');
const RESIDENTS = ['Ada', 'Ben', 'Cem', 'Dua'];
const FACULTY = ['Gil', 'Hal'];
/** A ward, nights, a clinic, whatever else, and the clinic weeks of cohorts. */
const ROTATIONS = ['W', 'N', 'C', 'I'];
const EVERY_DAY: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];
const WISHES = [...rules.values()].filter(({ force }) => force === 'wish').map(({ id }) => id);
/** Which layers are decided, by the seed. */
export const ASKED: readonly (readonly SolvedLayer[])[] = [
  ['block'],
  ['block'],
  ['call'],
  ['call'],
  ['half-day'],
  ['block', 'call'],
  ['call', 'half-day'],
  ['block', 'call', 'half-day'],
];

/** The program of a seed: classes, blocks, cohorts, demands, leave, pins, calls, half-days and wishes in small numbers. */
export function randomProgram(seed: number): RandomProgram {
  const dice = new Dice(seed ^ 0x51ed);
  const layers = ASKED[seed % ASKED.length] ?? [];
  const { plan, filled } = drawnSchedule(randomExample(dice, seed));
  const spans = {
    ...(dice.chance(0.2) ? { callDays: randomSpan(dice, plan.rows.year) } : {}),
    ...(dice.chance(0.2) ? { halfDays: randomSpan(dice, plan.rows.year) } : {}),
  };
  const isDecided = ({ slot }: Filled): boolean => {
    if (!layers.some((layer) => layer === slot.layer)) return false;
    if (slot.layer === 'block') return true;
    const days = slot.layer === 'call' ? spans.callDays : spans.halfDays;
    return !days || spanHolds(days, slot.day);
  };
  const fixed = filled.flatMap((each): Filled[] => {
    if (!isDecided(each)) return [each];
    return dice.chance(0.03) ? [{ ...each, source: 'pinned' }] : [];
  });
  const problem: Problem = {
    rows: plan.rows,
    layers: [...layers],
    fixed: fixed.map((each) => ({ ...each, slot: slotKey(each.slot) })),
    ...spans,
    ...(dice.chance(0.4) ? { wishes: randomOrder(dice) } : {}),
    ...(dice.chance(0.1) ? { compared: { count: 2, distancePercent: dice.pick([0, 20]) } } : {}),
    seed,
    workMax: 20,
    secondsMax: null,
  };
  return { seed, plan, problem, fixed };
}

function randomSpan(dice: Dice, year: DaySpan): DaySpan {
  const days = daysOf(year);
  const first = dice.below(days.length);
  const firstDay = days[first] ?? year.firstDay;
  return { firstDay, lastDay: days[dice.whole(first, days.length - 1)] ?? year.lastDay };
}

function randomOrder(dice: Dice): NonNullable<Problem['wishes']> {
  const ordered = dice.shuffled(WISHES).slice(0, dice.whole(1, WISHES.length));
  return ordered.map((ruleId) => ({ ruleId, slackPercent: dice.pick([0, 0, 10, 50]) }));
}

function randomExample(dice: Dice, seed: number): Example {
  const residents = RESIDENTS.slice(0, dice.whole(2, RESIDENTS.length)).map(
    (name) => `${name} ${dice.whole(1, 3)}`,
  );
  const faculty = FACULTY.slice(0, dice.whole(0, 2)).map((name) => `${name} 0`);
  const everybody = [...residents, ...faculty];
  const blockDays = dice.pick([7, 7, 7, 14]);
  const blockCount = dice.whole(2, blockDays === 7 ? 3 : 2);
  const dayCount = blockDays * blockCount;
  const roles = ['n', 'h', 's', 'j'].filter((letter) =>
    dice.chance({ n: 0.8, h: 0.4, s: 0.2, j: 0.15 }[letter] ?? 0),
  );
  const row = () => Array.from({ length: blockCount }, () => dice.pick(ROTATIONS)).join('');
  const names = everybody.map(nameOf);
  const asked = { names, residents: residents.map(nameOf), roles, blockCount, dayCount };
  return {
    title: `seed ${seed}`,
    isAllowed: true,
    blockDays,
    activities: randomActivities(dice),
    rooms: { Hill: dice.whole(1, 4) },
    rotations: Object.fromEntries(
      [...ROTATIONS, 'Y'].map((letter) => [letter, randomRotation(dice, letter)]),
    ),
    callRoles: Object.fromEntries(roles.map((letter) => [letter, randomRole(dice, letter)])),
    people: Object.fromEntries(everybody.map((head) => [nameOf(head), randomPerson(dice, head)])),
    cohorts: dice.chance(0.4)
      ? [
          { people: residents.slice(0, 2).map(nameOf), rotation: 'Y', mondays: ['2026-07-06'] },
          { people: residents.slice(2, 4).map(nameOf), rotation: 'Y', mondays: ['2026-06-29'] },
        ]
      : [],
    leave: names.flatMap((person) => (dice.chance(0.25) ? [leaveOf(dice, person, dayCount)] : [])),
    requests: Array.from({ length: dice.whole(0, 5) }, () => randomRequest(dice, asked)),
    holidays: dice.chance(0.3) ? [addDays(FIRST_DAY, dice.below(dayCount))] : [],
    settings: randomSettings(dice, seed),
    drawn: [
      'blocks',
      ...residents.map((head) => `${head} ${row()}`),
      'calls',
      ...everybody.map((head) => `${head} ${randomLetters(dice, dayCount, roles, 0.04)}`),
      'half-days',
      ...everybody.map((head) => `${head} ${randomHalves(dice, dayCount)}`),
    ].join('\n'),
  };
}

function nameOf(head: string): string {
  return head.split(' ')[0] ?? '';
}

function randomSettings(dice: Dice, seed: number): NonNullable<Example['settings']> {
  const chosen = Object.entries(randomParams(seed)).filter(() => dice.chance(0.06));
  const clinics = dice.chance(0.3)
    ? { 'clinic-preceptors': { clinics: ['c', 'd'], residentsPerPreceptorMax: dice.whole(1, 3) } }
    : {};
  return { ...Object.fromEntries(chosen), ...clinics };
}

function randomLetters(dice: Dice, count: number, letters: readonly string[], share: number) {
  const isDrawn = () => letters.length > 0 && dice.chance(share);
  return Array.from({ length: count }, () => (isDrawn() ? dice.pick(letters) : '.')).join('');
}

function randomHalves(dice: Dice, days: number): string {
  return Array.from({ length: 2 * days }, (_, place) =>
    dice.chance(0.03) ? dice.pick(place % 2 === 0 ? ['c', 'p', 'a'] : ['d', 'q', 'b']) : '.',
  ).join('');
}

function randomActivities(dice: Dice): Readonly<Record<string, DrawnActivity>> {
  const afternoon = { start: '13:00', end: '17:00' };
  const demand = (min: number, max: number | null) => ({
    demand: dice.chance(0.3) ? { weekdays: [0, 2] satisfies Weekday[], roles: [], min, max } : null,
  });
  return {
    w: { kind: 'ward', start: '07:00', end: '12:00' },
    v: { kind: 'ward', start: '12:00', end: '17:30' },
    c: { site: 'Hill', ...demand(1, dice.whole(1, 3)) },
    d: { site: 'Hill', ...afternoon },
    p: { kind: 'precepting', site: 'Hill', ...demand(1, null) },
    q: { kind: 'precepting', site: 'Hill', ...afternoon },
    a: { kind: 'administration' },
    b: { kind: 'administration', ...afternoon },
    n: { kind: 'night', start: '19:00', end: '07:00' },
  };
}

const WEEKS: Readonly<Record<string, readonly string[]>> = {
  W: ['wvwvwvwvwv....', 'wvwvwvwvwvwv..'],
  N: ['.n.n.n.n......', '.n.n.n.n.n....'],
  C: ['cdcdadcdcd....', 'cdcdcbcdab....'],
  I: ['..............', 'ab............'],
  Y: ['cdcdcdcdcd....'],
};

function randomRotation(dice: Dice, letter: string): DrawnRotation {
  const isClinic = letter === 'C' || letter === 'Y';
  const min = dice.whole(0, 1);
  const kinds = { W: 'inpatient', N: 'nights', C: 'clinic', Y: 'clinic' } as const;
  return {
    kind: letter in kinds ? kinds[letter as keyof typeof kinds] : 'other',
    week: dice.pick(WEEKS[letter] ?? ['..............']),
    leaveAllowed: letter !== 'W' || dice.chance(0.3),
    takesCall: letter !== 'N',
    isHeavy: letter === 'W' || letter === 'N',
    prerequisites: letter === 'N' && dice.chance(0.2) ? ['W'] : [],
    demand:
      letter === 'I' || letter === 'Y' || dice.chance(0.6)
        ? []
        : [{ classes: dice.pick([[], [], [1], [2, 3]]), min, max: min + dice.whole(0, 3) }],
    ...(dice.chance(0.3) ? { requirements: [1, 2, 3].map((pgy) => required(dice, pgy)) } : {}),
    ...(isClinic && dice.chance(0.8)
      ? { leeway: randomLeeway(dice, ['c', 'd', 'a', 'b'], ['c', 'd']) }
      : {}),
  };
}

function required(dice: Dice, pgy: number) {
  const blocksMin = dice.pick([0, 0, 0, 0, 1]);
  return { pgy, blocksMin, blocksMax: blocksMin + dice.whole(1, 3) };
}

function randomLeeway(dice: Dice, offered: readonly string[], counted: readonly string[]) {
  const places = Array.from({ length: 10 }, (_, place) => place).filter(() => dice.chance(0.3));
  const min = dice.whole(0, 3);
  const sessions = [{ activityIds: counted, min, max: min + dice.whole(1, 5) }];
  return { places, activityIds: offered, ...(dice.chance(0.5) ? { sessions } : {}) };
}

function randomRole(dice: Dice, letter: string): DrawnCallRole {
  const hours = {
    n: ['17:00', '07:00'],
    h: ['07:00', '07:00'],
    s: ['07:00', '19:00'],
    j: ['07:00', '07:00'],
  }[letter] ?? ['17:00', '07:00'];
  const modes = { n: 'in-house', h: 'home', s: 'shift', j: 'jeopardy' } as const;
  return {
    mode: letter in modes ? modes[letter as keyof typeof modes] : 'in-house',
    start: hours[0] ?? '17:00',
    end: hours[1] ?? '07:00',
    weekdays: EVERY_DAY.filter(() => dice.chance(letter === 'n' ? 0.4 : 0.2)),
    needed: dice.chance(0.05) ? 2 : 1,
    eligibleRoles: dice.pick([['resident'], ['resident'], ['resident', 'faculty']]),
    eligibleClasses: dice.chance(0.2) ? [2, 3] : [],
  };
}

function randomPerson(dice: Dice, head: string): DrawnPerson {
  const isFaculty = head.endsWith(' 0');
  const days = ['pq', 'pb', 'aq', 'cq', '..'];
  return {
    fte: dice.pick([1, 1, 1, 0.8, 0.5]),
    takesCall: dice.chance(0.92),
    callWeekdaysOff: dice.chance(0.1) ? [dice.pick(EVERY_DAY)] : [],
    ...(dice.chance(0.1) ? { firstDay: addDays(FIRST_DAY, dice.whole(1, 6)) } : {}),
    ...(dice.chance(0.2)
      ? { carriedLoad: { nights: dice.whole(-2, 2), days: 0, weekends: 0, holidays: 0 } }
      : {}),
    ...(isFaculty
      ? {
          week: `${Array.from({ length: 5 }, () => dice.pick(days)).join('')}....`,
          leeway: randomLeeway(dice, ['p', 'q', 'a', 'b'], ['p', 'q']),
        }
      : { completed: dice.chance(0.2) ? ['W'] : [] }),
  };
}

function leaveOf(dice: Dice, person: string, days: number) {
  const first = dice.below(days);
  return {
    person,
    firstDay: addDays(FIRST_DAY, first),
    lastDay: addDays(FIRST_DAY, first + dice.whole(0, 4)),
    status: dice.pick(['approved', 'approved', 'requested'] as const),
  };
}

interface AskedFor {
  readonly names: readonly string[];
  readonly residents: readonly string[];
  readonly roles: readonly string[];
  readonly blockCount: number;
  readonly dayCount: number;
}

function randomRequest(
  dice: Dice,
  { names, residents, roles, blockCount, dayCount }: AskedFor,
): NonNullable<Example['requests']>[number] {
  const asked = { wanted: dice.chance(0.5), rank: dice.whole(1, 3) };
  if (dice.chance(0.5)) {
    const block = dice.whole(1, blockCount);
    return { ...asked, person: dice.pick(residents), rotation: dice.pick(ROTATIONS), block };
  }
  const on = { person: dice.pick(names), day: addDays(FIRST_DAY, dice.below(dayCount)) };
  const callRole = dice.chance(0.5) ? roles[0] : undefined;
  return callRole === undefined ? { ...asked, ...on } : { ...asked, ...on, callRole };
}
