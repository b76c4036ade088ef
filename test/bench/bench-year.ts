import type { PersonId } from '../../src/domain/id.ts';
import type { RowsByKind } from '../../src/domain/kinds.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { type Filled, slotFromParts } from '../../src/domain/schedule/slot.ts';
import { daysOf } from '../../src/domain/time/day.ts';
import { Dice } from '../dice.ts';
import { planOf } from '../worlds/grow.ts';
import { internalMedicineLarge } from '../worlds/internal-medicine-large.ts';

const SEED = 1;
const HALVES = ['am', 'pm'] as const;

/**
 * A year of the large program in all three layers: its witness of blocks and calls, every session of clinic and
 * education decided as a half-day, some of them otherwise than the week says.
 * @param residentsMax of more residents every so manieth is taken, and the others' calls are theirs.
 */
export function benchYear(residentsMax = Infinity): Schedule {
  const { rows, witness } = internalMedicineLarge.grow(SEED);
  const all = planOf(rows).residents.map(({ person }) => person.id);
  const step = Math.max(1, all.length / residentsMax);
  const kept = all.filter((_, place) => Math.floor(place / step) > Math.floor((place - 1) / step));
  const standIn = new Map<PersonId, PersonId>();
  for (const [place, id] of all.entries()) {
    if (!kept.includes(id)) standIn.set(id, kept[Math.floor(place / step)] ?? id);
  }
  const filled = witness.flatMap((each): Filled[] => {
    const other = standIn.get(each.personId);
    if (!other) return [each];
    return each.slot.layer === 'block' ? [] : [{ ...each, personId: other }];
  });
  const isThere = ({ personId }: { readonly personId: PersonId }) => !standIn.has(personId);
  const people: RowsByKind = {
    ...rows,
    personYear: (rows.personYear ?? []).filter(isThere),
    absence: (rows.absence ?? []).filter(isThere),
    request: (rows.request ?? []).filter(isThere),
  };
  const plan = planOf(people);
  const above = new Schedule(plan, filled);
  return new Schedule(plan, [...filled, ...decidedSessions(above)]);
}

function decidedSessions(schedule: Schedule): Filled[] {
  const { plan } = schedule;
  const dice = new Dice(SEED);
  const sessions = plan.rows.activities.filter(
    ({ kind, end }) => (kind === 'clinic' || kind === 'education') && end.endsWith('0'),
  );
  return plan.residents.flatMap(({ person, year }, ordinal) =>
    daysOf(year).flatMap((day) =>
      HALVES.flatMap((half): Filled[] => {
        const { activity } = schedule.halfDay(person.id, day, half);
        if (activity?.kind !== 'clinic' && activity?.kind !== 'education') return [];
        const isMorning = half === 'am';
        const fitting = sessions.filter(({ start }) => start < '12:00' === isMorning);
        const decided = dice.chance(0.1) ? dice.pick(fitting) : activity;
        const slot = slotFromParts('half-day', decided.id, `${day}${half}`, ordinal);
        return [{ slot, personId: person.id, source: 'solved' }];
      }),
    ),
  );
}
