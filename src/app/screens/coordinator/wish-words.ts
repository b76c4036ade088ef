import type { Level } from '../../../domain/rows/schedule-run.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { rules, rulesOf } from '../../../rules/registry.ts';
import type { SearchStep } from '../../../solver/answer.ts';
import type { SolvedLayer } from '../../../solver/problem.ts';
import { POLICIES } from '../../../solver/wishes/level-names.ts';

/** A wish as it stands in the order. */
export interface WishInOrder {
  readonly ruleId: string;
  readonly slackPercent: number;
}

/** The order nobody has changed yet: what people asked for themselves and what is owed them first. */
const AT_FIRST: readonly string[] = [
  'requested-leave',
  'requested-leave-free',
  'full-requirements',
  'call-fairness',
  'heavy-balance',
  'rotation-requests',
  'call-requests',
  'call-spread',
  'usual-week',
];

/** The wishes that the program uses in these layers, in their last order; new ones come last. */
export function wishesInOrder(
  plan: Plan,
  layers: readonly SolvedLayer[],
  last: readonly WishInOrder[],
): WishInOrder[] {
  const used = rulesOf(plan).flatMap(({ rule }) =>
    rule.force === 'wish' && layers.some((layer) => layer === rule.layer) ? [rule.id] : [],
  );
  const atFirst = [...AT_FIRST, ...used].map((ruleId) => ({ ruleId, slackPercent: 0 }));
  const order = [...last, ...atFirst].filter(
    ({ ruleId }, place, all) =>
      used.includes(ruleId) && all.findIndex((other) => other.ruleId === ruleId) === place,
  );
  return order;
}

/** What a thing asked for is called. */
export function levelTitle({ name, part }: Pick<Level, 'name' | 'part'>): string {
  const title = name === POLICIES ? 'Policies' : (rules.get(name)?.title ?? name);
  return part === 'worst-off' ? `${title}: whoever is worst off` : title;
}

/** What a search is about. */
export function stepWords(step: SearchStep): string {
  return step.kind === 'different'
    ? 'As few places as can be as before'
    : `${levelTitle(step)} (${step.place} of ${step.count})`;
}
