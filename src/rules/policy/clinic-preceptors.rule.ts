import * as z from 'zod/mini';
import type { Activity } from '../../domain/rows/rotation.ts';
import { CLINIC, type Placed, RESIDENTS_PER_PRECEPTOR } from '../../domain/schedule/clinic.ts';
import { clinicSessions } from '../../domain/schedule/sessions.ts';
import type { Member } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { Day } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import {
  type ClinicSession,
  decidedSlots,
  isNamed,
  learnersIn,
  sessionName,
  siteName,
  sitesWithoutPreceptors,
} from '../facts/clinics.ts';
import { isInTraining, trainedFrom } from '../facts/training.ts';
import { observe } from '../observe.ts';
import { defineRule, type HalfDayEncode, type Observation } from '../rule.ts';
import { keepAtMost, NOT_WORSE } from '../work/keep-at-most.ts';
import { sitesWith } from '../work/decided-sessions.ts';

const params = z.object({
  residentsPerPreceptorMax: z._default(z.int().check(z.gte(1), z.lte(20)), RESIDENTS_PER_PRECEPTOR),
  monthsUntilIndependent: z._default(z.int().check(z.gte(0), z.lte(36)), 6),
  /** As how many residents one counts who is not yet independent. */
  weightNotYetIndependent: z._default(z.number().check(z.gte(1), z.lte(10)), 2),
  /** Codes of the clinic activities that are counted; none for all. */
  clinics: z._default(z.array(z.string()), []),
});
type Settings = z.infer<typeof params>;

/** A clinic has preceptors enough for the residents who see patients there. */
export const rule = defineRule({
  id: 'clinic-preceptors',
  title: 'Preceptors enough in clinic',
  statement: (settings) => {
    const { residentsPerPreceptorMax, monthsUntilIndependent, weightNotYetIndependent } = settings;
    const which = settings.clinics.length > 0 ? ` (${settings.clinics.join(', ')})` : '';
    return `In every half-day each clinic${which} has a preceptor without patients of their own for every ${residentsPerPreceptorMax} residents who see patients there, rounded up. A resident in the first ${monthsUntilIndependent} months of training, counted from their own start, counts as ${weightNotYetIndependent}. A site at which nobody ever precepts cannot be judged.`;
  },
  citation: null,
  force: 'must',
  layer: 'half-day',
  isOnByDefault: false,
  params,
  scope: 'this-period',
  check: (schedule, settings) => {
    const { plan } = schedule;
    const independentFrom = trainedFrom(plan, settings.monthsUntilIndependent);
    const sessions = clinicSessions(schedule).filter(
      (session) => learnersIn(session, settings.clinics).length > 0,
    );
    const unknown = sitesWithoutPreceptors(clinicSessions(schedule)).filter(({ siteId }) =>
      sessions.some((session) => session.siteId === siteId),
    );
    const unknownSites = new Set(unknown.map(({ siteId }) => siteId));
    return [
      ...unknown.map(({ siteId, ...span }) => {
        const because = `${siteName(plan, siteId)}: nobody ever precepts there, as far as is entered.`;
        return observe(span, because, { cannotTell: true });
      }),
      ...sessions
        .filter(({ siteId }) => !unknownSites.has(siteId))
        .flatMap((session) => checkSession(schedule, session, settings, independentFrom)),
    ];
  },
});

function checkSession(
  schedule: Schedule,
  session: ClinicSession,
  { residentsPerPreceptorMax, weightNotYetIndependent, clinics }: Settings,
  independentFrom: (member: Member) => Day | null,
): Observation[] {
  const learners = learnersIn(session, clinics);
  const days = learners.map(({ member }) => independentFrom(member));
  const neededFor = (notYet: number): number =>
    Math.ceil(
      (weightNotYetIndependent * notYet + (learners.length - notYet)) / residentsPerPreceptorMax,
    );
  const notYet = days.filter((day) => day !== null && day > session.day).length;
  const unknown = days.filter((day) => day === null).length;
  const measured = session.preceptors.length;
  const least = neededFor(notYet);
  const most = neededFor(notYet + unknown);
  if (measured >= most) return [];
  const people = [...session.preceptors, ...learners];
  const told = {
    personIds: people.map(({ member }) => member.person.id),
    slots: decidedSlots(schedule, session, people),
    measured,
    limit: measured < least ? least : most,
    unit: 'preceptors',
  };
  const span = { firstDay: session.day, lastDay: session.day };
  const name = sessionName(schedule.plan, session);
  if (measured < least) {
    const because = `${name}: residents ${learners.length}, of them not yet independent ${notYet}; preceptors ${measured}, needed ${least}.`;
    return [observe(span, because, told)];
  }
  const because = `${name}: preceptors ${measured}, needed perhaps ${most}: when ${unknown} of ${learners.length} residents began is not entered.`;
  return [observe(span, because, { ...told, cannotTell: true })];
}

/** Weights of residents are told to a thousandth. */
const WHOLE = 1000;

/** In each session the residents, weighed, and the preceptors. */
export const encode: HalfDayEncode<typeof params> = {
  layer: 'half-day',
  compared: {
    stricter: 'Where somebody may precept, it is asked for although nobody does so far.',
    looser: NOT_WORSE,
  },
  limit(encoding, settings, because) {
    const { residentsPerPreceptorMax, weightNotYetIndependent, clinics } = settings;
    const independentFrom = trainedFrom(encoding.plan, settings.monthsUntilIndependent);
    const isLearner = ({ activity, member }: Placed): boolean =>
      activity.kind === 'clinic' &&
      isInTraining(member) &&
      (clinics.length === 0 || isNamed(activity, clinics));
    const sites = sitesWith(encoding, ({ activity }) => activity.kind === 'precepting');
    for (const siteId of sites) {
      const isThere = (activity: Activity) =>
        CLINIC.has(activity.kind) && activity.siteId === siteId;
      for (const { day, half, cells } of encoding.sessions(isThere)) {
        const load = encoding.weigh(cells, (activity, { member }) => {
          if (!isThere(activity)) return 0;
          if (activity.kind === 'precepting') return -residentsPerPreceptorMax * WHOLE;
          if (!isLearner({ activity, member })) return 0;
          const isNotYet = (independentFrom(member) ?? day) > day;
          return isNotYet ? Math.round(weightNotYetIndependent * WHOLE) : WHOLE;
        });
        const name = sessionName(encoding.plan, { siteId, half });
        keepAtMost(because([], `${name}, ${day}`), load, 0);
      }
    }
  },
};

const DRAWN = { c: {}, p: { kind: 'precepting' as const } };
const NOT_YET = { residencyFirstDay: '2025-12-30' };
const SINCE_JANUARY = { residencyFirstDay: '2025-12-29' };

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'four residents of later years with one preceptor',
    isAllowed: true,
    activities: DRAWN,
    drawn: 'half-days\nAda 2 c\nBen 2 c\nCem 3 c\nDua 3 c\nGil 0 p',
  },
  {
    title: 'a fifth resident',
    isAllowed: false,
    activities: DRAWN,
    drawn: 'half-days\nAda 2 c\nBen 2 c\nCem 3 c\nDua 3 c\nEli 3 c\nGil 0 p',
  },
  {
    title: 'two interns in summer count as four',
    isAllowed: true,
    activities: DRAWN,
    drawn: 'half-days\nAda 1 c\nBen 1 c\nGil 0 p',
  },
  {
    title: 'two interns in summer and a senior',
    isAllowed: false,
    activities: DRAWN,
    drawn: 'half-days\nAda 1 c\nBen 1 c\nCem 3 c\nGil 0 p',
  },
  {
    title: 'six months after their own start they count as one each',
    isAllowed: true,
    activities: DRAWN,
    people: { Ada: SINCE_JANUARY, Ben: SINCE_JANUARY },
    drawn: 'half-days\nAda 1 c\nBen 1 c\nCem 3 c\nGil 0 p',
  },
  {
    title: 'a day less than six months after their own start',
    isAllowed: false,
    activities: DRAWN,
    people: { Ada: NOT_YET, Ben: SINCE_JANUARY },
    drawn: 'half-days\nAda 1 c\nBen 1 c\nCem 3 c\nDua 3 c\nGil 0 p',
  },
  {
    title: 'a preceptor with patients of their own does not count',
    isAllowed: false,
    activities: DRAWN,
    drawn: 'half-days\nAda 3 cc\nGil 0 pc',
  },
  {
    title: 'the one preceptor is on leave',
    isAllowed: false,
    activities: DRAWN,
    leave: [{ person: 'Gil', firstDay: '2026-06-30', lastDay: '2026-06-30' }],
    rotations: { C: { week: 'cc'.repeat(7) }, P: { week: 'pp'.repeat(7) } },
    blockDays: 7,
    drawn: 'blocks\nAda 3 C\nGil 0 P',
  },
  {
    title: 'the clinic is closed on a holiday, and a resident after a night is at home',
    isAllowed: true,
    activities: DRAWN,
    holidays: ['2026-06-29'],
    rotations: { C: { week: 'cc..cc........' } },
    blockDays: 7,
    drawn: 'blocks\nAda 3 C\ncalls\nAda 3 .n\nhalf-days\nGil 0 ..pp',
  },
  {
    title: 'a preceptor at the other site',
    isAllowed: false,
    activities: {
      c: { site: 'Hill' },
      d: { site: 'Mill' },
      p: { kind: 'precepting', site: 'Hill' },
      q: { kind: 'precepting', site: 'Mill' },
    },
    drawn: 'half-days\nAda 3 cc\nBen 3 dd\nGil 0 pp\nHal 0 .q',
  },
  {
    title: 'nobody can tell where nobody ever precepts',
    isAllowed: true,
    cannotTell: true,
    drawn: 'half-days\nAda 3 cc',
  },
  {
    title: 'nobody can tell for somebody whose class and start are not entered',
    isAllowed: true,
    cannotTell: true,
    activities: DRAWN,
    people: { Ada: { pgy: null }, Ben: { pgy: null } },
    drawn: 'half-days\nAda 1 c\nBen 1 c\nCem 3 c\nGil 0 p',
  },
];
