import type { HalfDay, HalfDayReason } from '../../../../domain/schedule/half-day.ts';

const REASON_WORDS: Readonly<Record<HalfDayReason, string>> = {
  decided: 'set by hand or by generating',
  absent: 'away',
  'off-duty': 'not on duty',
  'post-call': 'free after call',
  holiday: 'holiday',
  'cohort-week': 'ambulatory week',
  rotation: 'free',
  'own-week': 'free',
  'nothing-planned': 'nothing planned',
};

const WHY_WORDS: Readonly<Record<HalfDayReason, string>> = {
  decided: 'It was decided for this half-day alone.',
  absent: 'An approved absence holds the day.',
  'off-duty': 'The contract does not hold this day.',
  'post-call': 'An in-house call of the night before frees the day.',
  holiday: 'The clinic is closed on this holiday.',
  'cohort-week': 'It is the cohort’s ambulatory week.',
  rotation: 'It follows from the usual week of the rotation.',
  'own-week': 'It follows from the person’s own usual week.',
  'nothing-planned': 'Nobody has described a usual week for it.',
};

/** What somebody does in a half-day, in words. */
export function halfDayWords({ activity, rotation, reason }: HalfDay): string {
  const what = activity ? `${activity.code}, ${activity.name}` : REASON_WORDS[reason];
  return rotation ? `${what} (${rotation.name})` : what;
}

/** Why a half-day is what it is. */
export function halfDayWhy({ reason }: HalfDay): string {
  return WHY_WORDS[reason];
}
