import { useEffect, useRef, useState } from 'react';
import { groupBy } from '../../../domain/group-by.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { Schedule } from '../../../domain/schedule/schedule.ts';
import { differenceBetween } from '../../../domain/schedule/schedule-difference.ts';
import type { Filled } from '../../../domain/schedule/slot.ts';
import { checkRule, compareFindings } from '../../../rules/check-schedule.ts';
import { type CheckedSchedule, recheck } from '../../../rules/recheck.ts';
import { rulesOf, type SetRule } from '../../../rules/registry.ts';
import type { Finding } from '../../../rules/rule.ts';

interface Checked extends CheckedSchedule {
  readonly of: readonly Filled[];
}

/** As many changed cells as are sooner asked about one by one than all at once. */
const DIFFERENCE_MAX = 20;

/**
 * These filled slots with what the rules say of them. At first the rules are asked one by one after the screen is
 * drawn, and whatever the person at the screen does comes in between; after a few cells have changed, only about those.
 * @returns undefined until all have answered, and always for null.
 */
export function useChecked(
  plan: Plan,
  filled: readonly Filled[] | null,
): CheckedSchedule | undefined {
  const [checked, setChecked] = useState<Checked | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  const last = useRef<Checked | null>(null);
  if (failure) throw failure.error;
  useEffect(() => {
    if (!filled) return;
    const stale = new AbortController();
    const keep = (found: CheckedSchedule | null): void => {
      if (!found) return;
      last.current = { ...found, of: filled };
      setChecked(last.current);
    };
    const again = last.current && checkedAgain(last.current, plan, filled);
    if (again) keep(again);
    else {
      checkAllInTurns(new Schedule(plan, filled), stale.signal).then(keep, (error: unknown) =>
        setFailure({ error }),
      );
    }
    return () => stale.abort();
  }, [plan, filled]);
  return filled !== null && checked?.of === filled ? checked : undefined;
}

/** What the rules say of these filled slots; undefined until all have answered, and always for null. */
export function useFindings(
  plan: Plan,
  filled: readonly Filled[] | null,
): readonly Finding[] | undefined {
  return useChecked(plan, filled)?.findings;
}

/** Null where the plan is another one, or so much has changed that all is to be asked anew. */
function checkedAgain(
  before: Checked,
  plan: Plan,
  filled: readonly Filled[],
): CheckedSchedule | null {
  if (before.schedule.plan !== plan) return null;
  const difference = differenceBetween(before.of, filled);
  const isSmall = difference.gone.length + difference.came.length <= DIFFERENCE_MAX;
  return isSmall ? recheck(before, difference) : null;
}

async function checkAllInTurns(
  schedule: Schedule,
  stale: AbortSignal,
): Promise<CheckedSchedule | null> {
  const findings = await checkInTurns(schedule, rulesOf(schedule.plan), stale);
  return findings && { schedule, findings, byRule: groupBy(findings, ({ ruleId }) => ruleId) };
}

/** Asks these rules, letting the page do its work in between; null once nobody wants to know any more. */
export async function checkInTurns(
  schedule: Schedule,
  setRules: readonly SetRule[],
  stale: AbortSignal,
): Promise<Finding[] | null> {
  const findings: Finding[] = [];
  for (const rule of setRules) {
    await nextTask();
    if (stale.aborted) return null;
    findings.push(...checkRule(schedule, rule));
  }
  return findings.toSorted(compareFindings);
}

/** Waits until the page had its turn. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
