import * as z from 'zod/mini';
import type { Plan } from '../../domain/schedule/plan.ts';

/** The rule among whose settings a program says what jeopardy is to it. */
export const HOME_CALL_RULE_ID = 'home-call';

/** Whether who is on jeopardy is on home call. */
export const jeopardyParams = z.object({ jeopardyIsHomeCall: z._default(z.boolean(), false) });

/** Whether jeopardy is home call in this program, whether the rule is on or not; not where its settings cannot be read. */
export function isJeopardyHomeCall(plan: Plan): boolean {
  const setting = plan.rows.ruleSettings.find(({ id }) => id === HOME_CALL_RULE_ID);
  const parsed = jeopardyParams.safeParse(setting?.params ?? {});
  return parsed.success && parsed.data.jeopardyIsHomeCall;
}
