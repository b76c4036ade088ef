import { useEffect, useState } from 'react';
import { absenceOfRequest } from '../../../domain/asks/request-state.ts';
import type { Request } from '../../../domain/rows/request.ts';
import { Plan } from '../../../domain/schedule/plan.ts';
import { Schedule } from '../../../domain/schedule/schedule.ts';
import { rulesOf } from '../../../rules/registry.ts';
import { newOrWorse } from '../../../solver/mend/matters.ts';
import type { DraftInUse } from './draft-in-use.ts';
import type { RuleEffects } from './effects-of.tsx';
import { checkInTurns } from './use-findings.ts';

interface Known {
  readonly of: Request;
  readonly effects: RuleEffects;
}

/** What the rules would say of the draft if the leave were granted; undefined until all have answered. */
export function useLeaveEffects(
  request: Request,
  { schedule, checked }: DraftInUse,
): RuleEffects | undefined {
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    const absence = absenceOfRequest(request, 'approved');
    if (!checked || !absence) return undefined;
    const stale = new AbortController();
    const { rows } = schedule.plan;
    const others = rows.absences.filter(({ id }) => id !== absence.id);
    const plan = new Plan({ ...rows, absences: [...others, absence] });
    const after = new Schedule(plan, schedule.filled);
    void checkInTurns(after, rulesOf(plan), stale.signal).then((findings) => {
      if (!findings) return;
      const come = newOrWorse(checked.findings, findings);
      const go = newOrWorse(findings, checked.findings);
      setKnown({ of: request, effects: { come, go } });
    });
    return () => stale.abort();
  }, [request, schedule, checked]);
  return known?.of === request ? known.effects : undefined;
}
