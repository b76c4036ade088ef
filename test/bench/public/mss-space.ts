import { ModelBuilder, type Summand, type Variable } from '../../../src/rules/encoding/model.ts';
import type { PlacedChoice, SearchSpace } from '../../../src/solver/search/space.ts';
import type { MssAssignment, MssProblem } from './mss-format.ts';
import { limitStudent, type MssStart, personId } from './mss-student.ts';

/** A problem of medical students as a search space. The objective is the negated score: sum and worst student. */
export interface MssSpace extends SearchSpace {
  readonly starts: readonly MssStart[];
  /** The assignments of a solution. */
  readonly assignmentsOf: (values: readonly number[]) => MssAssignment[];
}

/** Writes the model: a choice for each student, discipline, hospital and first period that is possible. */
export function mssSpace(problem: MssProblem): MssSpace {
  const builder = new ModelBuilder();
  const starts: MssStart[] = [];
  const satisfactions: Variable[] = [];
  for (let student = 0; student < problem.students; student++) {
    const own = possibleStarts(problem, student).map((start) => ({
      ...start,
      variable: builder.yesNo(),
    }));
    for (const start of own) starts.push(start);
    satisfactions.push(limitStudent(problem, student, own, builder));
  }
  limitPlaces(problem, starts, builder);
  const ranges = satisfactions.map((each) => builder.range(each));
  const worst = builder.number(
    Math.min(...ranges.map(({ min }) => min)),
    Math.min(...ranges.map(({ max }) => max)),
  );
  builder.penalty(-1, worst);
  satisfactions.forEach((satisfaction, student) => {
    builder.penalty(-1, satisfaction);
    const source = { ruleId: 'worst', people: [personId(student)], subject: '' };
    builder.because(source).atLeast(0, [satisfaction, [-1, worst]]);
  });
  return {
    model: builder.build(),
    choices: starts.map((start): PlacedChoice => ({
      variable: start.variable,
      personId: personId(start.student),
      period: String(start.period).padStart(4, '0'),
      demand: `hospital ${start.hospital + 1}, discipline ${start.discipline + 1}`,
    })),
    starts,
    assignmentsOf: (values) =>
      starts
        .filter(({ variable }) => values[variable] === 1)
        .flatMap(({ student, period, hospital, discipline }) =>
          Array.from({ length: problem.duration }, (_, place) => ({
            student,
            period: period + place,
            hospital,
            discipline,
          })),
        ),
  };
}

function possibleStarts(problem: MssProblem, student: number): MssAssignment[] {
  const { hospitals, disciplines, periods, duration } = problem;
  const starts: MssAssignment[] = [];
  for (let discipline = 0; discipline < disciplines; discipline++) {
    const group = problem.groupOf[discipline] ?? -1;
    const isWanted = (problem.needed[student]?.[group] ?? 0) > 0;
    if (!isWanted || problem.allowed[student]?.[discipline] !== 1) continue;
    for (let hospital = 0; hospital < hospitals; hospital++) {
      if (problem.able[student]?.[hospital]?.[discipline] !== 1) continue;
      for (let period = 0; period + duration <= periods; period++) {
        const during = Array.from({ length: duration }, (_, place) => period + place);
        const isOpen = during.every(
          (each) =>
            problem.available[student]?.[each] === 1 &&
            (problem.placesMax[hospital]?.[discipline]?.[each] ?? 0) > 0,
        );
        if (isOpen) starts.push({ student, period, hospital, discipline });
      }
    }
  }
  return starts;
}

/** At most and at least so many students in a hospital for a discipline in a period. */
function limitPlaces(
  { duration, placesMax, placesMin }: MssProblem,
  starts: readonly MssStart[],
  builder: ModelBuilder,
): void {
  const takers = placesMax.map((rows) => rows.map((row) => row.map((): Summand[] => [])));
  for (const { hospital, discipline, period, variable } of starts)
    for (let place = period; place < period + duration; place++)
      takers[hospital]?.[discipline]?.[place]?.push(variable);
  takers.forEach((rows, hospital) =>
    rows.forEach((row, discipline) =>
      row.forEach((sum, period) => {
        const max = placesMax[hospital]?.[discipline]?.[period] ?? 0;
        const min = placesMin[hospital]?.[discipline]?.[period] ?? 0;
        if (min === 0 && sum.length <= max) return;
        const subject = `hospital ${hospital + 1}, discipline ${discipline + 1}, period ${period + 1}`;
        builder.because({ ruleId: 'places', people: [], subject }).between(min, max, sum);
      }),
    ),
  );
}
