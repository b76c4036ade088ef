import type { WorkRecord } from '../../src/domain/work/work-record.ts';
import { verdictOf } from '../../src/rules/check-schedule.ts';
import type { WorkRule } from '../../src/rules/work/work-rule.ts';
import type { PlainFinding } from './plain-duties.ts';

/** The rules that the plain checker knows. */
export const PLAIN_RULES: ReadonlySet<string> = new Set([
  'eighty-hours',
  'eight-hours-off',
  'every-third-night',
  'fourteen-after-call',
  'home-call',
  'moonlighting',
  'night-float',
  'one-day-in-seven',
  'rotation-exception-88',
  'stayed-on-own-initiative',
  'twenty-four-plus-four',
]);

/** A finding as a line. */
export function asText(finding: PlainFinding): string {
  return finding.join(' | ');
}

/** What the rules say of a record, in the plain checker's words. */
export function saidBy(rules: readonly WorkRule[], record: WorkRecord): string[] {
  return rules
    .filter(({ id }) => PLAIN_RULES.has(id))
    .flatMap((rule) =>
      rule
        .checkWork(record, rule.params.parse({}))
        .map((each) =>
          asText([
            rule.id,
            verdictOf(each, rule.force),
            each.firstDay,
            each.lastDay,
            each.measured,
          ]),
        ),
    )
    .toSorted();
}
