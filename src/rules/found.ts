import type { Found } from '../domain/rows/found.ts';
import type { WorkStream } from '../domain/work/work-period.ts';
import type { Finding, Rule } from './rule.ts';
import { citationWords } from './rule-words.ts';
import { isWorkRule } from './work/check-work.ts';

/** The stream that a finding is about. */
export function streamOf({ stream }: Pick<Finding, 'stream'>): WorkStream {
  return stream ?? 'scheduled';
}

/** A finding as a waiver or a case keeps it. @param rule which found it; undefined for rules that are gone. */
export function foundOf(finding: Finding, rule: Rule | undefined): Found {
  const { ruleId, verdict, personIds, firstDay, lastDay, measured, limit, unit, because } = finding;
  return {
    ruleId,
    ruleTitle: rule?.title ?? ruleId,
    citation: rule?.citation ? citationWords(rule.citation) : '',
    verdict,
    personIds: [...personIds],
    stream: streamOf(finding),
    firstDay,
    lastDay,
    measured,
    limit,
    unit,
    because,
  };
}

/**
 * Whether a finding is of the same matter as one that was kept, whatever its days and its measure: the same rule, people
 * and stream. A rule of work says one thing about a person and some days; what others say must be said in the same words
 * too, their measure apart, for they may find several things in the same days (one for every rotation, say).
 */
export function isSameMatter(kept: Found, finding: Finding, rule: Rule | undefined): boolean {
  return (
    kept.ruleId === finding.ruleId &&
    kept.stream === streamOf(finding) &&
    peopleOf(kept) === peopleOf(finding) &&
    ((rule !== undefined && isWorkRule(rule)) || matterOf(kept) === matterOf(finding))
  );
}

function peopleOf({ personIds }: Pick<Finding, 'personIds'>): string {
  return personIds.toSorted((one, other) => (one < other ? -1 : 1)).join();
}

/** The words with what was measured and what the limit is taken out. */
function matterOf({ because, measured, limit }: Pick<Found, 'because' | 'measured' | 'limit'>) {
  return because.replaceAll(/\d+(?:\.\d+)?/g, (number) => {
    if (isShownAs(number, measured)) return '#measured';
    return isShownAs(number, limit) ? '#limit' : number;
  });
}

function isShownAs(number: string, value: number | null): boolean {
  return value !== null && Math.abs(Number(number) - value) < 0.06;
}
