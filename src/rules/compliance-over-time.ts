import { groupBy } from '../domain/group-by.ts';
import type { PersonId } from '../domain/id.ts';
import type { WorkRecord } from '../domain/work/work-record.ts';
import type { Plan } from '../domain/schedule/plan.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { daysIn, type DaySpan, doSpansMeet, overlapOf } from '../domain/time/day.ts';
import { judgesPeople, peopleAsked, periodsAsked, type PersonSpan } from './people-asked.ts';
import type { NearMiss } from './near-misses.ts';
import type { Finding, Rule } from './rule.ts';
import { isWorkRule } from './work/check-work.ts';

/** How a rule stands in one case; a must that is broken, or a should that is not met, is `broken`. */
export type Standing = 'kept' | 'near-miss' | 'cannot-tell' | 'broken';

/** How many cases stand how. */
export type StandingCounts = Readonly<Record<Standing, number>>;

/** A stretch of the year by which time is told: a block of the main calendar. */
export interface YearPart extends DaySpan {
  readonly label: string;
}

/** How a rule stood through the year. */
export interface RuleOverTime {
  readonly rule: Rule;
  /** A period is a resident's time on one rotation, or a piece of it; people are counted once in each part of the year. */
  readonly of: 'periods' | 'people';
  /** One for each part of the year, in order. */
  readonly parts: readonly StandingCounts[];
  /** The sum of the parts. */
  readonly total: StandingCounts;
}

/** A schedule with the work of its residents, as scheduled or as they logged it. */
export interface StreamOfWork {
  readonly schedule: Schedule;
  /** All of one stream. */
  readonly records: readonly WorkRecord[];
}

/** The parts of the year: the blocks of the calendar that is everybody's, or of the first there is; none without blocks. */
export function yearPartsOf({ rows }: Plan): YearPart[] {
  const main = rows.calendars.find(({ classes }) => classes === null) ?? rows.calendars[0];
  return rows.blocks
    .filter(({ calendarId }) => calendarId === main?.id)
    .toSorted((one, other) => one.ordinal - other.ordinal);
}

/**
 * How a rule stood in each part of the year. A period counts in the part that holds most of it and nowhere else.
 * @param parts in order, as of `yearPartsOf`.
 * @param findings of this rule.
 * @param nearMisses of this rule.
 * @param isJudged whether the rule was asked about these days.
 * @returns null for rules that judge the whole rather than people.
 */
export function complianceOverTime(
  stream: StreamOfWork,
  parts: readonly YearPart[],
  rule: Rule,
  findings: readonly Finding[],
  nearMisses: readonly NearMiss[],
  isJudged: (span: DaySpan) => boolean,
): RuleOverTime | null {
  if (parts.length === 0 || !judgesPeople(rule, findings)) return null;
  const standingOf = standings(rule, findings, nearMisses);
  const counts = parts.map(noCases);
  for (const [place, each] of casesIn(stream, parts, rule, findings)) {
    const count = counts[place];
    if (count && isJudged(each)) count[standingOf(each)]++;
  }
  const of = isWorkRule(rule) ? 'periods' : 'people';
  return { rule, of, parts: counts, total: sumOf(counts) };
}

/** The sum of counts. */
export function sumOf(counts: readonly StandingCounts[]): StandingCounts {
  const sum = noCases();
  for (const each of counts) {
    for (const standing of STANDINGS) sum[standing] += each[standing];
  }
  return sum;
}

/** Every standing, the best first. */
export const STANDINGS: readonly Standing[] = ['kept', 'near-miss', 'cannot-tell', 'broken'];

function noCases(): Record<Standing, number> {
  return { kept: 0, 'near-miss': 0, 'cannot-tell': 0, broken: 0 };
}

/** Each case with the place of the part in which it counts. */
function casesIn(
  { schedule, records }: StreamOfWork,
  parts: readonly YearPart[],
  rule: Rule,
  findings: readonly Finding[],
): (readonly [place: number, of: PersonSpan])[] {
  if (isWorkRule(rule)) {
    return periodsAsked(records).map((period) => [partHolding(parts, period), period]);
  }
  return parts.flatMap((part, place) =>
    peopleAsked(schedule, rule, findings, part).map((person) => [place, person] as const),
  );
}

/** The place of the part that holds most days of the span, the earlier of two; of the nearest where none holds any. */
export function partHolding(parts: readonly DaySpan[], span: DaySpan): number {
  let best = 0;
  let most = 0;
  for (const [place, part] of parts.entries()) {
    const shared = overlapOf(part, span);
    if (shared && daysIn(shared) > most) {
      best = place;
      most = daysIn(shared);
    } else if (part.firstDay <= span.firstDay) best = place;
  }
  return best;
}

/** What stands worst over a case decides about it: broken, then what cannot be told, then what is kept only just. */
function standings(
  rule: Rule,
  findings: readonly Finding[],
  nearMisses: readonly NearMiss[],
): (of: PersonSpan) => Standing {
  // A must that is kept may carry an advisory; of the others an advisory says that they are not kept.
  const broken: Finding['verdict'] = rule.force === 'must' ? 'violation' : 'advisory';
  const isTouched = [
    ['broken', touches(findings.filter(({ verdict }) => verdict === broken))],
    ['cannot-tell', touches(findings.filter(({ verdict }) => verdict === 'cannot-tell'))],
    ['near-miss', touches(nearMisses)],
  ] as const;
  return (each) => {
    const touched = isTouched.find(([, isIt]) => isIt(each))?.[0];
    return each.hasBlanks && touched !== 'broken' ? 'cannot-tell' : (touched ?? 'kept');
  };
}

function touches(seen: readonly (Finding | NearMiss)[]): (of: PersonSpan) => boolean {
  const ofPerson: ReadonlyMap<PersonId, readonly { span: DaySpan }[]> = groupBy(
    seen.flatMap((span) => span.personIds.map((personId) => ({ personId, span }))),
    ({ personId }) => personId,
  );
  return ({ personId, ...span }) =>
    ofPerson.get(personId)?.some((each) => doSpansMeet(each.span, span)) ?? false;
}
