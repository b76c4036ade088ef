import type { Absence } from '../../../domain/rows/absence.ts';
import type { Duty } from '../../../domain/schedule/person-schedule.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import { type SlotKey, slotKey } from '../../../domain/schedule/slot.ts';
import { mayTake } from '../../../solver/mend/may-take.ts';
import { type Day, spanHolds } from '../../../domain/time/day.ts';

/** A call of somebody who called in sick, or is away at short notice, that nobody else has yet. */
export interface UncoveredCall {
  readonly absence: Absence;
  readonly duty: Duty;
  readonly slot: SlotKey;
}

/** The calls from today on of people who are away without having planned it, the soonest first. */
export function uncoveredCalls(schedule: Schedule, today: Day): UncoveredCall[] {
  const away = schedule.plan.rows.absences.filter(
    ({ status, isPlanned, lastDay }) => status === 'approved' && !isPlanned && lastDay >= today,
  );
  return away
    .flatMap((absence) =>
      schedule
        .callsOf(absence.personId)
        .filter(({ day }) => day >= today && spanHolds(absence, day))
        .map((duty) => {
          const { role, day, ordinal } = duty;
          const slot = slotKey({ layer: 'call', demandId: role.id, day, ordinal });
          return { absence, duty, slot };
        }),
    )
    .toSorted((one, other) => one.duty.span.start - other.duty.span.start);
}

/** Who is in reserve on that day and may take the call: whom one asks first. */
export function inReserve(schedule: Schedule, { duty }: UncoveredCall): Duty[] {
  const { plan } = schedule;
  return schedule.callsOn(duty.day).filter(({ role, personId }) => {
    const member = plan.memberById.get(personId);
    const isOther = personId !== duty.personId && role.mode === 'jeopardy';
    return isOther && member !== undefined && mayTake(member, duty.role, duty.day, plan);
  });
}
