import type { DaySpan } from '../domain/time/day.ts';
import type { Observation } from './rule.ts';

/** An observation over the days of a span; what is not told is empty. */
export function observe(
  span: DaySpan,
  because: string,
  told: Partial<Omit<Observation, 'because' | 'firstDay' | 'lastDay'>> = {},
): Observation {
  return {
    personIds: [],
    slots: [],
    measured: null,
    limit: null,
    unit: null,
    ...told,
    firstDay: span.firstDay,
    lastDay: span.lastDay,
    because,
  };
}
