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
function week(morning: string, afternoon: string, weekdays: readonly number[]): WeekPlan {
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

/** The weeks proposed, by kind of rotation; one day in seven is free in each of them. */
export const DEFAULT_WEEKS: Readonly<Record<RotationKind | typeof CONTINUITY_WEEK, WeekPlan>> = {
  inpatient,
  'intensive-care': inpatient,
  nights: Array.from({ length: 14 }, (_, place) => (nightPlaces.includes(place) ? 'NIGHT' : null)),
  shifts: week('SHIFT-AM', 'SHIFT-PM', WEEKDAYS),
  clinic: week('SPEC-AM', 'CLINIC-PM', WEEKDAYS),
  elective: week('SPEC-AM', 'CLINIC-PM', WEEKDAYS),
  [CONTINUITY_WEEK]: week('CLINIC-AM', 'CLINIC-PM', WEEKDAYS),
  research: week('STUDY-AM', 'STUDY-PM', WEEKDAYS),
  away: week('SPEC-AM', 'SPEC-PM', WEEKDAYS),
  orientation: week('EDUC-AM', 'LECTURE', WEEKDAYS),
  leave: Array.from({ length: 14 }, () => null),
  other: week('SPEC-AM', 'SPEC-PM', WEEKDAYS),
};

/** What each proposed week is, for people. */
export const WEEK_WORDS: Readonly<Record<RotationKind | typeof CONTINUITY_WEEK, string>> = {
  inpatient: 'Monday to Saturday 7:00–18:00, lecture on Wednesday afternoon, Sunday free',
  'intensive-care': 'Monday to Saturday 7:00–18:00, lecture on Wednesday afternoon, Sunday free',
  nights: 'nights of Sunday to Thursday 19:00–7:00, from the evening they begin',
  shifts: 'Monday to Friday 8:00–18:00, lecture on Wednesday afternoon',
  clinic:
    'specialty clinic in the morning, continuity clinic in the afternoon, lecture on Wednesday afternoon',
  elective:
    'specialty clinic in the morning, continuity clinic in the afternoon, lecture on Wednesday afternoon',
  [CONTINUITY_WEEK]: 'continuity clinic morning and afternoon, lecture on Wednesday afternoon',
  research: 'Monday to Friday 8:00–17:00, lecture on Wednesday afternoon',
  away: 'Monday to Friday 8:00–17:00, lecture on Wednesday afternoon',
  orientation: 'Monday to Friday 8:00–17:00',
  leave: 'free',
  other: 'Monday to Friday 8:00–17:00, lecture on Wednesday afternoon',
};
