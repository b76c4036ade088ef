import type { Day } from '../../domain/time/day.ts';
import { HOUR, type Stretch } from '../../domain/work/stretches.ts';
import { type CallDuties, type CallWork, spanOf } from './call-duties.ts';

/** Whether a rule excludes these calls together. */
type IsExcluded = (calls: readonly CallWork[]) => boolean;

interface PossibleCall {
  readonly call: CallWork;
  /** From the first start to the last end of the duty that holds the call. */
  readonly span: Stretch;
}

/**
 * Pairs of calls of which neither is excluded alone and that may be one duty.
 * @param gapHoursMax the longest gap within a duty.
 */
export function* joinedCalls(
  duties: CallDuties,
  gapHoursMax: number,
  isExcluded: IsExcluded,
): Generator<[CallWork, CallWork]> {
  const gap = gapHoursMax * HOUR;
  const possibleOn = (day: Day): PossibleCall[] =>
    duties
      .on(day)
      .filter((call) => !isExcluded([call]))
      .map((call) => ({ call, span: spanOf(duties.dutyOf([call], gapHoursMax)) }));
  let before: PossibleCall[] = [];
  for (const day of duties.encoding.openDays) {
    const now = possibleOn(day);
    for (const [place, { call, span }] of now.entries()) {
      for (const other of [...before, ...now.slice(0, place)]) {
        const isApart = other.span.end + gap < span.start || span.end + gap < other.span.start;
        if (!isApart) yield [other.call, call];
      }
    }
    before = now;
  }
}
