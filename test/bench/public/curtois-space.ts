import { ModelBuilder, type Term, type Variable } from '../../../src/rules/encoding/model.ts';
import type { PlacedChoice, SearchSpace } from '../../../src/solver/search/space.ts';
import type { CurtoisAssignment, CurtoisProblem } from './curtois-format.ts';
import { limitPerson, type PersonShifts } from './curtois-person.ts';

/** A problem of shifts as a search space; the objective is the penalty. */
export interface CurtoisSpace extends SearchSpace {
  /** The assignments of a solution. */
  readonly assignmentsOf: (values: readonly number[]) => CurtoisAssignment[];
}

/** Writes the model: a choice for each person, day and shift that the person may work. */
export function curtoisSpace(problem: CurtoisProblem): CurtoisSpace {
  const builder = new ModelBuilder();
  const assignments = new Map<Variable, CurtoisAssignment>();
  const shiftsOf = new Map<string, PersonShifts>();
  for (const person of problem.staff) {
    const days = Array.from({ length: problem.days }, (_, day) => {
      const open = person.daysOff.has(day)
        ? []
        : problem.shifts.filter(({ id }) => person.shiftsMax.get(id) !== 0);
      return new Map(open.map(({ id }) => [id, builder.yesNo()]));
    });
    shiftsOf.set(person.id, days);
    days.forEach((own, day) =>
      own.forEach((variable, shiftId) =>
        assignments.set(variable, { personId: person.id, day, shiftId }),
      ),
    );
    limitPerson(problem, person, days, builder);
  }
  weighRequests(problem, shiftsOf, builder);
  weighCovers(problem, shiftsOf, builder);
  return {
    model: builder.build(),
    choices: [...assignments].map(([variable, { personId, day, shiftId }]): PlacedChoice => ({
      variable,
      personId,
      period: String(day).padStart(4, '0'),
      demand: shiftId,
    })),
    assignmentsOf: (values) =>
      [...assignments].flatMap(([variable, assignment]) =>
        values[variable] === 1 ? [assignment] : [],
      ),
  };
}

function weighRequests(
  { requests }: CurtoisProblem,
  shiftsOf: ReadonlyMap<string, PersonShifts>,
  builder: ModelBuilder,
): void {
  for (const { personId, day, shiftId, isWanted, weight } of requests) {
    const variable = shiftsOf.get(personId)?.[day]?.get(shiftId);
    const subject = `day ${day}, shift ${shiftId}`;
    const limits = builder.because({ ruleId: 'request', people: [personId], subject });
    if (isWanted)
      builder.penalty(weight, limits.shortfall(1, variable === undefined ? [] : [variable]));
    else if (variable !== undefined) builder.penalty(weight, variable);
  }
}

function weighCovers(
  { covers }: CurtoisProblem,
  shiftsOf: ReadonlyMap<string, PersonShifts>,
  builder: ModelBuilder,
): void {
  for (const { day, shiftId, needed, underWeight, overWeight } of covers) {
    const there = [...shiftsOf.values()].flatMap((days): Term[] => {
      const variable = days[day]?.get(shiftId);
      return variable === undefined ? [] : [[1, variable]];
    });
    const under = builder.number(0, needed);
    const over = builder.number(0, Math.max(0, there.length - needed));
    const subject = `day ${day}, shift ${shiftId}`;
    const limits = builder.because({ ruleId: 'cover', people: [], subject });
    limits.exactly(needed, [...there, under, [-1, over]]);
    builder.penalty(underWeight, under);
    builder.penalty(overWeight, over);
  }
}
