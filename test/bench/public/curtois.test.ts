import { expect, test } from 'vitest';
import { satisfies } from '../../../src/solver/engine/satisfies.ts';
import { solveModel } from '../../../src/solver/engine/solve-model.ts';
import { Dice } from '../../dice.ts';
import { type CurtoisProblem, readCurtois, writeCurtois } from './curtois-format.ts';
import { curtoisSpace } from './curtois-space.ts';

const DAYS = 8;
const SHIFTS = ['E', 'L'];

/** A tiny instance as a file: one or two people, eight days, a weekend in them, two shifts. */
function instance(dice: Dice): string {
  const people = ['A', 'B'];
  const request = () =>
    `${dice.pick(people)},${dice.below(DAYS)},${dice.pick(SHIFTS)},${dice.whole(1, 3)}`;
  const person = (id: string) =>
    [
      id,
      `E=${dice.whole(0, 5)}|L=${dice.whole(0, 5)}`,
      480 * dice.whole(4, 6),
      480 * dice.whole(1, 3),
      dice.whole(2, 4),
      dice.whole(1, 3),
      dice.whole(1, 3),
      dice.whole(0, 1),
    ].join(',');
  const cover = Array.from({ length: DAYS }, (_, day) =>
    SHIFTS.map((shift) => `${day},${shift},${dice.whole(0, 2)},${dice.whole(5, 20)},1`),
  ).flat();
  return `# made for a test
SECTION_HORIZON
${DAYS}

SECTION_SHIFTS
E,480,
L,480,E

SECTION_STAFF
${people.map(person).join('\n')}

SECTION_DAYS_OFF
A,${dice.below(DAYS)}

SECTION_SHIFT_ON_REQUESTS
${request()}
${request()}

SECTION_SHIFT_OFF_REQUESTS
${request()}

SECTION_COVER
${cover.join('\n')}
`;
}

type Row = readonly (string | null)[];

/** All rows of shifts that a person may work. */
function rowsOf({ staff, shifts }: CurtoisProblem, at: number): Row[] {
  const person = staff[at];
  if (!person) return [];
  const notBefore = new Map(shifts.map(({ id, notBefore: ids }) => [id, ids]));
  const rows: Row[] = [];
  const extend = (row: Row): void => {
    if (row.length === DAYS) {
      rows.push(row);
      return;
    }
    const before = row.at(-1) ?? null;
    extend([...row, null]);
    if (person.daysOff.has(row.length)) return;
    for (const shift of SHIFTS)
      if (before === null || notBefore.get(before)?.has(shift) !== true) extend([...row, shift]);
  };
  extend([]);
  return rows.filter((row) => {
    const minutes = 480 * row.filter((shift) => shift !== null).length;
    if (minutes > person.minutesMax || minutes < person.minutesMin) return false;
    for (const [shift, max] of person.shiftsMax)
      if (row.filter((each) => each === shift).length > max) return false;
    const isWeekend = row[5] !== null || row[6] !== null;
    return (!isWeekend || person.weekendsMax > 0) && keepsRuns(row, person);
  });
}

function keepsRuns(row: Row, person: CurtoisProblem['staff'][number]): boolean {
  const text = row.map((shift) => (shift === null ? '-' : 'W')).join('');
  const runs = text.matchAll(/W+|-+/g);
  for (const { 0: run, index } of runs) {
    const isInside = index > 0 && index + run.length < DAYS;
    if (run.startsWith('W')) {
      if (run.length > person.consecutiveShiftsMax) return false;
      if (isInside && run.length < person.consecutiveShiftsMin) return false;
    } else if (isInside && run.length < person.consecutiveDaysOffMin) return false;
  }
  return true;
}

function penaltyOf(problem: CurtoisProblem, rows: readonly Row[]): number {
  const at = (personId: string, day: number) =>
    rows[problem.staff.findIndex(({ id }) => id === personId)]?.[day];
  let penalty = 0;
  for (const { personId, day, shiftId, isWanted, weight } of problem.requests)
    if ((at(personId, day) === shiftId) !== isWanted) penalty += weight;
  for (const { day, shiftId, needed, underWeight, overWeight } of problem.covers) {
    const count = rows.filter((row) => row[day] === shiftId).length;
    penalty += underWeight * Math.max(0, needed - count) + overWeight * Math.max(0, count - needed);
  }
  return penalty;
}

test('the best of the model is the best there is, of tiny instances', async () => {
  let possible = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const problem = readCurtois(instance(new Dice(seed)));
    let best = Infinity;
    const ofB = rowsOf(problem, 1);
    for (const a of rowsOf(problem, 0))
      for (const b of ofB) best = Math.min(best, penaltyOf(problem, [a, b]));
    const space = curtoisSpace(problem);
    const options = { seed, workMax: null, secondsMax: null, hint: null };
    const { status, objective, values } = await solveModel(space.model, options);
    if (best === Infinity) {
      expect(status, `seed ${seed}`).toBe('impossible');
      continue;
    }
    possible++;
    expect(objective, `seed ${seed}`).toBe(best);
    expect(satisfies(space.model, values ?? [])).toBe(true);
    const rows = problem.staff.map(({ id }) =>
      Array.from({ length: DAYS }, (_, day) => {
        const own = space.assignmentsOf(values ?? []);
        return own.find((each) => each.personId === id && each.day === day)?.shiftId ?? null;
      }),
    );
    expect(penaltyOf(problem, rows)).toBe(best);
  }
  expect(possible).toBeGreaterThan(4);
});

test('schedules are written as staff, day and shift', () => {
  const written = writeCurtois([{ personId: 'A', day: 3, shiftId: 'L' }]);
  expect(written).toBe('{"assignments":[["A",3,"L"]]}\n');
});

test('a file that cannot be read says in which line', () => {
  const text = instance(new Dice(1));
  expect(() => readCurtois(text.replace('480,E', '480 minutes,E'))).toThrow(
    'Line 7: "480 minutes" is not a whole number',
  );
  expect(() => readCurtois(text.replace('SECTION_HORIZON', ''))).toThrow(
    'before the first section',
  );
  expect(() => readCurtois(text.replace(`\n0,E,`, `\n99,E,`))).toThrow('outside the horizon');
  expect(() => readCurtois(text.replace(`\n0,E,`, `\n0,Z,`))).toThrow('"Z" is not known');
});
