import * as z from 'zod/mini';
import { groupBy } from '../../domain/group-by.ts';
import type { Activity } from '../../domain/rows/rotation.ts';
import type { Placed } from '../../domain/schedule/clinic.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { type Session, wardSessions } from '../../domain/schedule/sessions.ts';
import type { Example } from '../example.ts';
import { decidedSlots } from '../facts/clinics.ts';
import { isInTraining } from '../facts/training.ts';
import { observe } from '../observe.ts';
import { defineRule, type HalfDayEncode, type Observation } from '../rule.ts';
import { sitesWith } from '../work/decided-sessions.ts';
import { keepAtMost, NOT_WORSE } from '../work/keep-at-most.ts';

const residents = z.int().check(z.gte(1), z.lte(20));
const params = z.object({
  internsPerSupervisorMax: z._default(residents, 2),
  seniorsPerSupervisorMax: z._default(residents, 4),
});
type Settings = z.infer<typeof params>;

/** On the wards there are attendings enough for the residents. */
export const rule = defineRule({
  id: 'supervision-ratio',
  title: 'Supervisors enough on the wards',
  statement: ({ internsPerSupervisorMax, seniorsPerSupervisorMax }) =>
    `On the wards of a site one faculty member supervises at most ${internsPerSupervisorMax} PGY-1 residents or ${seniorsPerSupervisorMax} of later classes at a time, each resident taking up that part of a supervisor. Only ward half-days are counted: clinic has a rule of its own, which counts preceptors. A site on whose wards no faculty is ever entered cannot be judged.`,
  citation: null,
  force: 'must',
  layer: 'half-day',
  isOnByDefault: false,
  params,
  scope: 'this-period',
  check: (schedule, settings) =>
    [...groupBy(wardSessions(schedule), ({ siteId }) => siteId).values()].flatMap((sessions) => {
      const taught = sessions.filter(({ people }) => people.some(isLearning));
      const [first] = taught;
      const last = taught.at(-1);
      if (!first || !last) return [];
      if (sessions.some(({ people }) => people.some(isSupervising))) {
        return taught.flatMap((session) => checkSession(schedule, session, settings));
      }
      const because = `${wardName(schedule.plan, first)}: no faculty is entered there.`;
      const span = { firstDay: first.day, lastDay: last.day };
      return [observe(span, because, { cannotTell: true })];
    }),
});

function isLearning({ member }: Placed): boolean {
  return isInTraining(member);
}

function isSupervising({ member }: Placed): boolean {
  return member.year.role === 'faculty';
}

function wardName({ rows }: Plan, { siteId }: Session): string {
  return rows.sites.find(({ id }) => id === siteId)?.name ?? 'Wards';
}

function checkSession(schedule: Schedule, session: Session, settings: Settings): Observation[] {
  const { internsPerSupervisorMax, seniorsPerSupervisorMax } = settings;
  const learners = session.people.filter(isLearning);
  const supervisors = session.people.filter(isSupervising);
  const interns = learners.filter(({ member }) => member.year.pgy === 1).length;
  const unknown = learners.filter(({ member }) => member.year.pgy === null).length;
  const neededFor = (firstYears: number): number =>
    Math.ceil(
      (firstYears * seniorsPerSupervisorMax +
        (learners.length - firstYears) * internsPerSupervisorMax) /
        (internsPerSupervisorMax * seniorsPerSupervisorMax),
    );
  const measured = supervisors.length;
  const ends = [neededFor(interns), neededFor(interns + unknown)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  if (measured >= most) return [];
  const told = {
    personIds: session.people.map(({ member }) => member.person.id),
    slots: decidedSlots(schedule, session, session.people),
    measured,
    limit: measured < least ? least : most,
    unit: 'supervisors',
  };
  const span = { firstDay: session.day, lastDay: session.day };
  const name = `${wardName(schedule.plan, session)}, ${session.half === 'am' ? 'morning' : 'afternoon'}`;
  if (measured < least) {
    const later = learners.length - interns;
    const because = `${name}: PGY-1 ${interns}, later classes ${later}; supervisors ${measured}, needed ${least}.`;
    return [observe(span, because, told)];
  }
  const because = `${name}: supervisors ${measured}, needed perhaps ${most}: the class of ${unknown} of ${learners.length} residents is not entered.`;
  return [observe(span, because, { ...told, cannotTell: true })];
}

/** On each site's wards the residents, as parts of a supervisor, and the supervisors. */
export const encode: HalfDayEncode<typeof params> = {
  layer: 'half-day',
  compared: {
    stricter: 'Where faculty may be on the wards, it is asked for although nobody is so far.',
    looser: NOT_WORSE,
  },
  limit(encoding, { internsPerSupervisorMax, seniorsPerSupervisorMax }, because) {
    const partOf = ({ year }: Member): number => {
      if (year.pgy === 1) return seniorsPerSupervisorMax;
      if (year.pgy !== null) return internsPerSupervisorMax;
      return Math.min(internsPerSupervisorMax, seniorsPerSupervisorMax);
    };
    const sites = sitesWith(
      encoding,
      (placed) => placed.activity.kind === 'ward' && isSupervising(placed),
    );
    for (const siteId of sites) {
      const isThere = (activity: Activity) =>
        activity.kind === 'ward' && activity.siteId === siteId;
      for (const { day, half, cells } of encoding.sessions(isThere)) {
        const load = encoding.weigh(cells, (activity, { member }) => {
          const placed = { activity, member };
          if (!isThere(activity)) return 0;
          const whole = isSupervising(placed)
            ? internsPerSupervisorMax * seniorsPerSupervisorMax
            : 0;
          return (isLearning(placed) ? partOf(member) : 0) - whole;
        });
        const name = encoding.plan.rows.sites.find(({ id }) => id === siteId)?.name ?? 'Wards';
        keepAtMost(because([], `${name}, ${day} ${half}`), load, 0);
      }
    }
  },
};

const WARD = { w: { kind: 'ward' as const } };

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'two interns with one attending',
    isAllowed: true,
    activities: WARD,
    drawn: 'half-days\nAda 1 w\nBen 1 w\nGil 0 w',
  },
  {
    title: 'two interns and a senior with one attending',
    isAllowed: false,
    activities: WARD,
    drawn: 'half-days\nAda 1 w\nBen 1 w\nCem 2 w\nGil 0 w',
  },
  {
    title: 'an intern and two seniors with one attending',
    isAllowed: true,
    activities: WARD,
    drawn: 'half-days\nAda 1 w\nBen 2 w\nCem 3 w\nGil 0 w',
  },
  {
    title: 'five seniors with one attending',
    isAllowed: false,
    activities: WARD,
    drawn: 'half-days\nAda 2 w\nBen 2 w\nCem 3 w\nDua 3 w\nEli 3 w\nGil 0 w',
  },
  {
    title: 'the attending leaves at noon',
    isAllowed: false,
    activities: WARD,
    drawn: 'half-days\nAda 1 ww\nGil 0 w.',
  },
  {
    title: 'a preceptor in clinic does not supervise the wards',
    isAllowed: false,
    activities: { ...WARD, p: { kind: 'precepting' } },
    drawn: 'half-days\nAda 3 ww\nGil 0 wp',
  },
  {
    title: 'nobody can tell where no attending is entered',
    isAllowed: true,
    cannotTell: true,
    activities: WARD,
    drawn: 'half-days\nAda 1 ww',
  },
  {
    title: 'nobody can tell for a resident without a class',
    isAllowed: true,
    cannotTell: true,
    activities: WARD,
    people: { Cem: { pgy: null } },
    drawn: 'half-days\nAda 1 w\nBen 2 w\nCem 3 w\nGil 0 w',
  },
];
