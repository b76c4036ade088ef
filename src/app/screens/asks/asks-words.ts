import { nameOf } from '../../../answers/naming.ts';
import { dayShort } from '../../../answers/time-words.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { AbsenceType } from '../../../domain/rows/absence.ts';
import type { Request, Wish } from '../../../domain/rows/request.ts';
import type { Swap } from '../../../domain/rows/swap.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { parseSlotKey, type SlotKey } from '../../../domain/schedule/slot.ts';
import { type DaySpan, daysIn } from '../../../domain/time/day.ts';
import type { CallLoad } from '../../../solver/swap/call-load.ts';

/** What types of leave are called by those who ask. */
export const LEAVE_WORDS: Readonly<Record<AbsenceType, string>> = {
  vacation: 'Vacation',
  conference: 'Conference',
  sick: 'Medical leave',
  parental: 'Parental leave',
  military: 'Military or temporary duty',
  deployment: 'Deployment',
  bereavement: 'Bereavement',
  'family-emergency': 'Family emergency',
  training: 'Training',
  interview: 'Interview',
  'jury-duty': 'Jury duty',
  other: 'Other leave',
};

/** Such as `Mon, Aug 3 – Fri, Aug 7 (5 days)`. */
export function daysWords(span: DaySpan): string {
  const count = daysIn(span);
  return count === 1
    ? dayShort(span.firstDay)
    : `${dayShort(span.firstDay)} – ${dayShort(span.lastDay)} (${count} days)`;
}

/** Such as `Night call, Tue, Dec 8 17:00–07:00`. */
export function placeWords(key: SlotKey, plan: Plan): string {
  const slot = parseSlotKey(key);
  if (slot.layer === 'block') {
    const block = plan.blockById.get(slot.blockId);
    const rotation = plan.rotationById.get(slot.demandId)?.name ?? 'A rotation';
    return block ? `${rotation}, ${daysWords(block)}` : rotation;
  }
  if (slot.layer === 'half-day') {
    const activity = plan.activityById.get(slot.demandId)?.name ?? 'A half-day';
    return `${activity}, ${dayShort(slot.day)} ${slot.half === 'am' ? 'morning' : 'afternoon'}`;
  }
  const role = plan.callRoleById.get(slot.demandId);
  return role
    ? `${role.name}, ${dayShort(slot.day)} ${role.start}–${role.end}`
    : `A call, ${dayShort(slot.day)}`;
}

/** What is asked for, such as `Vacation` with `Mon, Aug 3 – Fri, Aug 7 (5 days)`. */
export function wishWords(
  wish: Wish,
  plan: Plan,
): { readonly title: string; readonly when: string } {
  if (wish.kind === 'leave') return { title: LEAVE_WORDS[wish.type], when: daysWords(wish) };
  if (wish.kind === 'rotation') {
    const rotation = plan.rotationById.get(wish.rotationId)?.name ?? 'a rotation';
    const block = plan.blockById.get(wish.blockId);
    return {
      title: wish.wanted ? `Would like ${rotation}` : `Would rather not do ${rotation}`,
      when: block ? `Block ${block.label}, ${daysWords(block)}` : '',
    };
  }
  const role = wish.callRoleId === null ? 'call' : plan.callRoleById.get(wish.callRoleId)?.name;
  return {
    title: wish.wanted
      ? `Would like ${role ?? 'a call'}`
      : `Would rather not have ${role ?? 'a call'}`,
    when: dayShort(wish.day),
  };
}

/** A sentence for every place that changes hands, such as `Ada Example gives Bo Sample: Night call, Tue, Dec 8`. */
export function moveWords({ moves }: Pick<Swap, 'moves'>, plan: Plan, meId?: PersonId): string[] {
  const name = (id: PersonId, isFirst: boolean): string =>
    id === meId ? (isFirst ? 'You' : 'you') : nameOf(plan, id).name;
  return moves.map(
    ({ slot, fromId, toId }) =>
      `${name(fromId, true)} ${fromId === meId ? 'give' : 'gives'} ${name(toId, false)}: ${placeWords(slot, plan)}`,
  );
}

/**
 * What became of a request, for the person who asked.
 * @param isLate whether its day came before anybody decided.
 */
export function requestOutcome({ status, decision }: Request, isLate: boolean): string {
  if (status === 'requested') {
    return isLate ? 'The day came before a decision' : 'Waiting for a decision';
  }
  if (status === 'withdrawn') return 'Withdrawn';
  if (status === 'granted') return `Granted${editionWords(decision)}${byWords(decision)}`;
  return `Declined${byWords(decision)}: ${reasonWords(decision)}`;
}

/** What became of a swap, for those who take part. */
export function swapOutcome(swap: Swap, plan: Plan): string {
  const { state, decision, overtaken } = swap;
  switch (state) {
    case 'offered':
      return 'Waiting for the partner';
    case 'accepted':
      return 'Accepted; waiting for the coordinator';
    case 'approved':
      return `Approved${byWords(decision)}; comes with the next edition`;
    case 'done':
      return `Done${editionWords(decision)}`;
    case 'declined':
      return 'Declined by the partner';
    case 'refused':
      return `Refused${byWords(decision)}: ${reasonWords(decision)}`;
    case 'withdrawn':
      return 'Withdrawn';
    case 'expired':
      return 'Over: its day came before it was decided';
    case 'overtaken':
      return overtaken ? overtakenWords(overtaken, plan) : 'Void: the schedule has moved since';
  }
}

/** Why a swap cannot be made any more. */
export function overtakenWords(
  { slot, holderId }: NonNullable<Swap['overtaken']>,
  plan: Plan,
): string {
  const holder = holderId === null ? 'nobody' : nameOf(plan, holderId).name;
  return `Void: ${placeWords(slot, plan)} is with ${holder} now`;
}

function editionWords(decision: Request['decision']): string {
  return decision?.editionNumber ? ` in edition ${decision.editionNumber}` : '';
}

function byWords(decision: Request['decision']): string {
  return decision?.by ? ` by ${decision.by}` : '';
}

function reasonWords(decision: Request['decision']): string {
  return decision?.reason || 'your coordinator tells you why';
}

/** What a swap changes for somebody, such as `1 call fewer · 1 weekend or holiday call fewer · 14 h less`. */
export function loadWords({ calls, nights, weekends, hours }: CallLoad): string {
  const counted = (count: number, one: string): string[] =>
    count === 0
      ? []
      : [
          `${Math.abs(count)} ${one}${Math.abs(count) === 1 ? '' : 's'} ${count < 0 ? 'fewer' : 'more'}`,
        ];
  const hoursWhole = Math.round(hours * 10) / 10;
  const parts = [
    ...counted(calls, 'call'),
    ...counted(nights, 'night'),
    ...counted(weekends, 'weekend or holiday call'),
    ...(hoursWhole === 0 ? [] : [`${Math.abs(hoursWhole)} h ${hoursWhole < 0 ? 'less' : 'more'}`]),
  ];
  return parts.length === 0 ? 'the same calls, nights, weekends and hours' : parts.join(' · ');
}
