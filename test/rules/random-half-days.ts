import { addDays, day } from '../../src/domain/time/day.ts';
import type {
  DrawnActivity,
  DrawnLeeway,
  DrawnPerson,
  DrawnRotation,
  Example,
} from '../../src/rules/example.ts';
import { Dice } from '../dice.ts';
import { randomYear } from './random-weeks.ts';

const RESIDENTS = ['Ada', 'Ben', 'Cem'];
const FACULTY = ['Gil', 'Hal'];
const ROTATIONS = ['W', 'C', 'Y'];
const MORNINGS = ['c', 'c', 'e', 'w', 'p', 'a', 'f', 'k'];
const AFTERNOONS = ['d', 'd', 'v', 'q', 'b', 'g', 'n'];
const WORKING_DAYS = [0, 1, 2, 3, 4] as const;

/** A random calendar of two weeks with clinics, preceptors, nights and leave, and half-days decided on top of them. */
export function randomHalfDays(seed: number, isDoubled: boolean): Omit<Example, 'isAllowed'> {
  const dice = new Dice(seed ^ 0x4a1f);
  const firstDay = day(dice.pick(['2026-06-29', '2026-07-01', '2026-10-26', '2027-03-08']));
  const residents = RESIDENTS.slice(0, dice.whole(1, 3)).map(
    (name) => `${name} ${dice.whole(1, 3)}`,
  );
  const faculty = FACULTY.slice(0, dice.whole(0, 2)).map((name) => `${name} 0`);
  const everybody = [...residents, ...faculty];
  const share = dice.pick([0, 0.05, 0.15, 0.3]);
  const nights = dice.pick([0, 0.05, 0.15]);
  const decided = everybody.flatMap((head) => {
    const row = randomHalves(dice, share, 14);
    if (!isDoubled || dice.chance(0.8)) return [`${head} ${row}`];
    const other = randomHalves(dice, share, 14);
    const second = Array.from(other, (each, place) => (each === row[place] ? '.' : each)).join('');
    return [`${head} ${row}`, `${head} ${second}`];
  });
  return {
    title: `seed ${seed}`,
    firstDay,
    blockDays: 7,
    activities: randomActivities(dice),
    rooms: { Hill: dice.whole(1, 4), Mill: 1 },
    rotations: Object.fromEntries(
      ROTATIONS.map((letter) => [letter, randomRotation(dice, letter)]),
    ),
    callRoles: {
      h: { mode: 'home', start: '07:00', end: '07:00', eligibleRoles: ['faculty'] },
      i: {},
    },
    people: Object.fromEntries(everybody.map((head) => [nameOf(head), randomPerson(dice, head)])),
    cohorts: dice.chance(0.6)
      ? [{ people: residents.map(nameOf), rotation: 'Y', mondays: ['2026-07-06', '2026-11-02'] }]
      : [],
    leave: everybody.flatMap((head) => {
      if (dice.chance(0.7)) return [];
      const first = addDays(firstDay, dice.whole(0, 13));
      return [{ person: nameOf(head), firstDay: first, lastDay: addDays(first, dice.whole(0, 4)) }];
    }),
    holidays: dice.chance(0.4) ? [addDays(firstDay, dice.whole(0, 13))] : [],
    drawn: [
      'blocks',
      ...residents.map((head) => `${head} ${dice.pick(ROTATIONS)}${dice.pick(ROTATIONS)}`),
      'calls',
      ...residents.map((head) => `${head} ${randomCalls(dice, nights, 'i')}`),
      ...faculty.map((head) => `${head} ${randomCalls(dice, 0.1, 'h')}`),
      'half-days',
      ...decided,
    ].join('\n'),
  };
}

/** A random year with half-days decided on top of it. */
export function randomHalfDayYear(seed: number): Omit<Example, 'isAllowed'> {
  const year = randomYear(seed);
  const dice = new Dice(seed ^ 0x9e37);
  const share = dice.pick([0.02, 0.1]);
  const halves = Array.from({ length: 728 }, (_, place) => {
    if (!dice.chance(share)) return '.';
    return dice.pick(place % 2 === 0 ? ['c', 'l', 'w', 't'] : ['d', 'c', 'v', 'e']);
  });
  const leeway = { places: [0, 1, 3, 8], activityIds: ['c', 'd', 't'] };
  const rotations = Object.entries(year.rotations ?? {});
  return {
    ...year,
    rotations: Object.fromEntries(rotations.map(([letter, each]) => [letter, { ...each, leeway }])),
    drawn: `${year.drawn}\nhalf-days\nAda 2 ${halves.join('')}`,
  };
}

function nameOf(head: string): string {
  return head.split(' ')[0] ?? '';
}

function randomHalves(dice: Dice, share: number, days: number): string {
  return Array.from({ length: 2 * days }, (_, place) =>
    dice.chance(share) ? dice.pick(place % 2 === 0 ? MORNINGS : AFTERNOONS) : '.',
  ).join('');
}

function randomCalls(dice: Dice, share: number, letter: string): string {
  return Array.from({ length: 14 }, () => (dice.chance(share) ? letter : '.')).join('');
}

function randomActivities(dice: Dice): Readonly<Record<string, DrawnActivity>> {
  const afternoon = { start: '13:00', end: '17:00' };
  const demand = (least: number, max: number | null) => ({
    weekdays: [...WORKING_DAYS],
    roles: dice.pick([[], ['faculty' as const], ['resident' as const]]),
    min: dice.whole(0, least),
    max: max === null ? null : dice.whole(least, max),
  });
  return {
    c: { site: 'Hill', demand: dice.chance(0.3) ? demand(1, 3) : null },
    d: { site: 'Hill', ...afternoon },
    e: { site: 'Mill' },
    k: { site: 'Hill', start: '08:00', end: '18:00' },
    p: { kind: 'precepting', site: 'Hill', demand: dice.chance(0.2) ? demand(1, null) : null },
    q: { kind: 'precepting', site: 'Hill', ...afternoon },
    w: { kind: 'ward', start: '07:00', end: '12:00' },
    v: { kind: 'ward', start: '12:00', end: '17:30' },
    a: { kind: 'administration' },
    b: { kind: 'administration', ...afternoon },
    f: { kind: 'free' },
    g: { kind: 'free', ...afternoon },
    n: { kind: 'night', start: '19:00', end: '07:00' },
  };
}

function randomLeeway(dice: Dice, counted: readonly string[]): DrawnLeeway {
  const min = dice.whole(0, 4);
  return {
    places: Array.from({ length: 10 }, (_, place) => place).filter(() => dice.chance(0.6)),
    activityIds: ['c', 'd', 'p', 'q', 'w', 'v', 'a', 'b', 'f', 'g'].filter(() => dice.chance(0.5)),
    sessions: [{ activityIds: counted, min, max: min + dice.whole(0, 3) }],
  };
}

const DAYS = ['wv', 'cd', 'wd', 'ev', '.d', 'c.', '..', '.n'];

function randomRotation(dice: Dice, letter: string): DrawnRotation {
  const days = letter === 'W' ? ['wv', 'wv', 'wd', '.n'] : DAYS;
  return {
    kind: letter === 'W' ? 'inpatient' : 'clinic',
    week: `${Array.from({ length: 5 }, () => dice.pick(days)).join('')}....`,
    ...(dice.chance(0.8) ? { leeway: randomLeeway(dice, ['c', 'd', 'e']) } : {}),
  };
}

function randomPerson(dice: Dice, head: string): DrawnPerson {
  if (!head.endsWith(' 0')) {
    const residencyFirstDay = dice.pick(['2024-07-01', '2026-01-02', '2026-07-03']);
    return { panelHoursBefore: 0, ...(dice.chance(0.7) ? { residencyFirstDay } : {}) };
  }
  const days = ['pq', 'pb', 'aq', 'wv', 'cq', '..'];
  return {
    week: `${Array.from({ length: 5 }, () => dice.pick(days)).join('')}....`,
    ...(dice.chance(0.8) ? { leeway: randomLeeway(dice, ['p', 'q']) } : {}),
  };
}
