import type { PersonId } from '../../../src/domain/id.ts';
import type { Plan } from '../../../src/domain/schedule/plan.ts';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { type Filled, isIn, slotFromParts, slotKey } from '../../../src/domain/schedule/slot.ts';
import { daysOf, overlapOf } from '../../../src/domain/time/day.ts';
import { drawnSchedule } from '../../../src/rules/example.ts';
import {
  callGroups,
  daysServed,
  fairShares,
  isTallied,
  talliedDays,
} from '../../../src/rules/facts/fair-shares.ts';
import { type Problem } from '../../../src/solver/problem.ts';
import type { OrderedWish } from '../../../src/solver/wishes/levels.ts';
import { Dice } from '../../dice.ts';

// Tiny programs whose wishes stand against each other, every schedule they can have, and what each lacks: reckoned here
// from the schedule alone, without a model.

const NAMES = ['Ada', 'Ben', 'Cem', 'Dua'];
const TALLIES = [
  ['all', 6],
  ['weekend', 4],
  ['holiday', 4],
] as const;

/** What somebody can be tried against: every schedule, and what a schedule lacks in each wish. */
export interface TinyProgram {
  readonly problem: Problem;
  readonly plan: Plan;
  readonly given: readonly Filled[];
  readonly schedules: readonly (readonly Filled[])[];
  readonly lacks: (wish: string, filled: readonly Filled[]) => number[];
}

function problemWith(plan: Plan, layer: 'block' | 'call', given: readonly Filled[]): Problem {
  const fixed = given.map((each) => ({ ...each, slot: slotKey(each.slot) }));
  return { rows: plan.rows, layers: [layer], fixed, seed: 1, workMax: 20, secondsMax: null };
}

function orderOf(dice: Dice, wishes: readonly string[]): OrderedWish[] {
  const left = [...wishes];
  return wishes.map(() => {
    const [ruleId = ''] = left.splice(dice.below(left.length), 1);
    return { ruleId, slackPercent: 0 };
  });
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, place) =>
    permutations(items.filter((_, other) => other !== place)).map((rest) => [item, ...rest]),
  );
}

/** Each way to take one from each, in turn. */
function product<Item>(choices: readonly (readonly Item[])[]): Item[][] {
  return choices.reduce<Item[][]>(
    (all, next) => all.flatMap((some) => next.map((one) => [...some, one])),
    [[]],
  );
}

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);

/** Four residents of two classes, three blocks, one on W, one on N, two elsewhere; many requests. */
export function tinyBlocks(seed: number): TinyProgram {
  const dice = new Dice(seed);
  const one = [{ classes: [], min: 1, max: 1 }];
  const { plan } = drawnSchedule({
    title: `seed ${seed}`,
    isAllowed: true,
    rotations: {
      W: { demand: one, isHeavy: true, leaveAllowed: false },
      N: { demand: one, isHeavy: dice.chance(0.7) },
    },
    settings: { 'heavy-balance': { differenceMax: dice.whole(0, 1) } },
    requests: Array.from({ length: dice.whole(7, 14) }, () => ({
      person: dice.pick(NAMES),
      rotation: dice.pick(['W', 'N', 'I']),
      block: dice.whole(1, 3),
      wanted: dice.chance(0.6),
      rank: dice.whole(1, 4),
    })),
    leave: Array.from({ length: dice.whole(4, 8) }, () => {
      const month = dice.whole(7, 8);
      return {
        person: dice.pick(NAMES),
        firstDay: `2026-0${month}-0${dice.whole(1, 9)}`,
        lastDay: `2026-0${month}-1${dice.whole(0, 9)}`,
        status: 'requested' as const,
      };
    }),
    drawn: 'blocks\nAda 1 III\nBen 1 III\nCem 2 III\nDua 2 III',
  });
  const [first] = plan.residents;
  const blocks = first ? plan.blocksFor(first) : [];
  const idOf = (code: string) => plan.rows.rotations.find((each) => each.code === code)?.id ?? '';
  const inBlock = permutations(['W', 'N', 'I', 'I'].map(idOf)).filter(
    (order, place, all) => all.findIndex((other) => other.join() === order.join()) === place,
  );
  const schedules = product(blocks.map(() => inBlock)).map((orders) =>
    orders.flatMap((order, place) =>
      order.map((rotationId, ordinal): Filled => {
        const personId = plan.residents[ordinal]?.person.id ?? ('' as PersonId);
        const slot = slotFromParts('block', rotationId, blocks[place]?.id ?? '', ordinal);
        return { slot, personId, source: 'solved' };
      }),
    ),
  );
  const problem = {
    ...problemWith(plan, 'block', []),
    wishes: orderOf(dice, ['requested-leave', 'rotation-requests', 'heavy-balance']),
  };
  return {
    problem,
    plan,
    given: [],
    schedules,
    lacks: (wish, all) => lackInBlocks(plan, wish, all),
  };
}

function lackInBlocks(plan: Plan, wish: string, all: readonly Filled[]): number[] {
  const filled = all.filter(isIn('block'));
  if (wish === 'rotation-requests') {
    const missed = plan.rows.requests.map(({ personId, wish: asked, rank }) => {
      if (asked.kind !== 'rotation') return 0;
      const isThere = filled.some(
        (each) =>
          each.personId === personId &&
          each.slot.blockId === asked.blockId &&
          each.slot.demandId === asked.rotationId,
      );
      return isThere === asked.wanted ? 0 : Math.ceil(6 / rank);
    });
    return [sum(missed)];
  }
  const rotationOf = (id: string) => plan.rows.rotations.find((each) => each.id === id);
  if (wish === 'requested-leave') {
    const lost = plan.rows.absences.filter((absence) =>
      filled.some(({ personId, slot }) => {
        const block = plan.blockById.get(slot.blockId);
        const isClosed = rotationOf(slot.demandId)?.leaveAllowed === false;
        return personId === absence.personId && isClosed && block && overlapOf(absence, block);
      }),
    );
    return [8 * lost.length];
  }
  const setting = plan.rows.ruleSettings.find(({ id }) => id === 'heavy-balance');
  const spreads = [1, 2].map((pgy) => {
    const counts = plan.residents
      .filter(({ year }) => year.pgy === pgy)
      .map(
        ({ person }) =>
          filled.filter(
            ({ personId, slot }) => personId === person.id && rotationOf(slot.demandId)?.isHeavy,
          ).length,
      );
    const allowed = Number(setting?.params['differenceMax'] ?? 1);
    return 3 * Math.max(0, Math.max(...counts) - Math.min(...counts) - allowed);
  });
  return [Math.max(...spreads), sum(spreads)];
}

/** Three residents share a week of home call; many requests. */
export function tinyCalls(seed: number): TinyProgram {
  const dice = new Dice(seed);
  const names = NAMES.slice(0, 3);
  const example = {
    title: `seed ${seed}`,
    isAllowed: true,
    blockDays: 6,
    callRoles: { h: { mode: 'home' as const } },
    people: { Ada: { fte: dice.pick([1, 1, 0.5]) } },
    requests: Array.from({ length: dice.whole(8, 16) }, () => ({
      person: dice.pick(names),
      day: `2026-0${dice.pick(['6-29', '6-30', '7-01', '7-02', '7-03', '7-04'])}`,
      wanted: dice.chance(0.5),
      rank: dice.whole(1, 3),
    })),
    drawn: 'blocks\nAda 1 I\nBen 1 I\nCem 1 I\ncalls\nAda 1 h',
  };
  const { plan, filled } = drawnSchedule(example);
  const given = filled.filter(({ slot }) => slot.layer === 'block');
  const role = plan.rows.callRoles[0]?.id ?? '';
  const people = plan.residents.map(({ person }) => person.id);
  const days = daysOf(plan.rows.year);
  const schedules = product(days.map(() => people)).map((who) =>
    who.map((personId, place): Filled => {
      const slot = slotFromParts('call', role, days[place] ?? '', 0);
      return { slot, personId, source: 'solved' };
    }),
  );
  const problem = {
    ...problemWith(plan, 'call', given),
    wishes: orderOf(dice, ['call-fairness', 'call-requests', 'call-spread']),
  };
  const lacks = (wish: string, all: readonly Filled[]) => lackInCalls(plan, given, wish, all);
  return { problem, plan, given, schedules, lacks };
}

function lackInCalls(
  plan: Plan,
  given: readonly Filled[],
  wish: string,
  all: readonly Filled[],
): number[] {
  const calls = all.filter(isIn('call'));
  const days = daysOf(plan.rows.year);
  if (wish === 'call-requests') {
    const missed = plan.rows.requests.map(({ personId, wish: asked, rank }) => {
      if (asked.kind !== 'call') return 0;
      const isThere = calls.some(
        (each) => each.personId === personId && each.slot.day === asked.day,
      );
      return isThere === asked.wanted ? 0 : Math.ceil(6 / rank);
    });
    return [sum(missed)];
  }
  const nightsOf = (id: PersonId) =>
    new Set(calls.filter(({ personId }) => personId === id).map(({ slot }) => slot.day));
  if (wish === 'call-spread') {
    const close = plan.residents.map(({ person }) => {
      const nights = nightsOf(person.id);
      const windows = days.slice(0, -3).map((_, start) => days.slice(start, start + 4));
      return sum(
        windows.map((window) => Math.max(0, window.filter((day) => nights.has(day)).length - 1)),
      );
    });
    return [sum(close)];
  }
  const schedule = new Schedule(plan, given);
  const away = new Map<PersonId, number>();
  const counts = callGroups(plan).flatMap((group) =>
    TALLIES.flatMap(([tally, weight]) => {
      const counted = days.filter((day) => isTallied(tally, day, plan.rows.holidays));
      return counted.length === 0
        ? []
        : [{ tally, weight, counted, tallied: talliedDays(plan, group, counted) }];
    }),
  );
  const shares = fairShares(plan, counts, ({ person }, place) => {
    const count = counts[place];
    return count ? daysServed(schedule.of(person.id), count.tallied) : 0;
  });
  for (const [place, { counted, weight }] of counts.entries()) {
    for (const share of shares[place] ?? []) {
      const { id } = share.member.person;
      const count = counted.filter((day) => nightsOf(id).has(day)).length;
      const [low, high] = [Math.floor(share.calls + 1e-9), Math.ceil(share.calls - 1e-9)];
      const over = Math.max(0, count - high) + Math.max(0, count - high - 1);
      const under = Math.max(0, low - count) + Math.max(0, low - 1 - count);
      away.set(id, (away.get(id) ?? 0) + weight * (over + under));
    }
  }
  return [Math.max(0, ...away.values()), sum([...away.values()])];
}
