import * as z from 'zod/mini';
import type { RotationAssignment, WorkRecord } from '../../domain/work/work-record.ts';

/** Which rotations are in an emergency department. */
export const emergencyRotations = z._default(z.array(z.string()), ['ED', 'EM', 'Emergency']);

/** The record's assignments to these rotations, by the rotation's name or id. */
export function emergencyAssignments(
  record: WorkRecord,
  rotations: readonly string[],
): RotationAssignment[] {
  return record.assignments.filter(
    ({ rotation, name }) => rotations.includes(name) || rotations.includes(rotation),
  );
}

/** Whether one of the assignments holds the day, in days since 1970-01-01. */
export function holdsDay(assignments: readonly RotationAssignment[], epochDay: number): boolean {
  return assignments.some(({ first, next }) => first <= epochDay && epochDay < next);
}
