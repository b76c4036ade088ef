import { useMemo } from 'react';
import type { RuleCompliance } from '../../../rules/compliance.ts';
import { worstFirst } from '../../../rules/compliance.ts';
import { rules } from '../../../rules/registry.ts';
import type { Worked } from '../../../rules/work/worked-records.ts';
import type { ComplianceSearch } from '../../coordinator-search.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { type Compliance, mostToSay, useCompliance } from './use-compliance.ts';
import { useWorkedCompliance } from './use-worked.ts';

/** How a schedule, what people logged, or both stand by the rules. */
export interface ShownCompliance extends Compliance {
  /** What people logged, where it is shown. */
  readonly worked: Worked | null;
  /** How each rule of work stands by what people logged, where that is shown beside the schedule. */
  readonly beside: ReadonlyMap<string, RuleCompliance> | null;
}

/** Asks the rules about the stream that the address names; undefined until all have answered. */
export function useStreams(
  judged: Judged | undefined,
  stream: ComplianceSearch['stream'],
): ShownCompliance | undefined {
  const scheduled = useCompliance(judged);
  const logged = useWorkedCompliance(judged, stream !== undefined);
  return useMemo(() => {
    if (!scheduled) return undefined;
    if (stream === undefined) return { ...scheduled, worked: null, beside: null };
    if (!logged) return undefined;
    const { worked } = logged;
    if (stream === 'worked') {
      const findings = worstFirst(logged.findings, rules);
      return { findings, rules: logged.rules.toSorted(mostToSay), worked, beside: null };
    }
    return {
      findings: worstFirst([...scheduled.findings, ...logged.findings], rules),
      rules: scheduled.rules,
      worked,
      beside: new Map(logged.rules.map((each) => [each.rule.id, each])),
    };
  }, [scheduled, logged, stream]);
}
