import type { Source } from '../../../../domain/rows/schedule.ts';
import { isNeededOn } from '../../../../domain/rows/rotation.ts';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import { overlapOf } from '../../../../domain/time/day.ts';
import { shortDayWords } from '../day-words.ts';
import { halfDayWhy } from './half-day-words.ts';
import { onCall, onRotation } from './held.ts';
import { isSettledByRotation } from './choices.ts';
import { daysOfPlace, heldAt, type Place } from './place.ts';
import { needAt, peopleAt } from './sessions-there.ts';

const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  pinned: 'Pinned: somebody decided it, and generating keeps it.',
  imported: 'It came with an import.',
  solved: 'It was placed by generating or by a repair.',
};

/** Why a place is as it is, fact by fact. */
export function whyHere(schedule: Schedule, place: Place): string[] {
  const held = heldAt(schedule, place);
  return [
    ...new Set(held.map(({ source }) => SOURCE_WORDS[source])),
    ...ownFacts(schedule, place),
    ...absenceFacts(schedule, place),
  ];
}

function ownFacts(schedule: Schedule, place: Place): string[] {
  switch (place.kind) {
    case 'rotation':
      return heldAt(schedule, place).flatMap(({ slot }) =>
        slot.layer === 'block'
          ? [
              ...rotationFacts(schedule, slot.demandId, slot.blockId),
              ...requirementFacts(schedule, place, slot.demandId),
            ]
          : [],
      );
    case 'calls':
      return callFacts(schedule, place);
    case 'half-day':
      return [halfDayWhy(schedule.halfDay(place.personId, place.day, place.half))];
    case 'seat':
      return seatFacts(schedule, place);
    case 'session':
      return sessionFacts(schedule, place);
  }
}

function rotationFacts(
  schedule: Schedule,
  rotationId: Parameters<typeof onRotation>[1],
  blockId: Parameters<typeof onRotation>[2],
): string[] {
  const { plan } = schedule;
  const rotation = plan.rotationById.get(rotationId);
  if (!rotation) return [];
  const there = onRotation(schedule, rotationId, blockId);
  return rotation.demand.map(({ classes, min, max }) => {
    const count = there.filter(({ personId }) => {
      const pgy = plan.memberById.get(personId)?.year.pgy ?? null;
      return classes.length === 0 || (pgy !== null && classes.includes(pgy));
    }).length;
    const whom = classes.length === 0 ? '' : ` of PGY-${classes.join(', ')}`;
    return `${rotation.name} has ${count}${whom} in this block and takes ${min} to ${max}.`;
  });
}

function requirementFacts(
  schedule: Schedule,
  { personId }: Extract<Place, { kind: 'rotation' }>,
  rotationId: Parameters<typeof onRotation>[1],
): string[] {
  const rotation = schedule.plan.rotationById.get(rotationId);
  const pgy = schedule.plan.memberById.get(personId)?.year.pgy;
  const asked = rotation?.requirements.find((each) => each.pgy === pgy);
  if (!rotation || !asked) return [];
  const has = schedule.blocksOf(personId).filter(({ slot }) => slot.demandId === rotationId).length;
  return [
    `PGY-${asked.pgy} does ${asked.blocksMin} to ${asked.blocksMax} blocks of ${rotation.name} this year; here ${has}.`,
  ];
}

function callFacts(
  schedule: Schedule,
  { personId, day }: Extract<Place, { kind: 'calls' }>,
): string[] {
  const { rotation } = schedule.of(personId).usualWeek(day);
  const roles = schedule.callsOf(personId).filter((duty) => duty.day === day);
  return [
    ...roles.map(({ role }) => `${role.name}, ${role.start} to ${role.end}.`),
    ...(rotation
      ? [`On ${rotation.name}, which takes ${rotation.takesCall ? '' : 'no '}call.`]
      : []),
    ...(schedule.isPostCall(personId, day) ? ['Free after an in-house call.'] : []),
  ];
}

function seatFacts(schedule: Schedule, { slot }: Extract<Place, { kind: 'seat' }>): string[] {
  if (slot.layer === 'block') return rotationFacts(schedule, slot.demandId, slot.blockId);
  const role = slot.layer === 'call' ? schedule.plan.callRoleById.get(slot.demandId) : undefined;
  if (!role) return [];
  const count = onCall(schedule, role.id, slot.day).length;
  return [
    isNeededOn(role, slot.day)
      ? `${role.name}, ${role.start} to ${role.end}, has ${count} on this day and needs ${role.needed}.`
      : `${role.name} is not needed on this day.`,
  ];
}

function sessionFacts(schedule: Schedule, place: Extract<Place, { kind: 'session' }>): string[] {
  const { plan } = schedule;
  const activity = plan.activityById.get(place.activityId);
  if (!activity) return [];
  const need = needAt(schedule, activity, place);
  const people = peopleAt(schedule, place);
  const decided = heldAt(schedule, place).length;
  return [
    need
      ? `${activity.name} needs ${need.needed} in this half-day and has ${need.there}.`
      : 'It asks for no number of people in this half-day.',
    ...(people.length > 0
      ? [
          `${decided} of ${people.length} put here for this half-day alone, the others by their usual week.`,
        ]
      : []),
    ...(isSettledByRotation(place, plan)
      ? ['Who is here follows from their rotation: change it in the rows of people.']
      : []),
  ];
}

function absenceFacts(schedule: Schedule, place: Place): string[] {
  const span = daysOfPlace(schedule.plan, place);
  const people =
    'personId' in place
      ? [place.personId]
      : heldAt(schedule, place).map(({ personId }) => personId);
  return people
    .flatMap((personId) => schedule.plan.absencesOf(personId))
    .filter((absence) => absence.status === 'approved' && overlapOf(absence, span))
    .map(({ firstDay, lastDay }) => `Away ${shortDayWords(firstDay)} – ${shortDayWords(lastDay)}.`);
}
