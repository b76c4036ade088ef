import * as z from 'zod/mini';
import type { SlotKey } from '../schedule/slot.ts';
import type { Instant } from '../time/zone.ts';

/** What somebody does during a work period, as far as work-hour rules tell it apart. */
export const workKindSchema = z.enum([
  'clinical',
  'education',
  'clinic',
  'in-house-call',
  'transition',
  'night-float',
  'home-call',
  'home-call-worked',
  'clinical-from-home',
  'moonlighting',
]);
/** What somebody does during a work period. */
export type WorkKind = z.infer<typeof workKindSchema>;

/** Whether a plan says so, or somebody who was there. */
export type WorkStream = 'scheduled' | 'worked';

/** A stretch of work, `end` excluded. */
export interface WorkPeriod {
  /** The slot that this is the work of, where it fills one of the call layer. */
  readonly slot?: SlotKey;
  readonly start: Instant;
  readonly end: Instant;
  readonly kind: WorkKind;
  /** Set where the person stayed after the scheduled end; the reason if one was given. */ readonly stay?: {
    readonly reason: string | null;
  };
}

/** Whether the person is at work on site, so that the period belongs to a continuous duty. */
export function isOnSite(kind: WorkKind): boolean {
  return kind !== 'home-call' && kind !== 'home-call-worked' && kind !== 'clinical-from-home';
}

/** Whether its hours count: everything but waiting at home for a call. */
export function countsAsHours(kind: WorkKind): boolean {
  return kind !== 'home-call';
}

/** Whether it may follow 24 hours of duty: handing over and learning, without new patients. */
export function mayFollowLongDuty(kind: WorkKind): boolean {
  return kind === 'transition' || kind === 'education';
}

/**
 * A period with what came of it: who left later than planned stayed on, at work (in transition where it was on site).
 * @param leftAt the logged departure, or null; an earlier one than `end` changes nothing.
 */
export function withDeparture(
  period: WorkPeriod,
  leftAt: Instant | null,
  reason: string | null = null,
): WorkPeriod[] {
  if (leftAt === null || leftAt <= period.end) return [period];
  const kind = isOnSite(period.kind) ? 'transition' : period.kind;
  return [period, { start: period.end, end: leftAt, kind, stay: { reason } }];
}
