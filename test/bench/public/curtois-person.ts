import type { Limits, ModelBuilder, Variable } from '../../../src/rules/encoding/model.ts';
import type { CurtoisPerson, CurtoisProblem } from './curtois-format.ts';

/** [day] -> the shifts that a person may work then, each with its choice. */
export type PersonShifts = readonly ReadonlyMap<string, Variable>[];

const SATURDAY = 5;
const DAYS_IN_WEEK = 7;

/** Limits one person: what follows what, how much, how long in a row, and weekends. */
export function limitPerson(
  problem: CurtoisProblem,
  person: CurtoisPerson,
  days: PersonShifts,
  builder: ModelBuilder,
): void {
  const limits = builder.because({ ruleId: 'person', people: [person.id], subject: '' });
  const works = days.map((own) => {
    const working = builder.number(0, own.size > 0 ? 1 : 0);
    if (own.size > 0) limits.exactly(0, [...own.values(), [-1, working]]);
    return working;
  });
  limitSequence(problem, days, limits);
  for (const { id } of problem.shifts) {
    const own = days.flatMap((each) => each.get(id) ?? []);
    const max = person.shiftsMax.get(id) ?? own.length;
    if (max < own.length) limits.atMost(max, own);
  }
  const minutesOf = new Map(problem.shifts.map(({ id, minutes }) => [id, minutes]));
  const minutes = days.flatMap((own) =>
    [...own].map(([id, variable]) => [minutesOf.get(id) ?? 0, variable] as const),
  );
  limits.between(person.minutesMin, person.minutesMax, minutes);
  limitRuns(person, works, limits);
  limitWeekends(person, works, builder, limits);
}

/** The days before and after are joined in one limit per set of shifts that all exclude the same next shifts. */
function limitSequence({ shifts }: CurtoisProblem, days: PersonShifts, limits: Limits): void {
  const sets = new Map(
    shifts.map(({ notBefore }) => [[...notBefore].toSorted().join(), notBefore]),
  );
  for (const notBefore of sets.values()) {
    if (notBefore.size === 0) continue;
    const before = shifts.filter((other) => [...notBefore].every((id) => other.notBefore.has(id)));
    for (const [day, own] of days.entries()) {
      const now = before.flatMap(({ id }) => own.get(id) ?? []);
      const next = [...notBefore].flatMap((id) => days[day + 1]?.get(id) ?? []);
      if (now.length > 0 && next.length > 0) limits.atMostOne([...now, ...next]);
    }
  }
}

/** Runs of work and of days off; those at the ends of the horizon may be short, for they may go on outside. */
function limitRuns(person: CurtoisPerson, works: readonly Variable[], limits: Limits): void {
  const { consecutiveShiftsMax, consecutiveShiftsMin, consecutiveDaysOffMin } = person;
  for (let day = 0; day + consecutiveShiftsMax < works.length; day++)
    limits.atMost(consecutiveShiftsMax, works.slice(day, day + consecutiveShiftsMax + 1));
  works.forEach((now, day) => {
    const before = works[day - 1];
    if (before === undefined) return;
    for (const later of works.slice(day + 1, day + consecutiveShiftsMin))
      limits.atLeast(0, [before, later, [-1, now]]);
    for (const later of works.slice(day + 1, day + consecutiveDaysOffMin))
      limits.atMost(1, [before, later, [-1, now]]);
  });
}

function limitWeekends(
  { weekendsMax }: CurtoisPerson,
  works: readonly Variable[],
  builder: ModelBuilder,
  limits: Limits,
): void {
  const weekends: Variable[] = [];
  for (let day = SATURDAY; day < works.length; day += DAYS_IN_WEEK) {
    const weekend = builder.yesNo();
    for (const working of works.slice(day, day + 2)) limits.atLeast(0, [weekend, [-1, working]]);
    weekends.push(weekend);
  }
  if (weekends.length > weekendsMax) limits.atMost(weekendsMax, weekends);
}
