import { useLiveQuery } from 'dexie-react-hooks';
import type { Edition } from '../../domain/rows/schedule.ts';
import type { Day } from '../../domain/time/day.ts';
import type { Instant } from '../../domain/time/zone.ts';
import {
  type LookUp,
  type Published,
  readEditionsHeld,
  readLookUp,
  readProgramZone,
  readPublished,
} from '../../store/queries/published.ts';
import type { KnownProgram } from '../../store/device-database.ts';
import { useSession, useStored } from '../program-session.tsx';

/**
 * The published schedule from the first to the last day, read again whenever an edition, an absence or a contact
 * changes. Null when nothing is published for these days, undefined while it is read.
 */
export function useSchedule(start: Day, end: Day): Published | null | undefined {
  return useStored(
    (database) => readPublished(database, { firstDay: start, lastDay: end }),
    [start, end],
  );
}

/** The editions this device holds, the newest first. */
export function useEditions(): Edition[] | undefined {
  return useStored(readEditionsHeld, []);
}

const HOUR = 3_600_000;

/**
 * What is published around a moment: from `daysBefore` its day in the program's zone to `daysAfter`. Read again every
 * hour of `at`, so that a new day is noticed. Null when this device holds no program.
 */
export function useLookUp(
  at: Instant,
  daysBefore: number,
  daysAfter: number,
): LookUp | null | undefined {
  return useStored(
    (database) => readLookUp(database, at, daysBefore, daysAfter),
    [Math.floor(at / HOUR), daysBefore, daysAfter],
  );
}

/** The time zone of the open program; null without one, undefined while it is read. */
export function useProgramZone(): string | null | undefined {
  return useStored(readProgramZone, []);
}

/** The programs this device holds, the one opened last first. */
export function usePrograms(): KnownProgram[] | undefined {
  const { device } = useSession();
  return useLiveQuery(() => device.all(), [device]);
}
