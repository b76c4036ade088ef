import type { Found } from '../domain/rows/found.ts';
import type { Waiver } from '../domain/rows/waiver.ts';
import type { WorkStream } from '../domain/work/work-period.ts';
import type { RuleCompliance } from './compliance.ts';
import { isSameMatter, streamOf } from './found.ts';
import type { Finding, Rule } from './rule.ts';

/** A finding with the waiver that covers it. */
export interface WaivedFinding {
  readonly finding: Finding;
  readonly waiver: Waiver;
}

/** Findings with what is waived set apart, both in the order given. */
export interface Split {
  /** What nobody has waived. */
  readonly open: readonly Finding[];
  /** What somebody answers for; it is never counted as kept. */
  readonly waived: readonly WaivedFinding[];
  /** Waivers that cover nothing now: the schedule was mended, or what they were about got worse. */
  readonly idle: readonly Waiver[];
}

/**
 * Whether the waiver covers the finding: it is of the same matter (see `isSameMatter`) and verdict, lies within the
 * waiver's days, and is not worse than what was waived. Not worse means: measured in the same unit against the same
 * limit, and missing it by no more; where nothing is measured, said in the very same words. A violation that grows, or
 * reaches beyond the days, is therefore a finding again.
 */
export function covers(waiver: Waiver, finding: Finding, rule: Rule | undefined): boolean {
  return (
    isSameMatter(waiver, finding, rule) &&
    waiver.verdict === finding.verdict &&
    waiver.firstDay <= finding.firstDay &&
    finding.lastDay <= waiver.lastDay &&
    isNotWorse(waiver, finding)
  );
}

/** Hours are sums of fractions: a difference below this is none. */
const NOTHING = 1e-6;

function isNotWorse(waived: Found, finding: Finding): boolean {
  if (waived.measured === null || finding.measured === null) {
    return waived.measured === finding.measured && waived.because === finding.because;
  }
  if (waived.unit !== finding.unit || waived.limit !== finding.limit) return false;
  const { limit } = waived;
  if (limit === null) return Math.abs(waived.measured - finding.measured) <= NOTHING;
  const missedThen = waived.measured - limit;
  const missedNow = finding.measured - limit;
  // Above the limit and below it are two kinds of missing it.
  if (missedThen * missedNow < 0) return false;
  return Math.abs(missedNow) <= Math.abs(missedThen) + NOTHING;
}

/**
 * Sets the findings apart that waivers cover. A waiver covers one finding at most, the one said in its own words before
 * others, so that a second of the same kind is never swallowed.
 * @param streams that the findings are of; waivers of another are left alone. @param ruleOf the rule of an id.
 */
export function splitByWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  streams: ReadonlySet<WorkStream>,
  ruleOf: (ruleId: string) => Rule | undefined,
): Split {
  const waiverOf = new Map<Finding, Waiver>();
  const used = new Set<Waiver>();
  const match = (isMeant: (waiver: Waiver, finding: Finding) => boolean): void => {
    for (const waiver of waivers) {
      if (used.has(waiver)) continue;
      const covered = findings.find(
        (finding) =>
          !waiverOf.has(finding) &&
          isMeant(waiver, finding) &&
          covers(waiver, finding, ruleOf(finding.ruleId)),
      );
      if (!covered) continue;
      waiverOf.set(covered, waiver);
      used.add(waiver);
    }
  };
  match((waiver, finding) => waiver.because === finding.because);
  match(() => true);
  return {
    open: findings.filter((finding) => !waiverOf.has(finding)),
    waived: findings.flatMap((finding) => {
      const waiver = waiverOf.get(finding);
      return waiver ? [{ finding, waiver }] : [];
    }),
    idle: waivers.filter((waiver) => streams.has(waiver.stream) && !used.has(waiver)),
  };
}

/** How a schedule stands by one rule, with what is waived counted apart from the verdicts. */
export interface RuleStanding extends RuleCompliance {
  readonly waived: number;
}

/**
 * Takes what is waived out of the counts of verdicts. Shares stay: what is waived is not kept.
 * @param stream that is counted in `standing`.
 */
export function standingApart(
  standing: readonly RuleCompliance[],
  waived: readonly WaivedFinding[],
  stream: WorkStream,
): RuleStanding[] {
  return standing.map((each) => {
    const counts = { ...each.counts };
    const own = waived.filter(
      ({ finding }) => finding.ruleId === each.rule.id && streamOf(finding) === stream,
    );
    for (const { finding } of own) counts[finding.verdict]--;
    return { ...each, counts, waived: own.length };
  });
}
