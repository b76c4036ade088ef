import * as z from 'zod/mini';
import { slotKey } from '../../domain/schedule/slot.ts';
import { spanHolds } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { averagingPeriods } from '../facts/averaging-periods.ts';
import { observe } from '../observe.ts';
import { type CallEncode, defineRule } from '../rule.ts';

const params = z.object({ nightsForEach: z._default(z.int().check(z.gte(2), z.lte(14)), 3) });

/** In-house call is at most every third night, averaged over a rotation. */
export const rule = defineRule({
  id: 'every-third-night',
  title: 'In-house call every third night at most',
  statement: ({ nightsForEach }) =>
    `A resident is on in-house call at most one night in ${nightsForEach}, averaged over each rotation (over pieces of four weeks where it is longer) without days of leave, rounded down but never below one. Home call and shifts are not counted.`,
  citation: { current: '6.27', older: 'VI.F.7' },
  force: 'must',
  layer: 'call',
  params,
  scope: 'this-person',
  check: (schedule, { nightsForEach }) =>
    schedule.plan.residents.flatMap((member) => {
      const calls = schedule
        .callsOf(member.person.id)
        .filter(({ role }) => role.mode === 'in-house' && !role.isArchived);
      return averagingPeriods(schedule, member).flatMap((period) => {
        const here = calls.filter(({ day }) => spanHolds(period, day));
        const limit = Math.max(1, Math.floor(period.days / nightsForEach));
        if (here.length <= limit) return [];
        const because = `${here.length} in-house calls in ${period.days} days without leave.`;
        return observe(period, because, {
          personIds: [member.person.id],
          slots: here.map(({ role, day, ordinal }) =>
            slotKey({ layer: 'call', demandId: role.id, day, ordinal }),
          ),
          measured: here.length,
          limit,
          unit: 'nights',
        });
      });
    }),
});

/** A sum over the nights of each averaging period. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  limit(encoding, { nightsForEach }, because) {
    for (const member of encoding.plan.residents) {
      const { id } = member.person;
      for (const period of averagingPeriods(encoding.schedule, member)) {
        const days = encoding.days.filter((day) => period.firstDay <= day && day <= period.lastDay);
        if (!days.some((day) => encoding.isOpen(day))) continue;
        const calls = encoding.callsOf(id, days, (role) => role.mode === 'in-house');
        const most = Math.max(1, Math.floor(period.days / nightsForEach));
        if (calls.length <= most) continue;
        because([id], `in-house calls from ${period.firstDay}`).atMost(most, calls);
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'nine calls in 28 days',
    isAllowed: true,
    drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n..n..n..n..n..n..n..n..n...',
  },
  {
    title: 'ten calls in 28 days',
    isAllowed: false,
    drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n..n..n..n..n..n..n..n..n..n',
  },
  {
    title: 'eight calls in 21 days without leave',
    isAllowed: false,
    leave: [{ person: 'Ada', firstDay: '2026-07-20', lastDay: '2026-07-26' }],
    drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n..n..n..n..n..n..n.n........',
  },
  {
    title: 'seven calls in 21 days without leave',
    isAllowed: true,
    leave: [{ person: 'Ada', firstDay: '2026-07-20', lastDay: '2026-07-26' }],
    drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n..n..n..n..n..n..n...........',
  },
  {
    title: 'two rotations of two weeks are averaged apart',
    isAllowed: false,
    blockDays: 14,
    drawn: 'blocks\nAda 1 WI\ncalls\nAda 1 n..n..n..n..n...............',
  },
];
