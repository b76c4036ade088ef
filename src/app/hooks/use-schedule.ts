import { type NowFound, readNow } from '../../answers/now.ts';
import type { PersonId } from '../../domain/id.ts';
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
  type Wanted,
} from '../../store/queries/published.ts';
import { DEVICE_DATABASE, type KnownProgram } from '../../store/device-database.ts';
import { useDeviceSession, useLookedUp } from '../device-session.tsx';
import { KeptAnswers } from './kept-answers.ts';
import { useLive } from './use-live.ts';

const schedules = new KeptAnswers<Published | null | undefined>();
const lookUps = new KeptAnswers<LookUp | null | undefined>();
const nowsFound = new KeptAnswers<NowFound | null | undefined>();
const zones = new KeptAnswers<string | null | undefined>();

/**
 * The published schedule from the first to the last day, read again whenever an edition, an absence or a contact
 * changes. Null when nothing is published for these days, undefined while it is read.
 */
export function useSchedule(start: Day, end: Day, wanted?: Wanted): Published | null | undefined {
  return useLookedUp(
    (program) => readPublished(program, { firstDay: start, lastDay: end }, wanted),
    [start, end, JSON.stringify(wanted)],
    schedules,
  );
}

/** The editions this device holds, the newest first. */
export function useEditions(): Edition[] | undefined {
  return useLookedUp(readEditionsHeld, []);
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
  wanted?: Wanted,
): LookUp | null | undefined {
  return useLookedUp(
    (program) => readLookUp(program, at, daysBefore, daysAfter, wanted),
    [Math.floor(at / HOUR), daysBefore, daysAfter, JSON.stringify(wanted)],
    lookUps,
  );
}

/** What the first screen shows of a moment, read again every hour of it. @param meId the owner of this device. */
export function useNowFound(at: Instant, meId: PersonId | null): NowFound | null | undefined {
  return useLookedUp(
    (program) => readNow(program, at, meId),
    [Math.floor(at / HOUR), meId],
    nowsFound,
  );
}

/** The time zone of the open program; null without one, undefined while it is read. */
export function useProgramZone(): string | null | undefined {
  return useLookedUp(readProgramZone, [], zones);
}

/** The programs this device holds, the one opened last first. */
export function usePrograms(): KnownProgram[] | undefined {
  const { device } = useDeviceSession();
  return useLive(DEVICE_DATABASE, () => device.all(), [device]);
}
