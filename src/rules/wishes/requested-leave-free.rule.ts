import * as z from 'zod/mini';
import { spanHolds } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type CallEncode, definePersonRule } from '../rule.ts';

const params = z.object({ weight: z._default(z.int().check(z.gte(0), z.lte(100)), 5) });

/** There is no call on days of leave that is asked for. */
export const rule = definePersonRule({
  id: 'requested-leave-free',
  title: 'No call on leave asked for',
  statement: () => 'Nobody is on call on days for which they asked for leave, where it can be.',
  citation: null,
  force: 'wish',
  layer: 'call',
  params,
  people: 'members',
  checkPerson: ({ plan, personId, calls }) => {
    const asked = plan.absencesOf(personId).filter((absence) => absence.status === 'requested');
    return calls.flatMap(({ role, day, slot }) => {
      if (!asked.some((absence) => spanHolds(absence, day))) return [];
      const because = `${role.name} on a day for which leave is asked.`;
      return observe({ firstDay: day, lastDay: day }, because, {
        personIds: [personId],
        slots: [slot],
      });
    });
  },
});

/** A penalty on each choice of such a day. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  limit(encoding, { weight }) {
    for (const { person } of encoding.members) {
      const asked = encoding.plan
        .absencesOf(person.id)
        .filter((absence) => absence.status === 'requested');
      if (asked.length === 0) continue;
      for (const day of encoding.openDays) {
        if (!asked.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)) continue;
        for (const call of encoding.cell(person.id, day).values()) {
          encoding.model.penalty(weight, call);
        }
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'call the day before',
    isAllowed: true,
    leave: [{ person: 'Ada', firstDay: '2026-06-30', lastDay: '2026-06-30', status: 'requested' }],
    drawn: 'calls\nAda 1 n..',
  },
  {
    title: 'call on the day',
    isAllowed: false,
    leave: [{ person: 'Ada', firstDay: '2026-06-29', lastDay: '2026-06-29', status: 'requested' }],
    drawn: 'calls\nAda 1 n..',
  },
];
