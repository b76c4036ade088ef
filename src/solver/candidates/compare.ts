import { groupBy } from '../../domain/group-by.ts';
import type { Plan } from '../../domain/schedule/plan.ts';
import { Schedule } from '../../domain/schedule/schedule.ts';
import type { Filled } from '../../domain/schedule/slot.ts';
import { daysOf } from '../../domain/time/day.ts';
import { checkRule } from '../../rules/check-schedule.ts';
import {
  callGroups,
  daysServed,
  fairShares,
  type SharedCount,
  talliedDays,
} from '../../rules/facts/fair-shares.ts';
import { rulesOf } from '../../rules/registry.ts';
import { peopleApart, placesApart } from './apart.ts';

/** What a schedule gives and gives up, in numbers a person can weigh. */
export interface WhatItGives {
  /** What people asked for, leave and preferences together. */
  readonly requestsAsked: number;
  readonly requestsMet: number;
  /** Between whoever has most calls beyond their fair share and whoever has fewest; null without call. */
  readonly callSpread: number | null;
  /** The most heavy blocks that somebody of a class has more than somebody else of it; null without blocks. */
  readonly heavySpread: number | null;
  /** By each wish’s rule, in how many places its check says that it is not met. */
  readonly notMet: ReadonlyMap<string, number>;
}

/** What a schedule gives, by the rules’ own checks. */
export function whatItGives(plan: Plan, filled: readonly Filled[]): WhatItGives {
  const schedule = new Schedule(plan, filled);
  const notMet = new Map(
    rulesOf(plan)
      .filter(({ rule }) => rule.force === 'wish')
      .map((each) => [each.rule.id, checkRule(schedule, each).length]),
  );
  const requestsAsked =
    plan.rows.requests.filter(({ wish, status }) => wish.kind !== 'leave' && status !== 'declined')
      .length + plan.rows.absences.filter(({ status }) => status === 'requested').length;
  const missed = REQUEST_RULES.reduce((sum, id) => sum + (notMet.get(id) ?? 0), 0);
  return {
    requestsAsked,
    requestsMet: Math.max(0, requestsAsked - missed),
    callSpread: callSpread(schedule),
    heavySpread: heavySpread(schedule),
    notMet,
  };
}

const REQUEST_RULES = ['rotation-requests', 'call-requests', 'requested-leave'] as const;

function callSpread(schedule: Schedule): number | null {
  const { plan, filled } = schedule;
  if (!filled.some(({ slot }) => slot.layer === 'call')) return null;
  const days = daysOf(plan.rows.year);
  const counts = callGroups(plan).map((group): SharedCount => {
    return { tally: 'all', tallied: talliedDays(plan, group, days) };
  });
  const shares = fairShares(plan, counts, ({ person }, place) => {
    const count = counts[place];
    return count ? daysServed(schedule.of(person.id), count.tallied) : 0;
  });
  const spreads = counts.map(({ tallied: { group } }, place) => {
    const away = (shares[place] ?? []).map(({ member, calls }) => {
      const own = schedule.callsOf(member.person.id);
      return own.filter(({ role }) => group.roles.includes(role)).length - calls;
    });
    return away.length === 0 ? 0 : Math.max(...away) - Math.min(...away);
  });
  return spreads.length === 0 ? null : Math.max(...spreads);
}

function heavySpread(schedule: Schedule): number | null {
  const { plan, filled } = schedule;
  if (!filled.some(({ slot }) => slot.layer === 'block')) return null;
  const classes = groupBy(plan.residents, ({ year }) => year.pgy);
  const spreads = [...classes.values()].map((members) => {
    const counts = members.map(
      ({ person }) =>
        schedule.of(person.id).placements.filter(({ rotation }) => rotation?.isHeavy).length,
    );
    return Math.max(...counts) - Math.min(...counts);
  });
  return spreads.length === 0 ? null : Math.max(...spreads);
}

/** How far a schedule is from another one. */
export interface HowFar {
  readonly places: number;
  readonly people: number;
}

/** In how many places, and for how many people, two schedules differ. */
export function howFar(one: readonly Filled[], other: readonly Filled[]): HowFar {
  return { places: placesApart(one, other), people: peopleApart(one, other) };
}
