import * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import { clinicSessions } from '../../domain/schedule/sessions.ts';
import type { Member } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { minuteOfDay } from '../../domain/work/zone-clock.ts';
import type { Example } from '../example.ts';
import { isNamed } from '../facts/clinics.ts';
import { isOnDutyFor } from '../facts/duty-blocks.ts';
import { observe } from '../observe.ts';
import { defineRule, type Observation } from '../rule.ts';

const params = z.object({
  hoursMin: z._default(z.number().check(z.gte(0), z.lte(5000)), 1000),
  /** Codes of the clinic activities in which residents see patients of their own; none for all. */
  panelClinics: z._default(z.array(z.string()), []),
});
type Settings = z.infer<typeof params>;

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
  scope: 'this-person',
  check: (schedule, settings) => {
    const { plan } = schedule;
    const hoursOf = panelHours(schedule, settings);
    return plan.residents
      .filter(({ year }) => year.pgy === plan.rows.program.pgyMax)
      .flatMap((member): Observation[] => {
        const thisYear = hoursOf(member);
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

function panelHours(schedule: Schedule, { panelClinics }: Settings): (member: Member) => number {
  const seen = clinicSessions(schedule).flatMap(({ seeingPatients }) =>
    seeingPatients
      .filter(({ activity }) => panelClinics.length === 0 || isNamed(activity, panelClinics))
      .map(({ member, activity: { start, end } }) => ({
        personId: member.person.id,
        hours: minutesBetween(start, end) / 60,
      })),
  );
  const byPerson = groupBy(seen, ({ personId }) => personId);
  return ({ person }) => (byPerson.get(person.id) ?? []).reduce((sum, { hours }) => sum + hours, 0);
}

/** An end at or before the start belongs to the next day. */
function minutesBetween(start: string, end: string): number {
  const minutes = minuteOfDay(end) - minuteOfDay(start);
  return minutes > 0 ? minutes : minutes + 24 * 60;
}

/** The solver is not told: the hours come of half-days, which are not solved for. */
export const encode = null;

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
