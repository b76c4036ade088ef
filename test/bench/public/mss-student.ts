import type { Limits, ModelBuilder, Term, Variable } from '../../../src/rules/encoding/model.ts';
import type { MssAssignment, MssProblem } from './mss-format.ts';

/** The choice to begin a discipline in a hospital. */
export interface MssStart extends MssAssignment {
  readonly variable: Variable;
}

/** How a student is named in models. */
export function personId(student: number): string {
  return `student ${student + 1}`;
}

/**
 * Limits one student: the disciplines needed, one thing at a time, their order, and hospitals.
 * @returns the student's satisfaction, to be maximised.
 */
export function limitStudent(
  problem: MssProblem,
  student: number,
  starts: readonly MssStart[],
  builder: ModelBuilder,
): Variable {
  const limits = builder.because({ ruleId: 'student', people: [personId(student)], subject: '' });
  const needed = problem.needed[student] ?? [];
  needed.forEach((count, group) =>
    limits.exactly(
      count,
      variablesWhere(starts, (each) => problem.groupOf[each.discipline] === group),
    ),
  );
  for (let discipline = 0; discipline < problem.disciplines; discipline++)
    limits.atMostOne(variablesWhere(starts, (each) => each.discipline === discipline));
  const total = needed.reduce((sum, count) => sum + count, 0);
  if (total > problem.disciplinesInHospitalMax)
    for (let hospital = 0; hospital < problem.hospitals; hospital++)
      limits.atMost(
        problem.disciplinesInHospitalMax,
        variablesWhere(starts, (each) => each.hospital === hospital),
      );
  limitOrder(problem, starts, builder, limits);
  const busy = busyAt(problem, starts, builder, limits);
  for (let period = 0; period < problem.periods; period++)
    limits.atMostOne(busy.map((row) => row[period] ?? 0));
  const costs = [
    ...changesOf(problem, student, busy, builder, limits),
    ...waitingOf(problem, student, busy, builder, limits),
  ];
  return satisfactionOf(problem, student, starts, costs, total, builder, limits);
}

function variablesWhere(starts: readonly MssStart[], test: (start: MssStart) => boolean) {
  return starts.filter(test).map(({ variable }) => variable);
}

/** [hospital][period] -> whether the student is there. */
function busyAt(
  { hospitals, periods, duration }: MssProblem,
  starts: readonly MssStart[],
  builder: ModelBuilder,
  limits: Limits,
): Variable[][] {
  const there = Array.from({ length: hospitals }, () =>
    Array.from({ length: periods }, (): Variable[] => []),
  );
  for (const { hospital, period, variable } of starts)
    for (let place = period; place < period + duration; place++)
      there[hospital]?.[place]?.push(variable);
  return there.map((row) =>
    row.map((own) => {
      const busy = builder.number(0, own.length > 0 ? 1 : 0);
      if (own.length > 0) limits.exactly(0, [...own, [-1, busy]]);
      return busy;
    }),
  );
}

/** A discipline begins only after those that come before it are over. */
function limitOrder(
  { precededBy, disciplines, periods, duration }: MssProblem,
  starts: readonly MssStart[],
  builder: ModelBuilder,
  limits: Limits,
): void {
  const begunByDiscipline = new Map<number, Variable[]>();
  const begunBy = (discipline: number): Variable[] => {
    const known = begunByDiscipline.get(discipline);
    if (known) return known;
    const begun: Variable[] = [];
    const own = starts.filter((each) => each.discipline === discipline);
    for (let period = 0; period < periods; period++) {
      const now = variablesWhere(own, (each) => each.period === period);
      const before = begun.at(-1);
      if (now.length === 0 && before !== undefined) {
        begun.push(before);
        continue;
      }
      const isPossible = now.length > 0 || before !== undefined;
      const variable = builder.number(0, isPossible ? 1 : 0);
      limits.exactly(0, [...now, ...(before === undefined ? [] : [before]), [-1, variable]]);
      begun.push(variable);
    }
    begunByDiscipline.set(discipline, begun);
    return begun;
  };
  for (let later = 0; later < disciplines; later++)
    for (let earlier = 0; earlier < disciplines; earlier++) {
      if (precededBy[later]?.[earlier] !== 1) continue;
      if (!starts.some((each) => each.discipline === later)) continue;
      const before = begunBy(earlier);
      const after = begunBy(later);
      for (let period = 0; period < periods; period++) {
        const now = after[period];
        if (now === undefined || now === after[period - 1]) continue;
        const done = before[period - duration];
        limits.atMost(0, done === undefined ? [now] : [now, [-1, done]]);
      }
    }
}

/**
 * Arrivals at a hospital other than the last one, as costs. Where a student was last is carried over periods without
 * work, so that each arrival is the difference of neighbours.
 */
function changesOf(
  { periods, weights }: MssProblem,
  student: number,
  busy: readonly (readonly Variable[])[],
  builder: ModelBuilder,
  limits: Limits,
): Term[] {
  const weight = weights[student]?.change ?? 0;
  if (weight === 0) return [];
  const costs: Term[] = [];
  const lastAt = busy.map((row) => {
    const first = row.findIndex((each) => builder.range(each).max === 1);
    return row.map((_, period) => builder.number(0, first >= 0 && period >= first ? 1 : 0));
  });
  for (let period = 0; period < periods; period++) {
    limits.atMostOne(lastAt.map((row) => row[period] ?? 0));
    for (const [hospital, row] of lastAt.entries()) {
      const now = row[period] ?? 0;
      const before = row[period - 1];
      limits.atLeast(0, [now, [-1, busy[hospital]?.[period] ?? 0]]);
      if (before !== undefined) {
        const elsewhere = busy.flatMap((each, other) =>
          other === hospital ? [] : [each[period] ?? 0],
        );
        limits.atLeast(0, [now, ...elsewhere, [-1, before]]);
      }
      const arrival = builder.yesNo();
      limits.atLeast(0, [arrival, [-1, now], ...(before === undefined ? [] : [before])]);
      costs.push([weight, arrival]);
    }
  }
  return costs;
}

/** Periods up to the end of the last discipline, as costs. */
function waitingOf(
  { periods, weights }: MssProblem,
  student: number,
  busy: readonly (readonly Variable[])[],
  builder: ModelBuilder,
  limits: Limits,
): Term[] {
  const weight = weights[student]?.waiting ?? 0;
  if (weight === 0) return [];
  const goesOn: Variable[] = Array.from({ length: periods }, () => builder.yesNo());
  goesOn.forEach((now, period) => {
    limits.atLeast(0, [now, ...busy.map((row): Term => [-1, row[period] ?? 0])]);
    const next = goesOn[period + 1];
    if (next !== undefined) limits.atLeast(0, [now, [-1, next]]);
  });
  return goesOn.map((variable): Term => [weight, variable]);
}

function satisfactionOf(
  problem: MssProblem,
  student: number,
  starts: readonly MssStart[],
  costs: readonly Term[],
  total: number,
  builder: ModelBuilder,
  limits: Limits,
): Variable {
  const weights = problem.weights[student];
  if (!weights || total === 0) return builder.number(0, 0);
  const liked = starts.map(({ discipline, hospital, variable }): Term => [
    weights.discipline * (problem.likesDiscipline[student]?.[discipline] ?? 0) +
      weights.hospital * (problem.likesHospital[student]?.[hospital] ?? 0) +
      (problem.schoolLikes[discipline] ?? 0),
    variable,
  ]);
  // The first arrival is no change, and periods of work are no waiting.
  const free = -weights.change - weights.waiting * total * problem.duration;
  const values = liked.map(([value]) => value);
  const satisfaction = builder.number(
    total * Math.min(0, ...values) +
      weights.change * (total - 1) +
      weights.waiting * (problem.periods - total * problem.duration),
    total * Math.max(0, ...values),
  );
  limits.atMost(free, [[1, satisfaction], ...[...liked, ...costs].map(negated)]);
  return satisfaction;
}

function negated([coefficient, variable]: Term): Term {
  return [-coefficient, variable];
}
