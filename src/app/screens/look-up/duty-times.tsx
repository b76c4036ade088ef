import { clockSpan, dayFrom, momentFrom, zoneName } from '../../../answers/time-words.ts';
import type { Day } from '../../../domain/time/day.ts';
import { type Instant, type InstantSpan, localTimeAt } from '../../../domain/time/zone.ts';

/** The zone this device's clock shows. */
export function readersZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

interface TimesProps {
  readonly span: InstantSpan;
  /** The day that `today` and `tomorrow` are told from. */
  readonly today: Day;
  readonly timeZone: string;
}

/** Since when and until when, on the program's clock, and on the reader's where that shows another time. */
export function SinceUntil({ span, today, timeZone }: TimesProps) {
  return (
    <>
      since {momentFrom(span.start, today, timeZone)}, until{' '}
      <strong>{momentFrom(span.end, today, timeZone)}</strong>
      <OwnClock span={span} timeZone={timeZone} />
    </>
  );
}

/** On which day and from when to when, for a duty to come. */
export function DayAndClock({ span, today, timeZone }: TimesProps) {
  return (
    <>
      {dayFrom(localTimeAt(span.start, timeZone).day, today)} {clockSpan(span, timeZone)}
      <OwnClock span={span} timeZone={timeZone} />
    </>
  );
}

function OwnClock({ span, timeZone }: Pick<TimesProps, 'span' | 'timeZone'>) {
  const own = readersZone();
  const differs = localTimeAt(span.start, own).time !== localTimeAt(span.start, timeZone).time;
  return differs ? <> ({clockSpan(span, own)} your time)</> : null;
}

/** Such as `14:05 EST`, and the reader's own time where it differs. */
export function clockWords(at: Instant, timeZone: string): string {
  const own = readersZone();
  const here = localTimeAt(at, own).time;
  const there = localTimeAt(at, timeZone).time;
  return here === there ? there : `${there} ${zoneName(timeZone, at)} (${here} your time)`;
}
