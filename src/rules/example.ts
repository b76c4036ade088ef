import { personIdSchema } from '../domain/id.ts';
import type { PersonYear } from '../domain/rows/person.ts';
import type { Activity, CallRole, RotationTemplate } from '../domain/rows/rotation.ts';
import type { Layer } from '../domain/rows/schedule.ts';
import { Schedule } from '../domain/schedule/schedule.ts';
import { type Filled, slotFromParts } from '../domain/schedule/slot.ts';
import { addDays, type Day } from '../domain/time/day.ts';
import { planOf } from './example-plan.ts';

/**
 * A small calendar drawn in letters, which a rule allows or not. A letter is a rotation or a call role of that name, a
 * dot is none; each person's line starts with name and class (0 for faculty):
 *
 *     blocks
 *     Ada 1 WWI
 *     calls
 *     Ada 1 n..n
 *     half-days
 *     Ada 1 cc.c
 *     Gil 0 pp..
 *
 * Blocks last four weeks from Monday 2026-06-29, calls and half-days start on the same day; of half-days a letter is an
 * activity, a clinic if not described, and each day has two, morning and afternoon. A person may have several lines. The
 * rotation I and whatever is not described take everybody and ask for nothing.
 */
export interface Example {
  readonly title: string;
  readonly isAllowed: boolean;
  /** Set where the rule says that it cannot tell. */
  readonly cannotTell?: true;
  readonly drawn: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly rotations?: Readonly<Record<string, DrawnRotation>>;
  readonly callRoles?: Readonly<Record<string, DrawnCallRole>>;
  readonly activities?: Readonly<Record<string, DrawnActivity>>;
  readonly people?: Readonly<Record<string, DrawnPerson>>;
  readonly cohorts?: readonly DrawnCohort[];
  /** How many can see patients at a site, by its name. */
  readonly rooms?: Readonly<Record<string, number>>;
  readonly leave?: readonly DrawnLeave[];
  readonly requests?: readonly DrawnRequest[];
  /** Days that are holidays. */
  readonly holidays?: readonly string[];
  /** Length of each block, or of all; 28 if not said. */
  readonly blockDays?: number | readonly number[];
  /** The day on which all begins, if another. */
  readonly firstDay?: string;
  readonly timeZone?: string;
  /** Settings of other rules, by the rule's id. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What is particular about a rotation. */
export type DrawnRotation = Partial<
  Pick<
    RotationTemplate,
    'kind' | 'demand' | 'requirements' | 'leaveAllowed' | 'takesCall' | 'isHeavy'
  >
> & {
  readonly prerequisites?: readonly string[];
  readonly leeway?: DrawnLeeway;
  /** Fourteen letters of activities, from Monday morning; free if not said. */
  readonly week?: string;
};

/** What of a usual week may be decided otherwise, activities by their letters. */
export interface DrawnLeeway {
  readonly places: readonly number[];
  readonly activityIds: readonly string[];
  readonly sessions?: readonly {
    readonly activityIds: readonly string[];
    readonly min: number;
    readonly max: number;
  }[];
}

/** What is particular about an activity; it is a clinic from 08:00 to 12:00 if not said. */
export type DrawnActivity = Partial<Pick<Activity, 'kind' | 'start' | 'end' | 'demand'>> & {
  readonly site?: string;
};

/** What is particular about a call role; it is in-house from 17:00 to 07:00, for residents, and needs one if not said. */
export type DrawnCallRole = Partial<
  Pick<
    CallRole,
    | 'mode'
    | 'service'
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
export type DrawnPerson = Partial<
  Pick<
    PersonYear,
    'role' | 'pgy' | 'fte' | 'takesCall' | 'callWeekdaysOff' | 'panelHoursBefore' | 'carriedLoad'
  >
> & {
  readonly firstDay?: string;
  readonly lastDay?: string;
  readonly residencyFirstDay?: string;
  readonly completed?: readonly string[];
  readonly leeway?: DrawnLeeway;
  /** The fourteen letters of the own week. */
  readonly week?: string;
};

/** People who follow a rotation in the weeks that begin on these Mondays. */
export interface DrawnCohort {
  readonly people: readonly string[];
  readonly rotation: string;
  readonly mondays: readonly string[];
}

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
const SECTIONS: ReadonlyMap<string, Layer> = new Map([
  ['blocks', 'block'],
  ['calls', 'call'],
  ['half-days', 'half-day'],
]);

/** A drawn line. */
export interface Line {
  readonly section: Layer;
  readonly name: string;
  readonly pgy: number;
  readonly letters: readonly string[];
}

/** The schedule that the example draws. @throws if a line cannot be read. */
export function drawnSchedule(example: Example): Schedule {
  const lines = linesOf(example.drawn);
  const plan = planOf(example, lines);
  const ordinals = new Map<string, number>();
  const filled = lines.flatMap(({ section, name, letters }) =>
    letters.flatMap((letter, place): Filled[] => {
      if (letter === '.') return [];
      const period = periodAt(section, place, plan.rows.year.firstDay);
      const ordinal = ordinals.get(`${section}${letter}${period}`) ?? 0;
      ordinals.set(`${section}${letter}${period}`, ordinal + 1);
      const slot = slotFromParts(section, letter, period, ordinal);
      return [{ slot, personId: personIdSchema.parse(name), source: 'solved' }];
    }),
  );
  return new Schedule(plan, filled);
}

function periodAt(section: Layer, place: number, firstDay: Day): string {
  switch (section) {
    case 'block':
      return `block-${place + 1}`;
    case 'call':
      return addDays(firstDay, place);
    case 'half-day':
      return addDays(firstDay, place >> 1) + (place % 2 === 0 ? 'am' : 'pm');
  }
}

function linesOf(drawn: string): Line[] {
  let section: Layer = 'block';
  return drawn.split('\n').flatMap((text): Line[] => {
    const line = text.trim();
    const named = SECTIONS.get(line);
    if (named) section = named;
    if (named || line === '') return [];
    const [, name, pgy, letters] = LINE.exec(line) ?? [];
    if (!name || !pgy || !letters) throw new Error(`A line reads "Ada 1 WWI", not "${line}"`);
    return [{ section, name, pgy: Number(pgy), letters: letters.split('') }];
  });
}
