import { nameOf } from '../../../answers/naming.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Finding } from '../../../rules/rule.ts';

/** Whom a finding is about and why it is made, such as `Ada Example: 84 hours a week.` */
export function becauseText({ because, personIds }: Finding, plan: Plan): string {
  const names = personIds.map((id) => nameOf(plan, id).name);
  const words = because.replaceAll(/\{(\d+)\}/g, (_, place: string) => names[Number(place)] ?? '');
  return names.length === 0 || words !== because ? words : `${names.join(', ')}: ${words}`;
}
