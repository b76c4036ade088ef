import type { Day } from '../../domain/time/day.ts';
import { type Instant, type InstantSpan, localTimeAt } from '../../domain/time/zone.ts';
import { clockSpan, dayFrom, momentFrom, zoneName } from '../time-words.ts';
import { draw, type Drawn } from './drawing.ts';
import { say, sayAround } from '../say.ts';

/** By which clocks times are told. */
export interface Clocks {
  /** The day that `today` and `tomorrow` are told from. */
  readonly today: Day;
  /** The program's zone. */
  readonly timeZone: string;
  /** The zone this device's clock shows. */
  readonly readersZone: string;
}

/** Since when and until when, on the program's clock, and on the reader's where that shows another time. */
export function sinceUntil(span: InstantSpan, clocks: Clocks): readonly Drawn[] {
  const { today, timeZone } = clocks;
  const end = draw('strong', {}, momentFrom(span.end, today, timeZone));
  return [
    ...sayAround<Drawn>`since ${momentFrom(span.start, today, timeZone)}, until ${end}`,
    ownClock(span, clocks),
  ];
}

/** On which day and from when to when, for a duty to come. */
export function dayAndClock(span: InstantSpan, clocks: Clocks): string {
  const { today, timeZone } = clocks;
  const onDay = dayFrom(localTimeAt(span.start, timeZone).day, today);
  return `${onDay} ${clockSpan(span, timeZone)}${ownClock(span, clocks)}`;
}

/** Until when, such as `until tomorrow 07:00`. */
export function untilWords(end: Instant, { today, timeZone }: Clocks): string {
  return say`until ${momentFrom(end, today, timeZone)}`;
}

function ownClock(span: InstantSpan, { timeZone, readersZone }: Clocks): string {
  const differs =
    localTimeAt(span.start, readersZone).time !== localTimeAt(span.start, timeZone).time;
  return differs ? ` ${say`(${clockSpan(span, readersZone)} your time)`}` : '';
}

/** Such as `14:05 EST`, and the reader's own time where it differs. */
export function clockWords(at: Instant, timeZone: string, readersZone: string): string {
  const here = localTimeAt(at, readersZone).time;
  const there = localTimeAt(at, timeZone).time;
  return here === there ? there : say`${there} ${zoneName(timeZone, at)} (${here} your time)`;
}
