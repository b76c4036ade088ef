import type { PersonId } from '../../domain/id.ts';
import { dayFromEpoch, spanHolds } from '../../domain/time/day.ts';
import { HOUR, type Stretch } from '../../domain/work/stretches.ts';
import type { WorkKind } from '../../domain/work/work-period.ts';
import type { ZoneClock } from '../../domain/work/zone-clock.ts';
import type { HalfDayEncoding, HalfDayOption } from '../encoding/half-day-encoding.ts';
import type { Limits } from '../encoding/model.ts';
import { type DayOption, dayOptions } from './day-options.ts';
import { scheduledRecord } from './scheduled-records.ts';

/** Whether the work is a night on site: night float, or in-house call that ends on another day. */
export function isNight(
  { kind, start, end }: Stretch & { readonly kind: WorkKind },
  clock: ZoneClock,
): boolean {
  const isCall = kind === 'in-house-call' && clock.epochDayAt(start) !== clock.epochDayAt(end);
  return kind === 'night-float' || isCall;
}

/** The end of a night, and the day's option that brings it; null where it stands. */
interface NightEnd {
  readonly end: number;
  readonly option: DayOption | null;
}

/** Excludes every clinic that would begin within so many hours of the end of a night. */
export function excludeClinicAfterNights(
  encoding: HalfDayEncoding,
  personId: PersonId,
  hoursMin: number,
  limits: Limits,
): void {
  const record = scheduledRecord(encoding.schedule.of(personId));
  const isOpen = (day: number) => spanHolds(encoding.span, dayFromEpoch(day));
  const isTooSoon = ({ kind, start }: Stretch & { readonly kind: WorkKind }, end: number) =>
    kind === 'clinic' && end <= start && start < end + hoursMin * HOUR;
  for (const { end, option } of nightEnds(encoding, personId)) {
    const first = record.clock.epochDayAt(end);
    const last = record.clock.epochDayAt(end + hoursMin * HOUR);
    for (let day = first; day <= last; day++) {
      if (!isOpen(day)) {
        const isStanding = record.periods.some(
          (period) => record.clock.epochDayAt(period.start) === day && isTooSoon(period, end),
        );
        if (isStanding && option) exclude(limits, [option]);
        continue;
      }
      const options = dayOptions(encoding, personId, dayFromEpoch(day));
      const bad = options.filter(({ periods }) => periods.some((each) => isTooSoon(each, end)));
      if (bad.length === options.length && !option) continue;
      for (const each of bad) exclude(limits, option ? [option, each] : [each]);
    }
  }
}

function nightEnds(encoding: HalfDayEncoding, personId: PersonId): NightEnd[] {
  const { clock, periods } = scheduledRecord(encoding.schedule.of(personId));
  const standing = periods.filter(({ slot, start }) => {
    const day = dayFromEpoch(clock.epochDayAt(start));
    return slot !== undefined || !spanHolds(encoding.span, day);
  });
  return [
    ...standing
      .filter((period) => isNight(period, clock))
      .map(({ end }): NightEnd => ({ end, option: null })),
    ...encoding.openDays.flatMap((at) =>
      dayOptions(encoding, personId, at).flatMap((option): NightEnd[] =>
        option.periods
          .filter((period) => isNight(period, clock))
          .map(({ end }) => ({ end, option: isClosed(option) ? null : option })),
      ),
    ),
  ];
}

function isClosed({ morning, afternoon }: DayOption): boolean {
  return morning.terms.length === 0 && afternoon.terms.length === 0;
}

/** Not all of these ways for days to be at once. */
function exclude(limits: Limits, options: readonly DayOption[]): void {
  const parts = options
    .flatMap(({ morning, afternoon }): HalfDayOption[] => [morning, afternoon])
    .filter(({ terms }) => terms.length > 0);
  if (parts.length === 0) return;
  const certain = parts.reduce((sum, part) => sum + part.certain, 0);
  limits.atMost(
    parts.length - 1 - certain,
    parts.flatMap(({ terms }) => terms),
  );
}
