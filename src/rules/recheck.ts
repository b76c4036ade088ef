import type { PersonId } from '../domain/id.ts';
import type { Layer } from '../domain/rows/schedule.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { ScheduleDifference } from '../domain/schedule/schedule-difference.ts';
import { addDays, type DaySpan, doSpansMeet } from '../domain/time/day.ts';
import { checkRule, compareFindings, findingsOf } from './check-schedule.ts';
import { rulesOf, type SetRule } from './registry.ts';
import type { Finding, Rule } from './rule.ts';
import { isWorkRule } from './work/check-work.ts';

/** A schedule with what every rule that is on says of it. */
export interface CheckedSchedule {
  readonly schedule: Schedule;
  /** As `checkSchedule` gives them. */
  readonly findings: readonly Finding[];
  /** The same by the rule's id, in no order. */
  readonly byRule: ReadonlyMap<string, readonly Finding[]>;
}

/** A changed schedule with what is said of it, and what was not said before or is not said any more. */
export interface Rechecked extends CheckedSchedule {
  readonly came: readonly Finding[];
  readonly went: readonly Finding[];
}

/** The schedule with what was said of it. @param byRule the findings of every rule that is on. */
export function checkedSchedule(
  schedule: Schedule,
  byRule: ReadonlyMap<string, readonly Finding[]>,
): CheckedSchedule {
  return { schedule, byRule, findings: [...byRule.values()].flat().toSorted(compareFindings) };
}

/** Asks every rule that is on about the whole schedule. */
export function checkWhole(schedule: Schedule): CheckedSchedule {
  const asked = rulesOf(schedule.plan);
  return checkedSchedule(
    schedule,
    new Map(asked.map((setRule) => [setRule.rule.id, checkRule(schedule, setRule)])),
  );
}

/**
 * Asks the rules again after a few cells have changed: each only about what the change can affect, about the whole
 * where it cannot be asked about less. The findings are those of `checkSchedule`.
 */
export function recheck(before: CheckedSchedule, difference: ScheduleDifference): Rechecked {
  const schedule = before.schedule.after(difference);
  const affected = affectedBy(before.schedule, difference);
  const asked = rulesOf(schedule.plan).filter(({ rule }) => readsLayerOf(rule, difference));
  const byRule = new Map(before.byRule);
  const stale = new Set<Finding>();
  const fresh: Finding[] = [];
  for (const setRule of asked) {
    const { isStale, found } = askAgain(schedule, setRule, affected);
    const known = byRule.get(setRule.rule.id) ?? [];
    const old = known.filter(isStale);
    if (old.length === 0 && found.length === 0) continue;
    for (const finding of old) stale.add(finding);
    fresh.push(...found);
    byRule.set(setRule.rule.id, [...known.filter((each) => !stale.has(each)), ...found]);
  }
  const kept = before.findings.filter((finding) => !stale.has(finding));
  const findings = merged(kept, fresh.toSorted(compareFindings));
  return { schedule, byRule, findings, ...whatChanged(stale, fresh) };
}

/**
 * Whether the rule reads a layer in which something is different: the one it limits and those above, and rules of work
 * all of them.
 */
function readsLayerOf(rule: Rule, { gone, came }: ScheduleDifference): boolean {
  const read = isWorkRule(rule) ? LAYERS : LAYERS.slice(0, LAYERS.indexOf(rule.layer) + 1);
  return [...gone, ...came].some(({ slot }) => read.includes(slot.layer));
}

/** From the highest to the lowest. */
const LAYERS: readonly Layer[] = ['block', 'call', 'half-day'];

interface Affected {
  readonly people: ReadonlySet<PersonId>;
  /** From the first to the last day on which something is different. */
  readonly span: DaySpan | null;
}

function affectedBy({ plan }: Schedule, { gone, came }: ScheduleDifference): Affected {
  const all = [...gone, ...came];
  const spans = all.flatMap(({ slot }): DaySpan[] => {
    if (slot.layer === 'block') {
      const block = plan.blockById.get(slot.blockId);
      return block ? [block] : [];
    }
    // A night of call frees the day after it.
    const lastDay = slot.layer === 'call' ? addDays(slot.day, 1) : slot.day;
    return [{ firstDay: slot.day, lastDay }];
  });
  const firstDay = spans.map((span) => span.firstDay).toSorted()[0];
  const lastDay = spans
    .map((span) => span.lastDay)
    .toSorted()
    .at(-1);
  return {
    people: new Set(all.map(({ personId }) => personId)),
    span: firstDay && lastDay ? { firstDay, lastDay } : null,
  };
}

/** What a rule says now of what is affected, and which of its findings that replaces. */
function askAgain(
  schedule: Schedule,
  setRule: SetRule,
  { people, span }: Affected,
): { readonly isStale: (finding: Finding) => boolean; readonly found: readonly Finding[] } {
  const { rule, params, isReadable } = setRule;
  if (isReadable && rule.checkPerson) {
    const seen = [...people].flatMap((each) => rule.checkPerson?.(schedule.of(each), params) ?? []);
    return {
      isStale: ({ personIds }) => personIds[0] !== undefined && people.has(personIds[0]),
      found: findingsOf(rule, seen),
    };
  }
  if (isReadable && rule.checkDays) {
    if (!span) return { isStale: () => false, found: [] };
    return {
      isStale: (finding) => doSpansMeet(finding, span),
      found: findingsOf(rule, rule.checkDays(schedule, span, params)),
    };
  }
  return { isStale: () => true, found: checkRule(schedule, setRule) };
}

function whatChanged(
  stale: ReadonlySet<Finding>,
  fresh: readonly Finding[],
): Pick<Rechecked, 'came' | 'went'> {
  const before = new Set([...stale].map(textOf));
  const after = new Set(fresh.map(textOf));
  return {
    came: fresh.filter((finding) => !before.has(textOf(finding))).toSorted(compareFindings),
    went: [...stale].filter((finding) => !after.has(textOf(finding))).toSorted(compareFindings),
  };
}

/** What tells findings apart for whoever reads them. */
export function textOf({ ruleId, personIds, firstDay, because }: Finding): string {
  return [ruleId, personIds.join(), firstDay, because].join('|');
}

/** Both lists as one. @param many in order. @param few in order; each finds its place by halving. */
function merged(many: readonly Finding[], few: readonly Finding[]): Finding[] {
  const all: Finding[] = [];
  let from = 0;
  for (const finding of few) {
    let low = from;
    let high = many.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = many[middle];
      if (other && compareFindings(other, finding) <= 0) low = middle + 1;
      else high = middle;
    }
    all.push(...many.slice(from, low), finding);
    from = low;
  }
  all.push(...many.slice(from));
  return all;
}
