import type { PersonId } from '../../domain/id.ts';
import type { Filled } from '../../domain/schedule/slot.ts';
import { isIn } from '../../domain/schedule/slot.ts';
import { isNeededOn } from '../../domain/rows/rotation.ts';
import { Schedule } from '../../domain/schedule/schedule.ts';
import {
  addDays,
  type Day,
  day,
  daysBetween,
  daysOf,
  type DaySpan,
  doSpansMeet,
  overlapOf,
  spanHolds,
} from '../../domain/time/day.ts';
import type { Limit } from '../../rules/encoding/model.ts';
import { callDaysFor, isEligibleFor } from '../../rules/facts/call-availability.ts';
import type { Finding } from '../../rules/rule.ts';
import { halfDayModel, isOfModel } from '../half-day-model.ts';
import { blockModel, callModel, type LayerModel } from '../layer-model.ts';
import { Standing } from './standing.ts';
import type { RepairState } from './state.ts';

/** The rule that a backup who is called in keeps, though two duties begin on one day. */
const ONE_DUTY = 'one-duty-a-day';

/** The block layer as it stands. */
export function standingBlocks(state: RepairState): Standing {
  const { notBefore } = state;
  const { plan, filled } = state.schedule;
  const layer = blockModel(plan, [], false);
  const spanOf = (period: string): DaySpan | null =>
    plan.rows.blocks.find(({ id }) => id === period) ?? null;
  const residents = new Set(plan.residents.map(({ person }) => person.id));
  return new Standing(
    layer,
    filled.filter(isIn('block')).filter(({ personId }) => residents.has(personId)),
    (period) => (spanOf(period)?.firstDay ?? notBefore) < notBefore,
    toMend(state.brokenIn('block'), spanOf),
  );
}

/**
 * The call layer as it stands, open on the days on which something is broken and to all who may serve there.
 * @param daysAround so many days before and after are open too.
 * @returns null where no call is concerned.
 */
export function standingCalls(state: RepairState, daysAround: number): Standing | null {
  const { schedule, notBefore } = state;
  const { plan } = schedule;
  const broken = state.brokenIn('call');
  const days = openDays(schedule, broken, notBefore, daysAround);
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (firstDay === undefined || lastDay === undefined) return null;
  const open = { days: new Set(days), people: peopleFor(schedule, days) };
  const isOpen = ({ slot, personId }: Filled): boolean =>
    slot.layer === 'call' && open.days.has(slot.day) && open.people.has(personId);
  const here = schedule.filled.filter(isOpen);
  const standing = schedule.filled.filter((each) => !isOpen(each));
  const layer = callModel(new Schedule(plan, standing), { firstDay, lastDay }, [], false, open);
  return new Standing(
    withBackupsCalledIn(layer, here, schedule),
    here,
    (period) => period < notBefore,
    toMend(broken, (period) => ({ firstDay: day(period), lastDay: day(period) })),
  );
}

/** The half-day layer as it stands, over the weeks in which something is broken; null where none is. */
export function standingHalfDays(state: RepairState): Standing | null {
  const { notBefore } = state;
  const { plan, filled } = state.schedule;
  const broken = state.brokenIn('half-day');
  const within = broken.flatMap((each) => overlapOf(each, plan.rows.year) ?? []);
  const firstDay = least(
    within.map((each) => (each.firstDay < notBefore ? notBefore : each.firstDay)),
  );
  const lastDay = least(
    within.map((each) => each.lastDay),
    -1,
  );
  if (firstDay === null || lastDay === null) return null;
  const span = { firstDay, lastDay };
  const here = filled.filter((each) => isOfModel(plan, span, each));
  const inHere = new Set(here);
  const above = new Schedule(
    plan,
    filled.filter((each) => !inHere.has(each)),
  );
  return new Standing(
    halfDayModel(above, span, [], false, here),
    here,
    (period) => period.slice(0, 10) < notBefore,
    toMend(broken, (period) => {
      const at = day(period.slice(0, 10));
      return { firstDay: at, lastDay: at };
    }),
  );
}

function least(days: readonly Day[], place = 0): Day | null {
  return days.toSorted().at(place) ?? null;
}

/** Days of the calls that findings name, else of calls of their people, else all of their days. */
function openDays(
  schedule: Schedule,
  broken: readonly Finding[],
  notBefore: Day,
  daysAround: number,
): Day[] {
  const { year } = schedule.plan.rows;
  const days = broken.flatMap((finding) => {
    const called = finding.personIds.flatMap((id) =>
      schedule.callsOf(id).filter((duty) => spanHolds(finding, duty.day)),
    );
    const named = called.filter(({ slot }) => finding.slots.includes(slot));
    const own = named.length > 0 ? named : finding.slots.length > 0 ? [] : called;
    if (own.length > 0) return own.map((duty) => duty.day);
    const within = overlapOf(finding, year);
    return within ? daysOf(within) : [];
  });
  const wide = days.flatMap((at) =>
    daysOf({ firstDay: addDays(at, -daysAround), lastDay: addDays(at, daysAround) }),
  );
  return [...new Set(wide)].filter((at) => at >= notBefore && spanHolds(year, at)).toSorted();
}

/** Everybody who may serve a role that is needed on one of the days, or serves there now. */
function peopleFor(schedule: Schedule, days: readonly Day[]): Set<PersonId> {
  const { plan } = schedule;
  const roles = plan.rows.callRoles.filter((role) => !role.isArchived);
  const may = plan.members.filter((member) => {
    const own = schedule.of(member.person.id);
    return roles.some((role) => {
      if (!isEligibleFor(member, role)) return false;
      const asked = callDaysFor(own, role);
      return days.some(
        (at) => isNeededOn(role, at) && asked[daysBetween(plan.rows.year.firstDay, at)] === 1,
      );
    });
  });
  const there = days.flatMap((at) => schedule.callsOn(at).map(({ personId }) => personId));
  return new Set([...may.map(({ person }) => person.id), ...there]);
}

/** Who is in reserve may be called in: their being in reserve on a day takes no call of that day from them. */
function withBackupsCalledIn(
  layer: LayerModel,
  here: readonly Filled[],
  { plan }: Schedule,
): LayerModel {
  const inReserve = new Set(
    here.flatMap(({ slot, personId }) =>
      slot.layer === 'call' && plan.callRoleById.get(slot.demandId)?.mode === 'jeopardy'
        ? [`${personId}/${slot.day}/${slot.demandId}`]
        : [],
    ),
  );
  const spared = new Set(
    layer.choices
      .filter(({ personId, period, demand }) => inReserve.has(`${personId}/${period}/${demand}`))
      .map(({ variable }) => variable),
  );
  if (spared.size === 0) return layer;
  const { sources } = layer.model;
  const limits = layer.model.limits.map((limit): Limit => {
    if (sources[limit.source]?.ruleId !== ONE_DUTY) return limit;
    return { ...limit, terms: limit.terms.filter(([, variable]) => !spared.has(variable)) };
  });
  return { ...layer, model: { ...layer.model, limits } };
}

/** A limit is to be mended where its rule says something new of it, or where somebody in it is gone. */
function toMend(
  broken: readonly Finding[],
  spanOf: (period: string) => DaySpan | null,
): (limit: Limit, standing: Standing) => boolean {
  return (limit, standing) => {
    const source = standing.model.sources[limit.source];
    const cells = limit.terms.flatMap(([, variable]) => standing.cellOf.get(variable) ?? []);
    if (cells.some(({ lost }) => lost.length > 0)) return true;
    const own = broken.filter(({ ruleId }) => ruleId === source?.ruleId);
    // A demand that nobody at all may meet.
    if (cells.length === 0) return own.length > 0 && source?.people.length === 0;
    return own.some((finding) => {
      const people = source?.people ?? [];
      const isOfPeople = people.length === 0 || finding.personIds.some((id) => people.includes(id));
      return (
        isOfPeople &&
        cells.some(({ choices }) => {
          const span = choices[0] && spanOf(choices[0].period);
          return span && doSpansMeet(span, finding);
        })
      );
    });
  };
}
