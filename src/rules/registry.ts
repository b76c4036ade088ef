import type { Plan } from '../domain/schedule/plan.ts';
import type { Rule } from './rule.ts';
import { settingsOf } from './rule-settings.ts';

const modules = import.meta.glob<Rule>('./*/*.rule.ts', { eager: true, import: 'rule' });

/** The pack of each rule, by the rule's id: the folder of its file. */
export const packs: ReadonlyMap<string, string> = new Map(
  Object.entries(modules).map(([path, rule]) => [rule.id, path.split('/')[1] ?? '']),
);

/** Every rule there is, by id: one file each, found by glob. Without what only the solver needs. */
export const rules: ReadonlyMap<string, Rule> = new Map(
  Object.values(modules)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map((rule) => [rule.id, rule]),
);

/** A rule as a program has set it. */
export interface SetRule {
  readonly rule: Rule;
  /** Parsed by the rule's own schema. */
  readonly params: unknown;
  /** False where the program's settings cannot be read and the defaults stand. */
  readonly isReadable: boolean;
}

/** The rules that are switched on in the plan, by id, with the settings they are used with. */
export function rulesOf(plan: Plan): SetRule[] {
  return [...rules.values()].flatMap((rule) => {
    const { isOn, params, isReadable } = settingsOf(plan, rule);
    return isOn ? [{ rule, params, isReadable }] : [];
  });
}
