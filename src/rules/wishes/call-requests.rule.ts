import * as z from 'zod/mini';
import type { CallRole } from '../../domain/rows/rotation.ts';
import { spanHolds } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type CallEncode, definePersonRule } from '../rule.ts';

const params = z.object({ weight: z._default(z.int().check(z.gte(0), z.lte(100)), 6) });

/** Requests for and against call on a day are met. */
export const rule = definePersonRule({
  id: 'call-requests',
  title: 'Call requests',
  statement: () =>
    'Whoever asks for call on a day gets it, and whoever asks to be spared is, where it can be; first choices weigh most.',
  citation: null,
  force: 'wish',
  layer: 'call',
  params,
  people: 'members',
  checkPerson: ({ plan, personId, calls }) =>
    plan.requestsOf(personId).flatMap(({ wish, rank, status }) => {
      if (wish.kind !== 'call' || status === 'declined') return [];
      const isSuitable = ({ id, isArchived }: CallRole) =>
        !isArchived && (wish.callRoleId === null || wish.callRoleId === id);
      if (!plan.rows.callRoles.some(isSuitable)) return [];
      if (!spanHolds(plan.rows.year, wish.day)) return [];
      const here = calls.filter(({ role, day }) => day === wish.day && isSuitable(role));
      if (here.length > 0 === wish.wanted) return [];
      const because = wish.wanted
        ? `Asked for call on this day (choice ${rank}).`
        : `Asked for a day without call (choice ${rank}).`;
      const slots = here.map(({ slot }) => slot);
      return observe({ firstDay: wish.day, lastDay: wish.day }, because, {
        personIds: [personId],
        slots,
      });
    }),
});

/** A penalty for each request that is not met, less for each later choice. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  limit(encoding, { weight }, because) {
    for (const { wish, personId, rank, status } of encoding.plan.rows.requests) {
      if (wish.kind !== 'call' || status === 'declined' || !encoding.isOpen(wish.day)) continue;
      const calls = encoding.callsOf(
        personId,
        [wish.day],
        (role) => wish.callRoleId === null || role.id === wish.callRoleId,
      );
      if (calls.length === 0) continue;
      const limits = because([personId], `request for ${wish.day}`);
      const missed = wish.wanted ? limits.shortfall(1, calls) : limits.excess(0, calls);
      encoding.model.penalty(Math.ceil(weight / rank), missed);
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'call on the day asked for',
    isAllowed: true,
    requests: [{ person: 'Ada', day: '2026-06-30', wanted: true }],
    drawn: 'calls\nAda 1 .n.',
  },
  {
    title: 'call on the day to be spared',
    isAllowed: false,
    requests: [{ person: 'Ada', day: '2026-06-29', wanted: false }],
    drawn: 'calls\nAda 1 n..',
  },
];
