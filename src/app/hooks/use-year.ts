import { useCallback } from 'react';
import type { YearId } from '../../domain/id.ts';
import type { AcademicYear } from '../../domain/rows/academic-year.ts';
import { spanHolds } from '../../domain/time/day.ts';
import { localTimeAt } from '../../domain/time/zone.ts';
import { DEVICE_DATABASE } from '../../store/device-database.ts';
import { readProgram } from '../../store/queries/definitions.ts';
import { readYears } from '../../store/queries/directory.ts';
import { useNow } from '../device-clock.ts';
import { useSession, useStored } from '../program-session.tsx';
import { useLive } from './use-live.ts';

/** Under which name this device remembers which year of a program is worked on. */
function settingOf(programId: string | undefined): string {
  return `year/${programId ?? ''}`;
}

/**
 * The academic year that is worked on: the one chosen on this device, else the one of today, else the latest; null when
 * the program has none.
 */
export function useYear(): AcademicYear | null | undefined {
  const { device, program } = useSession();
  const now = useNow();
  const name = settingOf(program?.id);
  const chosen = useLive(
    DEVICE_DATABASE,
    async () => ({ id: (await device.settings.get(name))?.value ?? null }),
    [name],
  );
  const found = useStored(async (database) => {
    const own = await readProgram(database);
    return own && { zone: own.timeZone, years: await readYears(database) };
  }, []);
  if (found === null) return null;
  if (!found || !chosen) return undefined;
  const today = localTimeAt(now, found.zone).day;
  return (
    found.years.find(({ id }) => id === chosen.id) ??
    found.years.find((year) => spanHolds(year, today)) ??
    found.years[0] ??
    null
  );
}

/** The academic years of the program, the latest first. */
export function useYears(): AcademicYear[] | undefined {
  return useStored(readYears, []);
}

/** Chooses the year that is worked on on this device. */
export function useChooseYear(): (yearId: YearId) => Promise<void> {
  const { device, program } = useSession();
  const name = settingOf(program?.id);
  return useCallback(
    async (yearId) => {
      await device.settings.put({ name, value: yearId });
    },
    [device, name],
  );
}
