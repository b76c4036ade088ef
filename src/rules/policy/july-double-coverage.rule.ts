import * as z from 'zod/mini';
import type { CallRole } from '../../domain/rows/rotation.ts';
import type { Member } from '../../domain/schedule/plan.ts';
import { addDays, type Day, type DaySpan, spanHolds } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { isOvernight } from '../facts/call-days.ts';
import { observe } from '../observe.ts';
import { type CallEncode, defineRule } from '../rule.ts';

const params = z.object({
  weeks: z._default(z.int().check(z.gte(1), z.lte(26)), 4),
  /** From which class on a resident may stand beside an intern. */
  seniorPgyMin: z._default(z.int().check(z.gte(2), z.lte(8)), 2),
});

/** An intern's first nights are not spent alone. */
export const rule = defineRule({
  id: 'july-double-coverage',
  title: 'A senior beside new interns (July double coverage)',
  statement: ({ weeks, seniorPgyMin }) =>
    `In the first ${weeks} weeks of PGY-1, counted from that person’s own first day, an intern’s in-house call or night shift is served beside a resident of PGY-${seniorPgyMin} or above, a fellow or faculty, who is in the house for the same service on a call or shift of the same day that lasts as long.`,
  citation: null,
  force: 'must',
  layer: 'call',
  isOnByDefault: false,
  params,
  scope: 'this-period',
  check: (schedule, { weeks, seniorPgyMin }) =>
    schedule.plan.members.flatMap((intern) => {
      const firstDays = firstWeeks(intern, weeks);
      if (!firstDays) return [];
      const nights = schedule
        .callsOf(intern.person.id)
        .filter(({ role, day }) => isNight(role) && spanHolds(firstDays, day));
      return nights.flatMap((night) => {
        const isAccompanied = schedule.callsOn(night.day).some(({ personId, role }) => {
          const other = schedule.plan.memberById.get(personId);
          return other && isSenior(other, seniorPgyMin) && isBeside(role, night.role);
        });
        if (isAccompanied) return [];
        const because = `${night.role.name}: an intern in the first ${weeks} weeks, with nobody of PGY-${seniorPgyMin} or above beside them.`;
        const { day, slot } = night;
        return observe({ firstDay: day, lastDay: day }, because, {
          personIds: [intern.person.id],
          slots: [slot],
        });
      });
    }),
});

/** The first weeks of a PGY-1 resident; null for everybody else. */
function firstWeeks({ person, year }: Member, weeks: number): DaySpan | null {
  if (year.pgy !== 1 || person.isArchived) return null;
  const firstDay = person.residencyFirstDay ?? year.firstDay;
  return { firstDay, lastDay: addDays(firstDay, 7 * weeks - 1) };
}

function isSenior({ person, year }: Member, pgyMin: number): boolean {
  if (person.isArchived) return false;
  return year.role === 'faculty' || year.role === 'fellow' || (year.pgy ?? 0) >= pgyMin;
}

/** Whether it is in-house call, or a shift through the night. */
function isNight(role: CallRole): boolean {
  return isInHouse(role) && (role.mode === 'in-house' || isOvernight(role));
}

function isInHouse({ mode, isArchived }: CallRole): boolean {
  return (mode === 'in-house' || mode === 'shift') && !isArchived;
}

/** Whether a duty of one role, begun on the same day, is in the house for all of a duty of the other. */
function isBeside(senior: CallRole, intern: CallRole): boolean {
  const endOf = (role: CallRole): string => (isOvernight(role) ? `next ${role.end}` : role.end);
  return (
    isInHouse(senior) &&
    senior.service === intern.service &&
    senior.siteId === intern.siteId &&
    senior.start <= intern.start &&
    endOf(senior) >= endOf(intern)
  );
}

/** An intern's night is at most as many as the seniors beside it. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  limit(encoding, { weeks, seniorPgyMin }, because) {
    const seniors = encoding.members.filter((member) => isSenior(member, seniorPgyMin));
    const seniorsBeside = (night: CallRole, day: Day): number[] =>
      seniors.flatMap(({ person }) =>
        encoding.callsOf(person.id, [day], (role) => isBeside(role, night)),
      );
    for (const intern of encoding.members) {
      const firstDays = firstWeeks(intern, weeks);
      if (!firstDays) continue;
      const limits = because([intern.person.id], 'a senior beside the first nights');
      for (const day of encoding.days.filter((each) => spanHolds(firstDays, each))) {
        for (const night of encoding.roles.filter(isNight)) {
          const choice = encoding.callChoice(night.id, day, intern.person.id);
          if (choice === undefined) continue;
          const beside = seniorsBeside(night, day).map((senior) => [-1, senior] as const);
          limits.atMost(0, [choice, ...beside]);
        }
      }
    }
  },
};

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'an intern with a senior on the same night',
    isAllowed: true,
    drawn: 'calls\nAda 1 n\nBen 2 s',
  },
  {
    title: 'an intern alone',
    isAllowed: false,
    drawn: 'calls\nAda 1 n.\nBen 2 .s',
  },
  {
    title: 'an intern with another intern',
    isAllowed: false,
    drawn: 'calls\nAda 1 n\nBen 1 n',
  },
  {
    title: 'the senior is on home call',
    isAllowed: false,
    callRoles: { h: { mode: 'home' } },
    drawn: 'calls\nAda 1 n\nBen 3 h',
  },
  {
    title: 'the senior goes home at midnight',
    isAllowed: false,
    callRoles: { e: { mode: 'shift', start: '15:00', end: '23:00' } },
    drawn: 'calls\nAda 1 n\nBen 3 e',
  },
  {
    title: 'the senior is there for another service',
    isAllowed: false,
    callRoles: { s: { service: 'Surgery' } },
    drawn: 'calls\nAda 1 n\nBen 3 s',
  },
  {
    title: 'the last night of the first week, where one week is asked for',
    isAllowed: false,
    params: { weeks: 1 },
    drawn: 'calls\nAda 1 ......n',
  },
  {
    title: 'the first night of the second week',
    isAllowed: true,
    params: { weeks: 1 },
    drawn: 'calls\nAda 1 .......n',
  },
  {
    title: 'an intern who begins a week later than the others',
    isAllowed: false,
    params: { weeks: 1 },
    people: { Ada: { firstDay: '2026-07-06' } },
    drawn: 'calls\nAda 1 .......n.',
  },
  {
    title: 'a second-year alone',
    isAllowed: true,
    drawn: 'calls\nBen 2 n',
  },
];
