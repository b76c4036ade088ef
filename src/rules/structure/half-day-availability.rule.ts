import * as z from 'zod/mini';
import type { Activity } from '../../domain/rows/rotation.ts';
import { isClosedOnEpoch } from '../../domain/schedule/closed-days.ts';
import type { PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import { slotKey } from '../../domain/schedule/slot.ts';
import { addDays, type Day, epochDayOf } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { isOvernight } from '../facts/call-days.ts';
import { observe } from '../observe.ts';
import { type CallEncode, definePersonRule, type HalfDayEncode } from '../rule.ts';

const params = z.object({});

const REASONS = {
  'off-duty': 'Not under contract.',
  absent: 'Away on this day.',
  'post-call': 'At home after a night of call.',
} as const;

/** Half-days are decided for people who are there, in places that are open. */
export const rule = definePersonRule({
  id: 'half-day-availability',
  title: 'Half-days only for who is there',
  statement: () =>
    'A half-day is decided as work only for people who are under contract, not away and not at home after a night of call, and, on a day on which a holiday is observed, not in clinic, precepting, procedures, education or administration.',
  citation: null,
  force: 'must',
  layer: 'half-day',
  params,
  people: 'members',
  checkPerson: (own) =>
    own.halfDays.flatMap(({ slot }) => {
      const activity = own.plan.activityById.get(slot.demandId);
      const reason = activity && whyNot(own, activity, slot.day);
      if (!reason) return [];
      return observe({ firstDay: slot.day, lastDay: slot.day }, reason, {
        personIds: [own.personId],
        slots: [slotKey(slot)],
      });
    }),
});

function whyNot(own: PersonSchedule, activity: Activity, at: Day): string | null {
  if (activity.kind === 'free') return null;
  const epochDay = epochDayOf(at);
  const away = own.whyAway(epochDay);
  if (away) return REASONS[away];
  return isClosedOnEpoch(own.plan, activity, epochDay) ? 'Closed for a holiday.' : null;
}

/** Nothing else is to be chosen. */
const encodeHalfDays: HalfDayEncode<typeof params> = {
  layer: 'half-day',
  forbid(encoding, _params, ruleId) {
    for (const { person } of encoding.members) {
      const own = encoding.schedule.of(person.id);
      for (const cell of encoding.cellsOf(person.id)) {
        for (const activity of cell.offered) {
          const reason = whyNot(own, activity, cell.day);
          if (!reason) continue;
          const subject = `${activity.code} on ${cell.day}: ${reason}`;
          encoding.forbid(cell, activity.id, { ruleId, people: [person.id], subject });
        }
      }
    }
  },
};

/** No night of call before work in a half-day that stands. */
const encodeCalls: CallEncode<typeof params> = {
  layer: 'call',
  compared: { looser: 'Half-days that stand may be of people who are away, or in closed places.' },
  forbid(encoding, _params, ruleId) {
    const nights = encoding.roles.filter((role) => role.mode === 'in-house' && isOvernight(role));
    for (const { person } of encoding.members) {
      for (const { slot } of encoding.schedule.of(person.id).halfDays) {
        const activity = encoding.plan.activityById.get(slot.demandId);
        if (!activity || activity.kind === 'free') continue;
        const subject = `${activity.code} on ${slot.day}: ${REASONS['post-call']}`;
        const source = { ruleId, people: [person.id], subject };
        for (const { id } of nights) encoding.forbid(person.id, addDays(slot.day, -1), id, source);
      }
    }
  },
};

export const encode = [encodeHalfDays, encodeCalls] as const;

const TUESDAY = { firstDay: '2026-06-30', lastDay: '2026-06-30' };

/** Drawn cases. */
export const examples: readonly Example[] = [
  { title: 'clinic on Monday', isAllowed: true, drawn: 'half-days\nAda 1 c' },
  {
    title: 'clinic on a day of leave',
    isAllowed: false,
    leave: [{ person: 'Ada', ...TUESDAY }],
    drawn: 'half-days\nAda 1 ..c',
  },
  {
    title: 'free on a day of leave',
    isAllowed: true,
    activities: { f: { kind: 'free' } },
    leave: [{ person: 'Ada', ...TUESDAY }],
    drawn: 'half-days\nAda 1 ..f',
  },
  {
    title: 'clinic after a night of call in the house',
    isAllowed: false,
    drawn: 'calls\nAda 1 n.\nhalf-days\nAda 1 ..c',
  },
  {
    title: 'clinic on the day of an evening shift',
    isAllowed: true,
    callRoles: { s: { mode: 'shift', start: '17:00', end: '23:00' } },
    drawn: 'calls\nAda 1 s.\nhalf-days\nAda 1 ..c',
  },
  {
    title: 'clinic on a holiday',
    isAllowed: false,
    holidays: ['2026-06-30'],
    drawn: 'half-days\nAda 1 ..c',
  },
  {
    title: 'the wards on a holiday',
    isAllowed: true,
    activities: { w: { kind: 'ward' } },
    holidays: ['2026-06-30'],
    drawn: 'half-days\nAda 1 ..w',
  },
  {
    title: 'clinic before the contract',
    isAllowed: false,
    people: { Ada: { firstDay: '2026-07-01' } },
    drawn: 'half-days\nAda 1 ..c...',
  },
];
