import type * as z from 'zod/mini';
import type { Plan } from '../domain/schedule/plan.ts';
import type { Rule } from './rule.ts';

/** How a program uses a rule. */
export interface UsedSettings<Params> {
  readonly isOn: boolean;
  readonly params: Params;
  /** False where the program's settings cannot be read and the defaults stand. */
  readonly isReadable: boolean;
}

/** The settings with which the plan's program uses a rule; what it has not set stands as the rule's own defaults. */
export function settingsOf<Schema extends z.ZodMiniType>(
  plan: Plan,
  rule: Pick<Rule<Schema>, 'id' | 'params' | 'isOnByDefault'>,
): UsedSettings<z.infer<Schema>> {
  const setting = plan.rows.ruleSettings.find(({ id }) => id === rule.id);
  const isOn = setting?.isOn ?? rule.isOnByDefault ?? true;
  const set = rule.params.safeParse(setting?.params ?? {});
  return set.success
    ? { isOn, params: set.data, isReadable: true }
    : { isOn, params: rule.params.parse({}), isReadable: false };
}
