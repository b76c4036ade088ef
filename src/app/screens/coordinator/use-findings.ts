import { useEffect, useMemo, useState } from 'react';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { Schedule } from '../../../domain/schedule/schedule.ts';
import type { Filled } from '../../../domain/schedule/slot.ts';
import { checkSchedule } from '../../../rules/check-schedule.ts';
import type { Finding } from '../../../rules/rule.ts';

/**
 * What the rules say of these filled slots. Checked after the screen is drawn, so that it never waits.
 * @returns undefined until it is known, and always for null.
 */
export function useFindings(
  plan: Plan,
  filled: readonly Filled[] | null,
): readonly Finding[] | undefined {
  const [checked, setChecked] = useState<{
    readonly of: readonly Filled[];
    readonly findings: readonly Finding[];
  } | null>(null);
  const schedule = useMemo(() => filled && new Schedule(plan, filled), [plan, filled]);
  useEffect(() => {
    if (!schedule) return;
    const timer = window.setTimeout(
      () => setChecked({ of: schedule.filled, findings: checkSchedule(schedule) }),
      0,
    );
    return () => window.clearTimeout(timer);
  }, [schedule]);
  return filled !== null && checked?.of === filled ? checked.findings : undefined;
}
