import { FormatError } from './format-error.ts';

/** Shift scheduling as in the instances of Curtois and Qu (2014), which begin on a Monday; days are counted from 0. */
export interface CurtoisProblem {
  readonly days: number;
  readonly shifts: readonly CurtoisShift[];
  readonly staff: readonly CurtoisPerson[];
  readonly requests: readonly CurtoisRequest[];
  readonly covers: readonly CurtoisCover[];
}

/** A kind of shift. */
export interface CurtoisShift {
  readonly id: string;
  readonly minutes: number;
  /** Shifts that may not be worked the day after. */
  readonly notBefore: ReadonlySet<string>;
}

/** A person with the limits on their shifts. */
export interface CurtoisPerson {
  readonly id: string;
  /** Shift -> how many of it at most. */
  readonly shiftsMax: ReadonlyMap<string, number>;
  readonly minutesMax: number;
  readonly minutesMin: number;
  readonly consecutiveShiftsMax: number;
  readonly consecutiveShiftsMin: number;
  readonly consecutiveDaysOffMin: number;
  readonly weekendsMax: number;
  readonly daysOff: ReadonlySet<number>;
}

/** A wish to work a shift on a day, or not to. */
export interface CurtoisRequest {
  readonly personId: string;
  readonly day: number;
  readonly shiftId: string;
  readonly isWanted: boolean;
  readonly weight: number;
}

/** How many people a shift needs on a day, and what each too few and too many costs. */
export interface CurtoisCover {
  readonly day: number;
  readonly shiftId: string;
  readonly needed: number;
  readonly underWeight: number;
  readonly overWeight: number;
}

/** A person works a shift on a day. */
export interface CurtoisAssignment {
  readonly personId: string;
  readonly day: number;
  readonly shiftId: string;
}

/** Reads an instance. @throws a FormatError, with the line, where it cannot be read. */
export function readCurtois(text: string): CurtoisProblem {
  const sections = new Map<string, Line[]>();
  let current: Line[] | null = null;
  for (const [place, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('SECTION_')) {
      current = [];
      sections.set(line.slice('SECTION_'.length), current);
    } else if (current) current.push(new Line(place + 1, line.split(',')));
    else throw new FormatError(`Line ${place + 1} stands before the first section`);
  }
  const linesOf = (name: string) => sections.get(name) ?? [];
  const [horizon] = linesOf('HORIZON');
  if (!horizon) throw new FormatError('SECTION_HORIZON is missing');
  const days = horizon.integer(0);
  const shifts = linesOf('SHIFTS').map((line): CurtoisShift => ({
    id: line.text(0),
    minutes: line.integer(1),
    notBefore: new Set(line.list(2)),
  }));
  const daysOff = new Map(linesOf('DAYS_OFF').map((line) => [line.text(0), line.integersFrom(1)]));
  const staff = linesOf('STAFF').map((line) => personOn(line, daysOff));
  const known = { days, people: idsOf(staff), shifts: idsOf(shifts) };
  return {
    days,
    shifts,
    staff,
    requests: [
      ...linesOf('SHIFT_ON_REQUESTS').map((line) => requestOn(line, true, known)),
      ...linesOf('SHIFT_OFF_REQUESTS').map((line) => requestOn(line, false, known)),
    ],
    covers: linesOf('COVER').map((line): CurtoisCover => ({
      day: line.day(0, known),
      shiftId: line.known(1, known.shifts),
      needed: line.integer(2),
      underWeight: line.integer(3),
      overWeight: line.integer(4),
    })),
  };
}

/** The schedule as evaluators read it. */
export function writeCurtois(assignments: readonly CurtoisAssignment[]): string {
  const rows = assignments.map(({ personId, day, shiftId }) => [personId, day, shiftId]);
  return `${JSON.stringify({ assignments: rows })}\n`;
}

interface Known {
  readonly days: number;
  readonly people: ReadonlySet<string>;
  readonly shifts: ReadonlySet<string>;
}

function idsOf(rows: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ id }) => id));
}

function personOn(line: Line, daysOff: ReadonlyMap<string, ReadonlySet<number>>): CurtoisPerson {
  const id = line.text(0);
  const shiftsMax = new Map<string, number>();
  for (const part of line.list(1)) {
    const [shift = '', count = ''] = part.split('=');
    shiftsMax.set(shift, line.numberIn(count));
  }
  return {
    id,
    shiftsMax,
    minutesMax: line.integer(2),
    minutesMin: line.integer(3),
    consecutiveShiftsMax: line.integer(4),
    consecutiveShiftsMin: line.integer(5),
    consecutiveDaysOffMin: line.integer(6),
    weekendsMax: line.integer(7),
    daysOff: daysOff.get(id) ?? new Set(),
  };
}

function requestOn(line: Line, isWanted: boolean, known: Known): CurtoisRequest {
  return {
    personId: line.known(0, known.people),
    day: line.day(1, known),
    shiftId: line.known(2, known.shifts),
    isWanted,
    weight: line.integer(3),
  };
}

/** A line of a section, split at its commas. */
class Line {
  readonly #number: number;
  readonly #fields: readonly string[];

  constructor(number: number, fields: readonly string[]) {
    this.#number = number;
    this.#fields = fields.map((field) => field.trim());
  }

  text(place: number): string {
    const text = this.#fields[place];
    if (text === undefined || text === '') throw this.#error(`field ${place + 1} is missing`);
    return text;
  }

  integer(place: number): number {
    return this.numberIn(this.text(place));
  }

  numberIn(text: string): number {
    if (!/^-?\d+$/.test(text)) throw this.#error(`"${text}" is not a whole number`);
    return Number(text);
  }

  integersFrom(place: number): ReadonlySet<number> {
    const fields = this.#fields.slice(place).filter((field) => field !== '');
    return new Set(fields.map((field) => this.numberIn(field)));
  }

  /** The parts between bars; none where the field is empty or missing. */
  list(place: number): string[] {
    return (this.#fields[place] ?? '').split('|').filter((part) => part !== '');
  }

  day(place: number, { days }: Known): number {
    const day = this.integer(place);
    if (day < 0 || day >= days) throw this.#error(`day ${day} is outside the horizon`);
    return day;
  }

  known(place: number, ids: ReadonlySet<string>): string {
    const id = this.text(place);
    if (!ids.has(id)) throw this.#error(`"${id}" is not known`);
    return id;
  }

  #error(what: string): FormatError {
    return new FormatError(`Line ${this.#number}: ${what}`);
  }
}
