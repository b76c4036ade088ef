import type { RotationKind } from '../../domain/rows/rotation.ts';
import type { ActivityPlan, WeekPlan } from './import-plan.ts';

/** Activities that the proposed weeks are made of: usual American hours, 7 to 11 hours a day. */
export const DEFAULT_ACTIVITIES: readonly ActivityPlan[] = [
  { code: 'WARD-AM', name: 'Inpatient, morning', kind: 'ward', start: '07:00', end: '12:00' },
  { code: 'WARD-PM', name: 'Inpatient, afternoon', kind: 'ward', start: '12:00', end: '18:00' },
  { code: 'SHIFT-AM', name: 'Shift, first half', kind: 'shift', start: '08:00', end: '13:00' },
  { code: 'SHIFT-PM', name: 'Shift, second half', kind: 'shift', start: '13:00', end: '18:00' },
  { code: 'NIGHT', name: 'Night', kind: 'night', start: '19:00', end: '07:00' },
  {
    code: 'CLINIC-AM',
    name: 'Continuity clinic, morning',
    kind: 'clinic',
    start: '08:00',
    end: '12:00',
  },
  {
    code: 'CLINIC-PM',
    name: 'Continuity clinic, afternoon',
    kind: 'clinic',
    start: '13:00',
    end: '17:00',
  },
  {
    code: 'SPEC-AM',
    name: 'Specialty clinic, morning',
    kind: 'clinic',
    start: '08:00',
    end: '12:00',
  },
  {
    code: 'SPEC-PM',
    name: 'Specialty clinic, afternoon',
    kind: 'clinic',
    start: '13:00',
    end: '17:00',
  },
  { code: 'LECTURE', name: 'Lecture', kind: 'education', start: '13:00', end: '17:00' },
  { code: 'EDUC-AM', name: 'Teaching, morning', kind: 'education', start: '08:00', end: '12:00' },
  {
    code: 'STUDY-AM',
    name: 'Study, morning',
    kind: 'administration',
    start: '08:00',
    end: '12:00',
  },
  {
    code: 'STUDY-PM',
    name: 'Study, afternoon',
    kind: 'administration',
    start: '13:00',
    end: '17:00',
  },
];

const WEDNESDAY_AFTERNOON = 5;

/** The week with these activities on the weekdays given (Monday = 0) and the lecture on Wednesday afternoon. */
function week(
  morning: string,
  afternoon: string,
  weekdays: readonly number[],
): WeekPlan['halfDays'] {
  return Array.from({ length: 14 }, (_, place) => {
    if (place === WEDNESDAY_AFTERNOON) return 'LECTURE';
    if (!weekdays.includes(Math.floor(place / 2))) return null;
    return place % 2 === 0 ? morning : afternoon;
  });
}

const WEEKDAYS = [0, 1, 2, 3, 4];
const inpatient = week('WARD-AM', 'WARD-PM', [...WEEKDAYS, 5]);
const nightPlaces = [1, 3, 5, 7, 13];

/** Name of the week of a rotation that is continuity clinic throughout. */
export const CONTINUITY_WEEK = 'continuity clinic';

const lecture = 'lecture on Wednesday afternoon';
const inpatientWeek = {
  halfDays: inpatient,
  words: `Monday to Saturday 7:00–18:00, ${lecture}, Sunday free`,
};
const clinicWeek = {
  halfDays: week('SPEC-AM', 'CLINIC-PM', WEEKDAYS),
  words: `Monday to Friday, specialty clinic in the morning and continuity clinic in the afternoon, ${lecture}`,
};
const awayWeek = {
  halfDays: week('SPEC-AM', 'SPEC-PM', WEEKDAYS),
  words: `Monday to Friday 8:00–17:00, ${lecture}`,
};

/** The weeks proposed, by kind of rotation; one day in seven is free in each of them. */
export const DEFAULT_WEEKS: Readonly<Record<RotationKind | typeof CONTINUITY_WEEK, WeekPlan>> = {
  inpatient: inpatientWeek,
  'intensive-care': inpatientWeek,
  nights: {
    halfDays: Array.from({ length: 14 }, (_, place) =>
      nightPlaces.includes(place) ? 'NIGHT' : null,
    ),
    words: 'nights 19:00–7:00 from Sunday to Thursday evening',
  },
  shifts: {
    halfDays: week('SHIFT-AM', 'SHIFT-PM', WEEKDAYS),
    words: `Monday to Friday 8:00–18:00, ${lecture}`,
  },
  clinic: clinicWeek,
  elective: clinicWeek,
  [CONTINUITY_WEEK]: {
    halfDays: week('CLINIC-AM', 'CLINIC-PM', WEEKDAYS),
    words: `Monday to Friday, continuity clinic morning and afternoon, ${lecture}`,
  },
  research: {
    halfDays: week('STUDY-AM', 'STUDY-PM', WEEKDAYS),
    words: `study Monday to Friday 8:00–17:00, ${lecture}`,
  },
  away: awayWeek,
  orientation: {
    halfDays: week('EDUC-AM', 'LECTURE', WEEKDAYS),
    words: 'teaching Monday to Friday 8:00–17:00',
  },
  leave: { halfDays: Array.from({ length: 14 }, () => null), words: 'free' },
  other: awayWeek,
};
