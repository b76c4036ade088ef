import * as z from 'zod/mini';
import type { PersonId } from '../domain/id.ts';
import type { Duty } from '../domain/schedule/person-schedule.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { addDays, type Day, daySchema, type DaySpan, daysOf } from '../domain/time/day.ts';
import { dutySpan, type InstantSpan } from '../domain/time/zone.ts';
import { say } from './say.ts';

/** What somebody's calendar shows: a rotation, a call, a clinic, an absence. */
export interface MyEvent {
  readonly uid: string;
  readonly summary: string;
  readonly location?: string;
  readonly when: InstantSpan | DaySpan;
  readonly isBusy: boolean;
}

/** What a calendar file held that was given out before, so that the next one can take back what is gone. */
export const givenOutSchema = z.array(
  z.object({ uid: z.string(), summary: z.string(), firstDay: daySchema, lastDay: daySchema }),
);
/** What a calendar file held that was given out before. */
export type GivenOut = z.infer<typeof givenOutSchema>;

/**
 * The events of somebody's schedule in the span: rotations and absences all day, calls and clinics with their times.
 * Names stay the same however often the schedule is published: they are of the person and the place in the schedule.
 */
export function myEvents(schedule: Schedule, personId: PersonId, span: DaySpan): MyEvent[] {
  const uidOf = (key: string): string =>
    `${key.replaceAll(/[^\w-]+/g, '.')}.${personId}@${schedule.plan.rows.program.id}`;
  return [
    ...rotationEvents(schedule, personId, span, uidOf),
    ...absenceEvents(schedule, personId, span, uidOf),
    ...schedule
      .callsOf(personId)
      .filter(({ day }) => span.firstDay <= day && day <= span.lastDay)
      .map((duty) => callEvent(schedule, duty, uidOf)),
    ...clinicEvents(schedule, personId, span, uidOf),
  ];
}

type UidOf = (key: string) => string;

function rotationEvents(
  schedule: Schedule,
  personId: PersonId,
  span: DaySpan,
  uidOf: UidOf,
): MyEvent[] {
  const { plan } = schedule;
  return schedule.blocksOf(personId).flatMap(({ slot }): MyEvent[] => {
    const block = plan.blockById.get(slot.blockId);
    const rotation = plan.rotationById.get(slot.demandId);
    if (!block || !rotation || block.lastDay < span.firstDay) return [];
    const { firstDay, lastDay } = block;
    const uid = uidOf(`block.${slot.blockId}`);
    return [{ uid, summary: rotation.name, when: { firstDay, lastDay }, isBusy: false }];
  });
}

function absenceEvents(
  { plan }: Schedule,
  personId: PersonId,
  span: DaySpan,
  uidOf: UidOf,
): MyEvent[] {
  return plan
    .absencesOf(personId)
    .filter(({ lastDay, firstDay }) => lastDay >= span.firstDay && firstDay <= span.lastDay)
    .map(({ id, firstDay, lastDay }) => ({
      uid: uidOf(`away.${id}`),
      summary: say`Away`,
      when: { firstDay, lastDay },
      isBusy: true,
    }));
}

function callEvent({ plan }: Schedule, { role, day, span }: Duty, uidOf: UidOf): MyEvent {
  const site = plan.rows.sites.find(({ id }) => id === role.siteId)?.name;
  return {
    uid: uidOf(`call.${role.name}.${day}`),
    summary: role.name,
    ...(site !== undefined && { location: site }),
    when: span,
    isBusy: role.mode !== 'jeopardy',
  };
}

function clinicEvents(
  schedule: Schedule,
  personId: PersonId,
  span: DaySpan,
  uidOf: UidOf,
): MyEvent[] {
  const { plan } = schedule;
  return daysOf(span).flatMap((day) =>
    (['am', 'pm'] as const).flatMap((half): MyEvent[] => {
      const { activity } = schedule.halfDay(personId, day, half);
      if (activity?.kind !== 'clinic' && activity?.kind !== 'precepting') return [];
      const site = plan.rows.sites.find(({ id }) => id === activity.siteId)?.name;
      const { timeZone } = plan.rows.program;
      return [
        {
          uid: uidOf(`half-day.${day}${half}`),
          summary: activity.name,
          ...(site !== undefined && { location: site }),
          when: dutySpan(day, activity.start, activity.end, addDays(day, 1), timeZone),
          isBusy: true,
        },
      ];
    }),
  );
}

/** What to remember of these events, from a day on. @param dayOf the civil day of a moment in the program's zone. */
export function givenOutOf(
  events: readonly MyEvent[],
  dayOf: (at: InstantSpan['start']) => Day,
): GivenOut {
  return events.map(({ uid, summary, when }) => ({
    uid,
    summary,
    firstDay: 'start' in when ? dayOf(when.start) : when.firstDay,
    lastDay: 'start' in when ? dayOf(when.start) : when.lastDay,
  }));
}

/** What was given out before, still lies ahead, and is in the schedule no more. */
export function goneSince(before: GivenOut, events: readonly MyEvent[], today: Day): GivenOut {
  const stays = new Set(events.map(({ uid }) => uid));
  return before.filter(({ uid, lastDay }) => lastDay >= today && !stays.has(uid));
}
