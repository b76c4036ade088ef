import type { DaySpan } from '../domain/time/day.ts';
import type { Observation } from './rule.ts';

/** An observation over the days of a span; what is not told is empty. */
export function observe(
  span: DaySpan,
  because: string,
  told: Partial<Omit<Observation, 'because' | 'firstDay' | 'lastDay'>> = {},
): Observation {
  const { firstDay, lastDay } = span;
  const { personIds = [], slots = [], measured = null, limit = null, unit = null } = told;
  const seen = { personIds, slots, measured, limit, unit, firstDay, lastDay, because };
  // Most have no more than that, and every schedule has hundreds.
  return told.cannotTell || told.isAdvisory ? { ...told, ...seen } : seen;
}
