import { useEffect, useState } from 'react';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { Schedule } from '../../../domain/schedule/schedule.ts';
import type { Filled } from '../../../domain/schedule/slot.ts';
import { checkRule, compareFindings } from '../../../rules/check-schedule.ts';
import { rulesOf, type SetRule } from '../../../rules/registry.ts';
import type { Finding } from '../../../rules/rule.ts';

interface Checked {
  readonly of: readonly Filled[];
  readonly findings: readonly Finding[];
}

/**
 * What the rules say of these filled slots. They are asked one by one after the screen is drawn, and whatever the
 * person at the screen does comes in between.
 * @returns undefined until all have answered, and always for null.
 */
export function useFindings(
  plan: Plan,
  filled: readonly Filled[] | null,
): readonly Finding[] | undefined {
  const [checked, setChecked] = useState<Checked | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  if (failure) throw failure.error;
  useEffect(() => {
    if (!filled) return;
    const stale = new AbortController();
    checkInTurns(new Schedule(plan, filled), rulesOf(plan), stale.signal).then(
      (findings) => {
        if (findings) setChecked({ of: filled, findings });
      },
      (error: unknown) => setFailure({ error }),
    );
    return () => stale.abort();
  }, [plan, filled]);
  return filled !== null && checked?.of === filled ? checked.findings : undefined;
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
