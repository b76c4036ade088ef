import * as z from 'zod/mini';
import type { Example } from '../example.ts';
import { countedWeeks, sessionNames } from '../facts/weekly-sessions.ts';
import { observe } from '../observe.ts';
import { definePersonRule, type HalfDayEncode } from '../rule.ts';
import { chosenSessions } from '../work/chosen-sessions.ts';
import { WHAT_CAN_BE } from '../work/keep-at-most.ts';

const params = z.object({
  weight: z._default(z.int().check(z.gte(0), z.lte(100)), 6),
});

/** Everybody has as many sessions in a week as was agreed. */
export const rule = definePersonRule({
  id: 'sessions-min',
  title: 'Sessions enough a week',
  statement: () =>
    'Everybody should have as many sessions in a week, from Monday to Sunday, as the leeway of their week asks for: as a rotation says for residents, and the own week of faculty. Of a week in which somebody is not there on every working day a part is asked, rounded down.',
  citation: null,
  force: 'should',
  layer: 'half-day',
  params,
  people: 'members',
  checkPerson: (own) =>
    countedWeeks(own).flatMap((week) => {
      const { measured, min: limit } = week;
      if (measured >= limit) return [];
      const because = `${measured} sessions of ${sessionNames(own.plan, week.asked)} in the week.`;
      const told = { personIds: [own.personId], measured, limit, unit: 'sessions' };
      return observe(week, because, told);
    }),
});

/** A penalty for each session that is lacking and could be there. */
export const encode: HalfDayEncode<typeof params> = {
  layer: 'half-day',
  compared: { looser: WHAT_CAN_BE },
  limit(encoding, { weight }, because) {
    for (const { member, week, sessions } of chosenSessions(encoding)) {
      const asked = Math.min(week.min, sessions.most);
      if (sessions.least >= asked) continue;
      const names = sessionNames(encoding.plan, week.asked);
      const limits = because([member.person.id], `${names}, week of ${week.firstDay}`);
      const lacking = limits.shortfall(asked - sessions.certain, sessions.terms);
      encoding.model.penalty(weight, lacking);
    }
  },
};

const CLINICS = { c: {}, d: { start: '13:00', end: '17:00' } };
const asking = (min: number) => ({
  blockDays: 7,
  activities: CLINICS,
  rotations: {
    R: {
      week: 'cd............',
      leeway: {
        places: [4, 5],
        activityIds: ['c', 'd'],
        sessions: [{ activityIds: ['c', 'd'], min, max: 14 }],
      },
    },
  },
});

/** Drawn cases. */
export const examples: readonly Example[] = [
  { title: 'two of two', isAllowed: true, drawn: 'blocks\nAda 1 R', ...asking(2) },
  { title: 'two of three', isAllowed: false, drawn: 'blocks\nAda 1 R', ...asking(3) },
  {
    title: 'the third is decided',
    isAllowed: true,
    drawn: 'blocks\nAda 1 R\nhalf-days\nAda 1 ....c',
    ...asking(3),
  },
  {
    title: 'of three in five days two in four',
    isAllowed: true,
    leave: [{ person: 'Ada', firstDay: '2026-07-03', lastDay: '2026-07-03' }],
    drawn: 'blocks\nAda 1 R',
    ...asking(3),
  },
  {
    title: 'of three in five days two in four, and one of them is on the day of leave',
    isAllowed: false,
    leave: [{ person: 'Ada', firstDay: '2026-06-29', lastDay: '2026-06-29' }],
    drawn: 'blocks\nAda 1 R\nhalf-days\nAda 1 ....c',
    ...asking(3),
  },
];
