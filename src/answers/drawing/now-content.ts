import type { PersonId } from '../../domain/id.ts';
import { type Instant, localTimeAt } from '../../domain/time/zone.ts';
import type { Published } from '../../store/queries/published.ts';
import { halfOf, type NowFound, servicesOf } from '../now.ts';
import { clinicsNow } from './clinics-now.ts';
import type { Drawn } from './drawing.ts';
import { meNow } from './me-now.ts';
import { onCall } from './on-call.ts';

/** In the evening nobody asks who supervises clinic. */
const CLINICS_OVER = '18:00';

/** What is asked of the first screen. */
export interface NowContentAsked {
  readonly at: Instant;
  /** Whether the moment is now, rather than one that was chosen. */
  readonly isNow: boolean;
  /** Who the owner of the device is. */
  readonly meId: PersonId | null;
  /** Whether it has none, and is not asked for one. */
  readonly isNobodys: boolean;
  /** Only who is on call for this service. */
  readonly service?: string | undefined;
  readonly readersZone: string;
}

/** The first screen below its title: one's own day, who is on call with one's own services first, clinics. */
export function nowContent(
  { today, program: { timeZone }, everybody }: NowFound,
  published: Published,
  { at, isNow, meId, isNobodys, service, readersZone }: NowContentAsked,
): readonly Drawn[] {
  const clocks = { today, timeZone, readersZone };
  const { schedule } = published;
  const mine = meId === null ? new Set<string>() : servicesOf(schedule, meId, today);
  if (service !== undefined) return onCall(published, { ...clocks, at, isNow, service, mine });
  return [
    ...(isNobodys ? [] : [meNow(schedule, meId, at, clocks)]),
    ...onCall(published, { ...clocks, at, isNow, mine }),
    ...(everybody && localTimeAt(at, timeZone).time < CLINICS_OVER
      ? clinicsNow(everybody.schedule, today, halfOf(at, timeZone))
      : []),
  ];
}
