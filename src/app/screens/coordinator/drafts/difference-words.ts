import type { CellDifference } from '../../../../domain/schedule/cell-difference.ts';
import { fullName, type Plan } from '../../../../domain/schedule/plan.ts';
import type { Filled } from '../../../../domain/schedule/slot.ts';
import { shortDayWords } from '../day-words.ts';

/** Somebody's name; people who are not in the plan are “somebody”. */
export function personName(plan: Plan, personId: Filled['personId']): string {
  const member = plan.memberById.get(personId);
  return member ? fullName(member.person) : 'somebody';
}

/** What somebody fills: a rotation's code, a call role's or an activity's name. */
export function fillingWords({ slot }: Pick<Filled, 'slot'>, plan: Plan): string {
  switch (slot.layer) {
    case 'block':
      return plan.rotationById.get(slot.demandId)?.code ?? 'a rotation';
    case 'call':
      return plan.callRoleById.get(slot.demandId)?.name ?? 'call';
    case 'half-day':
      return plan.activityById.get(slot.demandId)?.name ?? 'an activity';
  }
}

/** Where two schedules differ, such as “Block 3” or “Night, Jul 8”. */
export function cellWords({ gone, came, firstDay }: CellDifference, plan: Plan): string {
  const [filled] = [...gone, ...came];
  if (!filled) return shortDayWords(firstDay);
  const { slot } = filled;
  if (slot.layer === 'block') return `Block ${plan.blockById.get(slot.blockId)?.label ?? '?'}`;
  if (slot.layer === 'half-day') {
    return `${shortDayWords(firstDay)} ${slot.half === 'am' ? 'morning' : 'afternoon'}`;
  }
  return `${fillingWords(filled, plan)}, ${shortDayWords(firstDay)}`;
}

/** One side of a difference: codes and activities, or who is on call; a dash for nothing. */
export function contentWords(filled: readonly Filled[], plan: Plan): string {
  const words = filled.map((each) =>
    each.slot.layer === 'call' ? personName(plan, each.personId) : fillingWords(each, plan),
  );
  return words.join(' and ') || '–';
}

/** The whole difference in a line, such as “Block 3: WARD → ICU”. */
export function differenceWords(difference: CellDifference, plan: Plan): string {
  const { gone, came } = difference;
  return `${cellWords(difference, plan)}: ${contentWords(gone, plan)} → ${contentWords(came, plan)}`;
}
