import type { Plan } from '../domain/schedule/plan.ts';
import { Schedule } from '../domain/schedule/schedule.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import { doSpansMeet } from '../domain/time/day.ts';
import { checkRule, compareFindings } from '../rules/check-schedule.ts';
import { rulesOf } from '../rules/registry.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import type { Problem } from './problem.ts';

/**
 * What the rules' own checks say of the layers and days that a problem asks to decide, worst first.
 * @param isAsked which rules are; all if not said.
 */
export function findingsOf(
  { layers, callDays, halfDays }: Problem,
  plan: Plan,
  filled: readonly Filled[],
  isAsked: (rule: Rule) => boolean = () => true,
): Finding[] {
  const schedule = new Schedule(plan, filled);
  const asked = rulesOf(plan).filter(
    ({ rule }) => layers.some((each) => each === rule.layer) && isAsked(rule),
  );
  return asked
    .flatMap((setRule) => {
      const { layer } = setRule.rule;
      const days = layer === 'call' ? callDays : layer === 'half-day' ? halfDays : undefined;
      const found = checkRule(schedule, setRule);
      return days ? found.filter((finding) => doSpansMeet(days, finding)) : found;
    })
    .toSorted(compareFindings);
}
