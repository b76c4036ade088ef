import type { PersonId } from '../../domain/id.ts';
import type { WorkStream } from '../../domain/work/work-period.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';
import { verdictOf } from '../check-schedule.ts';
import { packs, rules } from '../registry.ts';
import type { Finding, Rule } from '../rule.ts';
import type { WorkObservation, WorkRule } from './work-rule.ts';

/** What a rule says of somebody's work that is worth showing. */
export interface WorkFinding extends WorkObservation {
  readonly ruleId: string;
  readonly verdict: Finding['verdict'];
  readonly personId: PersonId;
  readonly stream: WorkStream;
}

/** A work rule with the settings it is used with. */
export interface SetWorkRule {
  readonly rule: WorkRule;
  /** Parsed by the rule's own schema. */
  readonly params: unknown;
}

/** Whether the rule judges the work of one person at a time. */
export function isWorkRule(rule: Rule): rule is WorkRule {
  return 'checkWork' in rule;
}

/** The work rules of these packs with their defaults, by id. */
export function workRulesOf(packNames: ReadonlySet<string>): SetWorkRule[] {
  return [...rules.values()]
    .filter((rule) => packNames.has(packs.get(rule.id) ?? ''))
    .filter(isWorkRule)
    .map((rule) => ({ rule, params: rule.params.parse({}) }));
}

/** What the rules say of the record, by first day, then rule. */
export function checkWork(record: WorkRecord, setRules: readonly SetWorkRule[]): WorkFinding[] {
  const { personId, stream } = record;
  const found: WorkFinding[] = [];
  for (const { rule, params } of setRules) {
    for (const observation of rule.checkWork(record, params)) {
      const verdict = verdictOf(observation, rule.force);
      found.push({ ...observation, ruleId: rule.id, verdict, personId, stream });
    }
  }
  return found.toSorted(
    (one, other) =>
      compareText(one.firstDay, other.firstDay) ||
      compareText(one.ruleId, other.ruleId) ||
      compareText(one.lastDay, other.lastDay) ||
      compareText(one.because, other.because),
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
