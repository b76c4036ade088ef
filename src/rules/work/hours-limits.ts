import { addDays, type DaySpan } from '../../domain/time/day.ts';
import { HOUR, type Stretch } from '../../domain/work/stretches.ts';
import type { AveragingPeriod } from '../../domain/work/averaging-periods.ts';
import { countsAsHours, type WorkKind } from '../../domain/work/work-period.ts';
import type { Limits, Term, Variable } from '../encoding/model.ts';
import type { CallDuties } from './call-duties.ts';
import { openCalls } from './possible-work.ts';
import { weeklyHours } from './weekly-hours.ts';

const MINUTE = HOUR / 60;

/** Hours that calls add to those of some days. */
export interface AddedHours {
  /** Minutes that each call adds; negative where it takes more work away than it is. */
  readonly terms: readonly Term[];
  /** The minutes of all calls that add some. */
  readonly most: number;
  /** Nights of call, and calls over the usual work of the day after, of which no two go together. */
  readonly clashes: readonly (readonly Variable[])[];
}

/**
 * What each call adds to the hours of some days on its own. Calls that overlap one another add more than the truth; of
 * those that would add less only one may be chosen.
 * @param counted the parts of the days on which work counts.
 * @param counts which kinds of work count.
 */
export function addedHours(
  duties: CallDuties,
  days: DaySpan,
  counted: readonly Stretch[],
  counts: (kind: WorkKind) => boolean,
): AddedHours {
  const from = addDays(days.firstDay, -1);
  const terms: Term[] = [];
  const clashes = new Map<number, { nights: Variable[]; over: Variable[] }>();
  const clashOn = (day: number) => {
    const clash = clashes.get(day) ?? { nights: [], over: [] };
    clashes.set(day, clash);
    return clash;
  };
  for (const { call, choice } of openCalls(duties)) {
    if (call.day < from || days.lastDay < call.day || !counts(call.period.kind)) continue;
    const added = counted.reduce((sum, each) => sum + duties.addedBy(call, each, counts), 0);
    if (added !== 0) terms.push([Math.round(added / MINUTE), choice]);
    if (call.freedDay !== null) clashOn(call.freedDay).nights.push(choice);
    for (const day of duties.usualDaysUnder(call)) clashOn(day).over.push(choice);
  }
  return {
    terms,
    most: terms.reduce((sum, [minutes]) => sum + Math.max(0, minutes), 0),
    clashes: [...clashes.values()]
      .filter(({ nights, over }) => nights.length > 0 && nights.length + over.length > 1)
      .map(({ nights, over }) => [...nights, ...over]),
  };
}

/** Why limits of hours differ from their checks, in the words of `Compared`. */
export const HOURS_COMPARED = {
  stricter:
    'Calls that overlap one another are counted twice; and where hours are short, no call is over the usual work of a day that a night of call frees.',
  looser: 'Work that stands may be too much without any call.',
};

/**
 * Limits what calls add to the hours of an averaging period: where what stands is too much already, they add nothing.
 * @param hoursMax a week, without an exception.
 */
export function limitAveragedHours(
  limits: Limits,
  duties: CallDuties,
  period: AveragingPeriod,
  hoursMax: number,
): void {
  if (period.days === 0) return;
  const left = Math.max(0, hoursLeft(duties, period, hoursMax));
  limitHours(limits, addedHours(duties, period, period.counted, countsAsHours), left);
}

/** The hours that what stands leaves of those allowed in a period; negative where it is too much. */
export function hoursLeft(duties: CallDuties, period: AveragingPeriod, hoursMax: number): number {
  const { limit, total } = weeklyHours(duties.record, period, hoursMax);
  return (limit * period.days) / 7 - total;
}

/** Limits the hours that calls add. */
export function limitHours(
  limits: Limits,
  { terms, most, clashes }: AddedHours,
  hoursMax: number,
): void {
  const room = Math.floor(Math.round(hoursMax * 6000) / 100);
  if (most <= room) return;
  limits.atMost(room, terms);
  for (const clash of clashes) limits.atMostOne([...new Set(clash)]);
}
