import { expect, test } from 'vitest';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { type Filled, slotFromParts } from '../../src/domain/schedule/slot.ts';
import { addDays, type Day, daysOf, epochDayOf } from '../../src/domain/time/day.ts';
import { dutySpan } from '../../src/domain/time/zone.ts';
import { workKindOfActivity, workKindOfCall } from '../../src/domain/work/scheduled-kinds.ts';
import { scheduledRecords } from '../../src/rules/work/scheduled-records.ts';
import { familyMedicineSmall } from '../worlds/family-medicine-small.ts';
import { planOf } from '../worlds/grow.ts';
import { Random } from '../worlds/random.ts';

const HALVES = ['am', 'pm'] as const;

/** The witness of a program with some half-days decided otherwise. */
function scheduleOf(seed: number): Schedule {
  const { rows, witness } = familyMedicineSmall.grow(seed);
  const plan = planOf(rows);
  const random = new Random(seed);
  const decided = plan.residents.flatMap(({ person, year }, place): Filled[] => {
    const slots = new Map<string, Filled>();
    for (let count = 0; count < 40; count++) {
      const period = `${addDays(year.firstDay, random.below(360))}${random.pick(HALVES)}`;
      const isMorning = period.endsWith('am');
      const activity = random.pick(
        plan.rows.activities.filter(({ start }) => start < '12:00' === isMorning),
      );
      const slot = slotFromParts('half-day', activity.id, period, place);
      slots.set(period, { slot, personId: person.id, source: 'solved' });
    }
    return [...slots.values()];
  });
  return new Schedule(plan, [...witness, ...decided]);
}

/** The minutes at work of a day and the night after it, straight from the schedule's own word on its halves and calls. */
function kindsAt(schedule: Schedule, personId: Filled['personId'], day: Day): Set<string> {
  const { timeZone } = schedule.plan.rows.program;
  const found = new Set<string>();
  const [morning, afternoon] = HALVES.map((half) => schedule.halfDay(personId, day, half).activity);
  for (const activity of [morning, afternoon]) {
    const kind = activity && workKindOfActivity(activity.kind);
    if (!activity || !kind) continue;
    // Where two different activities overlap, the half-day layer has them meet: left to the drawn examples.
    if (morning && afternoon && morning !== afternoon) continue;
    const { start, end } = dutySpan(day, activity.start, activity.end, addDays(day, 1), timeZone);
    found.add(`${kind} ${start} ${end}`);
  }
  for (const { role, day: on, span } of schedule.callsOf(personId)) {
    const kind = workKindOfCall(role, schedule.rotationOn(personId, on)?.kind ?? null);
    if (on === day && kind) found.add(`${kind} ${span.start} ${span.end}`);
  }
  return found;
}

test(
  'work periods are what the schedule says of every half-day and call',
  { timeout: 120_000 },
  () => {
    const schedule = scheduleOf(3);
    let compared = 0;
    for (const record of scheduledRecords(schedule).slice(0, 12)) {
      const member = schedule.plan.memberById.get(record.personId);
      if (!member) throw new Error('A record belongs to a member');
      for (const day of daysOf(member.year)) {
        const expected = kindsAt(schedule, record.personId, day);
        const starts = epochDayOf(day);
        const periods = new Set(
          record.periods
            .filter(({ start }) => record.clock.epochDayAt(start) === starts)
            .map(({ kind, start, end }) => `${kind} ${start} ${end}`),
        );
        for (const each of expected) expect(periods, `${record.personId} ${day}`).toContain(each);
        const halves = HALVES.map((half) => schedule.halfDay(record.personId, day, half).activity);
        const isMixed = halves[0] && halves[1] && halves[0] !== halves[1];
        const kinds = new Set([...periods].map((each) => each.split(' ')[0]));
        for (const activity of halves) {
          const kind = activity && workKindOfActivity(activity.kind);
          if (kind) expect(kinds, `${record.personId} ${day}`).toContain(kind);
        }
        if (!isMixed) expect(periods.size, `${record.personId} ${day}`).toBe(expected.size);
        compared += periods.size;
      }
    }
    expect(compared).toBeGreaterThan(2_000);
  },
);
