import type { AcademicYear } from '../../../domain/rows/academic-year.ts';
import type { RotationId } from '../../../domain/id.ts';
import type { ContactWay, PersonYear, Role, WeekPattern } from '../../../domain/rows/person.ts';
import type { Weekday } from '../../../domain/time/day.ts';
import type { DirectoryEntry } from '../../../store/queries/directory.ts';
import { newId } from '../../device-clock.ts';
import { leewayOf, type LeewayValues, leewayValuesOf } from './leeway-form.ts';

/** A person as typed. */
export interface PersonValues {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly staffCode: string;
  readonly residencyFirstDay: string;
  readonly isPlaceholder: boolean;
  readonly role: Role;
  readonly pgy: string;
  readonly rank: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly fte: string;
  readonly takesCall: boolean;
  readonly callWeekdaysOff: readonly Weekday[];
  readonly completed: PersonYear['completed'];
  readonly pattern: WeekPattern | null;
  readonly leeway: LeewayValues | null;
  readonly panelHoursBefore: string;
  readonly note: string;
  readonly ways: readonly ContactWay[];
}

/** What the form shows of a person at first; a new one is a resident for the whole year. */
export function valuesOf(entry: DirectoryEntry | null, year: AcademicYear): PersonValues {
  const { person, year: inYear, ways } = entry ?? {};
  return {
    givenName: person?.givenName ?? '',
    familyName: person?.familyName ?? '',
    email: person?.email ?? '',
    staffCode: person?.staffCode ?? '',
    residencyFirstDay: person?.residencyFirstDay ?? '',
    isPlaceholder: person?.isPlaceholder ?? false,
    role: inYear?.role ?? 'resident',
    pgy: String(inYear?.pgy ?? ''),
    rank: inYear?.rank ?? '',
    firstDay: inYear?.firstDay ?? year.firstDay,
    lastDay: inYear?.lastDay ?? year.lastDay,
    fte: String(inYear?.fte ?? 1),
    takesCall: inYear?.takesCall ?? true,
    callWeekdaysOff: inYear?.callWeekdaysOff ?? [],
    completed: inYear?.completed ?? [],
    pattern: inYear?.pattern ?? null,
    leeway: leewayValuesOf(inYear?.leeway),
    panelHoursBefore: String(inYear?.panelHoursBefore ?? ''),
    note: inYear?.note ?? '',
    ways: ways ?? [],
  };
}

/** Whether people of this role belong to a class. */
export function hasClass(role: Role): boolean {
  return role === 'resident' || role === 'fellow';
}

/** Whether people of this role are, or may be, in training: a guest may be a resident of another program. */
export function mayBeInTraining(role: Role): boolean {
  return hasClass(role) || role === 'external';
}

/** The typed values as the arguments of the change, to be checked by its schema. */
export function argumentsOf(
  values: PersonValues,
  entry: DirectoryEntry | null,
  year: AcademicYear,
): unknown {
  const personId = entry?.person.id ?? newId();
  return {
    person: {
      ...entry?.person,
      id: personId,
      givenName: values.givenName,
      familyName: values.familyName,
      email: values.email.trim() || null,
      staffCode: values.staffCode.trim() || null,
      residencyFirstDay: values.residencyFirstDay || null,
      isPlaceholder: values.isPlaceholder,
    },
    year: {
      ...entry?.year,
      id: entry?.year?.id ?? newId(),
      personId,
      yearId: year.id,
      role: values.role,
      pgy: hasClass(values.role) && values.pgy !== '' ? Number(values.pgy) : null,
      rank: values.rank.trim() || null,
      firstDay: values.firstDay,
      lastDay: values.lastDay,
      fte: Number(values.fte),
      takesCall: values.takesCall,
      callWeekdaysOff: values.callWeekdaysOff,
      completed: values.completed,
      pattern: values.pattern,
      leeway: leewayOf(values.pattern && values.leeway),
      panelHoursBefore: values.panelHoursBefore === '' ? null : Number(values.panelHoursBefore),
      note: values.note,
    },
    ways: values.ways,
  };
}

/** Marks exactly these rotations as completed; what is known of their number of blocks is kept, one is assumed. */
export function withCompleted(
  completed: PersonYear['completed'],
  rotationIds: readonly RotationId[],
): PersonYear['completed'] {
  return rotationIds.map(
    (rotationId) =>
      completed.find((item) => item.rotationId === rotationId) ?? { rotationId, blocks: 1 },
  );
}

/** A week without anything planned. */
export const FREE_WEEK: WeekPattern = Array.from({ length: 14 }, () => null);
