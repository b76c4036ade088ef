import * as z from 'zod/mini';
import { personIdSchema } from '../../domain/id.ts';
import { addDays, type DaySpan, daySchema, epochDayOf } from '../../domain/time/day.ts';
import {
  workKindSchema,
  type WorkPeriod,
  type WorkStream,
  withDeparture,
} from '../../domain/work/work-period.ts';
import { epochDaysOf, type RotationSpan, WorkRecord } from '../../domain/work/work-record.ts';
import { minuteOfDay, ZoneClock } from '../../domain/work/zone-clock.ts';

/**
 * The work of one person, drawn in lines, and what the rule says of it:
 *
 *     rotation Wards 2026-07-06 2026-08-02
 *     rotation ICU 2026-08-03 2026-08-30 with exception
 *     leave 2026-07-20 2026-07-26
 *     unknown 2026-08-10 2026-08-10
 *     clinical 2026-07-06 07:00-17:00 xxxxx..
 *     in-house-call 2026-07-11 07:00-07:00 left 11:00
 *
 * Work without a row of letters happens once; `x` is a day with it, from the day named. What ends at or before its start
 * ends on the next day; `+1` after the end says so where it ends later than that. `left` is on the day of the end.
 */
export interface WorkExample {
  readonly title: string;
  readonly verdict: 'allowed' | 'violation' | 'advisory' | 'cannot-tell';
  readonly drawn: string;
  /** 2 if not said. */
  readonly pgy?: number | null;
  readonly timeZone?: string;
  readonly stream?: WorkStream;
  readonly params?: Readonly<Record<string, unknown>>;
  /** The rotation on which the finding lies, where the example is about that. */
  readonly on?: string;
  /** Why the person stayed on, for all who left later than planned. */
  readonly reason?: string;
}

const SPAN = /^(leave|unknown) (\S+) (\S+)$/;
const ROTATION = /^rotation (\S+) (\S+) (\S+)( with exception| with unproven exception)?$/;
const WORK = /^(\S+) (\S+) (\d\d:\d\d)-(\d\d:\d\d)(\+1)?(?: ([x.]+))?(?: left (\d\d:\d\d))?$/;

/** The record that the example draws. @throws if a line cannot be read. */
export function drawnRecord(example: WorkExample): WorkRecord {
  const lines = example.drawn
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const rotations = lines.flatMap(rotationOf);
  const first = rotations[0]?.firstDay ?? daySchema.parse('2026-07-01');
  const clock = ZoneClock.of(
    example.timeZone ?? 'America/New_York',
    addDays(first, -30),
    addDays(first, 400),
  );
  return new WorkRecord({
    personId: personIdSchema.parse('Ada'),
    stream: example.stream ?? 'scheduled',
    pgy: example.pgy === undefined ? 2 : example.pgy,
    clock,
    rotations,
    leaveDays: epochDaysOf(lines.flatMap((line) => spanOf(line, 'leave'))),
    unknownDays: epochDaysOf(lines.flatMap((line) => spanOf(line, 'unknown'))),
    periods: lines.flatMap((line) => workOf(line, clock, example.reason ?? null)),
  });
}

function rotationOf(line: string): RotationSpan[] {
  const [, rotation, firstDay, lastDay, exception] = ROTATION.exec(line) ?? [];
  if (!rotation) return [];
  return [
    {
      rotation,
      name: rotation,
      firstDay: daySchema.parse(firstDay),
      lastDay: daySchema.parse(lastDay),
      exception: exception ? { hoursMax: 88, isProven: !exception.includes('unproven') } : null,
    },
  ];
}

function spanOf(line: string, wanted: 'leave' | 'unknown'): DaySpan[] {
  const [, what, firstDay, lastDay] = SPAN.exec(line) ?? [];
  if (what !== wanted) return [];
  return [{ firstDay: daySchema.parse(firstDay), lastDay: daySchema.parse(lastDay) }];
}

function workOf(line: string, clock: ZoneClock, reason: string | null): WorkPeriod[] {
  if (SPAN.test(line) || ROTATION.test(line)) return [];
  const [, what, from, start = '', end = '', later, letters = 'x', left] = WORK.exec(line) ?? [];
  if (!from) throw new Error(`This line of an example cannot be read: ${line}`);
  const kind = workKindSchema.parse(what);
  const first = epochDayOf(daySchema.parse(from));
  return Array.from(letters).flatMap((letter, place) => {
    if (letter === '.') return [];
    const day = first + place;
    const endDay = end > start && !later ? day : day + 1;
    const period: WorkPeriod = {
      start: clock.instantAt(day, minuteOfDay(start)),
      end: clock.instantAt(endDay, minuteOfDay(end)),
      kind,
    };
    const leftAt = left === undefined ? null : clock.instantAt(endDay, minuteOfDay(left));
    return withDeparture(period, leftAt, reason);
  });
}

/** Reads settings of a rule, for those who have the rule but not its type. */
export function paramsOf(schema: z.ZodMiniType, example: WorkExample): unknown {
  return z.parse(schema, example.params ?? {});
}
