import { givenOutOf, givenOutSchema, goneSince, myEvents } from '../../../answers/my-calendar.ts';
import { nameOf } from '../../../answers/naming.ts';
import type { PersonId } from '../../../domain/id.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import { type CalendarEvent, writeCalendar } from '../../../formats/icalendar.ts';
import { type Published, readPublished } from '../../../store/queries/published.ts';
import { ownMemory } from '../../own-memory.ts';
import { plainProgramOf, useDeviceSession } from '../../device-session.tsx';
import { Button } from '../../parts/button.tsx';
import { Picture } from '../../parts/drawing.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { saveFile } from '../../save-file.ts';
import type { LookUpView } from './look-up-page.tsx';

interface CalendarButtonProps {
  readonly view: LookUpView;
  readonly personId: PersonId;
}

/** Gives the year's rotations, calls, clinics and absences to the phone's own calendar, and takes back what is gone. */
export function CalendarButton({ view, personId }: CalendarButtonProps) {
  const { device, program } = useDeviceSession();
  const notify = useNotify();
  if (!program) return null;
  const save = async (): Promise<void> => {
    const { firstDay, lastDay } = view.published.schedule.plan.rows.year;
    const reader = plainProgramOf(program.id);
    const year = await readPublished(reader, { firstDay, lastDay }, { people: [personId] });
    if (!year) return;
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
    notify({ text: 'Open the file to add it to your calendar. Do it again after a new edition.' });
  };
  return (
    <Button onPress={save}>
      <Picture name="calendar-plus" /> Add to my calendar
    </Button>
  );
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
