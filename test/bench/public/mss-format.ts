import { FormatError } from './format-error.ts';

/**
 * Medical student scheduling, as in the public instances (`.dzn`): students do disciplines in hospitals, each for
 * `duration` periods in a row. All places are counted from 0 here and from 1 in files.
 */
export interface MssProblem {
  readonly students: number;
  readonly disciplines: number;
  readonly hospitals: number;
  readonly periods: number;
  readonly groups: number;
  /** Periods that a discipline takes. */
  readonly duration: number;
  /** Disciplines that a student may do in one hospital. */
  readonly disciplinesInHospitalMax: number;
  /** [discipline] -> group, from 0. */
  readonly groupOf: readonly number[];
  /** [student][group] -> disciplines to be done of it. */
  readonly needed: readonly (readonly number[])[];
  /** [student][discipline] -> 1 where the student may do it. */
  readonly allowed: readonly (readonly number[])[];
  /** [discipline][other] -> 1 where the other must be done first. */
  readonly precededBy: readonly (readonly number[])[];
  /** [student][period] -> 1 where the student is there. */
  readonly available: readonly (readonly number[])[];
  /** [student][hospital][discipline] -> 1 where the student can be taken. */
  readonly able: readonly (readonly (readonly number[])[])[];
  /** [hospital][discipline][period] -> students at most and at least. */
  readonly placesMax: readonly (readonly (readonly number[])[])[];
  readonly placesMin: readonly (readonly (readonly number[])[])[];
  /** [student] -> weights of disciplines, hospitals, changes of hospital, and waiting. */
  readonly weights: readonly MssWeights[];
  /** [student][discipline] and [student][hospital] -> how much it is liked. */
  readonly likesDiscipline: readonly (readonly number[])[];
  readonly likesHospital: readonly (readonly number[])[];
  /** [discipline] -> how much the school likes it. */
  readonly schoolLikes: readonly number[];
}

/** What counts in a student's satisfaction; changes and waiting lower it. */
export interface MssWeights {
  readonly discipline: number;
  readonly hospital: number;
  readonly change: number;
  readonly waiting: number;
}

/** A student, in a period, in a hospital, for a discipline. */
export interface MssAssignment {
  readonly student: number;
  readonly period: number;
  readonly hospital: number;
  readonly discipline: number;
}

/** Reads an instance. @throws a FormatError where something is missing or of another size. */
export function readMss(text: string): MssProblem {
  const file = new DznFile(text);
  const students = file.number('Students');
  const disciplines = file.number('Disciplines');
  const hospitals = file.number('Hospitals');
  const periods = file.number('Horizon');
  const groups = file.number('Groups');
  const places = [hospitals, disciplines, periods] as const;
  return {
    students,
    disciplines,
    hospitals,
    periods,
    groups,
    duration: file.number('Duration'),
    disciplinesInHospitalMax: file.number('MaxDiscPerHosp'),
    groupOf: file.list('DiscGroup', disciplines).map((group) => group - 1),
    needed: file.table('StudDiscGroup', students, groups),
    allowed: file.table('AllowedDisc', students, disciplines),
    precededBy: file.table('Precededby', disciplines, disciplines),
    available: file.table('Availability', students, periods),
    able: file.cube('Ability', students, hospitals, disciplines),
    placesMax: file.cube('MaxPosHosp', ...places),
    placesMin: file.cube('MinPosHosp', ...places),
    weights: file.table('WeightPref', students, 4).map(weightsOf),
    likesDiscipline: file.table('PrefStudDisc', students, disciplines),
    likesHospital: file.table('PrefStudHosp', students, hospitals),
    schoolLikes: file.list('ManPref', disciplines),
  };
}

/** The schedule as evaluators read it. */
export function writeMss(assignments: readonly MssAssignment[]): string {
  const rows = assignments.map(({ student, period, hospital, discipline }) =>
    [student, period, hospital, discipline].map((place) => place + 1),
  );
  return `${JSON.stringify({ assignments: rows })}\n`;
}

function weightsOf([discipline = 0, hospital = 0, change = 0, waiting = 0]: readonly number[]) {
  if (change > 0 || waiting > 0)
    throw new FormatError('WeightPref rewards changes of hospital or waiting: they must cost');
  return { discipline, hospital, change, waiting };
}

/** The named values of a MiniZinc data file. */
class DznFile {
  readonly #values = new Map<string, string>();

  constructor(text: string) {
    const bare = text.replace(/%[^\n]*/g, '');
    for (const [, name = '', value = ''] of bare.matchAll(/(\w+)\s*=([^;]*);/g))
      this.#values.set(name, value.trim());
  }

  number(name: string): number {
    const [value, ...others] = this.#integers(name);
    if (value === undefined || others.length > 0)
      throw new FormatError(`${name} is not one whole number`);
    return value;
  }

  list(name: string, length: number): number[] {
    const values = this.#integers(name);
    if (values.length !== length)
      throw new FormatError(`${name} has ${values.length} values where ${length} are due`);
    return values;
  }

  table(name: string, rows: number, columns: number): number[][] {
    const values = this.list(name, rows * columns);
    return Array.from({ length: rows }, (_, row) =>
      values.slice(row * columns, (row + 1) * columns),
    );
  }

  cube(name: string, layers: number, rows: number, columns: number): number[][][] {
    const values = this.table(name, layers * rows, columns);
    return Array.from({ length: layers }, (_, layer) =>
      values.slice(layer * rows, (layer + 1) * rows),
    );
  }

  #integers(name: string): number[] {
    const value = this.#values.get(name);
    if (value === undefined) throw new FormatError(`${name} is missing`);
    const inside = value.startsWith('array') ? value.slice(value.indexOf('[')) : value;
    const rest = inside.replace(/-?\d+/g, '').replace(/[\s,|[\])]/g, '');
    if (rest !== '') throw new FormatError(`${name} holds other things than whole numbers`);
    return [...inside.matchAll(/-?\d+/g)].map(([digits]) => Number(digits));
  }
}
