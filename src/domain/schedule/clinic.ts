import { groupBy } from '../group-by.ts';
import type { SiteId } from '../id.ts';
import type { Activity, ActivityKind } from '../rows/rotation.ts';
import type { Member } from './plan.ts';

/** Somebody at an activity. */
export interface Placed {
  readonly member: Member;
  readonly activity: Activity;
}

/** A clinic with who sees patients there and who precepts: whoever has patients of their own does not precept. */
export interface Clinic {
  /** Null where the clinic's activities name no site. */
  readonly siteId: SiteId | null;
  readonly preceptors: readonly Placed[];
  readonly seeingPatients: readonly Placed[];
}

/** How many residents a preceptor supervises at most, unless the program says otherwise. */
export const RESIDENTS_PER_PRECEPTOR = 4;

/** The kinds of activity that bring people to a clinic. */
export const CLINIC: ReadonlySet<ActivityKind> = new Set(['clinic', 'precepting']);

/** The clinics among what people do in one half-day, by site. */
export function clinicsAmong(placed: readonly Placed[]): Clinic[] {
  const inClinic = placed.filter(({ activity }) => CLINIC.has(activity.kind));
  return [...groupBy(inClinic, ({ activity }) => activity.siteId)].map(([siteId, own]) => ({
    siteId,
    preceptors: own.filter(({ activity }) => activity.kind === 'precepting'),
    seeingPatients: own.filter(({ activity }) => activity.kind === 'clinic'),
  }));
}
