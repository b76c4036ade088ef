import { fullName, type Plan } from '../../../domain/schedule/plan.ts';
import type { Rechecked } from '../../../rules/recheck.ts';
import type { Finding } from '../../../rules/rule.ts';

/** What verdicts are called. */
export const VERDICT_WORDS: Readonly<Record<Finding['verdict'], string>> = {
  violation: 'Broken rules',
  'cannot-tell': 'Cannot be told',
  advisory: 'Could be better',
};

/** Why the finding is made, with the people's names in it. */
export function becauseWords(
  { because, personIds }: Pick<Finding, 'because' | 'personIds'>,
  plan: Plan,
): string {
  return because.replaceAll(/\{(\d+)\}/g, (_, place: string) => {
    const id = personIds[Number(place)];
    const member = id === undefined ? undefined : plan.memberById.get(id);
    return member ? fullName(member.person) : 'somebody';
  });
}

/** The people the finding is about, by name; those who are not in the plan are left out. */
export function namesOf({ personIds }: Pick<Finding, 'personIds'>, plan: Plan): string[] {
  return personIds.flatMap((id) => {
    const member = plan.memberById.get(id);
    return member ? [fullName(member.person)] : [];
  });
}

/** What a change does to the findings, counted. */
export interface Effect {
  /** Must-rules newly broken, and those not broken any more. */
  readonly breaks: number;
  readonly mends: number;
  /** Findings that are no broken must, newly made and not made any more. */
  readonly worsens: number;
  readonly improves: number;
}

/** Counts what came and went. */
export function effectOf({ came, went }: Pick<Rechecked, 'came' | 'went'>): Effect {
  const isBroken = ({ verdict }: Finding): boolean => verdict === 'violation';
  const breaks = came.filter(isBroken).length;
  const mends = went.filter(isBroken).length;
  return { breaks, mends, worsens: came.length - breaks, improves: went.length - mends };
}

/** The effect in a few words, such as “breaks 2 · mends 1”. */
export function effectWords(effect: Effect): string {
  const told = (['breaks', 'mends', 'worsens', 'improves'] as const).filter(
    (what) => effect[what] > 0,
  );
  return told.length === 0
    ? 'nothing to object to'
    : told.map((what) => `${what} ${effect[what]}`).join(' · ');
}

/** The order of choices by their effect: what breaks least on balance first. */
export function compareEffects(one: Effect, other: Effect): number {
  const musts = (effect: Effect): number => effect.breaks - effect.mends;
  const rest = (effect: Effect): number => effect.worsens - effect.improves;
  return musts(one) - musts(other) || rest(one) - rest(other);
}
