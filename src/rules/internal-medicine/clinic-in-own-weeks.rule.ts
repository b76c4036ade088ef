import * as z from 'zod/mini';
import type { RotationKind } from '../../domain/rows/rotation.ts';
import { clinicSessions } from '../../domain/schedule/sessions.ts';
import { mondayOf } from '../../domain/time/day.ts';
import type { Example } from '../example.ts';
import { decidedSlots, sessionName } from '../facts/clinics.ts';
import { observe } from '../observe.ts';
import { defineRule, type HalfDayEncode } from '../rule.ts';
import { WHAT_CAN_BE } from '../work/keep-at-most.ts';

const params = z.object({});

const INPATIENT: ReadonlySet<RotationKind> = new Set(['inpatient', 'intensive-care', 'nights']);

/** In an X+Y schedule clinic and the wards are kept apart. */
export const rule = defineRule({
  id: 'clinic-in-own-weeks',
  title: 'Clinic in ambulatory weeks only (X+Y)',
  statement: () =>
    'A resident in a cohort of an X+Y schedule has no clinic while on an inpatient, intensive care or night rotation: clinic is in the cohort’s own ambulatory weeks.',
  citation: null,
  force: 'should',
  layer: 'half-day',
  isOnByDefault: false,
  params,
  scope: 'this-person',
  check: (schedule) => {
    const { plan } = schedule;
    return clinicSessions(schedule).flatMap((session) =>
      session.seeingPatients.flatMap((placed) => {
        const { member } = placed;
        const { cohortId } = member.year;
        const cohort = cohortId && plan.cohortById.get(cohortId);
        if (!cohort || cohort.mondays.includes(mondayOf(session.day))) return [];
        const rotation = schedule.rotationOn(member.person.id, session.day);
        if (!rotation || !INPATIENT.has(rotation.kind)) return [];
        const because = `${sessionName(plan, session)}: clinic in a week on ${rotation.code}.`;
        const span = { firstDay: session.day, lastDay: session.day };
        const slots = decidedSlots(schedule, session, [placed]);
        return [observe(span, because, { personIds: [member.person.id], slots })];
      }),
    );
  },
});

/** What each such clinic costs, beside the weights of the wishes. */
const PENALTY = 4;

/** A penalty for each clinic that is decided, or left, in a week on the wards. */
export const encode: HalfDayEncode<typeof params> = {
  layer: 'half-day',
  compared: { looser: WHAT_CAN_BE },
  limit(encoding, _params, because) {
    const { plan, schedule } = encoding;
    for (const { day, cells } of encoding.sessions(({ kind }) => kind === 'clinic')) {
      for (const cell of cells) {
        const { person, year } = cell.member;
        const cohort = year.cohortId && plan.cohortById.get(year.cohortId);
        if (!cohort || cohort.mondays.includes(mondayOf(day)) || !encoding.isOpen(cell)) continue;
        const rotation = schedule.rotationOn(person.id, day);
        if (!rotation || !INPATIENT.has(rotation.kind)) continue;
        const clinics = encoding.weigh([cell], ({ kind }) => (kind === 'clinic' ? 1 : 0));
        if (clinics.most === clinics.least) continue;
        const limits = because([person.id], `clinic on ${day}`);
        encoding.model.penalty(PENALTY, limits.excess(-clinics.certain, clinics.terms));
      }
    }
  },
};

const TWO_WEEKS = {
  blockDays: 7,
  rotations: {
    W: { kind: 'inpatient' as const },
    Y: { kind: 'clinic' as const, week: 'cccccccccc....' },
  },
};

/** Drawn cases: the second week is ambulatory. */
export const examples: readonly Example[] = [
  {
    title: 'clinic in the ambulatory week',
    isAllowed: true,
    cohorts: [{ people: ['Ada'], rotation: 'Y', mondays: ['2026-07-06'] }],
    drawn: 'blocks\nAda 1 WWW',
    ...TWO_WEEKS,
  },
  {
    title: 'a clinic in a week on the wards',
    isAllowed: false,
    cohorts: [{ people: ['Ada'], rotation: 'Y', mondays: ['2026-07-06'] }],
    drawn: 'blocks\nAda 1 WWW\nhalf-days\nAda 1 ..c',
    ...TWO_WEEKS,
  },
  {
    title: 'a resident in no cohort',
    isAllowed: true,
    drawn: 'blocks\nAda 1 WWW\nhalf-days\nAda 1 ..c',
    ...TWO_WEEKS,
  },
];
