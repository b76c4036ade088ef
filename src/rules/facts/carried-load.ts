import type { PersonId } from '../../domain/id.ts';
import type { CarriedLoad } from '../../domain/rows/person.ts';
import type { Member } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { daysOf } from '../../domain/time/day.ts';
import {
  callGroups,
  carriedNameOf,
  daysServed,
  isTallied,
  proportionalShares,
  type SharedCount,
  type Tally,
  talliedDays,
} from './fair-shares.ts';

const TALLIES: readonly Tally[] = ['all', 'weekend', 'holiday'];

/**
 * What the year leaves with everybody who could take call in it: calls beyond the fair share, to the tenth of a call, with
 * what the years before left. Fair shares go by full-time equivalent and by the days on which somebody could serve, so that
 * leave and part-time are no debt.
 */
export function carriedLoads(schedule: Schedule): ReadonlyMap<PersonId, CarriedLoad> {
  const { plan } = schedule;
  const days = daysOf(plan.rows.year);
  const counts = callGroups(plan).flatMap((group) =>
    TALLIES.map((tally): SharedCount => {
      const counted = days.filter((day) => isTallied(tally, day, plan.rows.holidays));
      return { tally, tallied: talliedDays(plan, group, counted) };
    }),
  );
  const loads = new Map<PersonId, Record<keyof CarriedLoad, number>>();
  for (const { person, year } of plan.members) {
    if (year.carriedLoad) loads.set(person.id, { ...year.carriedLoad });
  }
  for (const count of counts) {
    const { group, days: counted, calls: shared } = count.tallied;
    const servedBy = ({ person }: Member) => daysServed(schedule.of(person.id), count.tallied);
    for (const { member, calls } of proportionalShares(plan, shared, servedBy)) {
      const { id } = member.person;
      const had = schedule
        .callsOf(id)
        .filter(({ role, day }) => group.roles.includes(role) && counted.has(day)).length;
      const load = loads.get(id) ?? { nights: 0, days: 0, weekends: 0, holidays: 0 };
      load[carriedNameOf(count)] += had - calls;
      loads.set(id, load);
    }
  }
  return new Map([...loads].map(([id, load]) => [id, toTenths(load)]));
}

function toTenths({ nights, days, weekends, holidays }: CarriedLoad): CarriedLoad {
  const round = (calls: number): number => Math.round(calls * 10) / 10;
  return {
    nights: round(nights),
    days: round(days),
    weekends: round(weekends),
    holidays: round(holidays),
  };
}
