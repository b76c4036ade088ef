import type { PersonId } from '../domain/id.ts';
import type { Duty } from '../domain/schedule/person-schedule.ts';
import type { Member } from '../domain/schedule/plan.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { isWeekend } from '../domain/time/day.ts';
import { roleWords } from './naming.ts';

/** What of somebody's calls is counted. Jeopardy is none of them. */
export const TALLIES = ['calls', 'nights', 'weekends', 'holidays'] as const;
/** What of somebody's calls is counted. */
export type TallyName = (typeof TALLIES)[number];

/** One count beside that of one's class. */
export interface Tally {
  readonly name: TallyName;
  /** What it is made of, the earliest first. */
  readonly duties: readonly Duty[];
  /** The middle count of the class; between two middle ones where the class is even. */
  readonly median: number;
  readonly mostInClass: number;
}

/** Somebody's counts beside those of their class. */
export interface Tallies {
  readonly counts: readonly Tally[];
  /** Such as `PGY-2` or `Faculty`. */
  readonly className: string;
  /** How many people the class has, with the person. */
  readonly classSize: number;
}

/** Somebody's calls as far as the schedule reaches, counted, beside their class's; null for whoever has no class. */
export function talliesOf(schedule: Schedule, personId: PersonId): Tallies | null {
  const member = schedule.plan.memberById.get(personId);
  if (!member) return null;
  const peers = classOfMember(schedule, member);
  const isCounted = countersOf(schedule);
  const counts = TALLIES.map((name): Tally => {
    const countOf = (id: PersonId) => servedBy(schedule, id).filter(isCounted[name]);
    const all = peers.map(({ person }) => countOf(person.id).length);
    const duties = countOf(personId).toSorted((one, other) => one.span.start - other.span.start);
    return { name, duties, median: medianOf(all), mostInClass: Math.max(...all) };
  });
  const { pgy, role } = member.year;
  const className = pgy === null ? roleWords(role) : `PGY-${pgy}`;
  return { counts, className, classSize: peers.length };
}

/** Whoever is of the same role and class and takes call, the person among them. */
export function classOfMember({ plan }: Schedule, { person, year }: Member): Member[] {
  return plan.members.filter(
    (other) =>
      other.person.id === person.id ||
      (!other.person.isArchived &&
        other.year.takesCall &&
        other.year.role === year.role &&
        other.year.pgy === year.pgy),
  );
}

function servedBy(schedule: Schedule, personId: PersonId): Duty[] {
  return schedule.callsOf(personId).filter(({ role }) => role.mode !== 'jeopardy');
}

function countersOf({ plan }: Schedule): Readonly<Record<TallyName, (duty: Duty) => boolean>> {
  const holidays = new Set(plan.rows.holidays.map(({ actualDay }) => actualDay));
  return {
    calls: () => true,
    nights: ({ role }) => role.end <= role.start,
    weekends: ({ day }) => isWeekend(day),
    holidays: ({ day }) => holidays.has(day),
  };
}

/** The middle of the numbers; halfway between the two middle ones of an even count; 0 for none. */
export function medianOf(numbers: readonly number[]): number {
  const ordered = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(ordered.length / 2);
  const upper = ordered[middle] ?? 0;
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? 0) + upper) / 2;
}
