import type { Activity, RotationTemplate } from '../rows/rotation.ts';

/** Why a half-day is what it is; `decided` means somebody or the solver set it apart from the pattern. */
export type HalfDayReason =
  | 'decided'
  | 'absent'
  | 'off-duty'
  | 'post-call'
  | 'holiday'
  | 'cohort-week'
  | 'rotation'
  | 'own-week'
  | 'nothing-planned';

/** Why nobody can give somebody a half-day. */
export type AwayReason = Extract<HalfDayReason, 'off-duty' | 'absent' | 'post-call'>;

/** What somebody does in one half-day. */
export interface HalfDay {
  /** Null when free. */
  readonly activity: Activity | null;
  readonly rotation: RotationTemplate | null;
  readonly reason: HalfDayReason;
}

/** What somebody works who is given this activity: nothing where it is free time, or unknown. */
export function workIn(activity: Activity | undefined): Activity | null {
  return activity && activity.kind !== 'free' ? activity : null;
}
