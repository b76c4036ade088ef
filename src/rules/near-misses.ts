import { groupBy } from '../domain/group-by.ts';
import { type DaySpan, daysIn, overlapOf } from '../domain/time/day.ts';
import type { SetRule } from './registry.ts';
import type { Finding, Observation } from './rule.ts';

/** A case in which a must is kept, but only just. It is no finding: nothing is wrong with it. */
export interface NearMiss extends Observation {
  readonly ruleId: string;
  readonly verdict: 'near-miss';
}

/**
 * Where a must is kept, but only just: what it finds with tighter settings over days of which it says nothing with those
 * in force. None for rules without a limit to come near to.
 * @param findings of this rule with its settings in force.
 * @param check what the rule says, with other settings, of the same schedule or record.
 */
export function nearMissesOf(
  { rule, params }: Pick<SetRule, 'rule' | 'params'>,
  findings: readonly Finding[],
  check: (settings: unknown) => readonly Observation[],
): NearMiss[] {
  const { nearMiss } = rule;
  if (!nearMiss) return [];
  const isSpokenFor = spokenFor(findings);
  const because = `Kept, but only just: ${nearMiss.words(params)}.`;
  return check(nearMiss.tighter(params)).flatMap((observation): NearMiss[] => {
    if (observation.cannotTell || observation.isAdvisory || isSpokenFor(observation)) return [];
    // The limit of the tighter settings is nobody's limit.
    return [{ ...observation, ruleId: rule.id, verdict: 'near-miss', limit: null, because }];
  });
}

/**
 * Whether the rule is broken over these days, or cannot tell about some of them, for the same people. Two gaps between
 * duties may share the day of the duty between them, and are two cases nevertheless.
 */
function spokenFor(findings: readonly Finding[]): (observation: Observation) => boolean {
  const spoken = groupBy(
    findings.filter(({ verdict }) => verdict !== 'advisory'),
    ({ personIds }) => personIds.join(),
  );
  return (observation) =>
    spoken.get(observation.personIds.join())?.some((finding) => {
      const shared = overlapOf(finding, observation);
      if (!shared) return false;
      return finding.cannotTell || daysIn(shared) > 1 || isSameSpan(finding, observation);
    }) ?? false;
}

function isSameSpan(one: DaySpan, other: DaySpan): boolean {
  return one.firstDay === other.firstDay && one.lastDay === other.lastDay;
}
