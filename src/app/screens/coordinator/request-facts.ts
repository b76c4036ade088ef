import { nameOf } from '../../../answers/naming.ts';
import type { Request } from '../../../domain/rows/request.ts';
import type { Member, Plan } from '../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import { slotKey } from '../../../domain/schedule/slot.ts';
import { daysIn, type DaySpan, overlapOf, spanHolds } from '../../../domain/time/day.ts';
import { placeWords } from '../asks/asks-words.ts';

/** What a coordinator weighs before granting leave: places to fill, rotation, who else is away, leave so far. */
export function leaveFacts({ personId, wish }: Request, schedule: Schedule): string[] {
  const { plan } = schedule;
  const member = plan.memberById.get(personId);
  if (wish.kind !== 'leave' || !member) return [];
  return [
    callsWords(schedule, member, wish),
    rotationWords(schedule, member, wish),
    awayWords(plan, member, wish),
    balanceWords(plan, member),
  ].filter((fact) => fact !== '');
}

function callsWords(schedule: Schedule, { person }: Member, days: DaySpan): string {
  const calls = schedule.callsOf(person.id).filter(({ day }) => spanHolds(days, day));
  const named = calls.map(({ role, day, ordinal }) =>
    placeWords(slotKey({ layer: 'call', demandId: role.id, day, ordinal }), schedule.plan),
  );
  return calls.length === 0
    ? 'No call in these days.'
    : `In the draft: ${named.join('; ')}. That would have to be covered.`;
}

function rotationWords(schedule: Schedule, { person }: Member, days: DaySpan): string {
  const { plan } = schedule;
  const rotations = schedule.blocksOf(person.id).flatMap(({ slot }) => {
    const block = plan.blockById.get(slot.blockId);
    const rotation = plan.rotationById.get(slot.demandId);
    return block && rotation && overlapOf(block, days) ? [rotation] : [];
  });
  return [...new Set(rotations)]
    .map(({ name, leaveAllowed }) => `On ${name}, which allows ${leaveAllowed ? '' : 'no '}leave.`)
    .join(' ');
}

function awayWords(plan: Plan, member: Member, days: DaySpan): string {
  const away = plan.members.filter(
    ({ person, year }) =>
      person.id !== member.person.id &&
      year.role === member.year.role &&
      year.pgy === member.year.pgy &&
      plan
        .absencesOf(person.id)
        .some((absence) => absence.status === 'approved' && overlapOf(absence, days)),
  );
  const names = away.map(({ person }) => nameOf(plan, person.id).name);
  return away.length === 0
    ? 'Nobody else of the class is away.'
    : `Away of the same class: ${names.join(', ')}.`;
}

function leaveDays(plan: Plan, { person }: Member): number {
  return plan
    .absencesOf(person.id)
    .filter(({ status, isLeave, isPlanned }) => status === 'approved' && isLeave && isPlanned)
    .map((absence) => overlapOf(absence, plan.rows.year))
    .reduce((sum, span) => sum + (span ? daysIn(span) : 0), 0);
}

function balanceWords(plan: Plan, member: Member): string {
  const peers = plan.members
    .filter(({ year }) => year.role === member.year.role && year.pgy === member.year.pgy)
    .map((each) => leaveDays(plan, each))
    .toSorted((one, other) => one - other);
  const median = peers[Math.floor(peers.length / 2)] ?? 0;
  return `Leave granted this year: ${leaveDays(plan, member)} days; the class has ${median} in the middle.`;
}

/** Whether the draft already does what somebody would like. */
export function preferenceFact({ personId, wish }: Request, schedule: Schedule): string {
  if (wish.kind === 'leave') return '';
  const isThere =
    wish.kind === 'call'
      ? schedule
          .callsOf(personId)
          .some(
            ({ day, role }) =>
              day === wish.day && (wish.callRoleId === null || wish.callRoleId === role.id),
          )
      : schedule
          .blocksOf(personId)
          .some(({ slot }) => slot.blockId === wish.blockId && slot.demandId === wish.rotationId);
  return isThere === wish.wanted
    ? 'The draft does so already.'
    : 'The draft does not do so; generating weighs it as a wish.';
}
