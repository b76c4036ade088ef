import * as z from 'zod/mini';
import type { Example } from '../example.ts';
import { countedWeeks, sessionNames } from '../facts/weekly-sessions.ts';
import { observe } from '../observe.ts';
import { definePersonRule, type HalfDayEncode } from '../rule.ts';
import { chosenSessions } from '../work/chosen-sessions.ts';
import { keepAtMost, NOT_WORSE } from '../work/keep-at-most.ts';

const params = z.object({});

/** Nobody has more sessions in a week than was agreed. */
export const rule = definePersonRule({
  id: 'sessions-max',
  title: 'Not too many sessions a week',
  statement: () =>
    'Nobody has more sessions in a week, from Monday to Sunday, than the leeway of their week allows: as a rotation says for residents, and the own week of faculty.',
  citation: null,
  force: 'must',
  layer: 'half-day',
  params,
  people: 'members',
  checkPerson: (own) =>
    countedWeeks(own).flatMap((week) => {
      const { measured } = week;
      const limit = week.asked.max;
      if (measured <= limit) return [];
      const because = `${measured} sessions of ${sessionNames(own.plan, week.asked)} in the week.`;
      const told = { personIds: [own.personId], measured, limit, unit: 'sessions' };
      return observe(week, because, told);
    }),
});

/** A sum over the week. */
export const encode: HalfDayEncode<typeof params> = {
  layer: 'half-day',
  compared: { looser: NOT_WORSE },
  limit(encoding, _params, because) {
    for (const { member, week, sessions } of chosenSessions(encoding)) {
      const names = sessionNames(encoding.plan, week.asked);
      const limits = because([member.person.id], `${names}, week of ${week.firstDay}`);
      keepAtMost(limits, sessions, week.asked.max);
    }
  },
};

const CLINICS = { c: {}, d: { start: '13:00', end: '17:00' } };
const rotationWith = (week: string, max: number) => ({
  blockDays: 7,
  activities: CLINICS,
  rotations: {
    R: { week, leeway: { places: [4, 5], activityIds: ['c', 'd'], sessions: [sessions(max)] } },
  },
});
const sessions = (max: number) => ({ activityIds: ['c', 'd'], min: 0, max });

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'two of two',
    isAllowed: true,
    drawn: 'blocks\nAda 1 R',
    ...rotationWith('cd............', 2),
  },
  {
    title: 'a third is decided',
    isAllowed: false,
    drawn: 'blocks\nAda 1 R\nhalf-days\nAda 1 ....c',
    ...rotationWith('cd............', 2),
  },
  {
    title: 'one moves to another day',
    isAllowed: true,
    activities: { ...CLINICS, f: { kind: 'free' } },
    drawn: 'blocks\nAda 1 R\nhalf-days\nAda 1 f...c',
    blockDays: 7,
    rotations: rotationWith('cd............', 2).rotations,
  },
  {
    title: 'the usual week has three',
    isAllowed: false,
    drawn: 'blocks\nAda 1 R',
    ...rotationWith('cdc...........', 2),
  },
];
