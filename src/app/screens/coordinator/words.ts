import type { Absence, AbsenceType } from '../../../domain/rows/absence.ts';
import type { ContactWay, Role } from '../../../domain/rows/person.ts';
import type { ActivityKind, CallMode, RotationKind } from '../../../domain/rows/rotation.ts';
import type { Layer, RunStatus } from '../../../domain/rows/schedule.ts';
import type { Choice } from '../../parts/choices.tsx';

/** What roles are called. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  resident: 'Resident',
  faculty: 'Faculty',
  fellow: 'Fellow',
  student: 'Student',
  external: 'External',
};

/** What kinds of rotation are called. */
export const ROTATION_KIND_WORDS: Readonly<Record<RotationKind, string>> = {
  inpatient: 'Inpatient',
  'intensive-care': 'Intensive care',
  nights: 'Nights',
  shifts: 'Shifts',
  clinic: 'Clinic',
  elective: 'Elective',
  research: 'Research',
  away: 'Away',
  orientation: 'Orientation',
  leave: 'Leave',
  other: 'Other',
};

/** What kinds of activity are called. */
export const ACTIVITY_KIND_WORDS: Readonly<Record<ActivityKind, string>> = {
  ward: 'Ward',
  clinic: 'Clinic',
  precepting: 'Precepting',
  procedure: 'Procedure',
  shift: 'Shift',
  night: 'Night',
  education: 'Education',
  administration: 'Administration',
  transition: 'Transition',
  free: 'Free',
};

/** What types of absence are called. */
export const ABSENCE_TYPE_WORDS: Readonly<Record<AbsenceType, string>> = {
  vacation: 'Vacation',
  conference: 'Conference',
  sick: 'Sick',
  parental: 'Parental',
  military: 'Military or temporary duty',
  deployment: 'Deployment',
  bereavement: 'Bereavement',
  'family-emergency': 'Family emergency',
  training: 'Training',
  interview: 'Interview',
  'jury-duty': 'Jury duty',
  other: 'Other',
};

/** What the states of an absence are called. */
export const ABSENCE_STATUS_WORDS: Readonly<Record<Absence['status'], string>> = {
  requested: 'Requested',
  approved: 'Approved',
  declined: 'Declined',
};

/** What ways to reach somebody are called. */
export const CONTACT_WORDS: Readonly<Record<ContactWay['kind'], string>> = {
  phone: 'Phone',
  pager: 'Pager',
  extension: 'Extension',
  operator: 'Operator',
};

/** What ways to serve call are called. */
export const CALL_MODE_WORDS: Readonly<Record<CallMode, string>> = {
  'in-house': 'In-house',
  home: 'Home call',
  shift: 'Shift',
  jeopardy: 'Jeopardy',
};

/** What the layers of a schedule are called. */
export const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  block: 'Block year',
  call: 'Call',
  'half-day': 'Clinics (half-days)',
};

/** What the ends of a schedule run are called. */
export const RUN_STATUS_WORDS: Readonly<Record<RunStatus, string>> = {
  best: 'Best possible',
  feasible: 'Good, perhaps not the best',
  impossible: 'Impossible',
  'nothing-found': 'Nothing found in time',
  stopped: 'Stopped',
  crashed: 'Crashed',
};

/** Weekdays, Monday first. */
export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Words as the choices of a select, in the order of the values. */
export function choicesOf<Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): Choice<Value>[] {
  return values.map((value) => ({ value, label: words[value] }));
}
