import { groupBy } from '../../domain/group-by.ts';
import type { Activity } from '../../domain/rows/rotation.ts';
import type { Member } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { Day } from '../../domain/time/day.ts';
import { minuteOfDay } from '../../domain/work/zone-clock.ts';
import { clinicSessions } from '../../domain/schedule/sessions.ts';
import { isNamed } from './clinics.ts';

/** The minutes of the year that count, on days that count, of each resident. */
export function panelMinutes(
  schedule: Schedule,
  panelClinics: readonly string[],
  counts: (day: Day) => boolean,
): (member: Member) => number {
  const seen = clinicSessions(schedule)
    .filter(({ day }) => counts(day))
    .flatMap(({ seeingPatients }) =>
      seeingPatients
        .filter(({ activity }) => isPanel(activity, panelClinics))
        .map(({ member, activity: { start, end } }) => ({
          personId: member.person.id,
          minutes: minutesBetween(start, end),
        })),
    );
  const byPerson = groupBy(seen, ({ personId }) => personId);
  return ({ person }) =>
    (byPerson.get(person.id) ?? []).reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Whether residents see patients of their own in the activity: in clinics of these names, or in all where none is named. */
export function isPanel(activity: Activity, panelClinics: readonly string[]): boolean {
  return panelClinics.length === 0 || isNamed(activity, panelClinics);
}

/** From one `HH:MM` to another; an end at or before the start belongs to the next day. */
export function minutesBetween(start: string, end: string): number {
  const minutes = minuteOfDay(end) - minuteOfDay(start);
  return minutes > 0 ? minutes : minutes + 24 * 60;
}
