import type { Schedule } from '../domain/schedule/schedule.ts';
import { rulesOf, type SetRule } from './registry.ts';
import { observe } from './observe.ts';
import type { Finding, Force, Observation, Rule } from './rule.ts';

/** What every rule that is on says of the schedule, worst first, then by day, rule and person. */
export function checkSchedule(schedule: Schedule): Finding[] {
  return rulesOf(schedule.plan)
    .flatMap((setRule) => checkRule(schedule, setRule))
    .toSorted(compareFindings);
}

/** What one rule says of the schedule. */
export function checkRule(schedule: Schedule, { rule, params, isReadable }: SetRule): Finding[] {
  const found = rule.check(schedule, params).map((observation): Finding => ({
    ...observation,
    ruleId: rule.id,
    verdict: verdictOf(observation, rule.force),
  }));
  return isReadable ? found : [...found, unreadableSettings(schedule, rule)];
}

/** That the settings of a rule cannot be read, so that its defaults stand. */
export function unreadableSettings(schedule: Schedule, rule: Rule): Finding {
  const because = `The settings of “${rule.title}” cannot be read; it is checked with its defaults.`;
  const unreadable = observe(schedule.plan.rows.year, because, { cannotTell: true });
  return { ...unreadable, ruleId: rule.id, verdict: 'cannot-tell' };
}

/** What an observation amounts to under a rule of this force. */
export function verdictOf(
  { cannotTell, isAdvisory }: Pick<Observation, 'cannotTell' | 'isAdvisory'>,
  force: Force,
): Finding['verdict'] {
  if (cannotTell) return 'cannot-tell';
  return force === 'must' && !isAdvisory ? 'violation' : 'advisory';
}

const SEVERITY = { violation: 0, 'cannot-tell': 1, advisory: 2 } as const;

/** The order of findings: worst first, then by day, rule and person. */
export function compareFindings(one: Finding, other: Finding): number {
  return (
    SEVERITY[one.verdict] - SEVERITY[other.verdict] ||
    compareText(one.firstDay, other.firstDay) ||
    compareText(one.ruleId, other.ruleId) ||
    compareText(one.personIds.join(), other.personIds.join()) ||
    compareText(one.slots.join(), other.slots.join()) ||
    compareText(one.because, other.because)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
