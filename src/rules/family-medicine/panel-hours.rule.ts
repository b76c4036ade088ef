import * as z from 'zod/mini';
import type { Member } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { spanHolds } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { isOnDutyFor } from '../facts/duty-blocks.ts';
import { isPanel, minutesBetween, panelMinutes } from '../facts/panel-minutes.ts';
import { observe } from '../observe.ts';
import { defineRule, type HalfDayEncode, type Observation } from '../rule.ts';
import { keepAtMost, NOT_WORSE } from '../work/keep-at-most.ts';

const params = z.object({
  hoursMin: z._default(z.number().check(z.gte(0), z.lte(5000)), 1000),
  /** Codes of the clinic activities in which residents see patients of their own; none for all. */
  panelClinics: z._default(z.array(z.string()), []),
});

/** Before graduating a family physician has cared for their own patients for a thousand hours. */
export const rule = defineRule({
  id: 'panel-hours',
  title: 'Panel hours before graduating (family medicine)',
  statement: ({ hoursMin, panelClinics }) =>
    `A resident who graduates has cared for patients of their own panel for at least ${hoursMin} hours of clinic${panelClinics.length > 0 ? ` (${panelClinics.join(', ')})` : ''}, those of earlier years included. It is judged in the program’s last class. It cannot be judged, unless there are hours enough already, where the hours before this year are not entered, where a block has no rotation yet, or for somebody who goes on after the year.`,
  citation: null,
  force: 'must',
  layer: 'half-day',
  isOnByDefault: false,
  params,
  nearMiss: {
    words: ({ hoursMin }) => `fewer than ${hoursMin * 1.05} hours`,
    tighter: (settings) => ({ ...settings, hoursMin: settings.hoursMin * 1.05 }),
  },
  scope: 'this-person',
  check: (schedule, settings) => {
    const { plan } = schedule;
    const minutesOf = panelMinutes(schedule, settings.panelClinics, () => true);
    return plan.residents
      .filter(({ year }) => year.pgy === plan.rows.program.pgyMax)
      .flatMap((member): Observation[] => {
        const thisYear = minutesOf(member) / 60;
        const measured = Math.round((thisYear + (member.year.panelHoursBefore ?? 0)) * 100) / 100;
        if (measured >= settings.hoursMin) return [];
        const missing = missingOf(schedule, member);
        const told = {
          personIds: [member.person.id],
          measured,
          limit: settings.hoursMin,
          unit: 'hours',
        };
        if (missing) return [observe(member.year, missing, { ...told, cannotTell: true })];
        const because = `${measured} panel hours, ${Math.round(thisYear * 100) / 100} of them in this year.`;
        return [observe(member.year, because, told)];
      });
  },
});

/** Why the hours of a resident's whole training are not known; null where they are. */
function missingOf(schedule: Schedule, member: Member): string | null {
  const { plan } = schedule;
  const { year } = member;
  if (year.panelHoursBefore === null) return 'The panel hours before this year are not entered.';
  if (year.firstDay > plan.rows.year.firstDay && year.lastDay >= plan.rows.year.lastDay) {
    return 'The last class began later than the year and goes on after it.';
  }
  const filled = new Set(schedule.blocksOf(member.person.id).map(({ slot }) => slot.blockId));
  const isOpen = plan
    .blocksFor(member)
    .some((block) => isOnDutyFor(plan, member, block) && !filled.has(block.id));
  return isOpen ? 'Not every block of the year has a rotation yet.' : null;
}

/** A sum over the year's half-days, of those of whom it can be judged. */
export const encode: HalfDayEncode<typeof params> = {
  layer: 'half-day',
  compared: { looser: NOT_WORSE },
  limit(encoding, { hoursMin, panelClinics }, because) {
    const { plan, schedule, span } = encoding;
    const seen = panelMinutes(schedule, panelClinics, (day) => !spanHolds(span, day));
    for (const member of plan.residents) {
      if (member.year.pgy !== plan.rows.program.pgyMax || missingOf(schedule, member)) continue;
      const before = Math.round((member.year.panelHoursBefore ?? 0) * 60) + seen(member);
      const chosen = encoding.weigh(encoding.cellsOf(member.person.id), (activity) =>
        activity.kind === 'clinic' && isPanel(activity, panelClinics)
          ? -minutesBetween(activity.start, activity.end)
          : 0,
      );
      const limits = because([member.person.id], 'panel hours');
      keepAtMost(limits, chosen, before - Math.floor(hoursMin * 60 + 1e-9));
    }
  },
};

const CLINIC_WEEK = { rotations: { C: { week: 'cccccccccc....' } }, blockDays: 7 };

/** Drawn cases: a week of the rotation C has 40 hours of clinic. */
export const examples: readonly Example[] = [
  {
    title: '920 hours before this year and 80 in it',
    isAllowed: true,
    people: { Ada: { panelHoursBefore: 920 } },
    drawn: 'blocks\nAda 3 CCI',
    ...CLINIC_WEEK,
  },
  {
    title: '919 hours before this year and 80 in it',
    isAllowed: false,
    people: { Ada: { panelHoursBefore: 919 } },
    drawn: 'blocks\nAda 3 CCI',
    ...CLINIC_WEEK,
  },
  {
    title: 'a week of leave has no hours',
    isAllowed: false,
    people: { Ada: { panelHoursBefore: 920 } },
    leave: [{ person: 'Ada', firstDay: '2026-07-06', lastDay: '2026-07-12' }],
    drawn: 'blocks\nAda 3 CCI',
    ...CLINIC_WEEK,
  },
  {
    title: 'clinic without patients of their own is not counted',
    isAllowed: false,
    params: { panelClinics: ['c'] },
    people: { Ada: { panelHoursBefore: 920 } },
    drawn: 'blocks\nAda 3 CCI',
    rotations: { C: { week: 'cccccssssss...' } },
    blockDays: 7,
  },
  {
    title: 'nothing is asked of earlier classes',
    isAllowed: true,
    people: { Ada: { panelHoursBefore: 0 } },
    drawn: 'blocks\nAda 2 CCI',
    ...CLINIC_WEEK,
  },
  {
    title: 'nobody can tell where the hours of earlier years are not entered',
    isAllowed: true,
    cannotTell: true,
    drawn: 'blocks\nAda 3 CCI',
    ...CLINIC_WEEK,
  },
  {
    title: 'nobody can tell before every block has a rotation',
    isAllowed: true,
    cannotTell: true,
    people: { Ada: { panelHoursBefore: 900 } },
    drawn: 'blocks\nAda 3 CC.',
    ...CLINIC_WEEK,
  },
  {
    title: 'nobody can tell of somebody who graduates in the next year',
    isAllowed: true,
    cannotTell: true,
    people: { Ada: { panelHoursBefore: 900, firstDay: '2026-07-06' } },
    drawn: 'blocks\nAda 3 .CC',
    ...CLINIC_WEEK,
  },
];
