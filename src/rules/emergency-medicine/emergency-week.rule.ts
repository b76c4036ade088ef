import * as z from 'zod/mini';
import { dayFromEpoch, type DaySpan } from '../../domain/time/day.ts';
import { workedTime } from '../../domain/work/averaging-periods.ts';
import { factOf } from '../../domain/work/facts.ts';
import { HOUR, sharedWith, type Stretch, unionOf } from '../../domain/work/stretches.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';
import { countsAsHours, type WorkKind } from '../../domain/work/work-period.ts';
import type { CallEncode } from '../rule.ts';
import { callDuties } from '../work/call-duties.ts';
import { emergencyAssignments, emergencyRotations } from '../work/emergency-rotations.ts';
import { addedHours, HOURS_COMPARED, limitHours } from '../work/hours-limits.ts';
import type { WorkExample } from '../work/work-example.ts';
import {
  defineWorkRule,
  rounded,
  seen,
  touchesUnknown,
  type WorkObservation,
} from '../work/work-rule.ts';

const hours = z.number().check(z.gt(0), z.lte(168));
const params = z.object({
  rotations: emergencyRotations,
  patientHoursMax: z._default(hours, 60),
  hoursMax: z._default(hours, 72),
});

const timeWithPatients = factOf(({ periods }: WorkRecord) =>
  unionOf(periods.filter(({ kind }) => isWithPatients(kind))),
);

function isWithPatients(kind: WorkKind): boolean {
  return kind !== 'home-call' && kind !== 'education';
}

/** A week in the emergency department has at most 60 hours with patients and 72 in all. */
export const rule = defineWorkRule({
  id: 'emergency-week',
  title: 'Hours a week in the emergency department',
  statement: ({ patientHoursMax, hoursMax, rotations }) =>
    `On rotations in the emergency department (${rotations.join(', ')}) a week, counted from the rotation’s first day, has at most ${patientHoursMax} hours of seeing patients and ${hoursMax} hours in all, education included. Weeks are not averaged.`,
  citation: null,
  force: 'must',
  isOnByDefault: false,
  params,
  checkWork: (record, settings) =>
    weeksOf(record, settings.rotations).flatMap((week) => checkWeek(record, week, settings)),
});

/** The weeks of the rotations in an emergency department, from the first day of each. */
function weeksOf(record: WorkRecord, rotations: readonly string[]): (DaySpan & Stretch)[] {
  return emergencyAssignments(record, rotations).flatMap(({ first, next: end }) => {
    const weeks = [];
    for (let week = first; week < end; week += 7) {
      const next = Math.min(week + 7, end);
      weeks.push({
        firstDay: dayFromEpoch(week),
        lastDay: dayFromEpoch(next - 1),
        start: record.clock.startOf(week),
        end: record.clock.startOf(next),
      });
    }
    return weeks;
  });
}

function checkWeek(
  record: WorkRecord,
  week: DaySpan & Stretch,
  { patientHoursMax, hoursMax }: z.infer<typeof params>,
): WorkObservation[] {
  const found: WorkObservation[] = [];
  const limits = [
    [timeWithPatients(record), patientHoursMax, 'Hours of seeing patients in one week.'],
    [workedTime(record), hoursMax, 'Hours in all in one week.'],
  ] as const;
  for (const [time, limit, because] of limits) {
    const measured = sharedWith(week, time) / HOUR;
    if (measured > limit) {
      found.push(seen(week, because, { measured: rounded(measured), limit, unit: 'hours' }));
    }
  }
  if (found.length === 0 && touchesUnknown(record, week.start, week.end)) {
    found.push(seen(week, 'Not all days of this week are known.', { cannotTell: true }));
  }
  return found;
}

const EMERGENCY = 'rotation ED 2026-07-06 2026-08-02';

/** The calls that touch a week add no more hours to it than are left. */
export const encode: CallEncode<typeof params> = {
  layer: 'call',
  compared: HOURS_COMPARED,
  limit(encoding, { rotations, patientHoursMax, hoursMax }, because) {
    for (const duties of callDuties(encoding)) {
      const { record } = duties;
      for (const week of weeksOf(record, rotations)) {
        const limits = because([duties.personId], `hours in the week from ${week.firstDay} on`);
        for (const [time, limit, counts] of [
          [timeWithPatients(record), patientHoursMax, isWithPatients],
          [workedTime(record), hoursMax, countsAsHours],
        ] as const) {
          const left = Math.max(0, limit - sharedWith(week, time) / HOUR);
          limitHours(limits, addedHours(duties, week, [week], counts), left);
        }
      }
    }
  },
};

/** Dated cases. */
export const workExamples: readonly WorkExample[] = [
  {
    title: '60 hours with patients and 12 of education',
    verdict: 'allowed',
    drawn: `${EMERGENCY}\nclinical 2026-07-06 07:00-19:00 xxxxx\neducation 2026-07-11 08:00-20:00`,
  },
  {
    title: '61 hours with patients',
    verdict: 'violation',
    drawn: `${EMERGENCY}\nclinical 2026-07-06 07:00-19:00 xxxxx\nclinical 2026-07-11 08:00-09:00`,
  },
  {
    title: '73 hours in all',
    verdict: 'violation',
    drawn: `${EMERGENCY}\nclinical 2026-07-06 07:00-19:00 xxxxx\neducation 2026-07-11 08:00-21:00`,
  },
  {
    title: 'a light week does not make up for it',
    verdict: 'violation',
    drawn: `${EMERGENCY}\nclinical 2026-07-06 07:00-19:00 xxxxxx.x`,
  },
  {
    title: 'a day that nobody logged',
    verdict: 'cannot-tell',
    stream: 'worked',
    drawn: `${EMERGENCY}\nunknown 2026-07-11 2026-07-11\nclinical 2026-07-06 07:00-19:00 xxxx`,
  },
];
