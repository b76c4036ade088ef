import { groupBy } from '../../domain/group-by.ts';
import { daysBetween } from '../../domain/time/day.ts';
import { HOUR } from '../../domain/work/stretches.ts';
import { type Limits, yes } from '../encoding/model.ts';
import { type CallDuties, spanOf } from './call-duties.ts';
import type { OpenCall } from './possible-work.ts';

/** Two calls that may be one duty. */
export type JoinedCalls = readonly [OpenCall, OpenCall];

/**
 * The pairs of calls that, each with the work that stands around it, are near enough to be one duty.
 * @param calls on site, by day. @param gapHoursMax the longest gap within a duty.
 */
export function joinedCalls(
  duties: CallDuties,
  calls: readonly OpenCall[],
  gapHoursMax: number,
): JoinedCalls[] {
  const joined: JoinedCalls[] = [];
  const gap = gapHoursMax * HOUR;
  let recent: { open: OpenCall; start: number; end: number }[] = [];
  for (const open of calls) {
    const { start, end } = spanOf(duties.dutyOf([open.call], gapHoursMax));
    recent = recent.filter((other) => daysBetween(other.open.call.day, open.call.day) <= 1);
    for (const other of recent) {
      if (other.end + gap < start || end + gap < other.start) continue;
      joined.push([other.open, open]);
    }
    recent.push({ open, start, end });
  }
  return joined;
}

/**
 * Excludes three calls in one duty: wherever one may be joined by two others on its own day and one next to it, of all
 * that may be joined on those days at most two are chosen; where the others are on both sides of its day, at most one.
 */
export function limitThrees(limits: Limits, joined: readonly JoinedCalls[]): void {
  const both = joined.flatMap(([one, other]): JoinedCalls[] => [
    [one, other],
    [other, one],
  ]);
  const byDay = groupBy(new Set(both.map(([one]) => one)), ({ call }) => call.day);
  const written = new Set<string>();
  for (const [middle, pairs] of groupBy(both, ([one]) => one)) {
    const others = pairs.map(([, other]) => other);
    if (others.length < 2) continue;
    const days = [...new Set([middle, ...others].map(({ call }) => call.day))].toSorted();
    if (days.length > 2) {
      const choices = others.map(({ choice }) => choice);
      limits.onlyIf(yes(middle.choice)).atMost(1, choices);
    } else if (!written.has(days.join())) {
      written.add(days.join());
      const there = days.flatMap((day) => byDay.get(day) ?? []);
      limits.atMost(
        2,
        there.map(({ choice }) => choice),
      );
    }
  }
}
