import { expect, test } from 'vitest';
import { satisfies, sumOf } from '../../../src/solver/engine/satisfies.ts';
import { solveModel } from '../../../src/solver/engine/solve-model.ts';
import { Dice } from '../../dice.ts';
import { FormatError } from './format-error.ts';
import { type MssAssignment, type MssProblem, readMss, writeMss } from './mss-format.ts';
import { type MssSpace, mssSpace } from './mss-space.ts';

/** A tiny instance as a file: two students, three disciplines of one group, two hospitals. */
function instance(dice: Dice, duration: number, periods: number): string {
  const row = (count: number, one: () => number) => Array.from({ length: count }, one).join(', ');
  const table = (rows: number, columns: number, one: () => number) =>
    `[|${Array.from({ length: rows }, () => row(columns, one)).join(' |\n')} |]`;
  const mostly = (chance: number) => () => (dice.chance(chance) ? 1 : 0);
  const like = () => dice.whole(1, 5);
  const weights = () =>
    [dice.whole(1, 3), dice.whole(1, 3), -dice.whole(1, 3), -dice.whole(0, 3)].join(', ');
  return `% made for a test
Students=2; Disciplines=3; Hospitals=2; Duration=${duration}; Horizon=${periods}; Groups=1;
MaxDiscPerHosp=1;
DiscGroup = [1,1,1];
StudDiscGroup = [|2 |
${dice.whole(1, 2)} |];
AllowedDisc = ${table(2, 3, mostly(0.9))};
Precededby = [|0, ${mostly(0.5)()}, 0 | 0, 0, 0 | 0, 0, 0 |];
Availability = ${table(2, periods, mostly(0.9))};
Ability = array3d(1..Students,1..Hospitals,1..Disciplines,[${row(12, mostly(0.9))}]);
MaxPosHosp = array3d(1..Hospitals, 1..Disciplines, 1..Horizon,[${row(6 * periods, () => dice.whole(1, 2))}]);
MinPosHosp = array3d(1..Hospitals, 1..Disciplines, 1..Horizon,[${row(6 * periods, mostly(0.02))}]);
WeightPref=[|${weights()} |
${weights()} |];
PrefStudDisc = ${table(2, 3, like)};
PrefStudHosp = ${table(2, 2, like)};
ManPref=[${row(3, like)}];
`;
}

/** What a student's disciplines are worth, as the published problem says it; null where the student may not. */
function satisfaction(problem: MssProblem, student: number, own: readonly MssAssignment[]) {
  const sorted = own.toSorted((one, other) => one.period - other.period);
  const beginOf = new Map(own.map(({ discipline, period }) => [discipline, period]));
  if (beginOf.size < own.length || own.length !== problem.needed[student]?.[0]) return null;
  const busy = sorted.flatMap(({ period }) =>
    Array.from({ length: problem.duration }, (_, step) => period + step),
  );
  if (new Set(busy).size < busy.length || busy.some((each) => each >= problem.periods)) return null;
  let value = 0;
  const weights = problem.weights[student];
  if (!weights) return null;
  for (const { discipline, hospital, period } of own) {
    const isOpen =
      problem.allowed[student]?.[discipline] === 1 &&
      problem.able[student]?.[hospital]?.[discipline] === 1;
    const inHospital = own.filter((each) => each.hospital === hospital).length;
    if (!isOpen || inHospital > problem.disciplinesInHospitalMax) return null;
    for (const [earlier, isDue] of (problem.precededBy[discipline] ?? []).entries())
      if (isDue === 1 && (beginOf.get(earlier) ?? Infinity) > period) return null;
    value += weights.discipline * (problem.likesDiscipline[student]?.[discipline] ?? 0);
    value += weights.hospital * (problem.likesHospital[student]?.[hospital] ?? 0);
    value += problem.schoolLikes[discipline] ?? 0;
  }
  if (busy.some((period) => problem.available[student]?.[period] !== 1)) return null;
  const changes = sorted.filter(
    ({ hospital }, place) => place > 0 && sorted[place - 1]?.hospital !== hospital,
  ).length;
  return value + weights.change * changes + weights.waiting * (Math.max(...busy) + 1 - busy.length);
}

/** All that a student may do, each with what it is worth. */
function plansOf(problem: MssProblem, student: number) {
  const all: MssAssignment[] = [];
  for (let discipline = 0; discipline < problem.disciplines; discipline++)
    for (let hospital = 0; hospital < problem.hospitals; hospital++)
      for (let period = 0; period < problem.periods; period++)
        all.push({ student, period, hospital, discipline });
  const plans = [
    ...all.map((one) => [one]),
    ...all.flatMap((one, at) => all.slice(at + 1).map((two) => [one, two])),
  ];
  return plans.flatMap((plan) => {
    const value = satisfaction(problem, student, plan);
    return value === null ? [] : [{ plan, value }];
  });
}

/** The best score by trying everything; null where nothing is possible. */
function bestScore(problem: MssProblem): number | null {
  let best: number | null = null;
  for (const one of plansOf(problem, 0))
    for (const two of plansOf(problem, 1)) {
      if (!keepsPlaces(problem, [...one.plan, ...two.plan])) continue;
      const score = one.value + two.value + Math.min(one.value, two.value);
      best = Math.max(best ?? -Infinity, score);
    }
  return best;
}

function keepsPlaces(problem: MssProblem, starts: readonly MssAssignment[]): boolean {
  return problem.placesMax.every((rows, hospital) =>
    rows.every((row, discipline) =>
      row.every((max, period) => {
        const there = starts.filter(
          (each) =>
            each.hospital === hospital &&
            each.discipline === discipline &&
            each.period <= period &&
            period < each.period + problem.duration,
        ).length;
        return there <= max && there >= (problem.placesMin[hospital]?.[discipline]?.[period] ?? 0);
      }),
    ),
  );
}

async function solved(space: MssSpace) {
  const options = { seed: 1, workMax: null, secondsMax: null, hint: null };
  return solveModel(space.model, options);
}

test('the best of the model is the best there is, of tiny instances', async () => {
  let possible = 0;
  for (let seed = 1; seed <= 24; seed++) {
    const duration = 1 + (seed % 2);
    const problem = readMss(instance(new Dice(seed), duration, 3 + duration));
    const best = bestScore(problem);
    const space = mssSpace(problem);
    const { objective, values, status } = await solved(space);
    if (best === null) {
      expect(status, `seed ${seed}`).toBe('impossible');
      continue;
    }
    possible++;
    expect(objective, `seed ${seed}`).toBe(-best);
    expect(satisfies(space.model, values ?? [])).toBe(true);
    expect(sumOf(space.model.objective, values ?? [])).toBe(-best);
  }
  expect(possible).toBeGreaterThan(8);
});

test('schedules are written period by period, counted from 1', () => {
  const at = { student: 0, period: 2, hospital: 1, discipline: 0 };
  expect(writeMss([at])).toBe('{"assignments":[[1,3,2,1]]}\n');
});

test('a file that lacks something says so', () => {
  const text = instance(new Dice(1), 1, 4);
  expect(() => readMss(text.replace('Horizon', 'Hori'))).toThrow(FormatError);
  expect(() => readMss(text.replace('Horizon', 'Hori'))).toThrow('Horizon is missing');
  expect(() => readMss(text.replace('DiscGroup = [1,1,1]', 'DiscGroup = [1,1]'))).toThrow(
    'DiscGroup has 2 values where 3 are due',
  );
  expect(() => readMss(text.replace('ManPref=[', 'ManPref=[x,'))).toThrow('whole numbers');
});
