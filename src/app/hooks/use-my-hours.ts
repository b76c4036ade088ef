import { useCallback, useMemo } from 'react';
import type { Outcome } from '../../domain/changes/change.ts';
import { dayLogRemoved } from '../../domain/changes/day-log-removed.ts';
import { dayLogged } from '../../domain/changes/day-logged.ts';
import { daysLogged } from '../../domain/changes/days-logged.ts';
import type { PersonId } from '../../domain/id.ts';
import type { LoggedDay, WorkOfDay } from '../../domain/rows/logged-day.ts';
import type { Day } from '../../domain/time/day.ts';
import { readLoggedDays, readPublishedYear } from '../../store/queries/logged-days.ts';
import type { Published } from '../../store/queries/published.ts';
import { useStored } from '../program-session.tsx';
import { useRecord } from './use-record.ts';

/** What a person logged, by day; nothing for nobody (null). */
export function useLoggedDays(personId: PersonId | null): LoggedDay[] | undefined {
  return useStored(
    async (database) => (personId === null ? [] : readLoggedDays(database, personId)),
    [personId],
  );
}

/** What is published for the academic year of the day; null when nothing is, undefined while it is read. */
export function usePublishedYear(at: Day | null): Published | null | undefined {
  return useStored(async (database) => at && readPublishedYear(database, at), [at]);
}

/** Logs what a person worked. */
export interface HoursLogger {
  /** One day, as corrected. */
  readonly logDay: (work: WorkOfDay) => Promise<Outcome>;
  /** Days as they are given, such as those that went as scheduled. */
  readonly logDays: (days: readonly WorkOfDay[]) => Promise<Outcome>;
  /** Takes the log of a day away. */
  readonly remove: (day: Day) => Promise<Outcome>;
}

/** Logs the hours of this person; notices offer to take each back. */
export function useLogHours(personId: PersonId): HoursLogger {
  const record = useRecord();
  const logDay = useCallback(
    (work: WorkOfDay) => record(dayLogged, { personId, ...work }),
    [record, personId],
  );
  const logDays = useCallback(
    (days: readonly WorkOfDay[]) => record(daysLogged, { personId, days: [...days] }),
    [record, personId],
  );
  const remove = useCallback(
    (day: Day) => record(dayLogRemoved, { personId, day }),
    [record, personId],
  );
  return useMemo(() => ({ logDay, logDays, remove }), [logDay, logDays, remove]);
}
