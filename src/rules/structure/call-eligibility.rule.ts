import * as z from 'zod/mini';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { addDays, type Day, epochDayOf, weekdayOf } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { callDays, callDaysFor, isEligibleFor } from '../facts/call-availability.ts';
import { isOvernight } from '../facts/call-days.ts';
import { observe } from '../observe.ts';
import { type CallEncode, definePersonRule } from '../rule.ts';

const params = z.object({
  /** Whether a leave that starts on the day after forbids a call through the night before. */
  nightBeforeLeaveFree: z._default(z.boolean(), true),
});

/** Call goes to people who may take it that day. */
export const rule = definePersonRule({
  id: 'call-eligibility',
  title: 'Only who may takes call',
  statement: ({ nightBeforeLeaveFree }) =>
    `A call or shift goes to people of an eligible role and class who take call on that weekday, are under contract and not away${nightBeforeLeaveFree ? ' (nor, after a night, on the day after)' : ''}, and, if residents, are on a rotation that takes call.`,
  citation: null,
  force: 'must',
  layer: 'call',
  params,
  people: 'members',
  checkPerson: (own, { nightBeforeLeaveFree }) => {
    const { plan, member } = own;
    if (!member || member.person.isArchived) return [];
    const first = epochDayOf(plan.rows.year.firstDay);
    return own.calls.flatMap(({ role, day, slot }) => {
      const days = nightBeforeLeaveFree ? callDaysFor(own, role) : callDays(own);
      if (days[epochDayOf(day) - first] === 1 && isEligibleFor(member, role)) return [];
      const rotation = own.rotationOn(day);
      const dayAfter = addDays(day, 1);
      const reasons = [
        !isEligibleFor(member, role) && `${role.name} is not for this role or class.`,
        !member.year.takesCall && 'Takes no call.',
        member.year.callWeekdaysOff.includes(weekdayOf(day)) && 'Takes no call on this weekday.',
        !plan.isOnDuty(member, day) && 'Not under contract.',
        plan.isAbsent(member.person.id, day) && 'Away on this day.',
        nightBeforeLeaveFree &&
          isOvernight(role) &&
          plan.isAbsent(member.person.id, dayAfter) &&
          'Away on the day on which this night ends.',
        member.year.role === 'resident' &&
          !rotation?.takesCall &&
          (rotation ? `${rotation.code} takes no call.` : 'On no rotation.'),
      ].filter((reason) => reason !== false);
      if (reasons.length === 0) return [];
      return observe({ firstDay: day, lastDay: day }, reasons.join(' '), {
        personIds: [member.person.id],
        slots: [slot],
      });
    });
  },
});

/** Nobody else has a choice. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  forbid(encoding, { nightBeforeLeaveFree }, ruleId) {
    const { plan } = encoding;
    for (const member of encoding.members) {
      const { id } = member.person;
      const eligible = new Set(encoding.roles.filter((role) => isEligibleFor(member, role)));
      const away = awayDays(plan, member, encoding.openDays);
      for (const day of encoding.openDays) {
        const source = { ruleId, people: [id], subject: `call on ${day}` };
        const isThere = plan.isOnDuty(member, day) && !away.has(day);
        const isAsked =
          member.year.takesCall &&
          !member.year.callWeekdaysOff.some((off) => off === weekdayOf(day));
        const isFree =
          member.year.role !== 'resident' ||
          encoding.schedule.rotationOn(id, day)?.takesCall === true;
        for (const role of encoding.roles) {
          const isBack =
            !nightBeforeLeaveFree || role.end > role.start || !away.has(addDays(day, 1));
          const may = isThere && isAsked && isFree && isBack && eligible.has(role);
          if (!may) encoding.forbid(id, day, role.id, source);
        }
      }
    }
  },
};

/** The days among these, and the day after the last, on which the member is away with approval. */
function awayDays(plan: Plan, member: Member, days: readonly Day[]): Set<Day> {
  const last = days.at(-1);
  const all = last ? [...days, addDays(last, 1)] : [];
  const leave = plan
    .absencesOf(member.person.id)
    .filter((absence) => absence.status === 'approved');
  return new Set(
    all.filter((day) => leave.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)),
  );
}

/** Drawn cases. */
export const examples: readonly Example[] = [
  { title: 'a resident on an elective', isAllowed: true, drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n' },
  {
    title: 'the ward takes no call',
    isAllowed: false,
    rotations: { W: { takesCall: false } },
    drawn: 'blocks\nAda 1 W\ncalls\nAda 1 n',
  },
  {
    title: 'not for interns',
    isAllowed: false,
    callRoles: { n: { eligibleClasses: [2, 3] } },
    drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n',
  },
  {
    title: 'faculty do not take the residents’ call',
    isAllowed: false,
    drawn: 'blocks\nAda 1 I\ncalls\nFay 0 n',
  },
  {
    title: 'Monday off',
    isAllowed: false,
    people: { Ada: { callWeekdaysOff: [0] } },
    drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n',
  },
  {
    title: 'leave on the day after the night',
    isAllowed: false,
    leave: [{ person: 'Ada', firstDay: '2026-06-30', lastDay: '2026-06-30' }],
    drawn: 'blocks\nAda 1 I\ncalls\nAda 1 n',
  },
  {
    title: 'a day shift before leave',
    isAllowed: true,
    callRoles: { d: { mode: 'shift', start: '07:00', end: '19:00' } },
    leave: [{ person: 'Ada', firstDay: '2026-06-30', lastDay: '2026-06-30' }],
    drawn: 'blocks\nAda 1 I\ncalls\nAda 1 d',
  },
];
