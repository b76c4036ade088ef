import type { Example } from '../../src/rules/example.ts';
import type { SolvedLayer } from '../../src/solver/problem.ts';
import { randomExample } from './random-examples.ts';
import { randomHalfDays, randomHalfDayYear } from './random-half-days.ts';
import { randomYear, YEARLY_RULES } from './random-weeks.ts';

/** The random calendar of a seed on which a rule of this layer is tried. */
export function randomFor(
  ruleId: string,
  layer: SolvedLayer,
  seed: number,
): Omit<Example, 'isAllowed'> {
  const isYear = YEARLY_RULES.has(ruleId);
  if (layer !== 'half-day') return isYear ? randomYear(seed) : randomExample(seed);
  // What two activities in one half-day come to is said by that rule alone.
  return isYear
    ? randomHalfDayYear(seed)
    : randomHalfDays(seed, ruleId === 'one-activity-a-half-day');
}

/** Calendars that are the same for the same text and seed. */
export function calendarKey(ruleId: string, layer: SolvedLayer): string {
  return `${layer === 'half-day'} ${YEARLY_RULES.has(ruleId)} ${ruleId === 'one-activity-a-half-day'}`;
}
