import { groupBy } from '../../domain/group-by.ts';
import type { SiteId } from '../../domain/id.ts';
import type { Activity } from '../../domain/rows/rotation.ts';
import type { Clinic, Placed } from '../../domain/schedule/clinic.ts';
import type { Plan } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { type Half, type SlotKey, slotKey } from '../../domain/schedule/slot.ts';
import type { Day, DaySpan } from '../../domain/time/day.ts';
import { isInTraining } from './training.ts';

/** A half-day of a clinic. */
export type ClinicSession = Clinic & { readonly day: Day; readonly half: Half };

/** Whether an activity is named, by its code or its id. */
export function isNamed({ id, code }: Activity, names: readonly string[]): boolean {
  return names.includes(code) || names.includes(id);
}

/** Those in training who see patients in the session, in clinics of these names; no names stand for all clinics. */
export function learnersIn({ seeingPatients }: Clinic, names: readonly string[]): Placed[] {
  return seeingPatients.filter(
    ({ member, activity }) =>
      isInTraining(member) && (names.length === 0 || isNamed(activity, names)),
  );
}

/** The half-days of these people in the session that were decided apart from their patterns. */
export function decidedSlots(
  schedule: Schedule,
  { day, half }: Pick<ClinicSession, 'day' | 'half'>,
  people: readonly Placed[],
): SlotKey[] {
  return people.flatMap(({ member }) =>
    schedule
      .halfDaysOf(member.person.id)
      .filter(({ slot }) => slot.day === day && slot.half === half)
      .map(({ slot }) => slotKey(slot)),
  );
}

/** Such as `Mill Street Clinic, morning`. */
export function sessionName(plan: Plan, { siteId, half }: Pick<ClinicSession, 'siteId' | 'half'>) {
  return `${siteName(plan, siteId)}, ${half === 'am' ? 'morning' : 'afternoon'}`;
}

/** The name of a site, or `Clinic` where there is none. */
export function siteName(plan: Plan, siteId: SiteId | null): string {
  return plan.rows.sites.find(({ id }) => id === siteId)?.name ?? 'Clinic';
}

/** The sites at which nobody ever precepts in these sessions, with the days from the first session to the last. */
export function sitesWithoutPreceptors(
  sessions: readonly ClinicSession[],
): (DaySpan & { readonly siteId: SiteId | null })[] {
  return [...groupBy(sessions, ({ siteId }) => siteId)].flatMap(([siteId, own]) => {
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last || own.some(({ preceptors }) => preceptors.length > 0)) return [];
    return [{ siteId, firstDay: first.day, lastDay: last.day }];
  });
}
