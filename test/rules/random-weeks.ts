import type { CallMode } from '../../src/domain/rows/rotation.ts';
import { addDays, day } from '../../src/domain/time/day.ts';
import type { DrawnActivity, DrawnCallRole, Example } from '../../src/rules/example.ts';
import { Dice } from '../dice.ts';

const ROTATIONS = ['W', 'I', 'N'];
const NAMES = ['Ada', 'Ben', 'Cem'];
/** Four weeks around either change of the clocks, and others. */
const FIRST_DAYS = ['2026-06-29', '2026-10-19', '2027-03-01', '2027-03-08', '2026-10-28'];

const ACTIVITIES: Readonly<Record<string, DrawnActivity>> = {
  w: { kind: 'ward', start: '07:00', end: '12:00' },
  v: { kind: 'ward', start: '12:00', end: '17:30' },
  l: { kind: 'ward', start: '06:00', end: '18:00' },
  c: { kind: 'clinic', start: '08:00', end: '12:00' },
  d: { kind: 'clinic', start: '13:00', end: '17:00' },
  e: { kind: 'education', start: '12:00', end: '13:00' },
  t: { kind: 'transition', start: '07:00', end: '11:00' },
  n: { kind: 'night', start: '19:00', end: '07:00' },
};

const HOURS = [
  ['17:00', '07:00'],
  ['17:30', '06:00'],
  ['07:00', '07:00'],
  ['12:00', '12:00'],
  ['07:00', '19:00'],
  ['19:00', '07:00'],
  ['23:00', '07:00'],
  ['15:00', '23:00'],
  ['08:00', '13:00'],
  ['01:30', '09:30'],
] as const;

/** A day as drawn, morning and afternoon. */
const DAYS = ['wv', 'wv', 'wv', 'll', 'cd', 'wd', 'cv', 'we', 'w.', '.d', '..', '.n', 't.'];

/** A random calendar with usual weeks, decided half-days and calls near the limits of work hours. */
export function randomWeeks(seed: number): Omit<Example, 'isAllowed'> {
  const dice = new Dice(seed);
  const firstDay = day(dice.pick(FIRST_DAYS));
  const blockDays = dice.pick([7, 14, 14, 28]);
  const blockCount = dice.whole(1, blockDays === 28 ? 1 : 3);
  const days = blockCount * blockDays;
  const names = NAMES.slice(0, dice.whole(1, NAMES.length));
  const roles = ['n', 'm', 'h', 's', 'd', 'j'].filter((role) =>
    dice.chance(role === 'j' ? 0.2 : 0.5),
  );
  const lines = names.map((name) => {
    const row = Array.from({ length: blockCount }, () => dice.pick([...ROTATIONS, 'W', 'N', 'N']));
    return `${name} 2 ${row.map((letter) => (dice.chance(0.97) ? letter : '.')).join('')}`;
  });
  return {
    title: `seed ${seed}`,
    firstDay,
    blockDays,
    timeZone: dice.pick(['America/New_York', 'America/New_York', 'Pacific/Honolulu']),
    activities: ACTIVITIES,
    settings: {
      'rotation-exception-88': {
        rotations: ROTATIONS.filter(() => dice.chance(0.3)),
        approval: 'Approved',
      },
      'home-call': { jeopardyIsHomeCall: dice.chance(0.5) },
    },
    rotations: Object.fromEntries(
      ROTATIONS.map((letter) => [
        letter,
        {
          kind: letter === 'N' ? 'nights' : 'inpatient',
          week: letter === 'N' && dice.chance(0.4) ? nightWeek(dice) : randomWeek(dice),
          isHeavy: dice.chance(0.5),
        } as const,
      ]),
    ),
    callRoles: Object.fromEntries(roles.map((letter) => [letter, randomRole(dice, letter)])),
    leave: names.flatMap((person) => {
      if (dice.chance(0.7)) return [];
      const first = addDays(firstDay, dice.whole(0, days - 1));
      return [{ person, firstDay: first, lastDay: addDays(first, dice.whole(0, 6)) }];
    }),
    holidays: dice.chance(0.5) ? [addDays(firstDay, dice.whole(0, days - 1))] : [],
    drawn: [
      'blocks',
      ...lines,
      'calls',
      ...randomCalls(dice, names, days, roles),
      'half-days',
      ...names.flatMap((name) => randomHalfDays(dice, name, days)),
    ].join('\n'),
  };
}

/** Rules that judge years of which every day has a rotation. */
export const YEARLY_RULES: ReadonlySet<string> = new Set([
  'clinic-sessions',
  'clinic-weeks',
  'continuity-sessions',
]);

/** A random year of four-week blocks, of which every day has a rotation with a usual week. */
export function randomYear(seed: number): Omit<Example, 'isAllowed'> {
  const dice = new Dice(seed);
  const letters = ['W', 'I', 'N', 'C'];
  const week = () =>
    Array.from({ length: 7 }, () => dice.pick(['wv', 'wv', 'wv', 'cd', 'wd', '..'])).join('');
  const row = Array.from({ length: 13 }, () => dice.pick(letters)).join('');
  const calls = Array.from({ length: 364 }, () => (dice.chance(0.1) ? 'n' : '.')).join('');
  return {
    title: `year ${seed}`,
    firstDay: dice.pick(['2026-06-29', '2026-07-01', '2026-07-03']),
    activities: ACTIVITIES,
    rotations: Object.fromEntries(
      letters.map((letter) => [letter, { week: letter === 'W' ? 'wvwvwvwvwv....' : week() }]),
    ),
    callRoles: { n: { start: '17:00', end: '07:00' } },
    leave: [{ person: 'Ada', firstDay: '2026-12-01', lastDay: '2026-12-10' }],
    holidays: ['2026-11-26', '2026-12-25'],
    drawn: `blocks\nAda 2 ${row}\ncalls\nAda 2 ${calls}`,
  };
}

/** A week of night float with a night or two off. */
function nightWeek(dice: Dice): string {
  const off = new Set([dice.whole(0, 6), dice.whole(0, 6)]);
  return Array.from({ length: 7 }, (_, day) => (off.has(day) ? '..' : '.n')).join('');
}

function randomWeek(dice: Dice): string {
  if (dice.chance(0.3)) return '.'.repeat(14);
  const usual = dice.pick(DAYS);
  const weekdays = Array.from({ length: 5 }, () => (dice.chance(0.6) ? usual : dice.pick(DAYS)));
  const weekend = Array.from({ length: 2 }, () => (dice.chance(0.7) ? '..' : usual));
  return [...weekdays, ...weekend].join('');
}

const MODES: Readonly<Record<string, CallMode>> = {
  n: 'in-house',
  m: 'in-house',
  h: 'home',
  j: 'jeopardy',
};

function randomRole(dice: Dice, letter: string): DrawnCallRole {
  const [start, end] = dice.pick(HOURS);
  const mode = MODES[letter] ?? 'shift';
  return { mode, start, end };
}

function randomHalfDays(dice: Dice, name: string, days: number): string[] {
  if (dice.chance(0.6)) return [];
  const halves = Array.from({ length: 2 * days }, () => '.');
  for (let count = dice.whole(1, 4); count > 0; count--) {
    const day = dice.whole(0, days - 1);
    if (dice.chance(0.5)) halves[2 * day] = dice.pick(['w', 'c', 't']);
    else halves[2 * day + 1] = dice.pick(['v', 'd', 'e']);
  }
  return [`${name} 2 ${halves.join('')}`];
}

/** Calls as they may come: now and then, or every so many days, now and then two on a day. */
function randomCalls(
  dice: Dice,
  names: readonly string[],
  days: number,
  roles: readonly string[],
): string[] {
  return names.flatMap((name) =>
    roles.map((role) => {
      const every = dice.pick([1, 2, 3, 4, 7, 7, 10]);
      const offset = dice.whole(0, every);
      const chance = dice.pick([0.5, 0.9, 1]);
      const isSome = dice.chance(0.6);
      const row = Array.from({ length: days }, (_, place) =>
        isSome && (place + offset) % every === 0 && dice.chance(chance) ? role : '.',
      );
      return `${name} 2 ${row.join('')}`;
    }),
  );
}
