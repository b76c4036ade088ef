import { expect, test } from 'vitest';
import { groupBy } from '../../src/domain/group-by.ts';
import { clinicSessions, wardSessions } from '../../src/domain/schedule/sessions.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { type Filled, type Half, slotFromParts } from '../../src/domain/schedule/slot.ts';
import { daysOf } from '../../src/domain/time/day.ts';
import { planOf } from '../worlds/grow.ts';
import { familyMedicineSmall } from '../worlds/family-medicine-small.ts';
import { internalMedicineMiddle } from '../worlds/internal-medicine-middle.ts';

const HALVES: readonly Half[] = ['am', 'pm'];

/** A witness in which every fiftieth half-day of everybody was decided apart from its pattern. */
function scheduleOf({ grow }: typeof familyMedicineSmall): Schedule {
  const { rows, witness } = grow(1);
  const plan = planOf(rows);
  const activities = plan.rows.activities;
  const decided = plan.members.flatMap(({ person }, place) =>
    daysOf(plan.rows.year).flatMap((at, day): Filled[] => {
      const activity = activities[(place + day) % activities.length];
      if ((place + day) % 50 > 0 || !activity) return [];
      const slot = slotFromParts('half-day', activity.id, `${at}${day % 2 ? 'am' : 'pm'}`, place);
      return [{ slot, personId: person.id, source: 'pinned' }];
    }),
  );
  return new Schedule(plan, [...witness, ...decided]);
}

/** Who does what kind where, by asking after every half-day of everybody. */
function asked(schedule: Schedule, kinds: readonly string[]): string[] {
  const { plan } = schedule;
  const placed = daysOf(plan.rows.year).flatMap((day) =>
    HALVES.flatMap((half) =>
      plan.members.flatMap(({ person }) => {
        const { activity } = schedule.halfDay(person.id, day, half);
        if (!activity || !kinds.includes(activity.kind)) return [];
        return [
          { session: `${day}${half} ${activity.siteId}`, who: `${person.id} ${activity.id}` },
        ];
      }),
    ),
  );
  return [...groupBy(placed, ({ session }) => session)]
    .map(
      ([session, people]) =>
        `${session}: ${people
          .map(({ who }) => who)
          .toSorted()
          .join(', ')}`,
    )
    .toSorted();
}

test.each([familyMedicineSmall, internalMedicineMiddle])(
  '$id: sessions are what every half-day of everybody says',
  (world) => {
    const schedule = scheduleOf(world);
    const said = (sessions: ReturnType<typeof wardSessions>): string[] =>
      sessions
        .map(({ day, half, siteId, people }) => {
          const who = people.map(({ member, activity }) => `${member.person.id} ${activity.id}`);
          return `${day}${half} ${siteId}: ${who.toSorted().join(', ')}`;
        })
        .toSorted();
    const clinics = clinicSessions(schedule).map(({ preceptors, seeingPatients, ...session }) => ({
      ...session,
      people: [...preceptors, ...seeingPatients],
    }));
    expect(said(clinics)).toEqual(asked(schedule, ['clinic', 'precepting']));
    expect(said(wardSessions(schedule))).toEqual(asked(schedule, ['ward']));
    expect(clinics.length).toBeGreaterThan(100);
  },
);
