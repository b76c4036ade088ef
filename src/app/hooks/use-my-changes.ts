import { useCallback, useMemo, useState } from 'react';
import {
  changesSince,
  type DaysChanged,
  type Seen,
  seenDays,
  seenSchema,
} from '../../answers/changes.ts';
import type { PersonId } from '../../domain/id.ts';
import { addDays } from '../../domain/time/day.ts';
import { type Instant, localTimeAt } from '../../domain/time/zone.ts';
import type { DeviceDatabase } from '../../store/device-database.ts';
import type { ProgramReader } from '../../store/program-reader.ts';
import { readEditionsHeld, readLookUp, readPublished } from '../../store/queries/published.ts';
import { useNow } from '../device-clock.ts';
import { ownMemory } from '../own-memory.ts';
import { useDeviceSession, useLookedUp } from '../device-session.tsx';

/** What of the owner's days changed since they last looked. */
export interface MyChanges {
  /** The number of the edition that was seen last. */
  readonly since: number;
  readonly days: readonly DaysChanged[];
  /** Says that it has been seen. */
  readonly settle: () => Promise<void>;
}

const HOURS_24 = 86_400_000;

/**
 * What of the owner's own days is otherwise in the newest edition than when they last looked; null when nothing is, or
 * this device is nobody's. What was seen is remembered as words, so that any number of editions may lie between.
 */
export function useMyChanges(): MyChanges | null {
  const now = useNow();
  const { device, program } = useDeviceSession();
  const meId = program?.meId ?? null;
  const [settled, setSettled] = useState<Seen | null>(null);
  const found = useLookedUp(
    async (reader) =>
      program && meId !== null
        ? lookForChanges(reader, device, ownMemory('seen', program.id), meId, now)
        : null,
    [meId, Math.floor(now / HOURS_24)],
  );
  const settle = useCallback(async () => {
    if (!found || !program) return;
    await device.settings.put({ name: ownMemory('seen', program.id), value: found.now });
    setSettled(found.now);
  }, [device, program, found]);
  return useMemo(
    () =>
      found && found.now !== settled ? { since: found.since, days: found.days, settle } : null,
    [found, settled, settle],
  );
}

async function lookForChanges(
  reader: ProgramReader,
  device: DeviceDatabase,
  name: string,
  meId: PersonId,
  at: Instant,
): Promise<(Pick<MyChanges, 'since' | 'days'> & { readonly now: Seen }) | null> {
  const [newest] = await readEditionsHeld(reader);
  const stored = seenSchema.safeParse((await device.settings.get(name))?.value).data;
  const before = stored?.personId === meId ? stored : null;
  if (!newest || before?.editionId === newest.id) return null;
  const now = await daysAhead(reader, meId, at);
  if (!now) return null;
  const days = before ? changesSince(before, now) : [];
  if (before && days.length > 0) return { since: before.editionNumber, days, now };
  await device.settings.put({ name, value: now });
  return null;
}

/** The owner's days from today to the end of the academic year. */
async function daysAhead(reader: ProgramReader, meId: PersonId, at: Instant): Promise<Seen | null> {
  const found = await readLookUp(reader, at, 0, 0, { whole: [] });
  if (!found?.published) return null;
  const { timeZone } = found.program;
  const { lastDay } = found.published.schedule.plan.rows.year;
  const span = { firstDay: localTimeAt(at, timeZone).day, lastDay };
  const ahead = await readPublished(
    reader,
    { firstDay: addDays(span.firstDay, -1), lastDay },
    { people: [meId] },
  );
  return ahead && seenDays(ahead, meId, span);
}
