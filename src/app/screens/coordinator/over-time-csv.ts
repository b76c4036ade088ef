import type { Plan } from '../../../domain/schedule/plan.ts';
import { type Column, writeCsv } from '../../../formats/write-csv.ts';
import type {
  RuleOverTime,
  StandingCounts,
  YearPart,
} from '../../../rules/compliance-over-time.ts';
import type { NearMiss } from '../../../rules/near-misses.ts';
import { rules } from '../../../rules/registry.ts';
import type { Rule } from '../../../rules/rule.ts';
import { namesOf } from './findings-words.ts';
import type { OverTime } from './use-over-time.ts';

interface Line {
  readonly of: RuleOverTime;
  readonly part: YearPart;
  readonly counts: StandingCounts;
}

function ruleColumns<Row>(ruleOf: (row: Row) => Rule | undefined): Column<Row>[] {
  return [
    ['Rule', (row) => ruleOf(row)?.title ?? ''],
    ['Rule ID', (row) => ruleOf(row)?.id ?? ''],
    ['Force', (row) => ruleOf(row)?.force ?? ''],
    ['Citation', (row) => ruleOf(row)?.citation?.current ?? ''],
    ['Older citation', (row) => ruleOf(row)?.citation?.older ?? ''],
  ];
}

/** How each rule stood in each part of the year, as a table for spreadsheets. */
export function overTimeCsv({ rules: course, parts }: OverTime): string {
  const lines = course.flatMap((of) =>
    parts.flatMap((part, place): Line[] => {
      const counts = of.parts[place];
      return counts ? [{ of, part, counts }] : [];
    }),
  );
  return writeCsv<Line>(
    [
      ...ruleColumns<Line>(({ of }) => of.rule),
      ['Block', ({ part }) => part.label],
      ['From', ({ part }) => part.firstDay],
      ['To', ({ part }) => part.lastDay],
      ['Counted', ({ of }) => of.of],
      ['Kept', ({ counts }) => String(counts.kept)],
      ['Near misses', ({ counts }) => String(counts['near-miss'])],
      ['Cannot tell', ({ counts }) => String(counts['cannot-tell'])],
      ['Broken', ({ counts }) => String(counts.broken)],
    ],
    lines,
  );
}

/** Near misses as a table for spreadsheets, with the columns that findings have. */
export function nearMissesCsv(nearMisses: readonly NearMiss[], plan: Plan): string {
  return writeCsv<NearMiss>(
    [
      ['Verdict', ({ verdict }) => verdict],
      ...ruleColumns<NearMiss>(({ ruleId }) => rules.get(ruleId)),
      ['People', (each) => namesOf(each, plan).join('; ')],
      ['From', ({ firstDay }) => firstDay],
      ['To', ({ lastDay }) => lastDay],
      ['Measured', ({ measured }) => (measured === null ? '' : String(measured))],
      ['Unit', ({ unit }) => unit ?? ''],
      ['Because', ({ because }) => because],
    ],
    nearMisses,
  );
}
