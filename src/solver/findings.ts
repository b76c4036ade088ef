import type { Plan } from '../domain/schedule/plan.ts';
import { Schedule } from '../domain/schedule/schedule.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import { overlapOf } from '../domain/time/day.ts';
import { checkSchedule } from '../rules/check-schedule.ts';
import { rules } from '../rules/registry.ts';
import type { Finding } from '../rules/rule.ts';
import type { Problem } from './problem.ts';

/** What the rules' own checks say of the layers and days that a problem asks to decide, worst first. */
export function findingsOf(
  { layers, callDays, halfDays }: Problem,
  plan: Plan,
  filled: readonly Filled[],
): Finding[] {
  return checkSchedule(new Schedule(plan, filled)).filter((finding) => {
    const layer = rules.get(finding.ruleId)?.layer;
    if (!layers.some((each) => each === layer)) return false;
    const days = layer === 'call' ? callDays : layer === 'half-day' ? halfDays : undefined;
    return !days || overlapOf(days, finding) !== null;
  });
}
