import { groupBy } from '../group-by.ts';
import type { PersonId } from '../id.ts';
import { type DaySpan, epochDayOf } from '../time/day.ts';
import { factOf, Facts } from './facts.ts';
import type { WorkKind, WorkPeriod, WorkStream } from './work-period.ts';
import type { ZoneClock } from './zone-clock.ts';

/** An approved exception from the limit of weekly hours, `unproven` while its approval is not noted. */
export interface HoursException {
  readonly hoursMax: number;
  readonly isProven: boolean;
}

/** A cell of the block layer: a person on a rotation for some days. */
export interface RotationSpan extends DaySpan {
  /** By which adjacent spans are found to be the same. */
  readonly rotation: string;
  /** As people call it, such as its code. */
  readonly name: string;
  readonly exception: HoursException | null;
}

/** One assignment to a rotation: adjacent spans of the same rotation are one. */
export interface RotationAssignment extends DaySpan {
  readonly rotation: string;
  readonly name: string;
  /** Its days in days since 1970-01-01, from the first to the one after the last. */
  readonly first: number;
  readonly next: number;
  /** The cells it is made of, in order. */
  readonly spans: readonly RotationSpan[];
}

/** What a work record is made of. */
export interface WorkRecordParts {
  readonly personId: PersonId;
  readonly stream: WorkStream;
  /** Post-graduate year; null where it is not known. */
  readonly pgy: number | null;
  readonly clock: ZoneClock;
  /** In any order. */
  readonly periods: readonly WorkPeriod[];
  /** In any order, none overlapping another. */
  readonly rotations: readonly RotationSpan[];
  /** Days since 1970-01-01 that leave the averages. */
  readonly leaveDays: ReadonlySet<number>;
  /** Days since 1970-01-01 of which nobody says what was worked. */
  readonly unknownDays: ReadonlySet<number>;
}

/** The work of one person, of one stream, with what it is judged by: all that work-hour rules see. */
export class WorkRecord {
  readonly personId: PersonId;
  readonly stream: WorkStream;
  readonly pgy: number | null;
  readonly clock: ZoneClock;
  /** By start, then end. */
  readonly periods: readonly WorkPeriod[];
  /** By first day. */
  readonly assignments: readonly RotationAssignment[];
  readonly leaveDays: ReadonlySet<number>;
  readonly unknownDays: ReadonlySet<number>;
  /** What was computed about it. */
  readonly facts = new Facts();

  /** @param parts of one person and one stream; zero-length periods are left out. */
  constructor(parts: WorkRecordParts) {
    this.personId = parts.personId;
    this.stream = parts.stream;
    this.pgy = parts.pgy;
    this.clock = parts.clock;
    this.periods = parts.periods.every(isBefore)
      ? parts.periods
      : parts.periods
          .filter(({ start, end }) => start < end)
          .sort((one, other) => one.start - other.start || one.end - other.end);
    this.assignments = assignmentsOf(parts.rotations);
    this.leaveDays = parts.leaveDays;
    this.unknownDays = parts.unknownDays;
  }
}

const byKind = factOf(({ periods }: WorkRecord) => groupBy(periods, ({ kind }) => kind));

/** The periods of one kind, by start. */
export function periodsOfKind(record: WorkRecord, kind: WorkKind): readonly WorkPeriod[] {
  return byKind(record).get(kind) ?? [];
}

/** Whether the period lasts and begins after the one before has begun. */
function isBefore(
  { start, end }: WorkPeriod,
  place: number,
  periods: readonly WorkPeriod[],
): boolean {
  const before = periods[place - 1];
  return start < end && (before === undefined || before.start < start);
}

function assignmentsOf(rotations: readonly RotationSpan[]): RotationAssignment[] {
  const assignments: RotationAssignment[] = [];
  const nextOf = (span: DaySpan) => epochDayOf(span.lastDay) + 1;
  const ordered = rotations.toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
  for (const span of ordered) {
    const last = assignments.at(-1);
    const first = epochDayOf(span.firstDay);
    if (last?.rotation === span.rotation && last.next === first) {
      assignments.splice(-1, 1, {
        ...last,
        lastDay: span.lastDay,
        next: nextOf(span),
        spans: [...last.spans, span],
      });
    } else {
      const { rotation, name, firstDay, lastDay } = span;
      const next = nextOf(span);
      assignments.push({ rotation, name, firstDay, lastDay, first, next, spans: [span] });
    }
  }
  return assignments;
}

/** The days since 1970-01-01 that the spans hold. */
export function epochDaysOf(spans: Iterable<DaySpan>): Set<number> {
  const days = new Set<number>();
  for (const { firstDay, lastDay } of spans) {
    const last = epochDayOf(lastDay);
    for (let day = epochDayOf(firstDay); day <= last; day++) days.add(day);
  }
  return days;
}

/** From the first moment of the assignment to the first after it. */
export function instantsOf(
  { first, next }: Pick<RotationAssignment, 'first' | 'next'>,
  clock: ZoneClock,
): { start: number; end: number } {
  return { start: clock.startOf(first), end: clock.startOf(next) };
}

/** A record in which assignments without any work at all, leave apart, are days of unknown work rather than free. */
export function withSilentAssignments(parts: WorkRecordParts): WorkRecord {
  const heard = new WorkRecord(parts);
  const silent = heard.assignments.filter((assignment) => {
    const { start, end } = instantsOf(assignment, parts.clock);
    return !heard.periods.some((period) => start <= period.start && period.start < end);
  });
  const unknown = [...epochDaysOf(silent)].filter((day) => !parts.leaveDays.has(day));
  if (unknown.length === 0) return heard;
  return new WorkRecord({ ...parts, unknownDays: new Set([...parts.unknownDays, ...unknown]) });
}
