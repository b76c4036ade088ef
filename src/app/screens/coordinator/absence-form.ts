import { type Absence, absenceTraits, type AbsenceType } from '../../../domain/rows/absence.ts';
import type { AbsenceEntry } from '../../../store/queries/directory.ts';
import { newId } from '../../device-clock.ts';

/** An absence as typed. */
export interface AbsenceValues {
  readonly personId: string;
  readonly type: AbsenceType;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly status: Absence['status'];
  readonly note: string;
}

/** What the form shows of an absence at first. @param personId whom a new one is for, perhaps nobody yet. */
export function valuesOf(entry: AbsenceEntry | null, personId: string): AbsenceValues {
  return {
    personId: entry?.absence.personId ?? personId,
    type: entry?.detail?.type ?? 'vacation',
    firstDay: entry?.absence.firstDay ?? '',
    lastDay: entry?.absence.lastDay ?? '',
    status: entry?.absence.status ?? 'approved',
    note: entry?.detail?.note ?? '',
  };
}

/** The typed values as the arguments of the change, to be checked by its schema. One day may leave out the last. */
export function argumentsOf(values: AbsenceValues, entry: AbsenceEntry | null): unknown {
  const id = entry?.absence.id ?? newId();
  return {
    absence: {
      ...entry?.absence,
      id,
      personId: values.personId,
      firstDay: values.firstDay,
      lastDay: values.lastDay || values.firstDay,
      status: values.status,
      ...absenceTraits(values.type),
    },
    detail: { ...entry?.detail, id, type: values.type, note: values.note },
  };
}
