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
import { say, sayCount } from '../../../answers/say.ts';

/** What types of leave are called by those who ask. */
export const leaveWords = (type: AbsenceType): string =>
  ({
    vacation: say`Vacation`,
    conference: say`Conference`,
    sick: say`Medical leave`,
    parental: say`Parental leave`,
    military: say`Military or temporary duty`,
    deployment: say`Deployment`,
    bereavement: say`Bereavement`,
    'family-emergency': say`Family emergency`,
    training: say`Training`,
    interview: say`Interview`,
    'jury-duty': say`Jury duty`,
    other: say`Other leave`,
  })[type];

/** Such as `Mon, Aug 3 – Fri, Aug 7 (5 days)`. */
export function daysWords(span: DaySpan): string {
  const count = daysIn(span);
  return count === 1
    ? dayShort(span.firstDay)
    : `${dayShort(span.firstDay)} – ${dayShort(span.lastDay)} (${sayCount(count, '# day', '# days')})`;
}

/** Such as `Night call, Tue, Dec 8 17:00–07:00`. */
export function placeWords(key: SlotKey, plan: Plan): string {
  const slot = parseSlotKey(key);
  if (slot.layer === 'block') {
    const block = plan.blockById.get(slot.blockId);
    const rotation = plan.rotationById.get(slot.demandId)?.name ?? say`A rotation`;
    return block ? `${rotation}, ${daysWords(block)}` : rotation;
  }
  if (slot.layer === 'half-day') {
    const activity = plan.activityById.get(slot.demandId)?.name ?? say`A half-day`;
    const at = dayShort(slot.day);
    return `${activity}, ${slot.half === 'am' ? say`${at} morning` : say`${at} afternoon`}`;
  }
  const role = plan.callRoleById.get(slot.demandId);
  return role
    ? `${role.name}, ${dayShort(slot.day)} ${role.start}–${role.end}`
    : say`A call, ${dayShort(slot.day)}`;
}

/** What is asked for, such as `Vacation` with `Mon, Aug 3 – Fri, Aug 7 (5 days)`. */
export function wishWords(
  wish: Wish,
  plan: Plan,
): { readonly title: string; readonly when: string } {
  if (wish.kind === 'leave') return { title: leaveWords(wish.type), when: daysWords(wish) };
  if (wish.kind === 'rotation') {
    const rotation = plan.rotationById.get(wish.rotationId)?.name ?? say`a rotation`;
    const block = plan.blockById.get(wish.blockId);
    return {
      title: wish.wanted ? say`Would like ${rotation}` : say`Would rather not do ${rotation}`,
      when: block ? say`Block ${block.label}, ${daysWords(block)}` : '',
    };
  }
  const role =
    wish.callRoleId === null
      ? say`call`
      : (plan.callRoleById.get(wish.callRoleId)?.name ?? say`a call`);
  return {
    title: wish.wanted ? say`Would like ${role}` : say`Would rather not have ${role}`,
    when: dayShort(wish.day),
  };
}

/** A sentence for every place that changes hands, such as `Ada Example gives Bo Sample: Night call, Tue, Dec 8`. */
export function moveWords({ moves }: Pick<Swap, 'moves'>, plan: Plan, meId?: PersonId): string[] {
  const name = (id: PersonId): string => nameOf(plan, id).name;
  return moves.map(({ slot, fromId, toId }) => {
    const place = placeWords(slot, plan);
    if (fromId === meId) return say`You give ${name(toId)}: ${place}`;
    if (toId === meId) return say`${name(fromId)} gives you: ${place}`;
    return say`${name(fromId)} gives ${name(toId)}: ${place}`;
  });
}

/**
 * What became of a request, for the person who asked.
 * @param isLate whether its day came before anybody decided.
 */
export function requestOutcome({ status, decision }: Request, isLate: boolean): string {
  if (status === 'requested') {
    return isLate ? say`The day came before a decision` : say`Waiting for a decision`;
  }
  if (status === 'withdrawn') return say`Withdrawn`;
  if (status === 'granted') return joined(say`Granted`, inEdition(decision), byWhom(decision));
  return `${joined(say`Declined`, byWhom(decision))}: ${reasonWords(decision)}`;
}

/** What became of a swap, for those who take part. */
export function swapOutcome(swap: Swap, plan: Plan): string {
  const { state, decision, overtaken } = swap;
  switch (state) {
    case 'offered':
      return say`Waiting for the partner`;
    case 'accepted':
      return say`Accepted; waiting for the coordinator`;
    case 'approved':
      return `${joined(say`Approved`, byWhom(decision))}; ${say`comes with the next edition`}`;
    case 'done':
      return joined(say`Done`, inEdition(decision));
    case 'declined':
      return say`Declined by the partner`;
    case 'refused':
      return `${joined(say`Refused`, byWhom(decision))}: ${reasonWords(decision)}`;
    case 'withdrawn':
      return say`Withdrawn`;
    case 'expired':
      return say`Over: its day came before it was decided`;
    case 'overtaken':
      return overtaken ? overtakenWords(overtaken, plan) : say`Void: the schedule has moved since`;
  }
}

/** Why a swap cannot be made any more. */
export function overtakenWords(
  { slot, holderId }: NonNullable<Swap['overtaken']>,
  plan: Plan,
): string {
  const holder = holderId === null ? say`nobody` : nameOf(plan, holderId).name;
  return say`Void: ${placeWords(slot, plan)} is with ${holder} now`;
}

function joined(...words: readonly string[]): string {
  return words.filter(Boolean).join(' ');
}

function inEdition(decision: Request['decision']): string {
  return decision?.editionNumber ? say`in edition ${decision.editionNumber}` : '';
}

function byWhom(decision: Request['decision']): string {
  return decision?.by ? say`by ${decision.by}` : '';
}

function reasonWords(decision: Request['decision']): string {
  return decision?.reason || say`your coordinator tells you why`;
}

/** What a swap changes for somebody, such as `1 call fewer · 1 weekend or holiday call fewer · 14 h less`. */
export function loadWords({ calls, nights, weekends, hours }: CallLoad): string {
  const hoursWhole = Math.round(hours * 10) / 10;
  const parts = [
    calls < 0 && sayCount(-calls, '# call fewer', '# calls fewer'),
    calls > 0 && sayCount(calls, '# call more', '# calls more'),
    nights < 0 && sayCount(-nights, '# night fewer', '# nights fewer'),
    nights > 0 && sayCount(nights, '# night more', '# nights more'),
    weekends < 0 &&
      sayCount(-weekends, '# weekend or holiday call fewer', '# weekend or holiday calls fewer'),
    weekends > 0 &&
      sayCount(weekends, '# weekend or holiday call more', '# weekend or holiday calls more'),
    hoursWhole < 0 && say`${-hoursWhole} h less`,
    hoursWhole > 0 && say`${hoursWhole} h more`,
  ].filter((words) => words !== false);
  return parts.length === 0 ? say`the same calls, nights, weekends and hours` : parts.join(' · ');
}
