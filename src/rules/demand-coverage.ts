import { groupBy } from '../domain/group-by.ts';
import type { PersonId } from '../domain/id.ts';
import type { Activity, CallRole } from '../domain/rows/rotation.ts';
import { isNeededOn } from '../domain/rows/rotation.ts';
import { halfOf } from '../domain/schedule/leeway.ts';
import { isClosedOn } from '../domain/schedule/closed-days.ts';
import { halfPlace } from '../domain/schedule/half-place.ts';
import type { Member, Plan } from '../domain/schedule/plan.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { peopleAtDemanded, type PeopleByPlace } from '../domain/schedule/sessions.ts';
import { type SlotKey, slotKey } from '../domain/schedule/slot.ts';
import { type Day, daysOf, spanHolds, weekdayOf } from '../domain/time/day.ts';
import type { YearPart } from './compliance-over-time.ts';
import {
  blockOf,
  type DemandPeriod,
  demandName,
  demandPeriods,
  isCounted,
  isThereThroughout,
} from './facts/demand-periods.ts';
import { yearColumnsOf } from './year-columns.ts';

/** Whether fewer are there than needed, as many, or more than there is place for. */
export type CoverageStanding = 'short' | 'met' | 'over';

/** A period, day or half-day on which somebody is needed, and how many are there. */
export interface CoveragePlace {
  readonly day: Day;
  readonly standing: CoverageStanding;
  readonly there: number;
  /** How many are needed at least and have a place at most; null for no limit. */
  readonly min: number;
  readonly max: number | null;
  /** By which the place is opened: its slot, or somebody whose block holds it. */
  readonly slot: SlotKey | null;
  readonly personId: PersonId | null;
}

/** One demand through the year. */
export interface CoverageRow {
  readonly key: string;
  readonly layer: 'block' | 'call' | 'half-day';
  /** Such as `ICU, PGY-2`, a call role or an activity. */
  readonly name: string;
  /** The classes that are asked for; empty for all. */
  readonly classes: readonly number[];
  /** One for each column of the year, in order. */
  readonly cells: readonly (readonly CoveragePlace[])[];
}

/** Coverage against demand over the year: what rotations, calls and sessions need, and who is there. */
export interface DemandCoverage {
  readonly columns: readonly YearPart[];
  /** Rotations, then calls, then sessions. Demands of nobody are left out. */
  readonly rows: readonly CoverageRow[];
}

/** What every rotation, call role and activity needs in each part of the year, and how many are there. */
export function demandCoverage(schedule: Schedule): DemandCoverage {
  const columns = yearColumnsOf(schedule.plan);
  const inColumns = (places: readonly CoveragePlace[]): CoveragePlace[][] =>
    columns.map((column) => places.filter(({ day }) => spanHolds(column, day)));
  const rows = [...rotationRows(schedule), ...callRows(schedule), ...sessionRows(schedule)]
    .filter(({ places }) => places.length > 0)
    .map(({ places, ...row }) => ({ ...row, cells: inColumns(places) }));
  return { columns, rows };
}

/** How many places stand how. */
export function countsOf(places: readonly CoveragePlace[]): Record<CoverageStanding, number> {
  const counts = { short: 0, met: 0, over: 0 };
  for (const { standing } of places) counts[standing]++;
  return counts;
}

type RowOfPlaces = Omit<CoverageRow, 'cells'> & { readonly places: readonly CoveragePlace[] };

function standingOf(least: number, there: number, min: number, max: number | null) {
  if (least < min) return 'short' as const;
  return max !== null && there > max ? ('over' as const) : ('met' as const);
}

function rotationRows(schedule: Schedule): RowOfPlaces[] {
  const { plan } = schedule;
  const periods = demandPeriods(plan).map((period) => ({
    period,
    byRotation: groupBy(
      period.blocks.flatMap(({ id }) => schedule.inBlock(id)),
      ({ slot }) => slot.demandId,
    ),
  }));
  return plan.rows.rotations
    .filter((rotation) => !rotation.isArchived)
    .flatMap((rotation) =>
      rotation.demand.map((demand, place) => {
        const places = periods.map(({ period, byRotation }): CoveragePlace => {
          const here = (byRotation.get(rotation.id) ?? []).flatMap(({ slot, personId }) => {
            const member = plan.memberById.get(personId);
            const isAsked = member?.year.role === 'resident' && isCounted(demand, member);
            return isAsked ? [{ slot, member }] : [];
          });
          const throughout = here.filter(({ member }) => isThereThroughout(member, period));
          const candidates = plan.residents.filter((member) => isCounted(demand, member));
          const min = hasAllBlocks(plan, candidates, period) ? demand.min : 0;
          const { max } = demand;
          const [first] = here;
          const someone = candidates.find((member) => blockOf(plan, member, period) !== null);
          return {
            day: period.firstDay,
            standing: standingOf(throughout.length, here.length, min, max),
            there: here.length,
            min,
            max,
            slot: first ? slotKey(first.slot) : null,
            personId: first?.member.person.id ?? someone?.person.id ?? null,
          };
        });
        const isAsked = demand.min > 0 || places.some(({ standing }) => standing !== 'met');
        return {
          key: `${rotation.id}/${place}`,
          layer: 'block' as const,
          name: demandName(rotation, demand),
          classes: demand.classes,
          places: isAsked ? places : [],
        };
      }),
    );
}

/** A minimum is asked for only where the calendars of all who are counted have a block. */
function hasAllBlocks(plan: Plan, counted: readonly Member[], period: DemandPeriod): boolean {
  return counted.every((member) => blockOf(plan, member, period) !== null);
}

function callRows(schedule: Schedule): RowOfPlaces[] {
  const { callRoles, year } = schedule.plan.rows;
  const roles = callRoles
    .filter((role) => !role.isArchived)
    .toSorted((one, other) => one.ordinal - other.ordinal);
  const days = daysOf(year).map((day) => ({ day, calls: schedule.callsOn(day) }));
  return roles.map((role) => ({
    key: role.id,
    layer: 'call',
    name: role.name,
    classes: role.eligibleClasses,
    places: days.flatMap(({ day, calls }) => {
      const here = calls.filter((duty) => duty.role.id === role.id).map(({ ordinal }) => ordinal);
      return callPlace(role, day, here);
    }),
  }));
}

function callPlace(role: CallRole, day: Day, here: readonly number[]): CoveragePlace[] {
  const needed = isNeededOn(role, day) ? role.needed : 0;
  if (needed === 0 && here.length === 0) return [];
  // The first place that nobody fills, else the last that somebody does.
  let ordinal = 0;
  while (here.includes(ordinal) && ordinal < needed - 1) ordinal++;
  return [
    {
      day,
      standing: standingOf(here.length, here.length, needed, needed),
      there: here.length,
      min: needed,
      max: needed,
      slot: slotKey({ layer: 'call', demandId: role.id, day, ordinal }),
      personId: null,
    },
  ];
}

function sessionRows(schedule: Schedule): RowOfPlaces[] {
  const { plan } = schedule;
  const asking = plan.rows.activities.filter(({ demand }) => demand !== null);
  if (asking.length === 0) return [];
  const people = peopleAtDemanded(schedule, plan.rows.year);
  const days = daysOf(plan.rows.year);
  return asking.map((activity) => ({
    key: activity.id,
    layer: 'half-day',
    name: activity.name,
    classes: [],
    places: days.flatMap((day) => sessionPlace(plan, activity, day, people)),
  }));
}

function sessionPlace(
  plan: Plan,
  activity: Activity,
  day: Day,
  people: PeopleByPlace,
): CoveragePlace[] {
  const { demand } = activity;
  if (!demand) return [];
  const there = (people.get(halfPlace(day, halfOf(activity))) ?? []).filter(
    (placed) => placed.activity === activity,
  );
  const isAsked = demand.weekdays.includes(weekdayOf(day)) && !isClosedOn(plan, activity, day);
  const min = isAsked ? demand.min : 0;
  const counted = there.filter(
    ({ member }) => demand.roles.length === 0 || demand.roles.includes(member.year.role),
  ).length;
  const standing = standingOf(counted, there.length, min, demand.max);
  if (min === 0 && standing === 'met') return [];
  const personId = there[0]?.member.person.id ?? null;
  return [{ day, standing, there: there.length, min, max: demand.max, slot: null, personId }];
}
