import * as z from 'zod/mini';
import type { Activity } from '../../domain/rows/rotation.ts';
import { CLINIC, type Placed } from '../../domain/schedule/clinic.ts';
import { clinicSessions } from '../../domain/schedule/sessions.ts';
import type { Member } from '../../domain/schedule/plan.ts';
import type { Duty } from '../../domain/schedule/person-schedule.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { addDays, type Day } from '../../domain/time/day.ts';
import { dutySpan } from '../../domain/time/zone.ts';
import { yes } from '../encoding/model.ts';
import type { Example } from '../example.ts';
import {
  type ClinicSession,
  decidedSlots,
  isNamed,
  learnersIn,
  sessionName,
} from '../facts/clinics.ts';
import { isInTraining, trainedFrom } from '../facts/training.ts';
import { observe } from '../observe.ts';
import { defineRule, type HalfDayEncode, type Observation } from '../rule.ts';
import { anyOf, sitesWith } from '../work/decided-sessions.ts';
import { keepAtMost, NOT_WORSE } from '../work/keep-at-most.ts';

const params = z.object({
  /** Codes of the clinic activities that are billed under the exception. */
  billedClinics: z._default(z.array(z.string()), []),
  residentsPerPreceptorMax: z._default(z.int().check(z.gte(1), z.lte(20)), 4),
  monthsTrainedMin: z._default(z.int().check(z.gte(0), z.lte(36)), 6),
  /** Whether home call during the session is another duty of the preceptor. */
  homeCallIsDuty: z._default(z.boolean(), true),
});
type Settings = z.infer<typeof params>;

/** Where a clinic bills under Medicare's primary care exception, its sessions are as the exception asks. */
export const rule = defineRule({
  id: 'primary-care-exception',
  title: 'Medicare’s primary care exception',
  statement: ({ billedClinics, residentsPerPreceptorMax, monthsTrainedMin, homeCallIsDuty }) =>
    `Where clinic is billed under the primary care exception (${billedClinics.length > 0 ? billedClinics.join(', ') : 'no clinic is named yet'}), a preceptor directs at most ${residentsPerPreceptorMax} residents at a time, all who see patients at the site counted, and has no other duty then: no patients of their own and no call${homeCallIsDuty ? ', home call included' : ' but home call'}. Every resident who sees patients under it has trained for more than ${monthsTrainedMin} months, counted from that person’s own start.`,
  citation: { current: '42 CFR 415.174', older: '', verifiedOn: null },
  force: 'must',
  layer: 'half-day',
  isOnByDefault: false,
  params,
  scope: 'this-period',
  check: (schedule, settings) => {
    const eligibleFrom = trainedFrom(schedule.plan, settings.monthsTrainedMin);
    return clinicSessions(schedule).flatMap((session) => {
      const billed = learnersIn(session, []).filter(({ activity }) =>
        isNamed(activity, settings.billedClinics),
      );
      if (billed.length === 0) return [];
      return [
        ...checkPreceptors(schedule, session, settings),
        ...checkTraining(schedule, session, billed, eligibleFrom),
      ];
    });
  },
});

function checkPreceptors(
  schedule: Schedule,
  session: ClinicSession,
  settings: Settings,
): Observation[] {
  const learners = learnersIn(session, []);
  const free = session.preceptors.filter((each) => !isBusy(schedule, session.day, each, settings));
  if (learners.length <= free.length * settings.residentsPerPreceptorMax) return [];
  const people = [...session.preceptors, ...learners];
  const busy = session.preceptors.length - free.length;
  const aside = busy > 0 ? ` (and ${busy} with another duty)` : '';
  const because = `${sessionName(schedule.plan, session)}: residents ${learners.length}, preceptors ${free.length}${aside}.`;
  return [
    observe({ firstDay: session.day, lastDay: session.day }, because, {
      personIds: people.map(({ member }) => member.person.id),
      slots: decidedSlots(schedule, session, people),
      measured: learners.length,
      limit: free.length * settings.residentsPerPreceptorMax,
      unit: 'residents',
    }),
  ];
}

/** Whether the preceptor has a call or shift while precepting. */
function isBusy(
  schedule: Schedule,
  at: Day,
  { member, activity }: Placed,
  { homeCallIsDuty }: Settings,
): boolean {
  const { timeZone } = schedule.plan.rows.program;
  const session = dutySpan(at, activity.start, activity.end, addDays(at, 1), timeZone);
  const isDuty = ({ role, span }: Duty): boolean =>
    !role.isArchived &&
    role.mode !== 'jeopardy' &&
    (role.mode !== 'home' || homeCallIsDuty) &&
    span.start < session.end &&
    session.start < span.end;
  const nights = [...schedule.callsOn(addDays(at, -1)), ...schedule.callsOn(at)];
  return nights.some((duty) => duty.personId === member.person.id && isDuty(duty));
}

function checkTraining(
  schedule: Schedule,
  session: ClinicSession,
  billed: readonly Placed[],
  eligibleFrom: (member: Member) => Day | null,
): Observation[] {
  const span = { firstDay: session.day, lastDay: session.day };
  const name = sessionName(schedule.plan, session);
  const among = (suits: (from: Day | null) => boolean) =>
    billed.filter(({ member }) => suits(eligibleFrom(member)));
  const toldOf = (people: readonly Placed[]) => ({
    personIds: people.map(({ member }) => member.person.id),
    slots: decidedSlots(schedule, session, people),
  });
  const tooSoon = among((from) => from !== null && from > session.day);
  const unknown = among((from) => from === null);
  const found: Observation[] = [];
  if (tooSoon.length > 0) {
    const because = `${name}: not yet long enough in training to see patients under the exception.`;
    found.push(observe(span, because, toldOf(tooSoon)));
  }
  if (unknown.length > 0) {
    const because = `${name}: when training began is not entered.`;
    found.push(observe(span, because, { ...toldOf(unknown), cannotTell: true }));
  }
  return found;
}

/** In each session with a billed visit the residents and the free preceptors; nobody billed too soon. */
export const encode: HalfDayEncode<typeof params> = {
  layer: 'half-day',
  compared: { looser: NOT_WORSE },
  limit(encoding, settings, because) {
    const { plan, schedule } = encoding;
    const eligibleFrom = trainedFrom(plan, settings.monthsTrainedMin);
    const isBilled = ({ activity, member }: Placed): boolean =>
      activity.kind === 'clinic' &&
      isInTraining(member) &&
      isNamed(activity, settings.billedClinics);
    const billedBy = (activity: Activity, member: Member) => isBilled({ activity, member });
    for (const { day, cells } of encoding.sessions(billedBy)) {
      for (const cell of cells) {
        const { member } = cell;
        const from = eligibleFrom(member);
        if (from === null || from <= day) continue;
        const limits = because([member.person.id], `billed visits on ${day}`);
        const tooSoon = encoding.weigh([cell], (activity) =>
          isBilled({ activity, member }) ? 1 : 0,
        );
        keepAtMost(limits, tooSoon, 0);
      }
    }
    for (const siteId of sitesWith(encoding, isBilled)) {
      const isThere = ({ kind, siteId: at }: Activity) => CLINIC.has(kind) && at === siteId;
      for (const { day, half, cells } of encoding.sessions(isThere)) {
        const limits = because([], `${sessionName(plan, { siteId, half })}, ${day}`);
        const billed = anyOf(
          encoding,
          cells,
          limits,
          (placed) => placed.activity.siteId === siteId && isBilled(placed),
        );
        if (billed === 'never') continue;
        const load = encoding.weigh(cells, (activity, { member }) => {
          if (!isThere(activity)) return 0;
          if (activity.kind === 'clinic') return isInTraining(member) ? 1 : 0;
          const isFree =
            activity.kind === 'precepting' &&
            !isBusy(schedule, day, { member, activity }, settings);
          return isFree ? -settings.residentsPerPreceptorMax : 0;
        });
        if (billed === 'always') keepAtMost(limits, load, 0);
        else limits.onlyIf(yes(billed)).atMost(-load.certain, load.terms);
      }
    }
  },
};

const DRAWN = { c: {}, i: {}, p: { kind: 'precepting' as const } };
const BILLED = { billedClinics: ['c'] };

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'four seniors with one preceptor',
    isAllowed: true,
    params: BILLED,
    activities: DRAWN,
    drawn: 'half-days\nAda 2 c\nBen 2 c\nCem 3 c\nDua 3 c\nGil 0 p',
  },
  {
    title: 'five seniors with one preceptor',
    isAllowed: false,
    params: BILLED,
    activities: DRAWN,
    drawn: 'half-days\nAda 2 c\nBen 2 c\nCem 3 c\nDua 3 c\nEli 3 c\nGil 0 p',
  },
  {
    title: 'an intern whose visits are billed otherwise counts towards the four',
    isAllowed: false,
    params: BILLED,
    activities: DRAWN,
    drawn: 'half-days\nAda 1 i\nBen 2 c\nCem 3 c\nDua 3 c\nEli 3 c\nGil 0 p',
  },
  {
    title: 'an intern in summer under the exception',
    isAllowed: false,
    params: BILLED,
    activities: DRAWN,
    drawn: 'half-days\nAda 1 c\nGil 0 p',
  },
  {
    title: 'an intern in summer whose visits are billed otherwise',
    isAllowed: true,
    params: BILLED,
    activities: DRAWN,
    drawn: 'half-days\nAda 1 i\nBen 3 c\nGil 0 p',
  },
  {
    title: 'six months to the day after an intern’s own start',
    isAllowed: true,
    params: BILLED,
    activities: DRAWN,
    people: { Ada: { residencyFirstDay: '2025-12-29' } },
    drawn: 'half-days\nAda 1 c\nGil 0 p',
  },
  {
    title: 'a day less than six months after an intern’s own start',
    isAllowed: false,
    params: BILLED,
    activities: DRAWN,
    people: { Ada: { residencyFirstDay: '2025-12-30' } },
    drawn: 'half-days\nAda 1 c\nGil 0 p',
  },
  {
    title: 'the preceptor is on home call at the same time',
    isAllowed: false,
    params: BILLED,
    activities: DRAWN,
    callRoles: { h: { mode: 'home', start: '07:00', end: '07:00' } },
    drawn: 'calls\nGil 0 h\nhalf-days\nAda 3 c\nGil 0 p',
  },
  {
    title: 'home call that a program does not hold to be a duty',
    isAllowed: true,
    params: { ...BILLED, homeCallIsDuty: false },
    activities: DRAWN,
    callRoles: { h: { mode: 'home', start: '07:00', end: '07:00' } },
    drawn: 'calls\nGil 0 h\nhalf-days\nAda 3 c\nGil 0 p',
  },
  {
    title: 'call that begins in the evening',
    isAllowed: true,
    params: BILLED,
    activities: DRAWN,
    callRoles: { h: { mode: 'home' } },
    drawn: 'calls\nGil 0 h\nhalf-days\nAda 3 c\nGil 0 p',
  },
  {
    title: 'nobody can tell of somebody whose start is not entered',
    isAllowed: true,
    cannotTell: true,
    params: BILLED,
    activities: DRAWN,
    people: { Ada: { pgy: null } },
    drawn: 'half-days\nAda 1 c\nGil 0 p',
  },
  {
    title: 'no clinic is billed under the exception',
    isAllowed: true,
    activities: DRAWN,
    drawn: 'half-days\nAda 1 c',
  },
];
