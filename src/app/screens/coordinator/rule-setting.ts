import type { RotationTemplate } from '../../../domain/rows/rotation.ts';
import type { RuleSetting } from '../../../domain/rows/schedule.ts';
import type { ParameterValue } from '../../../rules/parameters.ts';
import type { Rule } from '../../../rules/rule.ts';

/** The setting of rules that names rotations, by id or by code. */
export const ROTATIONS_KEY = 'rotations';

/** The settings of rules that name clinic activities, by code. */
export const CLINICS_KEY = /clinics$/i;

/** Whether the program uses the rule. */
export function isRuleOn(rule: Rule, setting: RuleSetting | undefined): boolean {
  return setting?.isOn ?? rule.isOnByDefault ?? true;
}

/** Settings as they are read: rotations by their codes, which the settings hold by id. */
export function rotationCodesIn(
  rotations: readonly RotationTemplate[],
): (values: Readonly<Record<string, ParameterValue>>) => Record<string, ParameterValue> {
  const codeOf = new Map<string, string>(rotations.map(({ id, code }) => [id, code]));
  return (values) => {
    const named = values[ROTATIONS_KEY];
    if (!Array.isArray(named)) return { ...values };
    return { ...values, [ROTATIONS_KEY]: named.map((name: string) => codeOf.get(name) ?? name) };
  };
}
