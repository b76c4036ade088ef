import { personIdSchema } from '../domain/id.ts';
import type { PersonYear } from '../domain/rows/person.ts';
import type { Activity, CallRole, RotationTemplate } from '../domain/rows/rotation.ts';
import { Schedule } from '../domain/schedule/schedule.ts';
import { type Filled, type Half, slotFromParts } from '../domain/schedule/slot.ts';
import { addDays } from '../domain/time/day.ts';
import { drawnPlan } from './drawn-plan.ts';

/**
 * A small calendar drawn in letters, which a rule allows or not. A letter is a rotation or a call role of that name, a
 * dot is none; each person's line starts with name and class (0 for faculty):
 *
 *     blocks
 *     Ada 1 WWI
 *     calls
 *     Ada 1 n..n
 *
 * Blocks last four weeks from Monday 2026-06-29 if not said, calls start on the same day. A person may have several lines. The
 * rotation I and whatever is not described take everybody and ask for nothing.
 */
export interface Example {
  readonly title: string;
  readonly isAllowed: boolean;
  readonly drawn: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly rotations?: Readonly<Record<string, DrawnRotation>>;
  readonly callRoles?: Readonly<Record<string, DrawnCallRole>>;
  readonly people?: Readonly<Record<string, DrawnPerson>>;
  readonly leave?: readonly DrawnLeave[];
  readonly requests?: readonly DrawnRequest[];
  readonly activities?: Readonly<Record<string, DrawnActivity>>;
  readonly halfDays?: readonly DrawnHalfDay[];
  /** Rotations with an approved exception of 88 hours a week. */
  readonly exceptions?: readonly string[];
  /** Days that are holidays. */
  readonly holidays?: readonly string[];
  /** Length of each block, or of all; 28 if not said. */
  readonly blockDays?: number | readonly number[];
  /** The first day of blocks and calls, if another. */
  readonly firstDay?: string;
  readonly timeZone?: string;
}

/** What is particular about a rotation. */
export type DrawnRotation = Partial<
  Pick<
    RotationTemplate,
    'kind' | 'demand' | 'requirements' | 'leaveAllowed' | 'takesCall' | 'isHeavy'
  >
> & {
  readonly prerequisites?: readonly string[];
  /** Fourteen letters of activities, morning and afternoon from Monday on, a dot for free; free if not said. */
  readonly week?: string;
};

/** What residents do during a half-day, with real start and end. */
export type DrawnActivity = Pick<Activity, 'kind' | 'start' | 'end'>;

/** A half-day that was decided. */
export interface DrawnHalfDay {
  readonly person: string;
  readonly day: string;
  readonly half: Half;
  readonly activity: string;
}

/** What is particular about a call role; it is in-house from 17:00 to 07:00, for residents, and needs one if not said. */
export type DrawnCallRole = Partial<
  Pick<
    CallRole,
    | 'mode'
    | 'start'
    | 'end'
    | 'weekdays'
    | 'firstDay'
    | 'lastDay'
    | 'needed'
    | 'eligibleRoles'
    | 'eligibleClasses'
  >
>;

/** What is particular about a person. */
export type DrawnPerson = Partial<Pick<PersonYear, 'fte' | 'takesCall' | 'callWeekdaysOff'>> & {
  readonly firstDay?: string;
  readonly lastDay?: string;
  readonly completed?: readonly string[];
};

/** An absence; approved and planned if not said. */
export interface DrawnLeave {
  readonly person: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly status?: 'requested' | 'approved' | 'declined';
  readonly isPlanned?: boolean;
}

/** A request for or against a rotation in a block (from 1) or a call on a day. */
export interface DrawnRequest {
  readonly person: string;
  readonly wanted: boolean;
  readonly rank?: number;
  readonly rotation?: string;
  readonly block?: number;
  readonly callRole?: string;
  readonly day?: string;
}

const LINE = /^(\S+) (\d) (\S+)$/;

/** A line of letters. */
export interface DrawnLine {
  readonly section: 'block' | 'call';
  readonly name: string;
  readonly pgy: number;
  readonly letters: readonly string[];
}

/** The schedule that the example draws. @throws if a line cannot be read. */
export function drawnSchedule(example: Example): Schedule {
  const lines = linesOf(example.drawn);
  const plan = drawnPlan(example, lines);
  const ordinals = new Map<string, number>();
  const filled = lines.flatMap(({ section, name, letters }) =>
    letters.flatMap((letter, place): Filled[] => {
      if (letter === '.') return [];
      const period =
        section === 'block' ? `block-${place + 1}` : addDays(plan.rows.year.firstDay, place);
      const ordinal = ordinals.get(`${section}${letter}${period}`) ?? 0;
      ordinals.set(`${section}${letter}${period}`, ordinal + 1);
      const slot = slotFromParts(section, letter, period, ordinal);
      return [{ slot, personId: personIdSchema.parse(name), source: 'solved' }];
    }),
  );
  const halfDays = (example.halfDays ?? []).map(({ person, day, half, activity }): Filled => {
    const ordinal = ordinals.get(`${activity}${day}${half}`) ?? 0;
    ordinals.set(`${activity}${day}${half}`, ordinal + 1);
    const slot = slotFromParts('half-day', activity, `${day}${half}`, ordinal);
    return { slot, personId: personIdSchema.parse(person), source: 'solved' };
  });
  return new Schedule(plan, [...filled, ...halfDays]);
}

function linesOf(drawn: string): DrawnLine[] {
  let section: DrawnLine['section'] = 'block';
  return drawn.split('\n').flatMap((text): DrawnLine[] => {
    const line = text.trim();
    if (line === '') return [];
    if (line === 'blocks' || line === 'calls') {
      section = line === 'blocks' ? 'block' : 'call';
      return [];
    }
    const [, name, pgy, letters] = LINE.exec(line) ?? [];
    if (!name || !pgy || !letters) throw new Error(`A line reads "Ada 1 WWI", not "${line}"`);
    return [{ section, name, pgy: Number(pgy), letters: letters.split('') }];
  });
}
