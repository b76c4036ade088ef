import * as z from 'zod/mini';
import type { CallRole } from '../../domain/rows/rotation.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import {
  addDays,
  type Day,
  daysBetween,
  daysOf,
  overlapOf,
  weekdayOf,
} from '../../domain/time/day.ts';
import { isNeededOn } from '../../domain/rows/rotation.ts';
import { callDaysFor, isEligibleFor } from '../facts/call-availability.ts';
import { isOvernight } from '../facts/call-days.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { type BlockEncode, defineDaysRule, type Observation } from '../rule.ts';

const params = z.object({ peopleForEach: z._default(z.int().check(z.gte(1), z.lte(14)), 3) });

/** The block layer leaves enough people for call. */
export const rule = defineDaysRule({
  id: 'call-pool',
  title: 'Enough people for call',
  statement: ({ peopleForEach }) =>
    `On every night with in-house call there are ${peopleForEach} people for each place: of an eligible role and class, on a rotation that takes call, under contract and not away. With every third night the most, call cannot be filled otherwise.`,
  citation: null,
  force: 'must',
  layer: 'block',
  params,
  checkDays: (schedule, span, { peopleForEach }) => {
    const { plan } = schedule;
    const within = overlapOf(plan.rows.year, span);
    if (!within) return [];
    const days = daysOf(within);
    const first = daysBetween(plan.rows.year.firstDay, within.firstDay);
    return inHouseRoles(plan).flatMap((role) => {
      const asked = plan.members
        .filter((member) => isEligibleFor(member, role))
        .map(({ person }) => callDaysFor(schedule.of(person.id), role));
      const limit = role.needed * peopleForEach;
      return days.flatMap((day, at): Observation[] => {
        if (!isNeededOn(role, day)) return [];
        const measured = asked.reduce((count, own) => count + (own[first + at] ?? 0), 0);
        if (measured >= limit) return [];
        const because = `${role.name}: ${measured} people can be asked where ${limit} are needed to take turns.`;
        const told = { measured, limit, unit: 'people' };
        return [observe({ firstDay: day, lastDay: day }, because, told)];
      });
    });
  },
});

function inHouseRoles(plan: Plan): CallRole[] {
  return plan.rows.callRoles.filter((role) => role.mode === 'in-house' && !role.isArchived);
}

/** Whether all but the rotation lets the member take the role that day. */
function mayBeAsked(plan: Plan, member: Member, role: CallRole, day: Day): boolean {
  const { person, year } = member;
  const isThere = year.firstDay <= day && day <= year.lastDay && !plan.isAbsent(person.id, day);
  const isBackInTime = !isOvernight(role) || !plan.isAbsent(person.id, addDays(day, 1));
  const takesCall = year.takesCall && !year.callWeekdaysOff.includes(weekdayOf(day));
  return !person.isArchived && isEligibleFor(member, role) && isThere && isBackInTime && takesCall;
}

/** A sum of choices for every different set of people who may be asked. */
export const encode: BlockEncode<typeof params> = {
  layer: 'block',
  limit(encoding, { peopleForEach }, because) {
    const { plan } = encoding;
    for (const role of inHouseRoles(plan)) {
      const written = new Set<string>();
      for (const day of daysOf(plan.rows.year)) {
        if (!isNeededOn(role, day)) continue;
        const asked = plan.members.filter((member) => mayBeAsked(plan, member, role, day));
        const residents = asked.filter(({ year }) => year.role === 'resident');
        const choices = residents.flatMap((member) => {
          const block = encoding
            .blocksFor(member)
            .find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
          return block
            ? encoding.choicesOf(member.person.id, [block], (rotation) => rotation.takesCall)
            : [];
        });
        const least = role.needed * peopleForEach - (asked.length - residents.length);
        const key = `${least} ${choices.join()}`;
        if (least <= 0 || written.has(key)) continue;
        written.add(key);
        because([], `${role.name}, ${day}`).atLeast(least, choices);
      }
    }
  },
};

const NIGHT = { n: {} };
const WARD_WITHOUT_CALL = { W: { takesCall: false } };

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'three are off the ward at any time',
    isAllowed: true,
    callRoles: NIGHT,
    rotations: WARD_WITHOUT_CALL,
    drawn: 'blocks\nAda 1 WII\nBen 1 IWI\nCem 1 IIW\nDua 1 III',
  },
  {
    title: 'only two are in the second block',
    isAllowed: false,
    callRoles: NIGHT,
    rotations: WARD_WITHOUT_CALL,
    drawn: 'blocks\nAda 1 WWI\nBen 1 IWI\nCem 1 IIW\nDua 1 III',
  },
  {
    title: 'one of three is away for a day',
    isAllowed: false,
    callRoles: NIGHT,
    leave: [{ person: 'Ada', firstDay: '2026-07-08', lastDay: '2026-07-08' }],
    drawn: 'blocks\nAda 1 III\nBen 1 III\nCem 1 III',
  },
];
