import { givenOutOf, givenOutSchema, goneSince, myEvents } from '../../../answers/my-calendar.ts';
import { nameOf } from '../../../answers/naming.ts';
import type { PersonId } from '../../../domain/id.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import { type CalendarEvent, writeCalendar } from '../../../formats/icalendar.ts';
import type { DeviceDatabase, KnownProgram } from '../../../store/device-database.ts';
import { type Published, readPublished } from '../../../store/queries/published.ts';
import { plainProgramOf } from '../../device-session.tsx';
import { ownMemory } from '../../own-memory.ts';
import { saveFile } from '../../save-file.ts';
import type { LookUpView } from '../look-up/look-up-page.tsx';

/**
 * Saves the year's rotations, calls, clinics and absences of a person as a calendar file, which also takes back what was
 * given out before and is no more. @returns whether anything is published.
 */
export async function saveCalendar(
  device: DeviceDatabase,
  program: KnownProgram,
  personId: PersonId,
  view: LookUpView,
): Promise<boolean> {
  const { firstDay, lastDay } = view.published.schedule.plan.rows.year;
  const reader = plainProgramOf(program.id);
  const year = await readPublished(reader, { firstDay, lastDay }, { people: [personId] });
  if (!year) return false;
  const name = ownMemory('calendar', program.id);
  const before = givenOutSchema.safeParse((await device.settings.get(name))?.value).data ?? [];
  const { events, givenOut } = eventsOf(year, personId, view, before);
  const { name: person } = nameOf(year.schedule.plan, personId);
  const calendar = writeCalendar({
    name: `${person}, ${program.name}`,
    timeZone: view.timeZone,
    sequence: year.editions[0].number,
    publishedAt: year.publishedAt,
    events,
  });
  saveFile(`${person}.ics`, calendar, 'text/calendar');
  await device.settings.put({ name, value: givenOut });
  return true;
}

function eventsOf(
  { schedule, span }: Published,
  personId: PersonId,
  { timeZone, today }: LookUpView,
  before: ReturnType<typeof givenOutOf>,
) {
  const events = myEvents(schedule, personId, span);
  const gone = goneSince(before, events, today).map(
    ({ uid, summary, firstDay, lastDay }): CalendarEvent => ({
      uid,
      summary,
      when: { firstDay, lastDay },
      isBusy: false,
      isCancelled: true,
    }),
  );
  return {
    events: [...events, ...gone],
    givenOut: givenOutOf(events, (at) => localTimeAt(at, timeZone).day),
  };
}
