import * as z from 'zod/mini';
import type { PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Plan } from '../../domain/schedule/plan.ts';
import { type Day, daysOf } from '../../domain/time/day.ts';
import { factOf } from '../../domain/work/facts.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import type { Variable } from '../encoding/model.ts';
import type { Example } from '../example.ts';
import {
  callGroups,
  daysServed,
  fairShares,
  isTallied,
  type Tally,
  talliedDays,
} from '../facts/fair-shares.ts';
import { observe } from '../observe.ts';
import { type Because, type CallEncode, defineRule } from '../rule.ts';

const weight = z.int().check(z.gte(0), z.lte(100));
const params = z.object({
  weightAll: z._default(weight, 6),
  weightWeekend: z._default(weight, 4),
  weightHoliday: z._default(weight, 4),
});

const TALLIES = [
  ['all', 'weightAll', 'calls'],
  ['weekend', 'weightWeekend', 'weekend calls'],
  ['holiday', 'weightHoliday', 'holiday calls'],
] as const satisfies readonly (readonly [Tally, keyof z.infer<typeof params>, string])[];

/** Calls, weekends and holidays are shared by full-time equivalent and days of availability. */
export const rule = defineRule({
  id: 'call-fairness',
  title: 'Calls are shared fairly',
  statement: () =>
    'Calls, weekend calls and holiday calls are shared in proportion to full-time equivalent and to the days on which a person can take them, and what somebody served too much or too little in years before is evened out: nobody is more than one call away from the fair share, where it can be.',
  citation: null,
  force: 'wish',
  layer: 'call',
  params,
  scope: 'everyone',
  isWorstOffFirst: true,
  check: (schedule) => {
    const { plan } = schedule;
    const own = new Map(
      plan.members.map((member) => [member, ownTallies(schedule.of(member.person.id))]),
    );
    const counts = tallies(plan);
    const shares = fairShares(plan, counts, (member, place) => {
      return own.get(member)?.[place]?.served ?? 0;
    });
    return counts.flatMap(({ tallied, unit }, place) => {
      return (shares[place] ?? []).flatMap(({ member, calls }) => {
        const measured = own.get(member)?.[place]?.had ?? 0;
        if (measured > calls - 2 && measured < calls + 2) return [];
        const because = `${tallied.group.name}: ${measured} ${unit} where ${calls.toFixed(1)} would be the fair share.`;
        const told = { personIds: [member.person.id], measured, limit: calls, unit };
        return observe(plan.rows.year, because, told);
      });
    });
  },
});

/** What is counted against what: every tally of every group over the year. */
const tallies = onceForEach((plan: Plan) => countsIn(plan, daysOf(plan.rows.year)));

function countsIn(plan: Plan, days: readonly Day[]) {
  return callGroups(plan).flatMap((group) =>
    TALLIES.map(([tally, setting, unit]) => {
      const counted = days.filter((day) => isTallied(tally, day, plan.rows.holidays));
      return { tally, tallied: talliedDays(plan, group, counted), setting, unit };
    }),
  );
}

/** For each tally the days on which the person can serve and the calls that the person has. */
const ownTallies = factOf((own: PersonSchedule) =>
  tallies(own.plan).map(({ tallied }) => ({
    served: daysServed(own, tallied),
    had: own.calls.filter(
      ({ role, day }) => tallied.group.roles.includes(role) && tallied.days.has(day),
    ).length,
  })),
);

/** Penalties that grow with the distance from the fair share. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: { stricter: 'The check says only what is more than one call from the fair share.' },
  limit(encoding, settings, because) {
    const counts = countsIn(encoding.plan, encoding.days);
    const shares = fairShares(encoding.plan, counts, ({ person }, place) => {
      const tallied = counts[place]?.tallied;
      return tallied ? daysServed(encoding.schedule.of(person.id), tallied) : 0;
    });
    counts.forEach(({ tallied, setting, unit }, place) => {
      const days = [...tallied.days];
      if (!days.some((day) => encoding.isOpen(day))) return;
      const ids = new Set(tallied.group.roles.map((role) => role.id));
      for (const { member, calls } of shares[place] ?? []) {
        const served = encoding.callsOf(member.person.id, days, (role) => ids.has(role.id));
        const limits = because([member.person.id], `fair share of ${unit}`);
        for (const away of distancesFrom(calls, served, limits)) {
          encoding.model.penalty(settings[setting], away);
        }
      }
    });
  },
};

/** How far a count is outside the whole numbers around the share, and how far outside one more on each side. */
function distancesFrom(
  share: number,
  served: readonly Variable[],
  limits: ReturnType<Because>,
): Variable[] {
  const low = Math.floor(share + 1e-9);
  const high = Math.ceil(share - 1e-9);
  return [0, 1].flatMap((step) => [
    limits.excess(high + step, served),
    ...(low - step > 0 ? [limits.shortfall(low - step, served)] : []),
  ]);
}

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'three calls each',
    isAllowed: true,
    blockDays: 6,
    drawn: 'blocks\nAda 1 I\nBen 1 I\ncalls\nAda 1 n.n.n.\nBen 1 .n.n.n',
  },
  {
    title: 'all calls by one of two',
    isAllowed: false,
    blockDays: 6,
    drawn: 'blocks\nAda 1 I\nBen 1 I\ncalls\nAda 1 nnnnnn',
  },
  {
    title:
      'all calls by one of two, who served three too few the year before and the other three too many',
    isAllowed: true,
    blockDays: 6,
    people: {
      Ada: { carriedLoad: { nights: -3, days: 0, weekends: 0, holidays: 0 } },
      Ben: { carriedLoad: { nights: 3, days: 0, weekends: 0, holidays: 0 } },
    },
    drawn: 'blocks\nAda 1 I\nBen 1 I\ncalls\nAda 1 nnnnnn',
  },
  {
    title: 'three calls each where one has a debt of three to the other',
    isAllowed: false,
    blockDays: 6,
    people: {
      Ada: { carriedLoad: { nights: -3, days: 0, weekends: 0, holidays: 0 } },
      Ben: { carriedLoad: { nights: 3, days: 0, weekends: 0, holidays: 0 } },
    },
    drawn: 'blocks\nAda 1 I\nBen 1 I\ncalls\nAda 1 n.n.n.\nBen 1 .n.n.n',
  },
];
