import { useCallback } from 'react';
import type { Outcome } from '../../domain/changes/change.ts';
import { absenceEntered } from '../../domain/changes/absence-entered.ts';
import { absenceRemoved } from '../../domain/changes/absence-removed.ts';
import { personRecorded } from '../../domain/changes/person-recorded.ts';
import { personRemoved } from '../../domain/changes/person-removed.ts';
import { rotationDefined } from '../../domain/changes/rotation-defined.ts';
import { rotationRemoved } from '../../domain/changes/rotation-removed.ts';
import type { PersonId } from '../../domain/id.ts';
import type { Absence, AbsenceDetail } from '../../domain/rows/absence.ts';
import type { ContactWay, Person, PersonYear } from '../../domain/rows/person.ts';
import type { RotationTemplate } from '../../domain/rows/rotation.ts';
import { fullName, Plan } from '../../domain/schedule/plan.ts';
import {
  type AbsenceEntry,
  type DirectoryEntry,
  type PeopleFilters,
  readAbsences,
  readPeople,
  readPlanRows,
  readRotations,
} from '../../store/queries/directory.ts';
import { useStored } from '../program-session.tsx';
import { useRecord } from './use-record.ts';
import { useYear } from './use-year.ts';

/** The plan of the current year: its rows with their look-ups. Null when there is no year. */
export function usePlan(): Plan | null | undefined {
  const year = useYear();
  return useStored(
    async (database) => {
      const rows = year ? await readPlanRows(database, year.id) : null;
      return rows ? new Plan(rows) : null;
    },
    [year?.id],
  );
}

/** People with their place in the current year, by family name. */
export function usePeople(filters: PeopleFilters = {}): DirectoryEntry[] | undefined {
  const year = useYear();
  return useStored(
    (database) => readPeople(database, year?.id ?? null, filters),
    [year?.id, JSON.stringify(filters)],
  );
}

/** Absences of a person, or of everybody (null), by first day. */
export function useAbsences(personId: PersonId | null): AbsenceEntry[] | undefined {
  return useStored((database) => readAbsences(database, personId), [personId]);
}

/** Rotation templates by code. */
export function useRotationTemplates(): RotationTemplate[] | undefined {
  return useStored(readRotations, []);
}

/** What a person's form holds. */
export interface PersonForm {
  readonly person: Person;
  readonly year: PersonYear;
  readonly ways: ContactWay[];
}

/** Adds a person. */
export function useCreatePerson(): (form: PersonForm) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((form) => record(personRecorded, form), [record]);
}

/** Edits a person. */
export function useUpdatePerson(): (form: PersonForm) => Promise<Outcome> {
  return useCreatePerson();
}

/** Deletes a person; the notice offers to take it back. */
export function useDeletePerson(): (person: Person) => Promise<Outcome> {
  const record = useRecord();
  return useCallback(
    (person) => record(personRemoved, { personId: person.id, name: fullName(person) }),
    [record],
  );
}

/** Adds a rotation template. */
export function useCreateRotationTemplate(): (rotation: RotationTemplate) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((rotation) => record(rotationDefined, { rotation }), [record]);
}

/** Edits a rotation template. */
export function useUpdateRotationTemplate(): (rotation: RotationTemplate) => Promise<Outcome> {
  return useCreateRotationTemplate();
}

/** Deletes a rotation template; the notice offers to take it back. */
export function useDeleteRotationTemplate(): (rotation: RotationTemplate) => Promise<Outcome> {
  const record = useRecord();
  return useCallback(
    (rotation) => record(rotationRemoved, { rotationId: rotation.id, name: rotation.name }),
    [record],
  );
}

/** Enters an absence. */
export function useCreateAbsence(): (absence: Absence, detail: AbsenceDetail) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((absence, detail) => record(absenceEntered, { absence, detail }), [record]);
}

/** Edits an absence. */
export function useUpdateAbsence(): (absence: Absence, detail: AbsenceDetail) => Promise<Outcome> {
  return useCreateAbsence();
}

/** Deletes an absence; the notice offers to take it back. */
export function useDeleteAbsence(): (absence: Absence) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((absence) => record(absenceRemoved, { absenceId: absence.id }), [record]);
}
