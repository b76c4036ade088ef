import * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import { slotKey } from '../../domain/schedule/slot.ts';
import { day, daysOf, overlapOf } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { isNeededOn } from '../../domain/rows/rotation.ts';
import { observe } from '../observe.ts';
import { type CallEncode, defineDaysRule } from '../rule.ts';

const params = z.object({});

/** Every call role and shift has as many people as it needs, on the days it is needed. */
export const rule = defineDaysRule({
  id: 'call-coverage',
  title: 'Call is covered',
  statement: () =>
    'Every call role and shift has exactly as many people as it needs on each day on which it is needed, and nobody on other days.',
  citation: null,
  force: 'must',
  layer: 'call',
  params,
  checkDays: (schedule, span) => {
    const { callRoles, year } = schedule.plan.rows;
    const within = overlapOf(year, span);
    if (!within) return [];
    const roles = callRoles.filter((role) => !role.isArchived);
    return daysOf(within).flatMap((day) => {
      const duties = groupBy(schedule.callSlotsOn(day), ({ slot }) => slot.demandId);
      return roles.flatMap((role) => {
        const here = duties.get(role.id) ?? [];
        const limit = isNeededOn(role, day) ? role.needed : 0;
        if (here.length === limit) return [];
        here.sort((one, other) => one.slot.ordinal - other.slot.ordinal);
        const because = `${role.name}: ${here.length} where ${limit} ${limit === 1 ? 'is' : 'are'} needed.`;
        return observe({ firstDay: day, lastDay: day }, because, {
          personIds: here.map(({ personId }) => personId),
          slots: here.map(({ slot }) => slotKey(slot)),
          measured: here.length,
          limit,
          unit: 'people',
        });
      });
    });
  },
});

/** A sum over all who may. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  forbid(encoding, _params, ruleId) {
    for (const role of encoding.roles) {
      for (const day of encoding.openDays) {
        if (isNeededOn(role, day)) continue;
        const source = { ruleId, people: [], subject: `${role.name} is not needed on ${day}` };
        for (const { person } of encoding.members) encoding.forbid(person.id, day, role.id, source);
      }
    }
  },
  limit(encoding, _params, because) {
    for (const role of encoding.roles) {
      for (const day of encoding.openDays) {
        if (!isNeededOn(role, day)) continue;
        const choices = encoding.members.flatMap(
          ({ person }) => encoding.callChoice(role.id, day, person.id) ?? [],
        );
        because([], `${role.name}, ${day}`).exactly(role.needed, choices);
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'somebody every night',
    isAllowed: true,
    drawn: 'calls\nAda 1 n..\nBen 1 .n.\nCem 1 ..n',
  },
  { title: 'nobody on the last night', isAllowed: false, drawn: 'calls\nAda 1 n..\nBen 1 .n.' },
  { title: 'two where one is needed', isAllowed: false, drawn: 'calls\nAda 1 nn.\nBen 1 .nn' },
  {
    title: 'in use on the second and third day only',
    isAllowed: true,
    callRoles: { n: { firstDay: day('2026-06-30'), lastDay: day('2026-07-01') } },
    drawn: 'calls\nAda 1 .n....\nBen 1 ..n...',
  },
  {
    title: 'somebody before it is in use',
    isAllowed: false,
    callRoles: { n: { firstDay: day('2026-06-30'), lastDay: day('2026-07-01') } },
    drawn: 'calls\nAda 1 nn....\nBen 1 ..n...',
  },
  {
    title: 'not needed on Tuesday',
    isAllowed: false,
    callRoles: { n: { weekdays: [0] } },
    drawn: 'calls\nAda 1 nn.',
  },
];
